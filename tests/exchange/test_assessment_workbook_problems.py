"""Every mistake in a workbook is told at its cell, all of them at once, with what was found and what is expected."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.exchange.workbooks import Rows, judge, read_rows, right_rows, told

from zhunsheng.domain.wording import LANGUAGES, list_worded_codes
from zhunsheng.exchange.assessment_workbook.columns import COMPANION_SHEETS, SHEETS

Spoil = Callable[[Rows], object]

MISTAKES: list[tuple[str, Spoil, str, str]] = [
    ("a blank name", lambda rows: rows["people"][1].update(name=None), "workbook-cell-empty", "人员!B3"),
    ("an unknown unit", lambda rows: rows["people"][1].update(unit="YXI"), "workbook-unit-unknown", "人员!C3"),
    (
        "an unknown position",
        lambda rows: rows["people"][1].update(position="19"),
        "workbook-position-unknown",
        "人员!D3",
    ),
    ("an unknown manager", lambda rows: rows["people"][1].update(manager="P9"), "workbook-person-unknown", "人员!E3"),
    (
        "a position without unit",
        lambda rows: rows["people"][1].update(unit=None),
        "workbook-person-without-unit",
        "人员!C3",
    ),
    (
        "one code for two people",
        lambda rows: rows["people"].append({**rows["people"][1], "name": "另一人", "cycle": "2026"}),
        "workbook-code-for-two-names",
        "人员!B5",
    ),
    ("a person twice", lambda rows: rows["people"].append(dict(rows["people"][1])), "workbook-code-twice", "人员!A5"),
    ("a unit twice", lambda rows: rows["units"].append(dict(rows["units"][1])), "workbook-code-twice", "单位!A4"),
    (
        "an unknown cycle",
        lambda rows: rows["assignments"][0].update(cycle="2O26"),
        "workbook-cycle-unknown",
        "评价人!A2",
    ),
    (
        "an unknown ratee",
        lambda rows: rows["assignments"][2].update(ratee="P33"),
        "workbook-person-unknown",
        "评价人!B4",
    ),
    ("an unknown role", lambda rows: rows["assignments"][2].update(role="朋友"), "workbook-word-unknown", "评价人!D4"),
    (
        "a rater twice",
        lambda rows: rows["assignments"].append({**rows["assignments"][0], "role": "同级"}),
        "workbook-rater-twice",
        "评价人!C5",
    ),
    (
        "a self-rating as manager",
        lambda rows: rows["assignments"].append({"cycle": "2026", "ratee": "P3", "rater": "P3", "role": "上级"}),
        "self-rating-mismatch",
        "评价人!D5",
    ),
    (
        "somebody else as self",
        lambda rows: rows["assignments"].append({"cycle": "2026", "ratee": "P3", "rater": "P1", "role": "自评"}),
        "self-rating-mismatch",
        "评价人!D5",
    ),
    (
        "a ratee without position",
        lambda rows: rows["assignments"].append({"cycle": "2026", "ratee": "P1", "rater": "P2", "role": "下级"}),
        "workbook-ratee-without-position",
        "评价人!B5",
    ),
    (
        "a rating without assignment",
        lambda rows: rows["ratings"].extend(judge("P3", "P1", {"XY-Sb-1": "经常展现"})),
        "workbook-rating-without-assignment",
        "行为评价!C7",
    ),
    (
        "the same rating twice",
        lambda rows: rows["ratings"].append(dict(rows["ratings"][0])),
        "workbook-rating-twice",
        "行为评价!D7",
    ),
    (
        "an unknown indicator",
        lambda rows: rows["ratings"].extend(judge("P2", "P1", {"XY-Si-7": "经常展现"})),
        "workbook-indicator-unknown",
        "行为评价!D7",
    ),
    (
        "an indicator of another level",
        lambda rows: rows["ratings"].extend(judge("P2", "P1", {"XY-Sb-1": "经常展现"})),
        "workbook-indicator-not-asked",
        "行为评价!D7",
    ),
    (
        "a word of no scale",
        lambda rows: rows["ratings"][0].update(judgement="优秀"),
        "workbook-judgement-unknown",
        "行为评价!E2",
    ),
    (
        "not applicable as a rating",
        lambda rows: rows["ratings"][0].update(judgement="N/A"),
        "workbook-judgement-unknown",
        "行为评价!E2",
    ),
    (
        "the words of deliverables for a recurring indicator",
        lambda rows: rows["ratings"][0].update(judgement="独立完成并应用"),
        "workbook-judgement-of-other-kind",
        "行为评价!E2",
    ),
    (
        "the words of recurring indicators for a deliverable",
        lambda rows: rows["ratings"].extend(judge("P2", "P1", {"DC-Si-3": "持续展现"})),
        "workbook-judgement-of-other-kind",
        "行为评价!E7",
    ),
    (
        "a decision by the ratee",
        lambda rows: rows["decisions"].append(decision(decided_by="P2")),
        "nobody-decides-own-result",
        "评定结论!F2",
    ),
    (
        "a decision that is no outcome",
        lambda rows: rows["decisions"].append(decision(outcome="未评")),
        "workbook-word-unknown",
        "评定结论!D2",
    ),
    (
        "a decision twice",
        lambda rows: rows["decisions"].extend([decision(), decision()]),
        "workbook-decision-twice",
        "评定结论!C3",
    ),
    (
        "a decision in the future",
        lambda rows: rows["decisions"].append(decision(decided_on=date(2026, 8, 1))),
        "workbook-date-in-future",
        "评定结论!G2",
    ),
    (
        "an unknown competency",
        lambda rows: rows["decisions"].append(decision(competency="XX")),
        "workbook-competency-unknown",
        "评定结论!C2",
    ),
    (
        "a choice twice",
        lambda rows: rows["rater_outcomes"].extend([choice(), choice()]),
        "workbook-choice-twice",
        "评价人评定!D3",
    ),
    ("an event twice", lambda rows: rows["events"][1].update(code="E1"), "workbook-code-twice", "行为事件!A3"),
    (
        "an event shown in the future",
        lambda rows: rows["events"][0].update(shown_on=date(2026, 7, 30)),
        "workbook-date-in-future",
        "行为事件!L2",
    ),
    (
        "an event noted before it happened",
        lambda rows: rows["events"][0].update(noted_on=date(2026, 3, 11)),
        "event-noted-before-it-happened",
        "行为事件!K2",
    ),
    (
        "an event confirmed by its own person",
        lambda rows: rows["events"][0].update(confirmed_by="P2"),
        "event-confirmed-by-its-own-person",
        "行为事件!N2",
    ),
    (
        "a coding of nothing",
        lambda rows: rows["events"][0].update(codings="XY-Si-9 典范"),
        "workbook-coding-unknown",
        "行为事件!I2",
    ),
    (
        "a coding that does not say how",
        lambda rows: rows["events"][0].update(codings="XY-Si-1"),
        "workbook-coding-without-polarity",
        "行为事件!I2",
    ),
    (
        "a coding twice",
        lambda rows: rows["events"][0].update(codings="XY-Si-1 典范；XY-Si-1 合格"),
        "event-codes-an-indicator-twice",
        "行为事件!I2",
    ),
    ("half a yes", lambda rows: rows["events"][0].update(is_occasion="也许"), "workbook-not-yes-or-no", "行为事件!S2"),
    ("no date", lambda rows: rows["events"][0].update(on="三月五日"), "workbook-not-a-date", "行为事件!C2"),
    (
        "an impossible date",
        lambda rows: rows["events"][0].update(on="2026-02-30"),
        "workbook-not-a-date",
        "行为事件!C2",
    ),
    ("American dates", lambda rows: rows["events"][0].update(on="3/5/2026"), "workbook-not-a-date", "行为事件!C2"),
    (
        "a date of another century",
        lambda rows: rows["events"][0].update(on="0206-03-05"),
        "workbook-date-implausible",
        "行为事件!C2",
    ),
    (
        "a cycle that ends before it starts",
        lambda rows: rows["cycles"][0].update(period_to=date(2025, 6, 30)),
        "cycle-ends-before-it-starts",
        "评估活动!E2",
    ),
    (
        "self that counts",
        lambda rows: rows["cycles"][0].update(counting_roles="上级、自评"),
        "self-never-counts",
        "评估活动!H2",
    ),
    (
        "a threshold that hides nobody",
        lambda rows: rows["cycles"][0].update(anonymity_threshold=1),
        "anonymity-threshold-too-low",
        "评估活动!K2",
    ),
    ("a weight of zero", lambda rows: rows["cycles"][0].update(weights="上级 0"), "weight-not-positive", "评估活动!J2"),
    (
        "a weight without number",
        lambda rows: rows["cycles"][0].update(weights="上级"),
        "workbook-weight-unreadable",
        "评估活动!J2",
    ),
    (
        "half a person as threshold",
        lambda rows: rows["cycles"][0].update(anonymity_threshold="2.5"),
        "workbook-not-a-number",
        "评估活动!K2",
    ),
]


def decision(**changed: object) -> dict[str, object]:
    usual = {"cycle": "2026", "ratee": "P2", "competency": "XY", "outcome": "等于", "decided_by": "P1"}
    return {**usual, "decided_on": date(2026, 7, 18), **changed}


def choice(**changed: object) -> dict[str, object]:
    return {"cycle": "2026", "ratee": "P2", "rater": "P1", "competency": "XY", "choice": "等于", **changed}


@pytest.mark.parametrize(
    ("spoil", "code", "place"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_a_mistake_is_told_once_at_its_cell_and_in_words(spoil: Spoil, code: str, place: str) -> None:
    rows = right_rows()
    spoil(rows)
    (finding,) = read_rows(rows).findings
    assert (finding.problem.code, finding.problem.place) == (code, place)
    for language in LANGUAGES:
        said = finding.problem.explain(language)
        assert "{" not in said
        assert code not in said


def test_all_problems_come_at_once_in_the_order_of_the_workbook() -> None:
    rows = right_rows()
    rows["events"][0]["noted_by"] = "P9"
    rows["ratings"][2]["judgement"] = "优秀"
    rows["ratings"][0].update(judgement="优", indicator="XY-Si-11")
    rows["people"][2]["manager"] = "P22"
    assert [place for _, place in told(read_rows(rows))] == ["人员!E4", "行为评价!D2", "行为评价!E4", "行为事件!J2"]


def test_units_in_a_circle_are_told_at_each_of_them() -> None:
    rows = right_rows()
    rows["units"][0]["parent"] = "YXL"
    assert told(read_rows(rows)) == [("workbook-units-in-a-circle", f"单位!C{row}") for row in (2, 3)]


def test_managers_in_a_circle_are_told_at_each_of_them() -> None:
    rows = right_rows()
    rows["people"][0]["manager"] = "P3"
    assert told(read_rows(rows)) == [("workbook-managers-in-a-circle", f"人员!E{row}") for row in (2, 3, 4)]


def test_an_unknown_code_comes_with_the_codes_most_like_it() -> None:
    rows = right_rows()
    rows["people"][2]["manager"] = "PI"
    rows["ratings"].extend(judge("P2", "P1", {"CT-Si-2": "经常展现"}))
    first, second = (finding.problem.explain("zh-Hans") for finding in read_rows(rows).findings)
    assert "P1 谢允之" in first
    assert "GT-Si-2" in second


def test_a_mistake_in_a_row_is_not_told_again_wherever_the_row_is_needed() -> None:
    rows = right_rows()
    rows["people"][1]["position"] = "99"
    assert told(read_rows(rows)) == [("workbook-position-unknown", "人员!D3")]


def test_a_broken_assignment_takes_its_ratings_along_in_silence() -> None:
    rows = right_rows()
    rows["assignments"][0]["role"] = "老板"
    read = read_rows(rows)
    assert told(read) == [("workbook-word-unknown", "评价人!D2")]
    assert {rating.assignment.rater for rating in read.rounds[0].assessments[0].ratings} == {"P2"}


def test_a_broken_cycle_takes_everything_of_it_along_in_silence() -> None:
    rows = right_rows()
    rows["cycles"][0]["period_from"] = None
    read = read_rows(rows)
    assert told(read) == [("workbook-cell-empty", "评估活动!D2")]
    assert read.rounds == ()


def test_a_broken_cycle_hides_no_wrong_word_of_its_ratings() -> None:
    rows = right_rows()
    rows["cycles"][0]["gate_mode"] = "严格"
    rows["ratings"][0]["judgement"] = "好"
    rows["ratings"][1]["indicator"] = "ZZ-Si-2"
    assert told(read_rows(rows)) == [
        ("workbook-word-unknown", "评估活动!G2"),
        ("workbook-judgement-unknown", "行为评价!E2"),
        ("workbook-indicator-unknown", "行为评价!D3"),
    ]


def test_a_workbook_for_another_framework_is_one_mistake_and_not_one_a_row() -> None:
    rows = right_rows()
    for number, rating in enumerate(rows["ratings"], start=1):
        rating["indicator"] = f"C2-Zi-{number}"
    rows["decisions"] = [decision(competency="C2")]
    rows["events"][0]["codings"] = "C2-Zi-1 合格；C2-Zi-2 合格"
    rows["events"][1]["codings"] = "C2-Zi-1 反例"
    read = read_rows(rows)
    assert told(read) == [("workbook-of-another-framework", "行为评价!D2")]
    assert not read.is_usable
    assert "--framework" in read.findings[0].problem.explain("zh-Hans")


def test_suggested_indicators_are_cut_short_and_end_without_a_full_stop() -> None:
    rows = right_rows()
    rows["ratings"].extend(judge("P2", "P1", {"CT-Si-2": "经常展现"}))
    (finding,) = read_rows(rows).findings
    said = finding.problem.explain("zh-Hans")
    assert "…、" in said
    assert "。、" not in said
    assert "。。" not in said


def test_a_competency_that_the_position_does_not_ask_is_not_rated() -> None:
    rows = right_rows()
    rows["people"][1]["position"] = "04"
    rows["ratings"] = judge("P2", "P1", {"TJ-Sa-1": "经常展现"})
    rows["decisions"] = [decision(competency="TJ")]
    assert told(read_rows(rows)) == [
        ("workbook-competency-not-asked", "行为评价!D2"),
        ("workbook-competency-not-asked", "评定结论!C2"),
    ]


def test_somebody_not_included_is_not_rated() -> None:
    rows = right_rows()
    rows["people"][1]["not_included"] = "产假"
    read = read_rows(rows)
    assert {code for code, _ in told(read)} == {"workbook-ratee-not-included"}
    assert read.rounds[0].assessments[0].not_included == "产假"


def test_with_several_cycles_each_row_says_which_it_means() -> None:
    rows = right_rows()
    rows["cycles"].append({**rows["cycles"][0], "code": "2027", "period_to": date(2027, 6, 30)})
    rows["assignments"][0]["cycle"] = None
    assert ("workbook-cycle-not-said", "评价人!A2") in told(read_rows(rows))


def test_problems_name_the_people_whose_results_they_touch() -> None:
    rows = right_rows()
    rows["ratings"][0]["judgement"] = "优秀"
    rows["units"][1]["parent"] = "XX"
    unit, rating = read_rows(rows).findings
    assert rating.ratees == {"P2"}
    assert unit.ratees == frozenset()


def test_every_sheet_column_and_hint_is_worded() -> None:
    worded = set(list_worded_codes())
    for sheet in SHEETS:
        for column in sheet.columns:
            assert f"workbook-column.{sheet.key}.{column.key}" in worded
            assert f"workbook-hint.{sheet.key}.{column.key}" in worded
    assert {f"workbook-sheet.{key}" for key in (*COMPANION_SHEETS, *(sheet.key for sheet in SHEETS))} <= worded
