"""个人结果: from the published result of one person to the finished words of the report."""

from collections.abc import Sequence
from datetime import date

from zhunsheng.domain.outcomes import GateMode, NoOutcome, Outcome
from zhunsheng.domain.people import RaterRole
from zhunsheng.domain.results import CompetencyResult, PersonalResult, Standing
from zhunsheng.reports.basis import ReportBasis, list_labels
from zhunsheng.reports.evidence_part import build_evidence
from zhunsheng.reports.figures.inked_line import InkedLine, InkedPoint
from zhunsheng.reports.findings import tell_finding
from zhunsheng.reports.indicator_lines import build_indicators
from zhunsheng.reports.next_lines import build_next_lines
from zhunsheng.reports.report import (
    CompetencyPart,
    FollowUpLine,
    IndicatorLine,
    IndividualReport,
    ReportHead,
    RolePart,
    SummaryColumn,
    plain,
)
from zhunsheng.reports.role_part import build_roles
from zhunsheng.reports.why_lines import tell_earlier, tell_why

SIGNATURES = ("ratee", "manager", "second-manager")


def build_individual_report(result: PersonalResult, basis: ReportBasis, notes: Sequence[str] = ()) -> IndividualReport:
    """`result` is published: it holds no rater's own record. `notes` stand at the head, e.g. that input had problems."""
    published = result.publish()
    parts = tuple(_build_part(one, basis) for one in published.competencies)
    if result.not_included is not None:
        notes = (*notes, basis.say("ReportHead.not-included", reason=result.not_included))
        parts = ()
    finding = tell_finding(published, basis)
    return IndividualReport(
        language=basis.language,
        labels=list_labels(basis.language),
        head=_build_head(published, basis),
        notes=tuple(notes),
        finding=finding,
        line=_build_line(published, plain(finding), basis),
        summary=tuple(_build_column(one, basis) for one in published.competencies),
        parts=_order(parts),
        follow_ups=_build_follow_ups(published.competencies, basis),
        basis=tell_basis(basis),
        signatures=tuple(basis.say(f"ReportSignature.{who}") for who in SIGNATURES),
    )


def build_head_facts(basis: ReportBasis) -> tuple[str, ...]:
    """What the head of every report of a cycle says."""
    cycle = basis.cycle
    published = (
        basis.say("ReportHead.published", on=cycle.published_on)
        if cycle.published_on
        else basis.say("ReportHead.unpublished")
    )
    return (
        basis.say("ReportHead.period", start=cycle.period_from, end=cycle.period_to),
        published,
        basis.say("ReportHead.purpose", purpose=cycle.purpose),
    )


def tell_basis(basis: ReportBasis) -> tuple[str, ...]:
    """Rule, gate and counting roles in a few plain sentences."""
    cycle, framework = basis.cycle, basis.framework
    roles = basis.list_up(basis.role(role) for role in RaterRole if role in cycle.counting_roles)
    gate = basis.say(
        "ReportBasis.gate-off" if cycle.gate.mode is GateMode.OFF else "ReportBasis.gate",
        mode=cycle.gate.mode,
        cut_off=cycle.evidence_cut_off,
    )
    return (
        basis.say(
            "ReportBasis.rule",
            rule=cycle.rule.rule,
            framework=framework.title,
            version=framework.version,
            strict=basis.say("ReportBasis.strict") if cycle.rule.every_indicator else "",
        ),
        basis.say("ReportBasis.roles", roles=roles),
        gate,
        basis.say("ReportBasis.anonymity", threshold=cycle.anonymity_threshold),
        basis.say("ReportBasis.no-machine"),
    )


def _build_head(result: PersonalResult, basis: ReportBasis) -> ReportHead:
    person = result.person
    manager = basis.say("ReportHead.manager", name=basis.person(person.manager)) if person.manager else ""
    facts = (basis.unit(person.unit), manager, *build_head_facts(basis))
    return ReportHead(
        title=person.name,
        subtitle=basis.position(person.position),
        kicker=basis.say("ReportHead.individual", cycle=basis.cycle.name),
        facts=tuple(fact for fact in facts if fact),
        dated=basis.dated,
        confidential=basis.say("ReportHead.confidential-individual"),
        is_draft=basis.cycle.published_on is None,
    )


def _build_line(result: PersonalResult, title: str, basis: ReportBasis) -> InkedLine:
    points = []
    for one in result.competencies:
        rank = basis.framework.levels.rank(one.level) if one.level is not None else None
        if one.state is NoOutcome.NOT_APPLICABLE:
            rank = None
        outcome = basis.outcome(one)
        points.append(
            InkedPoint(
                basis.short_competency(one.competency), rank, outcome.short, one.state, is_open=one.state is None
            )
        )
    words = basis.say("ReportFigure.inked-line", person=result.person.name, finding=title)
    return InkedLine(words, basis.level_names(), tuple(points), basis.state(NoOutcome.NOT_APPLICABLE))


def _build_column(result: CompetencyResult, basis: ReportBasis) -> SummaryColumn:
    level = (
        basis.level(result.level) if result.level is not None and result.state is not NoOutcome.NOT_APPLICABLE else None
    )
    earlier = basis.short_state(result.earlier.outcome) if result.earlier else ""
    return SummaryColumn(
        competency=basis.short_competency(result.competency),
        level=f"{level.code} {level.name}" if level else "",
        outcome=basis.outcome(result),
        standing=basis.say(f"Standing.{result.standing}") if result.standing is not Standing.NONE else "",
        events=str(len(result.events)) if level else "",
        earlier=earlier,
    )


def _build_part(result: CompetencyResult, basis: ReportBasis) -> CompetencyPart:
    asked = result.level is not None and result.state is not NoOutcome.NOT_APPLICABLE
    lines = build_indicators(result, basis)
    roles = build_roles(result, basis) if asked else RolePart(None)
    evidence = build_evidence(result, basis) if asked else None
    return CompetencyPart(
        code=result.competency,
        name=basis.competency(result.competency),
        level=basis.level(result.level) if asked and result.level is not None else None,
        outcome=basis.outcome(result),
        standing=_tell_standing(result, basis),
        why=tell_why(result, basis),
        decision_reason=result.decision.reason if result.decision else "",
        earlier=tell_earlier(result, basis),
        indicators=lines,
        next_lines=build_next_lines(result, lines, basis),
        evidence=evidence,
        roles=roles,
        is_quiet=_is_quiet(result, lines, roles),
    )


def _is_quiet(result: CompetencyResult, lines: Sequence[IndicatorLine], roles: RolePart) -> bool:
    """Nothing that wants talking about: meets, those who count agree, no gap, evidence in order, as it was before."""
    if result.state in {NoOutcome.NOT_APPLICABLE, NoOutcome.NOT_RATED}:
        return True
    wants_talk = (
        any(line.is_gap or line.is_point_to_improve for line in lines),
        bool(roles.disagreement),
        result.decision is not None and result.decision.outcome != result.suggestion,
        result.gate is not None and not result.gate.holds,
        result.earlier_below is not None,
        result.earlier is not None and result.earlier.outcome != result.state,
    )
    return result.state is Outcome.MEETS and not any(wants_talk)


def _tell_standing(result: CompetencyResult, basis: ReportBasis) -> str:
    if result.decision is not None:
        who = basis.person(result.decision.decided_by)
        return basis.say("ReportStanding.decided", person=who, on=result.decision.decided_on)
    return basis.say(f"ReportStanding.{result.standing}") if result.standing is not Standing.NONE else ""


def _order(parts: Sequence[CompetencyPart]) -> tuple[CompetencyPart, ...]:
    """In the order of what is to be done: below, to be discussed, insufficient, the rest; quiet ones last."""
    order: tuple[object, ...] = (Outcome.BELOW, None, NoOutcome.INSUFFICIENT_EVIDENCE, Outcome.MEETS, Outcome.EXCEEDS)

    def place(part: CompetencyPart) -> tuple[bool, int]:
        state = part.outcome.state
        return part.is_quiet, order.index(state) if state in order else len(order)

    return tuple(sorted(parts, key=place))


def _build_follow_ups(results: Sequence[CompetencyResult], basis: ReportBasis) -> tuple[FollowUpLine, ...]:
    lines = [
        FollowUpLine(
            basis.say("ReportFollowUp.gather", competency=basis.competency(result.competency)),
            basis.owner(result.follow_up.owner),
            _tell_date(result.follow_up.due),
        )
        for result in results
        if result.follow_up is not None
    ]
    waiting = {event.event.code: event for result in results for event in result.uncounted if event.is_overdue}
    lines += [
        FollowUpLine(
            basis.say("ReportFollowUp.confirm", title=event.event.title, on=event.event.on),
            basis.owner(event.escalate_to),
            "",
        )
        for event in waiting.values()
    ]
    return tuple(lines)


def _tell_date(due: date | None) -> str:
    return due.isoformat() if due else ""
