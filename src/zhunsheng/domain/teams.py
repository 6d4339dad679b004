"""What a group of results says together: counts and lists, no averages, no ranking."""

from collections import Counter
from collections.abc import Iterable, Sequence

from zhunsheng.domain.outcomes import NoOutcome, Outcome
from zhunsheng.domain.results import (
    CompetencyCount,
    CompetencyResult,
    IndicatorShortfall,
    ManagerInsufficiency,
    PersonalResult,
    StateCount,
    UnitResult,
)


def conclude_unit(unit: str, cycle: str, people: Sequence[PersonalResult], competencies: Sequence[str]) -> UnitResult:
    """The team result of one unit; people stay in the order given, which is never a ranking."""
    everything = [result for person in people for result in person.competencies]
    return UnitResult(
        unit=unit,
        cycle=cycle,
        people=tuple(people),
        total=count_states(everything),
        by_competency=tuple(
            CompetencyCount(code, count_states(result for result in everything if result.competency == code))
            for code in competencies
        ),
        shortfalls=list_shortfalls(people),
        missing_evidence=tuple(
            (person.person.code, result.competency)
            for person in people
            for result in person.competencies
            if result.state is NoOutcome.INSUFFICIENT_EVIDENCE
        ),
        by_manager=_count_by_manager(people),
    )


def count_states(results: Iterable[CompetencyResult]) -> StateCount:
    states = Counter(result.state for result in results)
    return StateCount(
        exceeds=states[Outcome.EXCEEDS],
        meets=states[Outcome.MEETS],
        below=states[Outcome.BELOW],
        insufficient=states[NoOutcome.INSUFFICIENT_EVIDENCE],
        not_rated=states[NoOutcome.NOT_RATED],
        cannot_judge=states[NoOutcome.CANNOT_JUDGE],
        not_applicable=states[NoOutcome.NOT_APPLICABLE],
        not_included=states[NoOutcome.NOT_INCLUDED],
        disputed=states[None],
    )


def list_shortfalls(people: Iterable[PersonalResult]) -> tuple[IndicatorShortfall, ...]:
    """Indicators not shown, those that concern most people first."""
    short: dict[tuple[str, str], list[str]] = {}
    for person in people:
        for result in person.competencies:
            for gap in result.gaps:
                short.setdefault((result.competency, gap.indicator), []).append(person.person.code)
    ordered = sorted(short.items(), key=lambda entry: -len(entry[1]))
    return tuple(IndicatorShortfall(competency, indicator, tuple(who)) for (competency, indicator), who in ordered)


def _count_by_manager(people: Iterable[PersonalResult]) -> tuple[ManagerInsufficiency, ...]:
    counts: dict[str, tuple[int, int]] = {}
    for person in people:
        if person.person.manager is None:
            continue
        count = count_states(person.competencies)
        insufficient, rateable = counts.get(person.person.manager, (0, 0))
        counts[person.person.manager] = (insufficient + count.insufficient, rateable + count.rated + count.insufficient)
    return tuple(ManagerInsufficiency(manager, *count) for manager, count in counts.items())
