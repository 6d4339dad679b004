"""`zhunsheng assess` as somebody types it."""

import json
from io import StringIO
from pathlib import Path

import pytest
from tests.exchange.workbooks import file_of, right_file, right_rows

from zhunsheng.cli.main import main
from zhunsheng.cli.progress import ProgressBar
from zhunsheng.domain.results import RoundResult
from zhunsheng.exchange.assessment_workbook.read import read_workbook
from zhunsheng.exchange.result_tree import from_tree
from zhunsheng.offline.assess_workbook import assess_workbook
from zhunsheng.offline.shipped_framework import load_framework

Said = pytest.CaptureFixture[str]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "评估.xlsx"
    path.write_bytes(right_file())
    return path


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    rows = right_rows()
    rows["ratings"][0]["judgement"] = "优秀"
    rows["people"][2]["manager"] = "P7"
    path = tmp_path / "有错.xlsx"
    path.write_bytes(file_of(rows))
    return path


def test_it_writes_the_folder_and_says_what_came_of_it(workbook: Path, tmp_path: Path, capsys: Said) -> None:
    assert main(["assess", str(workbook), "--out", str(tmp_path / "结果"), "--formats", "xlsx"]) == 0
    said = capsys.readouterr()
    assert "2026 年度评估：2 人，达标 1 / 已评 1，证据不足 0，未评 11，无法判断 0" in said.out
    assert "已写出 2 个文件" in said.out
    assert said.err == ""
    assert (tmp_path / "结果" / "评估结果.xlsx").exists()


def test_it_speaks_english_when_asked(workbook: Path, tmp_path: Path, capsys: Said) -> None:
    arguments = ["assess", str(workbook), "--out", str(tmp_path / "results"), "--formats", "xlsx", "--language", "en"]
    assert main(arguments) == 0
    assert "2 files written" in capsys.readouterr().out
    assert (tmp_path / "results" / "Assessment results.xlsx").exists()


def test_every_problem_is_listed_in_both_languages_and_nothing_is_written(
    spoilt: Path, tmp_path: Path, capsys: Said
) -> None:
    assert main(["assess", str(spoilt), "--out", str(tmp_path / "结果")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "文件“有错.xlsx”有 2 处需要改正。" in said.err
    assert "行为评价!E2：评价写作“优秀”；XY-Si-1 应为：未展现" in said.err
    assert "行为评价!E2: the rating says “优秀”" in said.err
    assert "人员!E4：" in said.err
    assert not (tmp_path / "结果").exists()


def test_problems_for_machines_have_sheet_cell_found_and_words(spoilt: Path, capsys: Said) -> None:
    assert main(["assess", str(spoilt), "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [(one["sheet"], one["cell"], one["found"], one["code"]) for one in problems] == [
        ("人员", "E4", "P7", "workbook-person-unknown"),
        ("行为评价", "E2", "优秀", "workbook-judgement-unknown"),
    ]
    assert set(problems[0]["says"]) == {"zh-Hans", "en"}


def test_a_partial_result_is_written_and_says_that_it_is_partial(spoilt: Path, tmp_path: Path, capsys: Said) -> None:
    assert main(["assess", str(spoilt), "--out", str(tmp_path / "结果"), "--formats", "xlsx", "--partial"]) == 0
    assert "结果不完整：2 处问题" in capsys.readouterr().err
    assert (tmp_path / "结果" / "评估结果.xlsx").exists()


def test_json_is_lossless(workbook: Path, capsys: Said) -> None:
    assert main(["assess", str(workbook), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    rounds = tuple(from_tree(RoundResult, tree) for tree in told["rounds"])
    assert rounds == assess_workbook(workbook).rounds


def test_the_template_reads_as_an_empty_workbook_and_is_never_overwritten_unasked(tmp_path: Path, capsys: Said) -> None:
    template = tmp_path / "模板.xlsx"
    assert main(["assess", str(template), "--template"]) == 0
    read = read_workbook(template, load_framework())
    assert (read.findings, read.notes, read.rounds) == ((), (), ())
    assert main(["assess", str(template), "--template"]) == 1
    assert "--force" in capsys.readouterr().err
    assert main(["assess", str(template), "--template", "--force", "--language", "en"]) == 0
    assert read_workbook(template, load_framework()).findings == ()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["没有.xlsx", "--out", "x"], "找不到文件"),
        (["评估.xlsx"], "--out"),
        (["评估.xlsx", "--out", "结果", "--formats", "pdf,odt"], "pdf,odt"),
        (["评估.xlsx", "--out", "评估.xlsx"], "不是文件夹"),
        (["评估.xlsx", "--out", "满"], "--force"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_each_language(
    arguments: list[str], words: str, workbook: Path, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "满").mkdir()
    (tmp_path / "满" / "a.txt").write_text("a")
    assert main(["assess", *arguments]) == 1
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 2
    assert words in said[0]


def test_a_progress_bar_is_drawn_on_a_terminal_only() -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    watched, piped = Terminal(), StringIO()
    for stream in (watched, piped):
        with ProgressBar(stream) as bar:
            for done in range(1, 101):
                bar.tell(done, 100)
    assert "100/100" in watched.getvalue()
    assert watched.getvalue().count("\r") < 20
    assert piped.getvalue() == ""
