"""The published rule from indicator ratings to a suggested outcome (`sustained/1`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zhunsheng.domain.behavioural_events import BehaviouralEvent, list_supporting
from zhunsheng.domain.outcomes import Judgement, NoJudgement, NoOutcome, Outcome, OutcomeRule, OutcomeState, Showing


class Why(StrEnum):
    """Why a suggestion is what it is; worded as `ReportWhy.…` in catalog/wording/report.toml."""

    NOTHING_APPLICABLE = "nothing-applicable"
    NOTHING_RATED = "nothing-rated"
    TOO_FEW_JUDGED = "too-few-judged"
    INDICATOR_NOT_SHOWN = "indicator-not-shown"
    SEVERAL_ONLY_OCCASIONAL = "several-only-occasional"
    EVERY_INDICATOR_WANTED = "every-indicator-wanted"
    POINT_TO_IMPROVE = "point-to-improve"
    ALL_AS_ASKED = "all-as-asked"
    EXCEEDS_NOT_ALL_JUDGED = "exceeds-not-all-judged"
    EXCEEDS_WITHOUT_AFFIRMATION = "exceeds-without-affirmation"
    EXCEEDS_WITHOUT_MODEL = "exceeds-without-model"
    SUSTAINED_AFFIRMED_AND_A_MODEL = "sustained-affirmed-and-a-model"
    RATERS_CHOICE = "raters-choice"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the indicators it is about."""

    why: Why
    indicators: tuple[str, ...] = ()
    counted: int = 0
    wanted: int = 0


@dataclass(frozen=True, slots=True)
class SuggestedOutcome:
    """What the rule makes of one rater's ratings. A person decides; this never does."""

    state: OutcomeState
    reasons: tuple[Reason, ...]


def two_thirds(count: int) -> int:
    """Two thirds of a count, rounded up."""
    return -(-2 * count // 3)


def suggest_outcome(
    judgements: Mapping[str, Judgement],
    applicable: Sequence[str],
    events: Sequence[BehaviouralEvent],
    rater: str,
    rule: OutcomeRule,
) -> SuggestedOutcome:
    """The outcome that `sustained/1` suggests for one rater and one competency.

    `judgements` by indicator code (a missing one is not rated); `applicable`: the indicators the position answers for;
    `events`: the ratee's counting evidence. An affirmation by the rater himself is none.
    """
    if not applicable:
        return SuggestedOutcome(NoOutcome.NOT_APPLICABLE, (Reason(Why.NOTHING_APPLICABLE),))
    given = {code: judgements.get(code, NoJudgement.NOT_RATED) for code in applicable}
    if all(judgement is NoJudgement.NOT_RATED for judgement in given.values()):
        return SuggestedOutcome(NoOutcome.NOT_RATED, (Reason(Why.NOTHING_RATED),))
    judged = {code: judgement for code, judgement in given.items() if isinstance(judgement, Showing)}
    wanted = two_thirds(len(applicable))
    if len(judged) < wanted:
        missing = tuple(code for code in applicable if code not in judged)
        return SuggestedOutcome(
            NoOutcome.INSUFFICIENT_EVIDENCE, (Reason(Why.TOO_FEW_JUDGED, missing, len(judged), wanted),)
        )
    shortfall = find_shortfall(judged, rule)
    if shortfall:
        return SuggestedOutcome(Outcome.BELOW, shortfall)
    return _meets_or_exceeds(judged, applicable, events, rater)


def find_shortfall(judged: Mapping[str, Showing], rule: OutcomeRule) -> tuple[Reason, ...]:
    """The reasons for BELOW with the indicators that are missing; empty when there is none."""
    absent = tuple(code for code, showing in judged.items() if showing is Showing.NOT_SHOWN)
    occasional = tuple(code for code, showing in judged.items() if showing is Showing.OCCASIONAL)
    reasons = []
    if absent:
        reasons.append(Reason(Why.INDICATOR_NOT_SHOWN, absent, len(absent)))
    if len(occasional) >= 2:
        reasons.append(Reason(Why.SEVERAL_ONLY_OCCASIONAL, occasional, len(occasional), 1))
    elif occasional and rule.every_indicator:
        reasons.append(Reason(Why.EVERY_INDICATOR_WANTED, occasional, len(occasional)))
    return tuple(reasons)


def _meets_or_exceeds(
    judged: Mapping[str, Showing], applicable: Sequence[str], events: Sequence[BehaviouralEvent], rater: str
) -> SuggestedOutcome:
    occasional = tuple(code for code, showing in judged.items() if showing is Showing.OCCASIONAL)
    sustained = sum(showing is Showing.SUSTAINED for showing in judged.values())
    if occasional:
        return SuggestedOutcome(Outcome.MEETS, (Reason(Why.POINT_TO_IMPROVE, occasional),))
    if sustained < two_thirds(len(applicable)):
        return SuggestedOutcome(Outcome.MEETS, (Reason(Why.ALL_AS_ASKED, (), len(judged), len(applicable)),))
    lacking = _find_what_exceeds_lacks(judged, applicable, events, rater)
    if lacking:
        return SuggestedOutcome(Outcome.MEETS, lacking)
    return SuggestedOutcome(
        Outcome.EXCEEDS, (Reason(Why.SUSTAINED_AFFIRMED_AND_A_MODEL, (), sustained, two_thirds(len(applicable))),)
    )


def _find_what_exceeds_lacks(
    judged: Mapping[str, Showing], applicable: Sequence[str], events: Sequence[BehaviouralEvent], rater: str
) -> tuple[Reason, ...]:
    supporting = list_supporting(events, applicable)
    unjudged = tuple(code for code in applicable if code not in judged)
    lacking = []
    if unjudged:
        lacking.append(Reason(Why.EXCEEDS_NOT_ALL_JUDGED, unjudged))
    if not any(event.affirmed_by and event.affirmed_by not in {event.person, rater} for event in supporting):
        lacking.append(Reason(Why.EXCEEDS_WITHOUT_AFFIRMATION))
    if not any(event.model_for_others for event in supporting):
        lacking.append(Reason(Why.EXCEEDS_WITHOUT_MODEL))
    return tuple(lacking)
