"""`zhunsheng run` and `zhunsheng account`, as the commands that people type."""

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

SECONDS_TO_START = 60
ZHUNSHENG = [sys.executable, "-m", "zhunsheng.cli.main"]
HAN = re.compile("[\u4e00-\u9fff]")


def environment(data: Path, **more: str) -> dict[str, str]:
    kept = {
        name: word for name, word in os.environ.items() if not name.startswith("ZHUNSHENG_") and name != "DATABASE_URL"
    }
    return {**kept, "ZHUNSHENG_DATA": str(data), **more}


def run(*words: str, data: Path, typed: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*ZHUNSHENG, *words],
        env=environment(data, **more),
        input=typed,
        capture_output=True,
        text=True,
        timeout=SECONDS_TO_START,
    )


@contextmanager
def serving(*words: str, data: Path, **more: str) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """A server on a free port, once it answers."""
    port = free_port()
    server = subprocess.Popen(
        [*ZHUNSHENG, "run", "--port", str(port), *words],
        env=environment(data, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        wait_until_it_answers(port, server)
        yield port, server
    finally:
        server.kill()
        server.communicate()


def wait_until_it_answers(port: int, server: subprocess.Popen[str]) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(server.communicate()[0])


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def get(port: int, address: str) -> tuple[int, str]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_START)) as connection:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def stop(server: subprocess.Popen[str]) -> tuple[int, str]:
    server.send_signal(signal.SIGINT)
    told = server.communicate(timeout=SECONDS_TO_START)[0]
    return server.returncode, told


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    """The data folder of a company with one account, whose making takes more than a second."""
    folder = tmp_path_factory.mktemp("company")
    answer = add_account(folder, "zhou", "--duty", "competency-owner")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "zhou" in answer.stdout
    return folder


@pytest.fixture
def company(made_once, tmp_path):
    """A copy of it that a test may spoil."""
    return shutil.copytree(made_once, tmp_path / "company")


def test_a_demo_on_an_empty_machine_serves_the_handbook_and_says_who_can_log_in(tmp_path):
    with serving("--demo", data=tmp_path) as (port, server):
        assert get(port, "/handbook/")[0] == 200
        assert "林疏桐" in get(port, "/log-in/")[1]
        code, told = stop(server)
    assert code == 0
    assert f"准绳已启动：http://127.0.0.1:{port}/" in told
    assert "lin.shutong" in told
    assert "Warning" not in told
    with serving("--demo", data=tmp_path) as (port, server):
        assert get(port, "/handbook/positions/08/")[0] == 200
        assert "lin.shutong" in stop(server)[1]


def test_a_company_starts_empty_closed_and_with_a_hint(tmp_path):
    with serving(data=tmp_path) as (port, server):
        assert get(port, "/handbook/")[0] == 302
        assert "zhunsheng account add" in stop(server)[1]


def test_a_taken_port_is_named_and_nothing_is_written(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        answer = run("run", "--port", str(other.getsockname()[1]), data=tmp_path)
    refused_in_one_sentence(answer, "已被占用", "is taken")
    assert not (tmp_path / "zhunsheng.sqlite3").exists()


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    refused_in_one_sentence(run("run", data=tmp_path / "file/data"), "无法写入数据文件夹", "cannot be written")


def test_a_database_that_does_not_answer_is_named(tmp_path):
    url = f"postgresql://me:secret@127.0.0.1:{free_port()}/house"
    answer = run("run", "--port", str(free_port()), data=tmp_path, DATABASE_URL=url)
    refused_in_one_sentence(answer, "连不上数据库", "cannot be reached")
    assert "secret" not in answer.stderr


def test_a_database_file_that_cannot_be_opened_is_named(tmp_path):
    (tmp_path / "zhunsheng.sqlite3").mkdir()
    refused_in_one_sentence(
        run("run", "--port", str(free_port()), data=tmp_path), "打不开数据文件夹", "cannot be opened"
    )


def test_a_database_of_a_newer_version_is_left_alone(company):
    with sqlite3.connect(company / "zhunsheng.sqlite3") as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', '2030-01-01')"
        )
    refused_in_one_sentence(run("run", "--port", str(free_port()), data=company), "9999_later", "newer version")


def test_a_demo_does_not_start_beside_real_people(company):
    answer = run("run", "--demo", "--port", str(free_port()), data=company)
    refused_in_one_sentence(answer, "不能以演示方式启动", "cannot be started as a demo")


@pytest.mark.parametrize("port", ["http", "0", "65536"])
def test_a_port_that_is_none_is_refused(tmp_path, port):
    refused_in_one_sentence(run("run", "--port", port, data=tmp_path), "端口", "no port")


def test_an_account_is_made_at_the_machine_and_its_name_is_taken(company):
    refused_in_one_sentence(add_account(company, "zhou"), "已被使用", "is taken")


def test_whoever_forgot_the_password_gets_a_new_one_at_the_machine(company):
    answer = run("account", "password", "zhou", data=company, typed="another plumb line\n")
    assert (answer.returncode, answer.stderr) == (0, "")
    unknown = run("account", "password", "nobody", data=company, typed="another plumb line\n")
    refused_in_one_sentence(unknown, "没有账号", "There is no account")


def test_a_password_that_will_not_do_is_refused_in_both_languages(tmp_path):
    answer = run("account", "add", "zhou", data=tmp_path, typed="short\n")
    refused_in_one_sentence(answer, "密码至少需要十个字符", "Use at least ten characters")


def add_account(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run("account", "add", *words, data=data, typed="a plumb line hangs straight\n")


def refused_in_one_sentence(answer: subprocess.CompletedProcess[str], chinese: str, english: str) -> None:
    """One line in each language, no traceback, exit code 1."""
    assert answer.returncode == 1
    lines = answer.stderr.strip().splitlines()
    assert [bool(HAN.search(line)) for line in lines] == [True, False], answer.stderr
    assert chinese in lines[0]
    assert english in lines[1]
