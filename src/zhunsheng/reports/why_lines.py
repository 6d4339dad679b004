"""Why a competency stands where it stands, pointing at the numbered indicators of the report."""

from collections.abc import Iterable, Mapping

from zhunsheng.domain.outcome_rule import Why
from zhunsheng.domain.outcomes import NoOutcome, Outcome
from zhunsheng.domain.results import CompetencyResult, Standing
from zhunsheng.reports.basis import ReportBasis


def tell_why(result: CompetencyResult, basis: ReportBasis) -> tuple[str, ...]:
    if result.state is NoOutcome.NOT_APPLICABLE:
        return (basis.say("ReportWhy.not-applicable"),)
    lines = [*_tell_reasons(result, basis)]
    if result.decision is not None and result.suggestion != result.decision.outcome:
        suggestion = basis.short_state(result.suggestion)
        lines.append(basis.say("ReportWhy.decided-otherwise", suggestion=suggestion))
    else:
        lines += _tell_held_back(result, basis)
    if result.state is NoOutcome.INSUFFICIENT_EVIDENCE:
        lines.append(basis.say("ReportWhy.not-below"))
    return tuple(lines)


def tell_earlier(result: CompetencyResult, basis: ReportBasis) -> tuple[str, ...]:
    """What changed since the cycle before; an earlier BELOW at a lower level is pointed out and does not count."""
    below, past = result.earlier_below, result.earlier
    lines = []
    if past is not None and past != below and past.outcome != result.state:
        outcome = basis.short_state(past.outcome)
        lines.append(basis.say("ReportEarlier.change", cycle=past.cycle, level=past.level, outcome=outcome))
    if below is not None:
        lines.append(basis.say("ReportEarlier.below", cycle=below.cycle, level=below.level))
    return tuple(lines)


def _tell_reasons(result: CompetencyResult, basis: ReportBasis) -> Iterable[str]:
    """One line a reason, whoever gave it: raters who saw different indicators are told together."""
    numbers = {line.indicator: number for number, line in enumerate(result.indicators, start=1)}
    told: dict[Why, set[int]] = {}
    wanted: dict[Why, int] = {}
    for reason in result.reasons:
        told.setdefault(reason.why, set()).update(numbers[code] for code in reason.indicators if code in numbers)
        wanted[reason.why] = reason.wanted
    told.get(Why.SEVERAL_ONLY_OCCASIONAL, set()).difference_update(told.get(Why.INDICATOR_NOT_SHOWN, ()))
    for why, pointed_at in _without_the_obvious(told, result).items():
        if why is Why.INDICATOR_NOT_SHOWN:
            yield from _tell_not_shown(pointed_at, result, basis)
        else:
            yield basis.say(f"ReportWhy.{why}", numbers=_list(pointed_at, basis), wanted=wanted[why])


def _tell_not_shown(pointed_at: set[int], result: CompetencyResult, basis: ReportBasis) -> Iterable[str]:
    """What only some of those who count did not see is told as their view, not as a fact."""
    divided = {number for number in pointed_at if result.indicators[number - 1].is_divided}
    if pointed_at - divided:
        yield basis.say("ReportWhy.indicator-not-shown", numbers=_list(pointed_at - divided, basis))
    if divided:
        yield basis.say("ReportWhy.not-shown-to-some", numbers=_list(divided, basis))


def _list(numbers: set[int], basis: ReportBasis) -> str:
    return basis.list_up(str(number) for number in sorted(numbers))


def _without_the_obvious(told: Mapping[Why, set[int]], result: CompetencyResult) -> Mapping[Why, set[int]]:
    """ "All as asked" says nothing beside another reason, except while roles differ."""
    if len(told) > 1 and result.standing is not Standing.DISPUTED:
        return {why: numbers for why, numbers in told.items() if why is not Why.ALL_AS_ASKED}
    return told


def _tell_held_back(result: CompetencyResult, basis: ReportBasis) -> Iterable[str]:
    """The raters came to an outcome, and the gate holds it back."""
    if (
        result.gate is None
        or result.gate.state == result.gate.candidate
        or not isinstance(result.gate.candidate, Outcome)
    ):
        return ()
    return (basis.say("ReportWhy.held-back", candidate=basis.short_state(result.gate.candidate)),)
