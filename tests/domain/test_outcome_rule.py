"""The rule sustained/1: from one rater's ratings to a suggested outcome."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.cast import ALL, BLANK, FOUR, MOST, NONE, SOME, STRICT, THREE, UNSEEN, event
from zhunsheng.domain.behavioural_events import BehaviouralEvent
from zhunsheng.domain.outcome_rule import SuggestedOutcome, Why, suggest_outcome, two_thirds
from zhunsheng.domain.outcomes import Judgement, NoJudgement, NoOutcome, Outcome, OutcomeRule, Showing

MODEL = (event("V1", THREE[0], affirmed_by="业主A", model_for_others="讲给新员工"),)


def suggest(
    *judgements: Judgement,
    indicators: tuple[str, ...] = THREE,
    events: tuple[BehaviouralEvent, ...] = (),
    rule: OutcomeRule | None = None,
    rater: str = "E01",
) -> SuggestedOutcome:
    return suggest_outcome(
        dict(zip(indicators, judgements, strict=True)), indicators, events, rater, rule or OutcomeRule()
    )


def test_two_thirds_are_rounded_up() -> None:
    assert [two_thirds(count) for count in range(1, 8)] == [1, 2, 2, 3, 4, 4, 5]


def test_a_rater_who_left_every_indicator_blank_has_not_rated() -> None:
    assert suggest(BLANK, BLANK, BLANK).state is NoOutcome.NOT_RATED


def test_fewer_than_two_thirds_judged_is_insufficient_evidence_even_if_one_was_not_shown() -> None:
    suggestion = suggest(NONE, UNSEEN, UNSEEN)
    assert suggestion.state is NoOutcome.INSUFFICIENT_EVIDENCE
    assert suggestion.reasons[0].why is Why.TOO_FEW_JUDGED
    assert (suggestion.reasons[0].counted, suggestion.reasons[0].wanted) == (1, 2)
    assert suggestion.reasons[0].indicators == THREE[1:]


def test_two_of_three_and_three_of_four_judged_are_enough() -> None:
    assert suggest(MOST, MOST, UNSEEN).state is Outcome.MEETS
    assert suggest(MOST, MOST, MOST, UNSEEN, indicators=FOUR).state is Outcome.MEETS
    assert suggest(MOST, MOST, UNSEEN, BLANK, indicators=FOUR).state is NoOutcome.INSUFFICIENT_EVIDENCE


def test_one_indicator_not_shown_is_below_and_is_named() -> None:
    suggestion = suggest(ALL, NONE, ALL)
    assert suggestion.state is Outcome.BELOW
    assert suggestion.reasons[0].indicators == (THREE[1],)


def test_one_occasional_meets_and_is_the_point_to_improve() -> None:
    suggestion = suggest(MOST, SOME, MOST)
    assert suggestion.state is Outcome.MEETS
    assert suggestion.reasons[0].why is Why.POINT_TO_IMPROVE
    assert suggestion.reasons[0].indicators == (THREE[1],)


def test_two_occasional_are_below() -> None:
    assert suggest(SOME, SOME, ALL).state is Outcome.BELOW


def test_read_strictly_one_occasional_is_below() -> None:
    assert suggest(MOST, SOME, MOST, rule=STRICT).state is Outcome.BELOW


def test_sustained_alone_only_meets_for_lack_of_a_customers_word_and_a_model() -> None:
    suggestion = suggest(ALL, ALL, ALL)
    assert suggestion.state is Outcome.MEETS
    assert {reason.why for reason in suggestion.reasons} == {Why.EXCEEDS_WITHOUT_AFFIRMATION, Why.EXCEEDS_WITHOUT_MODEL}


def test_two_thirds_sustained_affirmed_and_a_model_exceeds() -> None:
    assert suggest(ALL, MOST, ALL, events=MODEL).state is Outcome.EXCEEDS
    assert suggest(ALL, MOST, MOST, events=MODEL).state is Outcome.MEETS


def test_one_indicator_not_judged_keeps_from_exceeding() -> None:
    assert suggest(ALL, ALL, UNSEEN, events=MODEL).state is Outcome.MEETS


def test_one_occasional_keeps_from_exceeding() -> None:
    assert (
        suggest(
            ALL,
            ALL,
            ALL,
            SOME,
            indicators=FOUR,
            events=(event("V1", FOUR[0], affirmed_by="业主A", model_for_others="培训"),),
        ).state
        is Outcome.MEETS
    )


def test_the_raters_own_affirmation_is_none() -> None:
    own = (event("V1", THREE[0], affirmed_by="E01", model_for_others="讲给新员工"),)
    assert suggest(ALL, ALL, ALL, events=own, rater="E01").state is Outcome.MEETS
    assert suggest(ALL, ALL, ALL, events=own, rater="E02").state is Outcome.EXCEEDS


def test_the_ratees_own_affirmation_is_none() -> None:
    own = (event("V1", THREE[0], affirmed_by="E08", model_for_others="讲给新员工"),)
    assert suggest(ALL, ALL, ALL, events=own).state is Outcome.MEETS


def test_an_event_of_another_competency_affirms_nothing() -> None:
    other = (event("V1", FOUR[0], affirmed_by="业主A", model_for_others="讲给新员工"),)
    assert suggest(ALL, ALL, ALL, events=other).state is Outcome.MEETS


def test_no_applicable_indicator_is_not_applicable() -> None:
    assert suggest(indicators=()).state is NoOutcome.NOT_APPLICABLE


judgements = st.lists(st.sampled_from([*Showing, *NoJudgement]), min_size=1, max_size=6)


@given(judgements, st.integers(0, 5), st.booleans())
def test_a_better_judgement_never_worsens_the_outcome(said: list[Judgement], place: int, strict: bool) -> None:
    place %= len(said)
    before = said[place]
    if not isinstance(before, Showing) or before is Showing.SUSTAINED:
        return
    better = [*said[:place], list(Showing)[list(Showing).index(before) + 1], *said[place + 1 :]]
    codes = tuple(f"XY-Si-{number}" for number in range(1, len(said) + 1))
    events = (event("V1", codes[0], affirmed_by="业主A", model_for_others="培训"),)
    rule = OutcomeRule(every_indicator=strict)
    worse = suggest(*said, indicators=codes, events=events, rule=rule).state
    improved = suggest(*better, indicators=codes, events=events, rule=rule).state
    if isinstance(worse, Outcome):
        assert isinstance(improved, Outcome)
        assert improved >= worse


@given(judgements, st.randoms())
def test_the_order_of_indicators_changes_nothing(said: list[Judgement], random: Random) -> None:
    codes = [f"XY-Si-{number}" for number in range(1, len(said) + 1)]
    pairs = list(zip(codes, said, strict=True))
    shuffled = pairs[:]
    random.shuffle(shuffled)
    straight = suggest_outcome(dict(pairs), codes, (), "E01", OutcomeRule()).state
    mixed = suggest_outcome(dict(shuffled), [code for code, _ in shuffled], (), "E01", OutcomeRule()).state
    assert straight == mixed


def test_outcomes_and_showings_are_ordered_by_meaning_not_by_alphabet() -> None:
    assert Outcome.BELOW < Outcome.MEETS < Outcome.EXCEEDS
    assert Outcome.EXCEEDS >= Outcome.MEETS > Outcome.BELOW <= Outcome.BELOW
    assert sorted(Showing) == list(Showing)
