"""A gap is a list of indicators; what comes next is taken from the framework."""

from tests.reports.examples import framework, personal
from zhunsheng.domain.gaps import find_gap, find_next_steps


def test_a_gap_lists_what_was_not_shown_and_what_is_not_steady():
    gap = find_gap(personal("E04").get("CH"), framework())
    assert [indicator.code for indicator in gap.missing] == ["CH-Sa-2"]
    assert [indicator.code for indicator in gap.to_improve] == ["CH-Sa-3"]


def test_a_gap_brings_the_knowledge_and_skills_of_the_required_level():
    steps = find_next_steps(personal("E04").get("CH"), framework())
    assert steps.knowledge == framework().get_cell("CH", "Sa").knowledge
    assert steps.next_level is None


def test_without_a_gap_the_level_above_is_looked_at():
    steps = find_next_steps(personal("E11").get("DC"), framework())
    assert steps.next_level is not None
    assert steps.next_level.code == "Si"
    assert steps.next_indicators == framework().get_cell("DC", "Si").indicators


def test_at_the_highest_level_there_is_nothing_above():
    assert find_next_steps(personal("E04").get("XY"), framework()).is_at_top


def test_while_there_is_no_outcome_nothing_is_proposed_but_evidence():
    steps = find_next_steps(personal("E10").get("DC"), framework())
    assert not steps.gap
    assert steps.next_level is None
    assert not steps.is_at_top


def test_nothing_asked_means_no_gap():
    assert not find_gap(personal("E04").get("TJ"), framework())
