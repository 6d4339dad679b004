"""The framework file: what is written is read back equal, and a fault is named with its place."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies import frameworks

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.problems import Problem, ProblemsFound
from zhunsheng.domain.wording import LANGUAGES, explain, list_worded_codes
from zhunsheng.exchange.framework_toml import SECTIONS, read_framework_toml, write_framework_toml
from zhunsheng.exchange.framework_tree import framework_from_tree, framework_to_tree, list_file_keys
from zhunsheng.exchange.record_forms import Expected

SMALL = """\
format = "zhunsheng-framework/1"
code = "reception"
version = "1"
languages = ["zh-Hans", "en"]
title = { zh-Hans = "前台专业能力模型", en = "Reception competency framework" }

[document]
effective_from = 2026-01-31

[[levels]]
code = "L1"
name = { zh-Hans = "初级", en = "basic" }

[[competencies]]
code = "JD"
label = { zh-Hans = "接待", en = "Receiving visitors" }
stages = [{ code = "greet", name = { zh-Hans = "问候" } }]

[[competencies.levels]]
level = "L1"
knowledge = []

[[competencies.levels.indicators]]
code = "JD-L1-1"
statement = { zh-Hans = "见到来访者先起身问候。", en = "Rises and greets visitors." }
stage = "greet"
stage_confidence = "high"

[[positions]]
code = "01"
name = { zh-Hans = "前台" }
requirements = { JD = "N/A" }
confirmed_at = 2026-01-31T09:30:00+08:00
"""


def broken(text: str | bytes) -> RuleBroken:
    with pytest.raises(RuleBroken) as caught:
        read_framework_toml(text)
    for language in LANGUAGES:
        told = explain(caught.value, language)
        assert not any(f"{{{fact}}}" in told for fact in ("place", "key", "found", "expected", "allowed", "known"))
    return caught.value


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(frameworks())
def test_every_framework_comes_back_equal_from_its_file(framework: Framework) -> None:
    assert read_framework_toml(write_framework_toml(framework)) == framework


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(frameworks())
def test_a_tree_survives_being_read_and_written(framework: Framework) -> None:
    tree = framework_to_tree(framework)
    assert framework_to_tree(framework_from_tree(tree)) == tree


def test_a_hand_written_file_is_understood() -> None:
    framework = read_framework_toml(SMALL)
    cell = framework.get_cell("JD", "L1")
    assert cell.knowledge == ()
    assert cell.skills is None
    assert str(cell.indicators[0].statement) == "见到来访者先起身问候。"
    assert framework.document.effective_from == dt.date(2026, 1, 31)
    position = framework.matrix.get("01")
    assert position.get_requirement("JD").level is None
    assert position.confirmed_at == dt.datetime(2026, 1, 31, 1, 30, tzinfo=dt.UTC)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    assert read_framework_toml(SMALL.replace("\n", "\r\n").encode("utf-8-sig")) == read_framework_toml(SMALL)
    assert read_framework_toml("\ufeff" + SMALL) == read_framework_toml(SMALL)


def test_a_text_keeps_its_languages_on_one_line() -> None:
    written = write_framework_toml(read_framework_toml(SMALL))
    assert 'statement = { zh-Hans = "见到来访者先起身问候。", en = "Rises and greets visitors." }\n' in written


def test_rule_and_gate_are_always_written_in_full() -> None:
    written = write_framework_toml(read_framework_toml(SMALL))
    for section, key, _ in list_file_keys():
        if section in ("outcome_rule", "evidence_gate"):
            assert f"\n{key} = " in written.split(f"[{section}]")[1]


FAULTS = [
    ('version = "1"', "version = 1", "framework-file-wrong-type", "version"),
    ('version = "1"', "", "framework-file-key-missing", None),
    ('code = "L1"', 'kode = "L1"', "framework-file-key-unknown", "levels[0]"),
    ("knowledge = []", "knowledge = [{}]", "framework-file-key-missing", "competencies[0].levels[0].knowledge[0]"),
    ("knowledge = []", "knowledge = {}", "framework-file-wrong-type", "competencies[0].levels[0].knowledge"),
    ('{ JD = "N/A" }', '{ JD = ["N/A"] }', "framework-file-wrong-type", "positions[0].requirements.JD"),
    ('{ JD = "N/A" }', '"N/A"', "framework-file-wrong-type", "positions[0].requirements"),
    (
        'statement = { zh-Hans = "见到来访者先起身问候。", en = "Rises and greets visitors." }',
        'statement = "见到来访者先起身问候。"',
        "framework-file-wrong-type",
        "competencies[0].levels[0].indicators[0].statement",
    ),
    ('"greet"\nstage_c', '"leave"\nstage_c', "stage-unknown", "competencies[0]"),
    ('"high"', '"sure"', "framework-file-word-unknown", "competencies[0].levels[0].indicators[0].stage_confidence"),
    ('{ zh-Hans = "前台" }', '{ zh-Hans = "" }', "framework-file-text-empty", "positions[0].name.zh-Hans"),
    ('{ zh-Hans = "前台" }', '{ zh-Hnas = "前台" }', "text-language-unlisted", None),
    ("2026-01-31\n", '"31.1.2026"\n', "framework-file-wrong-type", "document.effective_from"),
    ('JD = "N/A"', 'JD = "L9"', "level-unknown", None),
    ('code = "L1"', 'code = "N/A"', "level-code-reserved", None),
    ("[[positions]]", "[evidence_gate]\nmeets_coverage = [2]\n[[positions]]", "framework-file-wrong-length", None),
    ("[[positions]]", "[evidence_gate]\nmeets_events = true\n[[positions]]", "framework-file-wrong-type", None),
    ("[[positions]]", "[evidence_gate]\nmeets_coverage = [3, 2]\n[[positions]]", "gate-coverage-impossible", None),
    ("[[positions]]", '[outcome_rule]\nrule = "mean/1"\n[[positions]]', "outcome-rule-unknown", "outcome_rule"),
    ("framework/1", "framework/2", "framework-file-format-unknown", None),
]


@pytest.mark.parametrize(("right", "wrong", "code", "place"), FAULTS)
def test_a_fault_is_named_with_its_place(right: str, wrong: str, code: str, place: str | None) -> None:
    assert right in SMALL
    fault = broken(SMALL.replace(right, wrong, 1))
    first = fault.problems[0] if isinstance(fault, ProblemsFound) else Problem.of(fault)
    assert first.code == code
    assert place is None or first.place == place


def test_all_faults_of_a_file_are_told_at_once_each_with_its_place() -> None:
    fault = broken(
        SMALL.replace('code = "L1"', 'kode = "L1"').replace('stage_confidence = "high"', "stage_confidence = 1")
    )
    assert isinstance(fault, ProblemsFound)
    assert [(problem.code, problem.place) for problem in fault.problems] == [
        ("framework-file-key-unknown", "levels[0]"),
        ("framework-file-key-missing", "levels[0]"),
        ("framework-file-word-unknown", "competencies[0].levels[0].indicators[0].stage_confidence"),
    ]


def test_a_rule_broken_among_other_faults_is_told_with_its_place() -> None:
    spoilt = SMALL.replace('stage_confidence = "high"\n', "").replace("requirements = {", "requirement = {")
    fault = broken(spoilt)
    assert isinstance(fault, ProblemsFound)
    said = [problem.explain("zh-Hans") for problem in fault.problems]
    assert said[0].startswith("competencies[0].levels[0].indicators[0]：行为描述 JD-L1-1")


def test_an_unknown_key_is_answered_with_the_keys_that_are_allowed() -> None:
    fault = broken(SMALL.replace('stage = "greet"', 'stgae = "greet"'))
    assert fault.facts["key"] == "stgae"
    assert "stage" in str(fault.facts["allowed"])
    assert "competencies[0].levels[0].indicators[0]" in explain(fault, "zh-Hans")


def test_a_syntax_fault_names_line_and_column() -> None:
    fault = broken(SMALL.replace('version = "1"', "version = ?"))
    assert (fault.code, fault.facts["line"], fault.facts["column"]) == ("framework-file-not-toml", 3, 11)


def test_a_file_that_breaks_off_names_its_last_line() -> None:
    fault = broken(SMALL[: SMALL.index('"L1"') + 2])
    assert (fault.code, fault.facts["line"]) == ("framework-file-not-toml", 11)


def test_bytes_that_are_not_utf8_are_refused_with_their_place() -> None:
    fault = broken(SMALL.encode("gb18030"))
    assert fault.code == "framework-file-not-utf8"


def test_a_file_nested_without_end_is_refused() -> None:
    assert broken("a = " + "[" * 100_000).code in ("framework-file-too-deep", "framework-file-not-toml")


def test_a_number_without_end_is_refused() -> None:
    assert broken("a = " + "9" * 5000).code == "framework-file-number-too-long"


def test_something_that_is_no_table_is_refused() -> None:
    with pytest.raises(RuleBroken, match="framework-file-wrong-type"):
        framework_from_tree([])


def test_half_a_surrogate_pair_is_no_text() -> None:
    tree = framework_to_tree(read_framework_toml(SMALL))
    with pytest.raises(RuleBroken, match="framework-file-wrong-type"):
        framework_from_tree({**tree, "code": "\ud800"})


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_damaged_file_never_raises_anything_but_a_broken_rule(data: st.DataObject) -> None:
    lines = SMALL.splitlines()
    cut = sorted(data.draw(st.lists(st.integers(0, len(lines)), min_size=1, max_size=4)))
    kept = [part for first, last in pairwise([0, *cut, len(lines)]) for part in lines[first : last - 1]]
    try:
        read_framework_toml("\n".join(kept))
    except RuleBroken as broken_rule:
        fault = broken_rule.code
    else:
        return
    assert fault in list_worded_codes()


def test_every_section_with_a_heading_is_a_section_of_the_file() -> None:
    named = {f"{section}.{key}" if section else key for section, key, _ in list_file_keys()}
    assert named >= SECTIONS


def test_everything_that_can_be_expected_has_its_words() -> None:
    assert {f"Expected.{expected}" for expected in Expected} <= set(list_worded_codes())
