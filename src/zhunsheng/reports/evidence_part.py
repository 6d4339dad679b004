"""The evidence of one competency in words and as a strip. No line says who noted, confirmed or affirmed an event."""

from collections import Counter
from collections.abc import Sequence

from zhunsheng.domain.behavioural_events import BehaviouralEvent, Polarity
from zhunsheng.domain.evidence_gate import GateFinding
from zhunsheng.domain.outcomes import GateMode
from zhunsheng.domain.results import CompetencyResult, UncountedEvent
from zhunsheng.reports.basis import ReportBasis
from zhunsheng.reports.figures.evidence_strip import EvidenceStrip, StripEvent
from zhunsheng.reports.report import EventSign, EvidencePart

MOST_EVENTS = 5
"""How many events one competency lists on two pages for a person; the rest is only counted."""


def build_evidence(result: CompetencyResult, basis: ReportBasis) -> EvidencePart:
    signs = [_sign(event, result) for event in sorted(result.events, key=lambda event: event.on)]
    listed = _choose(signs)
    summary = _summarise(result.events, signs, basis)
    left = len(signs) - len(listed)
    return EvidencePart(
        strip=EvidenceStrip(
            summary,
            basis.cycle.period_from,
            basis.cycle.last_day,
            tuple(StripEvent(sign.on, sign.polarity, sign.title) for sign in signs),
        ),
        summary=summary,
        events=listed,
        more=basis.say("ReportEvidence.more", count=left) if left else "",
        lines=(
            *_tell_shown_late(result.events, basis),
            *_tell_gate(result.gate, basis),
            *tell_uncounted(result.uncounted, basis),
        ),
    )


def tell_lacks(finding: GateFinding | None, basis: ReportBasis) -> str:
    """What the gate misses, as one statement."""
    if finding is None:
        return ""
    return basis.join(
        basis.say(f"GateLack.{lack.lack}", counted=lack.counted, wanted=lack.wanted) for lack in finding.lacks
    )


def tell_uncounted(uncounted: Sequence[UncountedEvent], basis: ReportBasis) -> tuple[str, ...]:
    if not uncounted:
        return ()
    reasons = Counter(basis.say(f"WhyNotCounted.{event.why}") for event in uncounted)
    counts = basis.join(basis.say("ReportEvidence.reason", why=why, count=count) for why, count in reasons.items())
    lines = [basis.say("ReportEvidence.uncounted", count=len(uncounted), reasons=counts)]
    waiting = dict.fromkeys(basis.owner(event.escalate_to) for event in uncounted if event.is_overdue)
    lines += [basis.say("ReportEvidence.escalated", person=person) for person in waiting]
    return tuple(lines)


def _sign(event: BehaviouralEvent, result: CompetencyResult) -> EventSign:
    """The square says what the event shows of this competency: a counter-event outweighs, then the best."""
    codes = [line.indicator for line in result.indicators if line.indicator in event.indicators]
    if any(event.speaks_against(code) for code in codes):
        return EventSign(event.on, Polarity.INEFFECTIVE, event.title)
    shown = {event.find_polarity(code) for code in codes}
    best = Polarity.EXEMPLARY if Polarity.EXEMPLARY in shown else Polarity.ADEQUATE
    return EventSign(event.on, best, event.title)


def _choose(signs: Sequence[EventSign]) -> tuple[EventSign, ...]:
    """The most telling events, in the order of time: counter-events and exemplary ones before adequate ones."""
    if len(signs) <= MOST_EVENTS:
        return tuple(signs)
    weight = {Polarity.INEFFECTIVE: 0, Polarity.EXEMPLARY: 1, Polarity.ADEQUATE: 2}
    chosen = sorted(signs, key=lambda sign: (weight[sign.polarity], -sign.on.toordinal()))[:MOST_EVENTS]
    return tuple(sorted(chosen, key=lambda sign: sign.on))


def _summarise(events: Sequence[BehaviouralEvent], signs: Sequence[EventSign], basis: ReportBasis) -> str:
    if not events:
        return basis.say("ReportEvidence.none")
    kinds = Counter(sign.polarity for sign in signs)
    shown = basis.list_up(basis.say(f"ReportEvidence.{kind}", count=kinds[kind]) for kind in Polarity if kinds[kind])
    parts = basis.join((shown, *_tell_weight(events, basis)))
    return basis.say("ReportEvidence.summary", count=len(events), parts=parts)


def _tell_weight(events: Sequence[BehaviouralEvent], basis: ReportBasis) -> list[str]:
    """How far apart the events lie, and how many somebody else stands for."""
    told = []
    days = sorted(event.on for event in events)
    if len(days) > 1:
        told.append(basis.say("ReportEvidence.apart", days=(days[-1] - days[0]).days))
    counts = {
        "affirmed": sum(bool(event.affirmed_by) and event.affirmed_by != event.person for event in events),
        "corroborated": sum(event.is_corroborated for event in events),
        "models": sum(bool(event.model_for_others) for event in events),
    }
    stood_for = basis.list_up(
        basis.say(f"ReportEvidence.{code}", count=count) for code, count in counts.items() if count
    )
    return [*told, stood_for] if stood_for else told


def _tell_shown_late(events: Sequence[BehaviouralEvent], basis: ReportBasis) -> tuple[str, ...]:
    days = basis.cycle.gate.show_within_days
    count = sum(event.is_shown_late(days) for event in events)
    return (basis.say("ReportEvidence.shown-late", count=count, days=days),) if count else ()


def _tell_gate(finding: GateFinding | None, basis: ReportBasis) -> tuple[str, ...]:
    if finding is None or finding.holds:
        return ()
    lacks = tell_lacks(finding, basis)
    if finding.is_exceeds_unproven:
        code = "exceeds-unproven" if finding.mode is GateMode.ENFORCE else "exceeds-unproven-advice"
        return (basis.say(f"ReportGate.{code}", lacks=lacks),)
    return (basis.say(f"ReportGate.{finding.mode}", lacks=lacks),)
