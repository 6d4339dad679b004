"""The sentence that a team report opens with: the competency in which most people are short, or where evidence is thinnest."""

from collections.abc import Callable

from zhunsheng.domain.results import CompetencyCount, Standing, UnitResult
from zhunsheng.reports.basis import ReportBasis

_MOST_NAMED = 2
"""A title that names more competencies than this names none of them any more."""


def tell_title(result: UnitResult, basis: ReportBasis) -> str:
    """缺口最多的是自我调节."""
    below = _find_most(result, lambda count: count.count.below)
    if len(below) > _MOST_NAMED:
        return basis.say("ReportTeam.spread-below", count=basis.count_word(len(below)))
    if below:
        return basis.say("ReportTeam.most-below", competencies=_name(below, basis))
    if not result.total.rated:
        thin = _find_most(result, lambda count: count.count.insufficient)
        if thin:
            return basis.say("ReportTeam.most-insufficient", competencies=_name(thin, basis))
        return basis.say("ReportTeam.nothing-rated")
    return basis.say("ReportTeam.none-below")


def tell_lead(result: UnitResult, basis: ReportBasis) -> str:
    """What stands behind the title, and what is still open."""
    below = _find_most(result, lambda count: count.count.below)
    told = []
    if below:
        each = basis.say("ReportTeam.each-one" if len(below) == 1 else "ReportTeam.each-several")
        told.append(basis.say("ReportTeam.below-count", each=each, count=below[0].count.below))
    if result.total.insufficient:
        code = "ReportTeam.insufficient" if below else "ReportTeam.insufficient-only"
        told.append(basis.say(code, count=result.total.insufficient))
    if result.total.disputed:
        told.append(basis.say("ReportTeam.disputed", count=result.total.disputed))
    suggested = sum(one.standing is Standing.SUGGESTED for person in result.people for one in person.competencies)
    if suggested:
        told.append(basis.say("ReportTeam.suggested", count=suggested))
    return basis.run_on(told)


def _find_most(result: UnitResult, of: Callable[[CompetencyCount], int]) -> list[CompetencyCount]:
    """The competencies that share the highest count; none when it is nought."""
    most = max((of(count) for count in result.by_competency), default=0)
    return [count for count in result.by_competency if most and of(count) == most]


def _name(counts: list[CompetencyCount], basis: ReportBasis) -> str:
    return basis.list_up(basis.short_competency(count.competency) for count in counts)
