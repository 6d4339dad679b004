"""团队结果: from the result of a unit to the finished words of the report. Counts and lists; no averages, no ranking."""

from collections.abc import Iterable, Sequence

from zhunsheng.domain.outcomes import NoOutcome, Outcome, OutcomeState
from zhunsheng.domain.results import (
    CompetencyCount,
    CompetencyResult,
    IndicatorShortfall,
    PersonalResult,
    StateCount,
    UnitResult,
)
from zhunsheng.domain.teams import count_states
from zhunsheng.reports.basis import ReportBasis, list_labels
from zhunsheng.reports.evidence_part import tell_lacks
from zhunsheng.reports.figures.dot_distribution import DotDistribution, DotRow
from zhunsheng.reports.individual import build_head_facts, tell_basis
from zhunsheng.reports.report import ReportHead
from zhunsheng.reports.team_findings import tell_lead, tell_title
from zhunsheng.reports.team_months import build_months
from zhunsheng.reports.team_report import (
    Distribution,
    EscalationLine,
    ManagerShare,
    MissingLine,
    NotIncludedLine,
    ShortfallLine,
    StateTally,
    TeamGroup,
    TeamReport,
    TeamRow,
)

_SHOWN: tuple[OutcomeState, ...] = (Outcome.EXCEEDS, Outcome.MEETS, Outcome.BELOW, NoOutcome.INSUFFICIENT_EVIDENCE)


def build_team_report(result: UnitResult, basis: ReportBasis, notes: Sequence[str] = ()) -> TeamReport:
    """The people of `result` may belong to sub-units; they are grouped by unit and stay in the order given."""
    people = [person.publish() for person in result.people]
    included = [person for person in people if person.not_included is None]
    return TeamReport(
        language=basis.language,
        labels=list_labels(basis.language),
        head=_build_head(result, basis),
        notes=tuple(notes),
        lead=tell_lead(result, basis),
        key=_build_key(result.total, basis),
        columns=tuple(basis.short_competency(count.competency) for count in result.by_competency),
        groups=_build_groups(included, basis),
        reached=basis.say("ReportTeam.reached", reached=result.total.reached, rated=result.total.rated),
        outside=_tell_outside(result.total, basis, with_insufficient=True),
        distributions=tuple(_build_distribution(count, basis) for count in result.by_competency),
        shortfalls=tuple(_build_shortfall(short, basis) for short in result.shortfalls),
        missing=tuple(_list_missing(included, basis)),
        managers=tuple(
            ManagerShare(
                basis.person(share.manager),
                basis.say("ReportTeam.share", insufficient=share.insufficient, rateable=share.rateable),
            )
            for share in result.by_manager
        ),
        escalations=tuple(_list_escalations(included, basis)),
        not_included=tuple(
            NotIncludedLine(person.person.name, person.not_included)
            for person in people
            if person.not_included is not None
        ),
        basis=tell_basis(basis),
    )


def _build_head(result: UnitResult, basis: ReportBasis) -> ReportHead:
    unit = basis.unit(result.unit)
    return ReportHead(
        title=tell_title(result, basis),
        subtitle="",
        kicker=basis.say("ReportHead.team", cycle=basis.cycle.name, unit=unit),
        facts=(unit, basis.say("ReportHead.people", count=len(result.people)), *build_head_facts(basis)),
        dated=basis.dated,
        confidential=basis.say("ReportHead.confidential-team"),
        is_draft=basis.cycle.published_on is None,
    )


def _build_key(total: StateCount, basis: ReportBasis) -> tuple[StateTally, ...]:
    """Each state with its count; states that nobody is in are left out, except the outcomes themselves."""
    counts: tuple[tuple[OutcomeState | None, int], ...] = (
        (Outcome.EXCEEDS, total.exceeds),
        (Outcome.MEETS, total.meets),
        (Outcome.BELOW, total.below),
        (NoOutcome.INSUFFICIENT_EVIDENCE, total.insufficient),
        (None, total.disputed),
        (NoOutcome.NOT_RATED, total.not_rated),
        (NoOutcome.CANNOT_JUDGE, total.cannot_judge),
        (NoOutcome.NOT_APPLICABLE, total.not_applicable),
    )
    return tuple(
        StateTally(basis.bare_outcome(state), count) for state, count in counts if count or isinstance(state, Outcome)
    )


def _build_groups(people: Sequence[PersonalResult], basis: ReportBasis) -> tuple[TeamGroup, ...]:
    units = [unit for unit in basis.units if any(person.person.unit == unit for person in people)]
    return tuple(
        _build_group(unit if len(units) > 1 else "", [one for one in people if one.person.unit == unit], basis)
        for unit in units
    )


def _build_group(unit: str, people: Sequence[PersonalResult], basis: ReportBasis) -> TeamGroup:
    total = count_states(result for person in people for result in person.competencies)
    summary = _tell_need(total, basis, waiting=basis.state(NoOutcome.INSUFFICIENT_EVIDENCE))
    return TeamGroup(basis.unit(unit) if unit else "", summary, tuple(_build_row(person, basis) for person in people))


def _build_row(person: PersonalResult, basis: ReportBasis) -> TeamRow:
    months = build_months(person, basis)
    total = count_states(person.competencies)
    return TeamRow(
        person=person.person.code,
        name=person.person.name,
        position=basis.position(person.person.position),
        cells=tuple(basis.outcome(result) for result in person.competencies),
        months=months,
        events=str(sum(months.counts)) if any(months.counts) else basis.say("ReportTeam.no-events"),
        is_silent=not any(months.counts),
        need=_tell_need(total, basis),
        has_below=total.below > 0,
    )


def _tell_need(total: StateCount, basis: ReportBasis, waiting: str = "") -> str:
    """低于 2・待证 1: what to look at, nothing when all is well."""
    named = (
        (basis.short_state(Outcome.BELOW), total.below),
        (waiting or basis.say("ReportTeam.waiting"), total.insufficient),
        (basis.say("ReportTeam.to-discuss"), total.disputed),
        (basis.state(NoOutcome.NOT_RATED), total.not_rated),
        (basis.state(NoOutcome.CANNOT_JUDGE), total.cannot_judge),
    )
    told = (basis.say("ReportTeam.state-count", state=state, count=count) for state, count in named if count)
    return basis.say("ReportTeam.dot").join(told)


def _tell_outside(total: StateCount, basis: ReportBasis, *, with_insufficient: bool = False) -> str:
    """What stands beside the count and never in it."""
    named: list[tuple[OutcomeState | None, int]] = [
        (None, total.disputed),
        (NoOutcome.NOT_RATED, total.not_rated),
        (NoOutcome.CANNOT_JUDGE, total.cannot_judge),
        (NoOutcome.NOT_APPLICABLE, total.not_applicable),
    ]
    if with_insufficient:
        named.insert(0, (NoOutcome.INSUFFICIENT_EVIDENCE, total.insufficient))
    told = [
        basis.say("ReportTeam.state-count", state=basis.short_state(state), count=count)
        for state, count in named
        if count
    ]
    return basis.say("ReportTeam.outside", counts=basis.list_up(told)) if told else ""


def _build_distribution(count: CompetencyCount, basis: ReportBasis) -> Distribution:
    total = count.count
    rows = tuple(
        DotRow(state, basis.short_state(state), number)
        for state, number in zip(_SHOWN, (total.exceeds, total.meets, total.below, total.insufficient), strict=True)
    )
    told = basis.list_up(
        basis.say("ReportTeam.state-count", state=row.label, count=row.count) for row in rows if row.count
    )
    competency = basis.short_competency(count.competency)
    title = basis.say("ReportTeam.dots", competency=competency, counts=told)
    note = basis.say("ReportTeam.group-note")
    return Distribution(competency, DotDistribution(title, rows, _tell_outside(total, basis), note))


def _build_shortfall(short: IndicatorShortfall, basis: ReportBasis) -> ShortfallLine:
    found = basis.framework.get_indicator(short.indicator)
    return ShortfallLine(
        competency=f"{basis.text(found.competency.short)} {found.cell.level}",
        statement=basis.text(found.indicator.statement),
        count=basis.say("ReportTeam.people", count=len(short.people)),
        people=basis.list_up(basis.person(code) for code in short.people),
    )


def _list_missing(people: Iterable[PersonalResult], basis: ReportBasis) -> Iterable[MissingLine]:
    for person in people:
        for result in person.competencies:
            if result.follow_up is not None:
                yield _build_missing(person, result, basis)


def _build_missing(person: PersonalResult, result: CompetencyResult, basis: ReportBasis) -> MissingLine:
    assert result.follow_up is not None
    due = result.follow_up.due
    return MissingLine(
        person=person.person.name,
        competency=basis.short_competency(result.competency),
        lacks=tell_lacks(result.gate, basis) or basis.say("ReportFollowUp.judge-more"),
        owner=basis.owner(result.follow_up.owner),
        due=due.isoformat() if due else basis.say("ReportFollowUp.date-open"),
    )


def _list_escalations(people: Iterable[PersonalResult], basis: ReportBasis) -> Iterable[EscalationLine]:
    for person in people:
        waiting = {
            event.event.code: event for result in person.competencies for event in result.uncounted if event.is_overdue
        }
        for event in waiting.values():
            yield EscalationLine(
                person.person.name, event.event.on.isoformat(), event.event.title, basis.owner(event.escalate_to)
            )
