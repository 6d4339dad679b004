"""从一个职位到另一个职位: what one answers for from now on, and which positions ask the same."""

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.strategies import frameworks
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.position_change import ChangeKind, compare_positions, list_alike, list_neighbours
from zhunsheng.domain.positions import NotApplicableIndicator
from zhunsheng.domain.text import LocalizedText
from zhunsheng.offline.shipped_framework import load_framework


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return load_framework()


def test_another_level_brings_other_indicators_and_keeps_none(shipped: Framework) -> None:
    change = compare_positions(shipped, "11", "08")
    self_regulation = next(one for one in change.requirements if one.competency.code == "TJ")
    assert (self_regulation.before, self_regulation.after) == ("Sb", "Sa")
    assert self_regulation.kind is ChangeKind.HIGHER
    assert [one.code for one in self_regulation.added] == ["TJ-Sa-1", "TJ-Sa-2", "TJ-Sa-3"]
    assert [one.code for one in self_regulation.dropped] == ["TJ-Sb-1", "TJ-Sb-2", "TJ-Sb-3"]
    assert self_regulation.kept == ()


def test_only_what_differs_counts_as_changed(shipped: Framework) -> None:
    assert [one.competency.code for one in compare_positions(shipped, "07", "08").changed] == ["TJ"]
    assert compare_positions(shipped, "07", "09").changed == ()


def test_what_was_not_applicable_is_newly_asked_and_not_raised(shipped: Framework) -> None:
    there = compare_positions(shipped, "04", "02").changed
    back = compare_positions(shipped, "02", "04").changed
    assert [(one.before, one.kind) for one in there] == [(None, ChangeKind.NEW)]
    assert [(one.after, one.kind) for one in back] == [(None, ChangeKind.ENDED)]
    assert len(there[0].added) == 3


def test_an_indicator_that_does_not_apply_to_a_position_is_newly_answered_for_in_another(shipped: Framework) -> None:
    mark = NotApplicableIndicator("TJ-Si-1", LocalizedText.only("zh-Hans", "没有下属"))
    positions = [replace(one, not_applicable=(mark,)) if one.code == "07" else one for one in shipped.positions]
    marked = replace(shipped, matrix=replace(shipped.matrix, positions=tuple(positions)))
    change = next(one for one in compare_positions(marked, "07", "09").requirements if one.competency.code == "TJ")
    assert [one.code for one in change.added] == ["TJ-Si-1"]
    assert [one.code for one in change.kept] == ["TJ-Si-2", "TJ-Si-3"]


def test_a_position_that_does_not_exist_is_refused(shipped: Framework) -> None:
    with pytest.raises(RuleBroken) as refused:
        compare_positions(shipped, "11", "99")
    assert refused.value.code == "position-unknown"


def test_positions_that_ask_the_same_stand_together(shipped: Framework) -> None:
    groups = [[one.code for one in group] for group in list_alike(shipped) if len(group) > 1]
    assert groups == [["01", "03", "04"], ["07", "09", "10"]]


def test_neighbours_differ_in_the_fewest_competencies(shipped: Framework) -> None:
    groups = [[one.code for one in group] for group in list_neighbours(shipped, "08")]
    assert groups == [["05"], ["06"], ["07", "09", "10"]]


@settings(max_examples=30, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(framework=frameworks(), data=st.data())
def test_every_indicator_answered_for_is_kept_added_or_dropped(framework: Framework, data: st.DataObject) -> None:
    codes = [position.code for position in framework.positions]
    if not codes:
        return
    before, after = data.draw(st.sampled_from(codes)), data.draw(st.sampled_from(codes))
    for change in compare_positions(framework, before, after).requirements:
        if any(level and not change.competency.find_level(level) for level in (change.before, change.after)):
            continue
        old = set(framework.applicable_indicators(before, change.competency.code))
        new = set(framework.applicable_indicators(after, change.competency.code))
        assert set(change.dropped) | set(change.kept) == old
        assert set(change.added) | set(change.kept) == new
        assert change.dropped == () or set(change.dropped).isdisjoint(new)
