"""No input makes the reader crash, linger, or lose a line from its report."""

import re
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.wording import word
from zhunsheng.exchange.import_report import render_report, report_tree
from zhunsheng.exchange.source_document import ImportedFramework, read_source_document

SOURCE = Path(__file__).parent.parent / "fixtures" / "source" / "客服专业能力模型-2008.txt"
LINES = SOURCE.read_text(encoding="utf-8").splitlines()
FRAGMENTS = (
    "Sa", "Si", "Sb", "N/A", "n", "n能够主动收集信息,并", "知识清单", "技能清单", "链接对应的行为事件", "洞察需求能力",
    "洞察需求能力(收集信息-分析-产出)", "职位与能力匹配表", "能力标签", "流程", "内涵界定", "高于岗位要求", "评分标准",
    "关于本材料", "其中包括:", "1、", "一、行为描述", "\t", "  ", ":", "(", ")", "-", "Sa(advance)", "<o:p></o:p>", "&nbsp;",
    "客服主管、客服专员", "2008年8月", "某某有限公司", "客服专业能力模型", "第1页 / 共11页", "\u3000", "\uf06e", "■", "A", "1级",
)  # fmt: skip
INVISIBLE = re.compile("[\ufeff\u200b]")
MUCH = 200_000
"""Bytes: enough to show a reader whose time grows with the square of the text."""


def read(text: str) -> ImportedFramework | None:
    """None where the reader refuses the whole file, which it may only for want of text."""
    try:
        return read_source_document(text.encode("utf-8", "surrogatepass"), "fuzz.txt")
    except RuleBroken as refused:
        if refused.code in {"source-empty", "source-not-text"}:
            return None
        raise


def assert_complete(imported: ImportedFramework | None, text: str) -> None:
    """Each line once, with at least one meaning in words; blank ones counted."""
    if imported is None:
        return
    report = imported.report
    expected = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    assert sorted([*(line.number for line in report.lines), *report.blank_lines]) == list(range(1, len(expected) + 1))
    assert all(line.text == expected[line.number - 1] for line in report.lines)
    assert all(not INVISIBLE.sub("", expected[number - 1]).strip() for number in report.blank_lines)
    assert all(meaning.say("zh-Hans") != meaning.code for line in report.lines for meaning in line.meanings)


@settings(max_examples=80, deadline=None)
@given(st.text() | st.lists(st.text(max_size=30), max_size=40).map("\n".join))
def test_any_text_is_read_or_refused_and_loses_no_line(text: str) -> None:
    assert_complete(read(text), text)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join), max_size=60), st.sampled_from("\n "))
def test_familiar_words_in_any_order_are_read_without_a_loss(lines: list[str], joint: str) -> None:
    text = joint.join(lines)
    assert_complete(read(text), text)


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 30))
def test_the_source_with_lines_deleted_doubled_shuffled_or_cut_is_read_without_a_loss(
    random: Random, count: int
) -> None:
    lines = list(LINES)
    for _ in range(count):
        place = random.randrange(len(lines))
        change = random.choice(("delete", "double", "swap", "cut", "join", "strange"))
        if change == "delete":
            del lines[place]
        elif change == "double":
            lines.insert(random.randrange(len(lines)), lines[place])
        elif change == "swap":
            other = random.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
        elif change == "cut":
            lines[place] = lines[place][: random.randrange(len(lines[place]) + 1)]
        elif change == "join":
            lines[place : place + 2] = ["".join(lines[place : place + 2])]
        else:
            lines.insert(place, "".join(chr(random.randrange(1, 0x2FFF)) for _ in range(8)).replace("\n", ""))
    text = "\n".join(lines)
    imported = read(text)
    assert_complete(imported, text)
    assert imported is not None
    assert {competency.code for competency in imported.framework} >= {"C1", "C2"}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_words(content: bytes) -> None:
    said = ""
    try:
        read_source_document(content, "fuzz.bin")
    except RuleBroken as refused:
        said = word(refused.code, "zh-Hans", **refused.facts)
    assert not said.startswith(("source-", "file-", "word-", "doc-"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "source-empty"),
        (b"\xef\xbb\xbf \n\n", "source-empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "source-not-text"),
        (b"%PDF-1.4\n\x01\x02\x03\x04\x05\x06\x07", "source-not-text"),
        (b"\xff\xfe\x00", "source-not-text"),
        (b"PK\x03\x04 not an archive", "file-not-office"),
        (b"a" * 20_000_001, "source-too-large"),
    ],
)
def test_what_is_no_document_is_refused_with_a_reason(content: bytes, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_source_document(content, "x")
    assert refused.value.code == code


@pytest.mark.parametrize(
    "unit",
    [
        "\n".join(LINES), "".join(LINES), " ".join(LINES), "n\n", "Sa\n", "Sa ", "Sa\t", "职位\tSa\tSi\n", "Sa: ", "(" * 9,
        "甲-" * 40 + "\n", "1、2、", "■", "<" * 9, "&a", "....…", "高于岗位要求\n", "洞察需求能力(收集-分析)\n", "知识清单\n", "\t\t",
    ],
)  # fmt: skip
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    text = (unit * (MUCH // len(unit.encode()) + 1)).encode()[:MUCH].decode("utf-8", "ignore")
    started = time.process_time()
    imported = read(text)
    assert time.process_time() - started < 4
    assert_complete(imported, text)


def test_a_million_bytes_are_read_within_ten_seconds() -> None:
    text = "\n".join(LINES * (5 * MUCH // SOURCE.stat().st_size + 1))
    started = time.process_time()
    assert_complete(read(text), text)
    assert time.process_time() - started < 10


def test_the_source_is_read_within_a_second() -> None:
    content = SOURCE.read_bytes()
    started = time.process_time()
    read_source_document(content, SOURCE.name)
    assert time.process_time() - started < 1


def test_a_damaged_source_still_makes_a_whole_report_in_both_forms() -> None:
    imported = read("\n".join(line for number, line in enumerate(LINES) if number % 7))
    assert imported is not None
    assert "import-" not in render_report(imported.report, "en")
    assert report_tree(imported.report, "zh-Hans")["questions"]
