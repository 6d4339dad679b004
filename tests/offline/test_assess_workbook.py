"""From a workbook to results and files, as a Python user calls it."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from tests.exchange.test_demo_company import assessed
from tests.exchange.workbooks import TODAY, Rows, file_of, judge, right_rows

from zhunsheng.domain.assessments import Cycle
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.outcomes import NoOutcome, Outcome
from zhunsheng.domain.problems import ProblemsFound
from zhunsheng.domain.results import RoundResult, Standing
from zhunsheng.exchange.result_tables import tabulate
from zhunsheng.exchange.result_tree import from_tree, to_tree
from zhunsheng.exchange.results_workbook import read_results
from zhunsheng.offline.assess_workbook import assess_workbook
from zhunsheng.offline.report_jobs import ReportFormat
from zhunsheng.offline.result_files import conclude_units
from zhunsheng.offline.shipped_framework import load_framework

XLSX_ONLY = frozenset({ReportFormat.XLSX})


def save(rows: Rows, folder: Path) -> Path:
    path = folder / "评估.xlsx"
    path.write_bytes(file_of(rows))
    return path


def with_decision(**changed: object) -> Rows:
    rows = right_rows()
    decision = {"cycle": "2026", "ratee": "P2", "competency": "XY", "outcome": "等于", "decided_by": "P1"}
    rows["decisions"] = [{**decision, "decided_on": date(2026, 7, 18), **changed}]
    return rows


def list_names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_folder_holds_a_report_each_a_workbook_of_results_and_one_of_the_raters(tmp_path: Path) -> None:
    done = assess_workbook(save(right_rows(), tmp_path), out=tmp_path / "结果", today=TODAY)
    names = list_names(tmp_path / "结果")
    assert names == [
        "2026 年度评估/云栖里项目/团队报告.docx",
        "2026 年度评估/云栖里项目/团队报告.pdf",
        "2026 年度评估/云栖里项目/贺知秋-P3.docx",
        "2026 年度评估/云栖里项目/贺知秋-P3.pdf",
        "2026 年度评估/云栖里项目/陆清和-P2.docx",
        "2026 年度评估/云栖里项目/陆清和-P2.pdf",
        "2026 年度评估/华南区/团队报告.docx",
        "2026 年度评估/华南区/团队报告.pdf",
        "评价人记录（仅供管理员）.xlsx",
        "评估结果.xlsx",
    ]
    assert sorted(path.relative_to(tmp_path / "结果").as_posix() for path in done.files) == names
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    written = tabulate(done.rounds, [], "zh-Hans")
    results, raters = (tmp_path / "结果" / name for name in ("评估结果.xlsx", "评价人记录（仅供管理员）.xlsx"))
    assert read_results(results, raters) == written
    assert read_results(results) == replace(written, raters=())


def test_problems_stop_everything_and_nothing_is_written(tmp_path: Path) -> None:
    rows = right_rows()
    rows["ratings"][0]["judgement"] = "优秀"
    with pytest.raises(ProblemsFound) as found:
        assess_workbook(save(rows, tmp_path), out=tmp_path / "结果", today=TODAY)
    assert [problem.place for problem in found.value.problems] == ["行为评价!E2"]
    assert not (tmp_path / "结果").exists()


def test_a_partial_result_leaves_out_the_row_and_says_so_wherever_it_matters(tmp_path: Path) -> None:
    rows = right_rows()
    rows["ratings"][0]["judgement"] = "优秀"
    rows["events"][0]["confirmed_by"] = "P9"
    done = assess_workbook(save(rows, tmp_path), out=tmp_path / "结果", today=TODAY, partial=True)
    assert [problem.place for problem in done.problems] == ["行为评价!E2", "行为事件!N2"]
    assert done.rounds[0].people[0].get("XY").state is NoOutcome.INSUFFICIENT_EVIDENCE
    results, raters = (tmp_path / "结果" / name for name in ("评估结果.xlsx", "评价人记录（仅供管理员）.xlsx"))
    tables = read_results(results, raters)
    assert [(row.place, row.code) for row in tables.problems] == [("行为事件!N2", "workbook-person-unknown")]
    assert [(row.place, row.code) for row in tables.rater_problems] == [("行为评价!E2", "workbook-judgement-unknown")]
    assert "行为评价" not in "".join(read_words(results))
    touched, untouched = (
        text_of(tmp_path / "结果/2026 年度评估/云栖里项目" / name) for name in ("陆清和-P2.pdf", "贺知秋-P3.pdf")
    )
    assert "涉及本报告的有1处：行为事件!N2" in touched
    assert "涉及本报告" not in untouched
    assert "部分结果" in untouched


def test_a_partial_report_tells_nothing_of_a_row_that_a_rater_filled_in(tmp_path: Path) -> None:
    rows = right_rows()
    rows["people"].append({"code": "K9", "name": "业主代表"})
    rows["assignments"].append({"cycle": "2026", "ratee": "P2", "rater": "K9", "role": "客户"})
    rows["assignments"].append({"cycle": "2026", "ratee": "P2", "rater": "P3", "role": "朋友"})
    choice = {"cycle": "2026", "ratee": "P2", "rater": "K9", "competency": "XY", "choice": "低于"}
    rows["rater_outcomes"] = [choice]
    rows["ratings"] += judge("P2", "K9", {"XY-Si-1": "优秀"})
    assess_workbook(save(rows, tmp_path), out=tmp_path / "结果", today=TODAY, partial=True)
    for report in ("陆清和-P2.pdf", "团队报告.pdf"):
        text = text_of(tmp_path / "结果/2026 年度评估/云栖里项目" / report)
        told = [words for words in ("行为评价!", "评价人评定!", "评价人!", "涉及", "K9", "业主代表") if words in text]
        assert told == []
        assert "部分结果" in text


def read_words(workbook: Path) -> list[str]:
    """The text of every cell."""
    book = openpyxl.load_workbook(workbook)
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split())


def test_without_a_sheet_there_is_not_even_a_partial_result(tmp_path: Path) -> None:
    path = save(right_rows(), tmp_path)
    book = openpyxl.load_workbook(path)
    del book["行为评价"]
    book.save(path)
    with pytest.raises(ProblemsFound):
        assess_workbook(path, partial=True, today=TODAY)


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"outcome": "低于"}, "评定结论!E2"),
        ({"outcome": "高于", "reason": "无"}, "评定结论!E2"),
    ],
)
def test_a_decision_against_the_suggestion_wants_a_reason(
    changed: dict[str, object], place: str, tmp_path: Path
) -> None:
    with pytest.raises(ProblemsFound) as found:
        assess_workbook(save(with_decision(**changed), tmp_path), today=TODAY)
    (problem,) = found.value.problems
    assert (problem.code, problem.place) == ("workbook-decision-lacks-reason", place)
    assert "等于岗位要求" in problem.explain("zh-Hans")


def test_a_decision_with_its_reason_stands_beside_the_suggestion(tmp_path: Path) -> None:
    path = save(with_decision(outcome="低于", reason="两位关键客户来函不满。"), tmp_path)
    result = assess_workbook(path, today=TODAY).rounds[0].people[0].get("XY")
    assert (result.state, result.suggestion) == (Outcome.BELOW, Outcome.MEETS)


def test_a_dispute_settled_without_a_reason_is_a_problem(tmp_path: Path) -> None:
    rows = with_decision()
    rows["people"].append({"code": "P4", "name": "韩知微", "unit": "HN"})
    rows["assignments"].append({"cycle": "2026", "ratee": "P2", "rater": "P4", "role": "评审"})
    rows["ratings"] += judge("P2", "P4", {"XY-Si-1": "未展现", "XY-Si-2": "经常展现"})
    with pytest.raises(ProblemsFound) as found:
        assess_workbook(save(rows, tmp_path), today=TODAY)
    assert [problem.code for problem in found.value.problems] == ["workbook-decision-of-dispute-lacks-reason"]


def test_a_choice_against_the_suggestion_wants_a_reason(tmp_path: Path) -> None:
    rows = right_rows()
    choice = {"cycle": "2026", "ratee": "P2", "rater": "P1", "competency": "XY", "choice": "低于"}
    rows["rater_outcomes"] = [choice]
    with pytest.raises(ProblemsFound) as found:
        assess_workbook(save(rows, tmp_path), today=TODAY)
    assert [(one.code, one.place) for one in found.value.problems] == [
        ("workbook-choice-lacks-reason", "评价人评定!F2")
    ]


def test_insufficient_evidence_without_a_date_to_gather_it_is_a_problem(tmp_path: Path) -> None:
    rows = right_rows()
    rows["events"].pop()
    assert assess_workbook(save(rows, tmp_path), today=TODAY).problems == ()
    rows["cycles"][0]["follow_up_by"] = None
    with pytest.raises(ProblemsFound) as found:
        assess_workbook(save(rows, tmp_path), today=TODAY)
    (problem,) = found.value.problems
    assert (problem.code, problem.place) == ("workbook-follow-up-undated", "评估活动!M2")
    assert "1 项能力证据不足" in problem.explain("zh-Hans")


def test_without_a_manager_the_competency_owner_gathers_evidence_and_confirms_events(tmp_path: Path) -> None:
    rows = right_rows()
    rows["people"][1]["manager"] = None
    rows["events"][1]["reference"] = None
    done = assess_workbook(save(rows, tmp_path), out=tmp_path / "结果", today=TODAY)
    (outcome,) = [row for row in tabulate(done.rounds, [], "zh-Hans").outcomes if row.follow_up_owner]
    assert (outcome.competency, outcome.follow_up_owner) == ("XY", "能力模型管理员")
    (event,) = [row for row in tabulate(done.rounds, [], "en").evidence if row.escalate_to]
    assert (event.event, event.escalate_to) == ("E2", "competency owner")
    personal, team = (
        text_of(tmp_path / "结果/2026 年度评估/云栖里项目" / name) for name in ("陆清和-P2.pdf", "团队报告.pdf")
    )
    assert "能力模型管理员，2026-09-30前" in personal
    assert "已转请能力模型管理员确认" in personal
    assert "停水送水到户能力模型管理员" in team


def test_the_outcomes_of_an_earlier_cycle_are_told_to_the_later_one() -> None:
    earlier, later = assessed().assessed
    told = {one.ratee.code: one.earlier for one in later.assessments}
    assert {one.cycle for one in told["HN02"]} == {"2025"}
    assert all(one.earlier == () for one in earlier.assessments)
    first = next(person for person in assessed().rounds[0].people if person.person.code == "HN02")
    decided = [one.competency for one in first.competencies if one.standing is Standing.DECIDED]
    assert [one.competency for one in told["HN02"]] == decided
    assert decided
    assert told["SJF07"] == ()


def test_a_suggestion_that_nobody_decided_is_no_earlier_outcome(tmp_path: Path) -> None:
    rows = right_rows()
    later = {"code": "2027", "name": "2027 年度评估", "period_from": date(2026, 7, 1), "period_to": date(2026, 7, 15)}
    rows["cycles"].append({**rows["cycles"][0], **later, "published_on": None})
    suggested = assess_workbook(save(rows, tmp_path), today=TODAY)
    assert suggested.rounds[0].people[0].get("XY").standing is Standing.SUGGESTED
    assert suggested.assessed[1].assessments[0].earlier == ()
    rows["decisions"] = with_decision()["decisions"]
    decided = assess_workbook(save(rows, tmp_path), today=TODAY)
    assert [(one.cycle, one.outcome) for one in decided.assessed[1].assessments[0].earlier] == [("2026", Outcome.MEETS)]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(RuleBroken) as refused:
        assess_workbook(save(right_rows(), tmp_path), out=tmp_path, formats=XLSX_ONLY, today=TODAY)
    assert refused.value.code == "result-folder-not-empty"
    assess_workbook(tmp_path / "评估.xlsx", out=tmp_path, formats=XLSX_ONLY, today=TODAY, overwrite=True)
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert (tmp_path / "评估结果.xlsx").exists()


def test_names_that_no_file_may_have_are_made_safe(tmp_path: Path) -> None:
    rows = right_rows()
    rows["units"][1]["name"] = "云栖里/二期: *A?"
    rows["people"][2]["name"] = "../../etc"
    assess_workbook(save(rows, tmp_path), out=tmp_path / "结果", formats=frozenset({ReportFormat.PDF}), today=TODAY)
    assert list_names(tmp_path / "结果") == [
        "2026 年度评估/云栖里_二期_ _A_/_.._etc-P3.pdf",
        "2026 年度评估/云栖里_二期_ _A_/团队报告.pdf",
        "2026 年度评估/云栖里_二期_ _A_/陆清和-P2.pdf",
        "2026 年度评估/华南区/团队报告.pdf",
    ]


def test_two_people_of_one_name_and_two_units_of_one_name_keep_their_own_files(tmp_path: Path) -> None:
    rows = right_rows()
    rows["units"][0]["name"] = rows["units"][1]["name"]
    rows["people"][2] |= {"name": "陆清和", "code": "p2x"}
    rows["assignments"][2]["ratee"] = "p2x"
    done = assess_workbook(
        save(rows, tmp_path), out=tmp_path / "结果", formats=frozenset({ReportFormat.PDF}), today=TODAY
    )
    assert len({path.as_posix().casefold() for path in done.files}) == len(done.files) == 4


def test_many_reports_are_written_by_several_workers_from_a_script_without_a_guard(tmp_path: Path) -> None:
    rows = right_rows()
    rows["people"] += [{**rows["people"][2], "code": f"Q{number}"} for number in range(30)]
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        "from zhunsheng import assess_workbook\n"
        "told = []\n"
        "done = assess_workbook(sys.argv[1], out=sys.argv[2], progress=lambda *so_far: told.append(so_far))\n"
        "assert told == [(one, len(told)) for one in range(1, len(told) + 1)], told\n"
        "print(len(told))\n",
        encoding="utf-8",
    )
    run = subprocess.run(
        [sys.executable, str(script), str(save(rows, tmp_path)), str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    assert int(run.stdout) == 34
    assert len(list_names(tmp_path / "out")) == 2 * 34 + 2


def test_the_team_report_of_a_unit_covers_everybody_below_it() -> None:
    told, result = assessed().assessed[1], assessed().rounds[1]
    units = {unit.unit: len(unit.people) for unit in conclude_units(told, result, load_framework())}
    assert units == {"HN": 24, "YXL": 6, "WJT": 6, "SJF": 6}


def test_results_and_cycles_survive_as_trees() -> None:
    for told, result in zip(assessed().assessed, assessed().rounds, strict=True):
        assert from_tree(RoundResult, to_tree(result)) == result
        assert from_tree(Cycle, to_tree(told.cycle)) == told.cycle
        assert from_tree(type(told), to_tree(told)) == told


def test_a_tree_of_another_shape_is_refused_with_its_place() -> None:
    tree = to_tree(assessed().rounds[1])
    tree["people"][0]["competencies"][1]["state"] = "excellent"
    with pytest.raises(RuleBroken) as refused:
        from_tree(RoundResult, tree)
    assert refused.value.facts["place"] == "people[0].competencies[1].state"
