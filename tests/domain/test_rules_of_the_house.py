"""The published rules at their borders: each test is a sentence that the handbook promises, tried where it may break."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.cast import (
    ALL,
    BLANK,
    FOUR,
    FRAMEWORK,
    MANAGERS,
    MOST,
    NONE,
    SOME,
    THREE,
    UNSEEN,
    WEN,
    Voices,
    event,
    rules,
)
from zhunsheng.domain.assessments import Assessment, Assignment, Combination, Decision, RaterOutcome, Rating
from zhunsheng.domain.behavioural_events import BehaviouralEvent, Polarity, WhyNotCounted
from zhunsheng.domain.conclusions import conclude_assessment
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.evidence_gate import GateLack, apply_gate
from zhunsheng.domain.outcome_rule import suggest_outcome
from zhunsheng.domain.outcomes import (
    EvidenceGate,
    GateMode,
    Judgement,
    NoJudgement,
    NoOutcome,
    Outcome,
    OutcomeRule,
    Showing,
)
from zhunsheng.domain.people import RaterRole
from zhunsheng.domain.results import Standing, StateCount
from zhunsheng.domain.teams import count_states

SELF, MANAGER, PEER, SUBORDINATE, CUSTOMER, PANEL = RaterRole
ENFORCE = GateMode.ENFORCE
START, CUT_OFF = date(2025, 7, 1), date(2026, 6, 30)
DAY = timedelta(days=1)


def decision(outcome: Outcome | NoOutcome, by: str = "E00", reason: str = "") -> Decision:
    return Decision("E08", "XY", outcome, by, date(2026, 7, 18), reason)


def counter(code: str, *shows: str) -> BehaviouralEvent:
    return event(code, *shows, polarity=Polarity.INEFFECTIVE)


# States are never mixed.


def test_who_cannot_judge_is_not_counted_among_those_not_rated() -> None:
    voices = Voices().rate("E01", MANAGER, UNSEEN, UNSEEN, UNSEEN)
    voices.choices.append(RaterOutcome(voices.assignments[0], "XY", NoOutcome.CANNOT_JUDGE))
    assert count_states([voices.conclude(), Voices().conclude()]) == StateCount(not_rated=1, cannot_judge=1)


@given(st.lists(st.sampled_from([None, *Outcome, *NoOutcome]), max_size=12))
def test_only_outcomes_enter_a_denominator_and_no_state_is_lost(states: list[Outcome | NoOutcome | None]) -> None:
    blank = Voices().conclude()
    counted = count_states(replace(blank, state=state) for state in states)
    assert counted.rated == sum(isinstance(state, Outcome) for state in states)
    unsaid = (counted.insufficient, counted.not_rated, counted.cannot_judge, counted.disputed)
    assert counted.rated + sum(unsaid) + counted.not_applicable + counted.not_included == len(states)


@pytest.mark.parametrize("choice", [NoOutcome.NOT_APPLICABLE, NoOutcome.NOT_INCLUDED, NoOutcome.NOT_RATED])
def test_a_rater_cannot_choose_what_only_the_framework_or_the_cycle_can_say(choice: NoOutcome) -> None:
    with pytest.raises(RuleBroken, match="choice-not-a-raters"):
        RaterOutcome(Assignment("E08", "E01", MANAGER), "XY", choice)


# The outcome, in its order.


def read_from_the_handbook(said: Mapping[str, Judgement], asked: Sequence[str], *, proven: bool, strict: bool) -> str:
    """The rule once more, as it is printed."""
    judged = [said[code] for code in asked if said.get(code, BLANK) not in (UNSEEN, BLANK)]
    if all(said.get(code, BLANK) is BLANK for code in asked):
        return "not-rated"
    if 3 * len(judged) < 2 * len(asked):
        return "insufficient-evidence"
    if NONE in judged or judged.count(SOME) >= (1 if strict else 2):
        return "below"
    complete = len(judged) == len(asked) and SOME not in judged
    return "exceeds" if complete and 3 * judged.count(ALL) >= 2 * len(asked) and proven else "meets"


@given(
    st.integers(1, 4),
    st.lists(st.sampled_from([*Showing, *NoJudgement]), min_size=4, max_size=4),
    st.sampled_from(["", "E01", "E08", "业主委员会"]),
    st.booleans(),
    st.booleans(),
)
def test_the_rule_is_the_printed_one(
    count: int, judgements: list[Judgement], affirmed_by: str, is_model: bool, strict: bool
) -> None:
    asked, said = FOUR[:count], dict(zip(FOUR, judgements, strict=True))
    note = event("V1", asked[0], affirmed_by=affirmed_by, model_for_others="列入区域培训" if is_model else "")
    suggested = suggest_outcome(said, asked, [note], "E01", OutcomeRule(every_indicator=strict))
    proven = affirmed_by == "业主委员会" and is_model
    assert suggested.state.value == read_from_the_handbook(said, asked, proven=proven, strict=strict)


def test_a_later_revision_of_a_rating_replaces_the_earlier_one_everywhere() -> None:
    given_ = Assignment("E08", "E01", MANAGER)
    first = [Rating(given_, code, NONE, "先前的话") for code in THREE]
    revised = [Rating(given_, code, MOST) for code in THREE]
    assessment = Assessment(WEN, (given_,), (*first, *revised))
    result = conclude_assessment(assessment, rules(), FRAMEWORK, MANAGERS).get("XY")
    assert result.state is Outcome.MEETS
    assert not result.gaps
    assert not any(indicator.remarks or indicator.is_divided for indicator in result.indicators)


# The evidence gate.


def test_a_below_chosen_against_the_rule_still_wants_a_dated_event() -> None:
    voices = Voices().rate("E01", MANAGER, MOST, MOST, MOST).choose("E01", MANAGER, Outcome.BELOW, "不放心")
    result = voices.conclude(rules(ENFORCE))
    assert result.state is NoOutcome.INSUFFICIENT_EVIDENCE
    assert result.gate is not None
    assert [lack.lack for lack in result.gate.lacks] == [GateLack.NO_OCCASION_AT_ALL]
    assert voices.conclude(rules(ENFORCE), events=(counter("V1", THREE[1]),)).state is Outcome.BELOW
    assert voices.conclude(rules(ENFORCE), events=(event("V1", *THREE),)).state is NoOutcome.INSUFFICIENT_EVIDENCE


def test_who_noted_an_event_does_not_also_corroborate_it() -> None:
    def lacks(corroborated_by: str) -> set[GateLack]:
        notes = [event(f"V{n}", *THREE, on=START + 40 * n * DAY) for n in range(3)]
        notes[0] = replace(notes[0], corroborated_by=corroborated_by)
        found = apply_gate(Outcome.EXCEEDS, THREE, (), notes, EvidenceGate(mode=ENFORCE))
        return {lack.lack for lack in found.lacks}

    for nobody in ("", "E01", "E08"):
        assert lacks(nobody) == {GateLack.NOBODY_CORROBORATED}
    assert not lacks("工程部")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"on": START}, None),
        ({"on": START - DAY}, WhyNotCounted.OUTSIDE_PERIOD),
        ({"on": CUT_OFF}, None),
        ({"on": CUT_OFF + DAY}, WhyNotCounted.OUTSIDE_PERIOD),
        ({"on": CUT_OFF, "noted_on": CUT_OFF + DAY, "noted_by": "E08", "shown_on": None}, WhyNotCounted.NOTED_TOO_LATE),
        ({"shown_on": CUT_OFF}, None),
        ({"shown_on": CUT_OFF + DAY}, WhyNotCounted.NEVER_SHOWN_TO_PERSON),
        ({"confirmed_by": None}, WhyNotCounted.NOT_CONFIRMED),
        ({"confirmed_by": None, "reference": "GD-1"}, None),
    ],
)
def test_evidence_is_measured_against_the_cut_off_date_and_both_borders_are_inside(
    facts: dict[str, object], why: WhyNotCounted | None
) -> None:
    assert event("V1", THREE[0], **facts).find_reason_not_counted(START, CUT_OFF) is why  # type: ignore[arg-type]


def test_a_cut_off_before_the_end_of_the_period_closes_the_window_early() -> None:
    cycle = rules(evidence_cut_off=date(2026, 3, 31))
    late = event("V1", THREE[0], on=date(2026, 4, 1))
    result = Voices().rate("E01", MANAGER, MOST, MOST, MOST).conclude(cycle, (late,))
    assert [one.why for one in result.uncounted] == [WhyNotCounted.OUTSIDE_PERIOD]


# Raters stay separate, people decide.


def test_two_managers_who_differ_are_a_dispute_and_two_who_agree_are_one_voice() -> None:
    voices = Voices().rate("E01", MANAGER, MOST, MOST, MOST)
    assert voices.rate("E02", MANAGER, MOST, SOME, MOST).conclude().state is Outcome.MEETS
    assert voices.rate("E03", MANAGER, NONE, MOST, MOST).conclude().state is Outcome.MEETS
    assert voices.rate("E04", MANAGER, NONE, MOST, MOST).conclude().standing is Standing.DISPUTED


def test_a_divided_role_votes_for_its_lower_value_when_votes_are_weighted() -> None:
    weighted = rules(combination=Combination.WEIGHTED_LOWER_MEDIAN, weights={PANEL: 3})
    voices = Voices().rate("E01", MANAGER, MOST, MOST, MOST)
    voices.rate("P1", PANEL, MOST, MOST, MOST).rate("P2", PANEL, NONE, MOST, MOST)
    assert voices.conclude(weighted).state is Outcome.BELOW
    with pytest.raises(RuleBroken, match="weight-not-positive"):
        rules(weights={PANEL: 0})


def test_a_decision_without_any_rating_stands_and_wants_a_reason() -> None:
    result = Voices().conclude(decision=decision(Outcome.MEETS))
    assert (result.state, result.standing, result.suggestion) == (
        Outcome.MEETS,
        Standing.DECIDED,
        NoOutcome.NOT_RATED,
    )
    assert result.lacks_reason
    assert not Voices().conclude(decision=decision(Outcome.MEETS, reason="见会议纪要")).lacks_reason


def test_a_decision_against_an_enforced_gate_stands_with_its_reason_and_keeps_the_suggestion() -> None:
    voices = Voices().rate("E01", MANAGER, MOST, MOST, MOST)
    result = voices.conclude(rules(ENFORCE), decision=decision(Outcome.MEETS))
    assert (result.state, result.suggestion) == (Outcome.MEETS, NoOutcome.INSUFFICIENT_EVIDENCE)
    assert result.lacks_reason


def test_of_two_decisions_the_later_stands() -> None:
    made = (decision(Outcome.BELOW), decision(Outcome.MEETS, reason="复核"))
    result = conclude_assessment(Assessment(WEN, decisions=made), rules(), FRAMEWORK, MANAGERS).get("XY")
    assert result.decision == made[1]


def test_when_a_panel_member_decides_the_whole_panel_leaves_the_count() -> None:
    voices = Voices().rate("P1", PANEL, NONE, MOST, MOST).rate("P2", PANEL, NONE, MOST, MOST)
    result = voices.conclude(decision=decision(Outcome.BELOW, by="P1"))
    assert result.suggestion is NoOutcome.NOT_RATED
    assert result.lacks_reason


def test_a_manager_who_decides_still_counts_as_the_rater_he_is() -> None:
    voices = Voices().rate("E01", MANAGER, NONE, MOST, MOST)
    result = voices.conclude(decision=decision(Outcome.BELOW, by="E01"))
    assert result.suggestion is Outcome.BELOW
    assert not result.lacks_reason


def test_nobody_asked_about_anything_has_a_result_without_outcome_and_without_gap() -> None:
    result = conclude_assessment(Assessment(WEN), rules(ENFORCE), FRAMEWORK, MANAGERS)
    assert {one.state for one in result.competencies} == {NoOutcome.NOT_RATED}
    assert not any(one.gaps or one.roles or one.follow_up for one in result.competencies)


# Words.


def test_the_words_that_brand_people_stand_in_no_catalogue() -> None:
    catalogue = files("zhunsheng.catalog")
    texts = [part.read_text(encoding="utf-8") for part in catalogue.joinpath("wording").iterdir()]
    texts += [part.read_text(encoding="utf-8") for part in catalogue.iterdir() if part.name.endswith(".toml")]
    assert not [word for word in ("不胜任", "不合格", "淘汰") for text in texts if word in text]
