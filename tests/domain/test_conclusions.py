"""From ratings, evidence and decisions to a result: states stay apart, people decide."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.cast import ALL, BLANK, FOUR, MOST, NONE, THREE, UNSEEN, WEN, Voices, event, rules
from zhunsheng.domain.assessments import Assignment, Cycle, Decision, EarlierOutcome
from zhunsheng.domain.behavioural_events import Polarity, WhyNotCounted
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.outcomes import GateMode, NoOutcome, Outcome
from zhunsheng.domain.people import Person, RaterRole
from zhunsheng.domain.results import PersonalResult, Standing, StateCount
from zhunsheng.domain.teams import conclude_unit, count_states

MANAGER, PANEL, SELF = RaterRole.MANAGER, RaterRole.PANEL, RaterRole.SELF
CHIEF = Person("E01", "谢允之", "区域", "01", manager="E00")


def test_a_position_marked_not_applicable_never_counts_as_a_shortfall() -> None:
    voices = Voices(CHIEF)
    voices.rate("E00", MANAGER, NONE, NONE, NONE, NONE, indicators=FOUR)
    result = voices.conclude(competency="GT")
    assert result.state is NoOutcome.NOT_APPLICABLE
    assert not result.gaps
    assert count_states([result]) == StateCount(not_applicable=1)


def test_an_indicator_marked_not_applicable_for_a_position_leaves_the_denominator() -> None:
    without_staff = Person("E09", "林疏桐", "云栖里", "09", manager="E01")
    voices = Voices(without_staff).rate("E01", MANAGER, MOST, MOST, UNSEEN, NONE, indicators=FOUR)
    result = voices.conclude(competency="GT")
    assert result.state is Outcome.MEETS
    assert [indicator.indicator for indicator in result.indicators] == list(FOUR[:3])


def test_a_requirement_of_which_no_indicator_remains_is_not_applicable() -> None:
    without_staff = Person("E09", "林疏桐", "云栖里", "09", manager="E01")
    assert Voices(without_staff).rate("E01", MANAGER, ALL, ALL, ALL).conclude().state is NoOutcome.NOT_APPLICABLE


def test_a_person_outside_the_cycle_is_not_included_with_the_reason_kept() -> None:
    result = Voices().rate("E01", MANAGER, NONE, NONE, NONE).conclude(not_included="到岗不满 3 个月")
    assert (result.state, result.standing) == (NoOutcome.NOT_INCLUDED, Standing.NONE)


def test_nobody_rated_is_not_rated_and_nothing_else() -> None:
    assert Voices().conclude().state is NoOutcome.NOT_RATED
    assert Voices().rate("E01", MANAGER, BLANK, BLANK, BLANK).conclude().state is NoOutcome.NOT_RATED


def test_insufficient_evidence_has_an_owner_and_a_date() -> None:
    result = Voices().rate("E01", MANAGER, UNSEEN, UNSEEN, MOST).conclude(rules(follow_up_by=date(2026, 9, 30)))
    assert result.state is NoOutcome.INSUFFICIENT_EVIDENCE
    assert result.follow_up is not None
    assert (result.follow_up.owner, result.follow_up.due) == ("E01", date(2026, 9, 30))


def test_the_gate_is_applied_once_to_the_joint_candidate() -> None:
    voices = Voices().rate("E01", MANAGER, MOST, MOST, MOST).rate("P1", PANEL, MOST, MOST, MOST)
    assert voices.conclude(rules(GateMode.ENFORCE)).state is NoOutcome.INSUFFICIENT_EVIDENCE
    notes = (event("V1", THREE[0]), event("V2", THREE[1]))
    assert voices.conclude(rules(GateMode.ENFORCE), events=notes).state is Outcome.MEETS


def test_below_rests_on_what_the_raters_who_said_below_found_missing() -> None:
    voices = Voices().rate("E01", MANAGER, NONE, MOST, MOST).rate("P1", PANEL, MOST, NONE, MOST)
    counter = event("V1", THREE[0], polarity=Polarity.INEFFECTIVE)
    result = voices.conclude(rules(GateMode.ENFORCE), events=(counter,))
    assert result.gate is not None
    assert result.gate.lacks[0].indicators == (THREE[1],)


def test_a_decision_may_depart_from_the_suggestion_and_all_three_are_kept() -> None:
    decision = Decision("E08", "XY", Outcome.MEETS, "E00", date(2026, 7, 18), "两份会议纪要补足了证据")
    result = Voices().rate("E01", MANAGER, NONE, MOST, MOST).conclude(decision=decision)
    assert (result.state, result.suggestion, result.standing) == (Outcome.MEETS, Outcome.BELOW, Standing.DECIDED)
    assert result.decision == decision
    assert not result.lacks_reason


def test_an_earlier_below_at_a_lower_level_is_pointed_out_and_changes_nothing() -> None:
    earlier = (EarlierOutcome("2025", "XY", "Sb", Outcome.BELOW),)
    result = Voices().rate("E01", MANAGER, MOST, MOST, MOST).conclude(earlier=earlier)
    assert result.state is Outcome.MEETS
    assert result.earlier_below == earlier[0]
    same_level = (EarlierOutcome("2025", "XY", "Si", Outcome.BELOW),)
    assert Voices().rate("E01", MANAGER, MOST, MOST, MOST).conclude(earlier=same_level).earlier_below is None


def test_an_event_left_unconfirmed_goes_to_the_managers_manager() -> None:
    note = event("V1", THREE[0], confirmed_by=None, on=date(2026, 3, 2))
    result = Voices().rate("E01", MANAGER, MOST, MOST, MOST).conclude(events=(note,))
    assert result.uncounted[0].why is WhyNotCounted.NOT_CONFIRMED
    assert (result.uncounted[0].escalate_to, result.uncounted[0].is_overdue) == ("E00", True)
    fresh = event("V2", THREE[0], confirmed_by=None, on=date(2026, 6, 25))
    (waiting,) = Voices().rate("E01", MANAGER, MOST, MOST, MOST).conclude(events=(fresh,)).uncounted
    assert (waiting.escalate_to, waiting.is_overdue) == (None, False)


@pytest.mark.parametrize("manager", [None, "E00"])
def test_an_event_left_unconfirmed_with_nobody_above_is_overdue_all_the_same(manager: str | None) -> None:
    ratee = replace(WEN, manager=manager)
    note = event("V1", THREE[0], confirmed_by=None, on=date(2026, 3, 2))
    (waiting,) = Voices(ratee).rate("E01", MANAGER, MOST, MOST, MOST).conclude(events=(note,)).uncounted
    assert (waiting.escalate_to, waiting.is_overdue) == (None, True)


def test_indicators_stand_side_by_side_and_are_never_combined() -> None:
    result = Voices().rate("E01", MANAGER, NONE, MOST, MOST).rate("P1", PANEL, ALL, MOST, MOST).conclude()
    first = result.indicators[0]
    assert first.standing == (NONE, ALL)
    assert first.is_divided
    assert first.is_gap


def test_self_rating_that_differs_is_something_to_talk_about() -> None:
    result = Voices().rate("E08", SELF, MOST, MOST, MOST).rate("E01", MANAGER, NONE, MOST, MOST).conclude()
    assert result.is_self_other_difference


def test_the_rate_of_a_unit_counts_outcomes_only() -> None:
    meets = Voices().rate("E01", MANAGER, MOST, MOST, MOST).conclude()
    below = Voices().rate("E01", MANAGER, NONE, MOST, MOST).conclude()
    unsure = Voices().rate("E01", MANAGER, UNSEEN, UNSEEN, MOST).conclude()
    absent = Voices().conclude(not_included="长假")
    people = [PersonalResult(WEN, "2026", (result,)) for result in (meets, below, unsure, absent)]
    unit = conclude_unit("云栖里", "2026", people, ["XY"])
    assert (unit.total.reached, unit.total.rated) == (1, 2)
    assert (unit.total.insufficient, unit.total.not_included) == (1, 1)
    assert unit.shortfalls[0].indicator == THREE[0]
    assert unit.by_manager[0].insufficient == 1
    assert unit.by_manager[0].rateable == 3


def test_nobody_decides_or_confirms_what_is_said_of_himself() -> None:
    with pytest.raises(RuleBroken, match="nobody-decides-own-result"):
        Decision("E08", "XY", Outcome.MEETS, "E08", date(2026, 7, 18))
    with pytest.raises(RuleBroken, match="event-confirmed-by-its-own-person"):
        event("V1", THREE[0], confirmed_by="E08")


def test_only_a_self_rating_has_the_same_person_on_both_sides() -> None:
    with pytest.raises(RuleBroken, match="self-rating-mismatch"):
        Assignment("E08", "E08", MANAGER)
    with pytest.raises(RuleBroken, match="self-rating-mismatch"):
        Assignment("E08", "E01", SELF)


def test_a_cycle_in_which_the_self_rating_counts_is_refused() -> None:
    with pytest.raises(RuleBroken, match="self-never-counts"):
        rules(counting_roles=frozenset({SELF, MANAGER}))
    with pytest.raises(RuleBroken, match="cycle-ends-before-it-starts"):
        Cycle("C", "", date(2026, 1, 2), date(2026, 1, 1), date(2026, 1, 2))


def test_a_decision_is_an_outcome_or_insufficient_evidence() -> None:
    with pytest.raises(RuleBroken, match="decision-must-be-an-outcome"):
        Decision("E08", "XY", NoOutcome.NOT_RATED, "E00", date(2026, 7, 18))
