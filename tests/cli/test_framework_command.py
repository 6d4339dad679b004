"""`zhunsheng framework`: from a company's document to a framework and back, from the command line."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from zhunsheng import load_framework, open_framework
from zhunsheng.cli.main import main
from zhunsheng.domain.competencies import Confidence
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.positions import PositionMatrix, Requirement
from zhunsheng.exchange.framework_toml import write_framework_toml
from zhunsheng.offline.frameworks import FrameworkFormat, write_framework

SOURCE = Path(__file__).parents[1] / "fixtures" / "source" / "客服专业能力模型-2008.txt"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    copy = tmp_path / SOURCE.name
    copy.write_bytes(SOURCE.read_bytes())
    return copy


def run(*arguments: str | Path) -> int:
    return main(["framework", *(str(argument) for argument in arguments)])


def printed_json(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def with_requirement(framework: Framework, competency: str, level: str) -> Framework:
    *others, last = framework.positions
    asked = tuple(
        Requirement(one.competency, level) if one.competency == competency else one for one in last.requirements
    )
    return replace(
        framework,
        matrix=PositionMatrix(
            (*others, replace(last, requirements=asked)), Confidence.MEDIUM, framework.matrix.columns_note
        ),
    )


def test_a_document_becomes_a_framework_and_a_report_beside_it(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", document) == 0
    framework = open_framework(document.with_suffix(".toml")).framework
    assert len(framework.list_indicators()) == 57
    report = document.with_name(f"{document.name}.import-report.txt").read_text(encoding="utf-8")
    assert "逐行说明" in report
    said = capsys.readouterr().out
    assert "57 条行为描述" in said
    assert "需要您确认的问题" in said


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_document_is_imported_into_every_lossless_format_alike(document: Path, form: str) -> None:
    assert run("import", document, "--to", form, "--report", document.with_name("r.txt")) == 0
    assert open_framework(document.with_suffix(f".{form}")).framework == open_framework(document).framework


def test_nothing_is_overwritten_unless_it_is_wanted(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", document) == 0
    assert run("import", document) == 1
    assert "--force" in capsys.readouterr().err
    assert run("import", document, "--force") == 0


def test_a_refused_report_leaves_no_framework_behind(document: Path) -> None:
    report = document.with_name("report.txt")
    report.write_text("mine")
    assert run("import", document, "--report", report) == 1
    assert not document.with_suffix(".toml").exists()
    assert report.read_text() == "mine"


def test_importing_our_own_toml_never_writes_over_it(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(write_framework_toml(load_framework()), encoding="utf-8")
    assert run("import", mine) == 0
    assert (tmp_path / "mine-imported.toml").exists()


def test_the_import_is_told_to_machines_as_json(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", document, "--json") == 0
    told = printed_json(capsys)
    assert told["indicators"] == 57
    assert told["report"]["counts"]["not-understood"] == 0
    assert len(told["report"]["lines"]) + len(told["report"]["blank_lines"]) == told["report"]["lines"][-1]["number"]


@pytest.mark.parametrize("form", FrameworkFormat)
def test_the_shipped_framework_is_exported_in_every_format(form: FrameworkFormat, tmp_path: Path) -> None:
    out = tmp_path / f"framework.{form}"
    assert run("export", "--to", form, "--out", out) == 0
    if form is not FrameworkFormat.DOCX:
        assert open_framework(out).framework == load_framework()


def test_an_export_without_a_name_is_named_after_the_framework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", "shipped", "--to", "json") == 0
    assert [found.name for found in tmp_path.iterdir()] == ["customer-service-2026.1.json"]


def test_a_sound_framework_passes_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "shipped") == 0
    assert "待确认" in capsys.readouterr().out
    assert run("check", "shipped", "--language", "en") == 0
    assert "To confirm" in capsys.readouterr().out


def test_the_check_lists_every_problem_of_a_workbook_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = tmp_path / "spoilt.xlsx"
    spoilt.write_bytes(write_framework(load_framework(), FrameworkFormat.XLSX))
    book = openpyxl.load_workbook(spoilt)
    book["行为描述"]["A3"] = "XX"
    book["能力"]["B4"] = "=A1"
    book.save(spoilt)
    assert run("check", spoilt) == 1
    said = capsys.readouterr().err
    for words in ("行为描述!B3", "能力!B4", "是公式", "holds the formula"):
        assert words in said
    assert run("check", spoilt, "--json") == 1
    told = printed_json(capsys)
    assert {problem["place"] for problem in told["problems"]} >= {"行为描述!B3", "能力!B4"}


def test_the_check_lists_every_problem_of_a_text_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = write_framework_toml(load_framework())
    spoilt = text.replace('kind = "deliverable"', 'kind = "sometimes"').replace("effective_from", "effective")
    spoilt = spoilt.replace('word = "basic"', "word = 1")
    file = tmp_path / "spoilt.toml"
    file.write_text(spoilt, encoding="utf-8")
    assert run("check", file, "--json") == 1
    places = {problem["place"] for problem in printed_json(capsys)["problems"]}
    assert {"levels[0].word", "competencies[1].levels[2].indicators[0].kind"} <= places
    assert run("check", file) == 1
    said = capsys.readouterr().err
    assert "spoilt.toml" in said
    assert said.count("sometimes") == 2 * text.count('kind = "deliverable"')


def test_the_check_fails_when_something_must_be_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    framework = load_framework()
    first, *others = framework.positions
    bare = replace(framework, matrix=PositionMatrix((replace(first, requirements=()), *others)))
    file = tmp_path / "bare.toml"
    file.write_text(write_framework_toml(bare), encoding="utf-8")
    assert run("check", file) == 1
    assert "须改正（6 处）" in capsys.readouterr().out
    assert run("check", file, "--json") == 1
    assert not printed_json(capsys)["is_sound"]


def test_two_versions_are_compared_by_meaning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = tmp_path / "later.json"
    later.write_bytes(write_framework(with_requirement(load_framework(), "DC", "Si"), FrameworkFormat.JSON))
    assert run("diff", "shipped", later, "--json") == 0
    told = printed_json(capsys)["differences"]
    assert [(one["kind"], one["place"], one["before"], one["after"]) for one in told] == [
        ("requirement-raised", "11/DC", "Sb", "Si")
    ]
    assert run("diff", "shipped", later) == 0
    assert "要求提高：Sb → Si" in capsys.readouterr().out
    assert run("diff", "shipped", "shipped", "--language", "en") == 0
    assert "say the same" in capsys.readouterr().out


def test_a_file_of_another_kind_and_a_missing_one_are_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", tmp_path / "picture.png") == 1
    assert ".toml" in capsys.readouterr().err
    assert run("check", tmp_path / "missing.xlsx") == 1
    assert "missing.xlsx" in capsys.readouterr().err


def test_the_installed_command_explains_itself_and_stops_quietly_when_nobody_listens() -> None:
    program = [sys.executable, "-m", "zhunsheng.cli.main", "framework"]
    helped = subprocess.run([*program, "--help"], capture_output=True, text=True, check=True)
    assert "compare two versions by meaning" in helped.stdout
    with subprocess.Popen(
        [*program, "check", "shipped"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()
