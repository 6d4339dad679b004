"""Workbooks as people and programs really write them: dates as text, codes as numbers, full width, stray blanks."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from tests.exchange.workbooks import read_content, read_rows, right_file, right_rows, told

from zhunsheng.domain.assessments import Combination
from zhunsheng.domain.outcomes import NoJudgement, Showing
from zhunsheng.domain.people import RaterRole
from zhunsheng.exchange.assessment_workbook.read import ReadWorkbook


def save(book: openpyxl.Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def read_changed(sheet: str, cell: str, value: object) -> ReadWorkbook:
    """The right workbook, opened and saved by another library with one cell changed."""
    book = openpyxl.load_workbook(BytesIO(right_file()))
    book[sheet][cell] = value
    return read_content(save(book))


@pytest.mark.parametrize(
    "said",
    [
        "2026/3/5",
        "2026-03-05",
        "2026.3.5",
        "2026年3月5日",
        "2026 年 3 月 5 日",
        "\uff12\uff10\uff12\uff16年\uff13月\uff15日",
        "20260305",
        20260305,
        46086,
        46086.75,
        "2026-03-05 14:30",
        "2026-03-05T00:00:00",
        datetime(2026, 3, 5, 9, 30),
        date(2026, 3, 5),
        " 2026/03/05 ",
    ],
    ids=str,
)
def test_a_date_is_understood_in_each_of_its_disguises(said: object) -> None:
    read = read_changed("行为事件", "C2", said)
    assert told(read) == []
    assert read.rounds[0].assessments[0].events[0].on == date(2026, 3, 5)


@pytest.mark.parametrize("said", ["09", "9", 9, 9.0, "\uff10\uff19", " 09 ", "09 职位09", "9\u3000"], ids=str)
def test_a_position_is_found_again_when_the_spreadsheet_took_it_for_a_number(said: object) -> None:
    read = read_changed("人员", "D3", said)
    assert told(read) == []
    assert read.rounds[0].assessments[0].ratee.position == "09"


@pytest.mark.parametrize("said", ["P1", "p1", "\uff30\uff11", " P1", "P1 谢允之", "P1\u200b", "P1\xa0"], ids=repr)
def test_a_person_is_found_again_whatever_the_width_case_and_blanks(said: str) -> None:
    read = read_changed("人员", "E3", said)
    assert told(read) == []
    assert read.rounds[0].people[1].manager == "P1"


@pytest.mark.parametrize("said", ["无", "N/A", "-", "—", "/", "  ", "\u3000", "none"])
def test_the_marks_that_mean_nothing_leave_a_cell_blank(said: str) -> None:
    read = read_changed("人员", "E3", said)
    assert told(read) == []
    assert read.rounds[0].people[1].manager is None


@pytest.mark.parametrize("said", ["持续展现", " 持续展现 ", "持续 展现", "Consistently shown", "CONSISTENTLY SHOWN"])
def test_a_scale_word_is_understood_in_both_languages(said: str) -> None:
    read = read_changed("行为评价", "E2", said)
    assert told(read) == []
    assert read.rounds[0].assessments[0].ratings[0].judgement is Showing.SUSTAINED


def test_a_blank_judgement_is_not_rated_and_not_cannot_judge() -> None:
    judgements = [rating.judgement for rating in read_changed("行为评价", "E2", None).rounds[0].assessments[0].ratings]
    assert judgements[0] is NoJudgement.NOT_RATED
    assert judgements[2] is NoJudgement.CANNOT_JUDGE


def test_numbers_as_codes_lose_their_decimal_point() -> None:
    book = openpyxl.load_workbook(BytesIO(right_file()))
    book["评估活动"]["A2"] = 2026.0
    assert [round_.cycle.code for round_ in read_content(save(book)).rounds] == ["2026"]


def test_columns_may_change_places_and_titles_may_stand_above() -> None:
    book = openpyxl.load_workbook(BytesIO(right_file()))
    book["评价人"].insert_rows(1, 2)
    book["评价人"]["A1"] = "2026 年评价人安排"
    for row in book["评价人"].iter_rows(min_row=3):
        row[0].value, row[3].value = row[3].value, row[0].value
    read = read_content(save(book))
    assert told(read) == []
    assert len(read.rounds[0].assessments[0].assignments) == 2


def test_unknown_columns_and_sheets_are_told_and_ignored() -> None:
    book = openpyxl.load_workbook(BytesIO(right_file()))
    book["人员"]["H1"] = "手机"
    book["人员"]["H2"] = "不该在这里"
    book.create_sheet("草稿")["A1"] = "随手记"
    read = read_content(save(book))
    assert told(read) == []
    assert [(note.code, note.place) for note in read.notes] == [
        ("workbook-column-ignored", "人员!H1"),
        ("workbook-sheet-ignored", "草稿"),
    ]


def test_blank_rows_in_between_are_skipped_and_places_stay_true() -> None:
    book = openpyxl.load_workbook(BytesIO(right_file()))
    book["行为评价"].insert_rows(3, 2)
    book["行为评价"]["E5"] = "优秀"
    assert told(read_content(save(book))) == [("workbook-judgement-unknown", "行为评价!E5")]


def test_english_names_of_sheets_and_columns_are_understood() -> None:
    book = openpyxl.load_workbook(BytesIO(right_file()))
    book["评价人"].title = "Raters"
    book["Raters"]["B1"] = "Ratee"
    assert told(read_content(save(book))) == []


def test_the_only_cycle_need_not_be_repeated_in_every_row() -> None:
    rows = right_rows()
    for sheet in ("assignments", "ratings"):
        for row in rows[sheet]:
            del row["cycle"]
    assert told(read_rows(rows)) == []


def test_a_row_for_one_cycle_replaces_the_usual_one() -> None:
    rows = right_rows()
    rows["cycles"].insert(0, {"code": "2025", "name": "前一年", "period_from": "2024-07-01", "period_to": "2025-06-30"})
    rows["people"].append({"code": "P2", "name": "陆清和", "unit": "YXL", "position": "11", "cycle": "2025"})
    earlier, later = read_rows(rows).rounds
    assert [round_.cycle.code for round_ in (earlier, later)] == ["2025", "2026"]
    assert [round_.assessments[0].ratee.position for round_ in (earlier, later)] == ["11", "09"]
    assert earlier.assessments[0].ratee.manager is None


def test_an_event_belongs_to_the_cycle_whose_period_holds_it() -> None:
    rows = right_rows()
    rows["cycles"].insert(0, {"code": "2025", "name": "前一年", "period_from": "2024-07-01", "period_to": "2025-06-30"})
    rows["events"] += [
        {**rows["events"][0], "code": "E3", "on": "2025-01-05"},
        {**rows["events"][0], "code": "E4", "on": "2024-05-01"},
        {**rows["events"][0], "code": "E5", "on": "2026-07-02", "noted_on": "2026-07-02", "shown_on": "2026-07-03"},
    ]
    earlier, later = read_rows(rows).rounds
    assert {event.code for event in earlier.assessments[0].events} == {"E3", "E4"}
    assert {event.code for event in later.assessments[0].events} == {"E1", "E2", "E5"}


def test_settings_of_a_cycle_are_read_in_words() -> None:
    rows = right_rows()
    rows["cycles"][0] |= {
        "counting_roles": "上级；评审、同级",
        "combination": "加权中位数（就低）",
        "weights": "上级 2、评审：1",
        "every_indicator": "是",
        "anonymity_threshold": 4,
    }
    cycle = read_rows(rows).rounds[0].cycle
    assert cycle.counting_roles == {RaterRole.MANAGER, RaterRole.PANEL, RaterRole.PEER}
    assert cycle.combination is Combination.WEIGHTED_LOWER_MEDIAN
    assert cycle.weights == {RaterRole.MANAGER: 2, RaterRole.PANEL: 1}
    assert (cycle.rule.every_indicator, cycle.anonymity_threshold) == (True, 4)


@pytest.mark.parametrize(
    "said", ["XY-Si-1 典范；XY-Si-2 合格", "xy-si-1典范, XY-Si-2（合格）", "XY-Si-1:典范\nXY-Si-2=合格"]
)
def test_codings_are_read_however_they_are_set_apart(said: str) -> None:
    read = read_changed("行为事件", "I2", said)
    assert told(read) == []
    event = read.rounds[0].assessments[0].events[0]
    assert [(coding.indicator, coding.polarity.value) for coding in event.codings] == [
        ("XY-Si-1", "exemplary"),
        ("XY-Si-2", "adequate"),
    ]


def test_dates_of_a_workbook_that_counts_from_1904_are_not_four_years_off() -> None:
    book = openpyxl.load_workbook(BytesIO(right_file()))
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book["行为事件"]["C3"] = (date(2026, 5, 20) - date(1904, 1, 1)).days
    book["行为事件"]["C3"].number_format = "General"
    read = read_content(save(book))
    assert told(read) == []
    assert [event.on for event in read.rounds[0].assessments[0].events] == [date(2026, 3, 12), date(2026, 5, 20)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("P1", "P1"),
        ("\uff50\uff11", "P1"),
        ("谢允之", "P1"),
        (" 谢 允之", "P1"),
        ("P1 谢允之", "P1"),
        ("谢允之的同事", "谢允之的同事"),
        ("1 号楼业主", "1 号楼业主"),
        ("业主A 来信", "业主A 来信"),
        ("P1 的上级", "P1 的上级"),
    ],
)
def test_who_vouches_for_an_event_is_a_person_of_ours_or_words(said: str, meant: str) -> None:
    rows = right_rows()
    rows["events"][1] |= {"corroborated_by": said, "affirmed_by": said}
    event = read_rows(rows).rounds[0].assessments[0].events[1]
    assert (event.corroborated_by, event.affirmed_by) == (meant, meant)


@pytest.mark.parametrize("namesakes", [False, True])
def test_nobody_vouches_for_an_event_of_their_own_by_name(namesakes: bool) -> None:
    rows = right_rows()
    if namesakes:
        rows["people"].append({"code": "P7", "name": "陆清和", "unit": "HN"})
    rows["events"][0]["corroborated_by"] = rows["events"][0]["affirmed_by"] = "陆清和"
    event = read_rows(rows).rounds[0].assessments[0].events[0]
    assert (event.corroborated_by, event.affirmed_by) == ("P2", "P2")
    assert not event.is_corroborated


def test_who_confirms_an_event_may_be_named_but_not_oneself() -> None:
    assert read_changed("行为事件", "N2", "贺知秋").rounds[0].assessments[0].events[0].confirmed_by == "P3"
    assert told(read_changed("行为事件", "N2", "陆清和")) == [("event-confirmed-by-its-own-person", "行为事件!N2")]
    assert told(read_changed("行为事件", "N2", "某位同事")) == [("workbook-person-unknown", "行为事件!N2")]
