"""The evidence gate: what an outcome wants to rest on, and what happens when it does not."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.cast import THREE, event
from zhunsheng.domain.behavioural_events import BehaviouralEvent, Polarity, WhyNotCounted, add_workdays
from zhunsheng.domain.evidence_gate import GateFinding, GateLack, apply_gate
from zhunsheng.domain.outcomes import EvidenceGate, GateMode, NoOutcome, Outcome, OutcomeState

ENFORCED = EvidenceGate(mode=GateMode.ENFORCE)
TWO = (event("V1", THREE[0]), event("V2", THREE[1]))
GOOD = (
    event("V1", THREE[0], on=date(2025, 9, 1), corroborated_by="业主A"),
    event("V2", THREE[1], on=date(2025, 10, 1)),
    event("V3", THREE[0], on=date(2025, 11, 1)),
)


def gate(
    candidate: OutcomeState, *events: BehaviouralEvent, short: tuple[str, ...] = (), rules: EvidenceGate = ENFORCED
) -> GateFinding:
    return apply_gate(candidate, THREE, short, events, rules)


def lacks(finding: GateFinding) -> set[GateLack]:
    return {lack.lack for lack in finding.lacks}


def test_meets_wants_two_events_over_two_thirds_of_the_indicators() -> None:
    assert gate(Outcome.MEETS, *TWO).state is Outcome.MEETS
    one_twice = (event("V1", THREE[0]), event("V2", THREE[0]))
    assert lacks(gate(Outcome.MEETS, *one_twice)) == {GateLack.TOO_LITTLE_COVERED}
    one_broad = (event("V1", *THREE),)
    assert lacks(gate(Outcome.MEETS, *one_broad)) == {GateLack.TOO_FEW_EVENTS}


def test_meets_without_evidence_is_insufficient_not_below() -> None:
    assert gate(Outcome.MEETS).state is NoOutcome.INSUFFICIENT_EVIDENCE


def test_counter_events_do_not_support_meets() -> None:
    bad = tuple(event(f"V{n}", code, polarity=Polarity.INEFFECTIVE) for n, code in enumerate(THREE))
    assert gate(Outcome.MEETS, *bad).state is NoOutcome.INSUFFICIENT_EVIDENCE


def test_exceeds_wants_three_events_sixty_days_apart_and_one_corroborated() -> None:
    assert gate(Outcome.EXCEEDS, *GOOD).state is Outcome.EXCEEDS
    alone = tuple(event(e.code, *e.indicators, on=e.on) for e in GOOD)
    assert lacks(gate(Outcome.EXCEEDS, *alone)) == {GateLack.NOBODY_CORROBORATED}
    close = tuple(event(f"V{n}", THREE[n % 2], on=date(2025, 9, 1 + n), corroborated_by="业主A") for n in range(3))
    assert lacks(gate(Outcome.EXCEEDS, *close)) == {GateLack.TOO_CLOSE_TOGETHER}


def test_sixty_days_are_enough_and_fifty_nine_are_not() -> None:
    def spread(days: int) -> GateFinding:
        start = date(2025, 9, 1)
        last = date.fromordinal(start.toordinal() + days)
        return gate(
            Outcome.EXCEEDS,
            event("V1", THREE[0], on=start, corroborated_by="业主A"),
            event("V2", THREE[1], on=start),
            event("V3", THREE[0], on=last),
        )

    assert spread(60).holds
    assert not spread(59).holds


def test_exceeds_that_fails_its_gate_becomes_meets_when_that_gate_holds_and_says_so() -> None:
    finding = gate(Outcome.EXCEEDS, *TWO)
    assert finding.state is Outcome.MEETS
    assert finding.is_exceeds_unproven


def test_exceeds_that_fails_both_gates_is_insufficient() -> None:
    finding = gate(Outcome.EXCEEDS, event("V1", THREE[0]))
    assert finding.state is NoOutcome.INSUFFICIENT_EVIDENCE
    assert not finding.is_exceeds_unproven


def test_below_wants_a_counter_event_or_an_occasion_for_every_missing_indicator() -> None:
    counter = event("V1", THREE[0], polarity=Polarity.INEFFECTIVE)
    occasion = event("V2", THREE[1], is_occasion=True)
    assert gate(Outcome.BELOW, counter, occasion, short=THREE[:2]).state is Outcome.BELOW
    finding = gate(Outcome.BELOW, counter, short=THREE[:2])
    assert finding.state is NoOutcome.INSUFFICIENT_EVIDENCE
    assert finding.lacks[0].indicators == (THREE[1],)


def test_advising_tells_what_is_missing_and_changes_nothing() -> None:
    finding = gate(Outcome.MEETS, rules=EvidenceGate(mode=GateMode.ADVISE))
    assert finding.state is Outcome.MEETS
    assert lacks(finding) == {GateLack.TOO_FEW_EVENTS, GateLack.TOO_LITTLE_COVERED}


def test_a_gate_that_is_off_says_nothing() -> None:
    finding = gate(Outcome.MEETS, rules=EvidenceGate(mode=GateMode.OFF))
    assert finding.state is Outcome.MEETS
    assert finding.holds


def test_states_without_an_outcome_pass_the_gate_untouched() -> None:
    for state in NoOutcome:
        assert gate(state).state is state


START, CUT_OFF = date(2025, 7, 1), date(2026, 6, 30)


def why(note: BehaviouralEvent) -> WhyNotCounted | None:
    return note.find_reason_not_counted(START, CUT_OFF)


def test_an_event_counts_when_somebody_else_confirmed_it_or_a_ticket_carries_it() -> None:
    assert why(event("V1", THREE[0])) is None
    assert why(event("V1", THREE[0], confirmed_by=None)) is WhyNotCounted.NOT_CONFIRMED
    assert why(event("V1", THREE[0], confirmed_by=None, reference="工单 20260105-017")) is None


def test_an_event_never_shown_to_the_person_does_not_count_but_the_persons_own_note_does() -> None:
    assert why(event("V1", THREE[0], shown_on=None)) is WhyNotCounted.NEVER_SHOWN_TO_PERSON
    assert why(event("V1", THREE[0], shown_on=None, noted_by="E08")) is None


def test_windows_end_on_the_cut_off_date_inclusive() -> None:
    assert why(event("V1", THREE[0], on=CUT_OFF)) is None
    assert why(event("V1", THREE[0], on=date(2026, 7, 1))) is WhyNotCounted.OUTSIDE_PERIOD
    assert why(event("V1", THREE[0], on=date(2025, 6, 30))) is WhyNotCounted.OUTSIDE_PERIOD


def test_working_days_skip_the_weekend() -> None:
    assert add_workdays(date(2026, 1, 2), 1) == date(2026, 1, 5)
    assert add_workdays(date(2026, 1, 5), 10) == date(2026, 1, 19)


@given(
    st.lists(st.tuples(st.sampled_from(THREE), st.integers(0, 300), st.booleans()), max_size=6),
    st.sampled_from(list(Outcome)),
)
def test_more_supporting_evidence_never_makes_the_gate_fail(
    told: list[tuple[str, int, bool]], candidate: Outcome
) -> None:
    events = [
        event(f"V{n}", code, on=date.fromordinal(START.toordinal() + day), corroborated_by="同事B" if seen else "")
        for n, (code, day, seen) in enumerate(told)
    ]
    holding = False
    for count in range(len(events) + 1):
        holds = gate(candidate, *events[:count], short=()).holds
        assert holds or not holding
        holding = holds
