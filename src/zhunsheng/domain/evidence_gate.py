"""举证要求: does the evidence carry the outcome? Applied once, to the joint candidate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zhunsheng.domain.behavioural_events import BehaviouralEvent, list_supporting
from zhunsheng.domain.outcomes import EvidenceGate, GateMode, NoOutcome, Outcome, OutcomeState


class GateLack(StrEnum):
    """What the gate misses."""

    TOO_FEW_EVENTS = "too-few-events"
    TOO_LITTLE_COVERED = "too-little-covered"
    TOO_CLOSE_TOGETHER = "too-close-together"
    NOBODY_CORROBORATED = "nobody-corroborated"
    NO_OCCASION_FOR_SHORTFALL = "no-occasion-for-shortfall"
    NO_OCCASION_AT_ALL = "no-occasion-at-all"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: how many there are, how many are wanted, and the indicators concerned."""

    lack: GateLack
    counted: int = 0
    wanted: int = 0
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GateFinding:
    """What the gate saw and what it made of the candidate.

    `state` equals `candidate` unless the gate is enforced; `lacks` are told in every mode but off.
    """

    mode: GateMode
    candidate: OutcomeState
    state: OutcomeState
    lacks: tuple[Lack, ...] = ()
    is_exceeds_unproven: bool = False
    """True when EXCEEDS fails its gate while MEETS would hold: 高于的举证不足."""

    @property
    def holds(self) -> bool:
        return not self.lacks


def apply_gate(
    candidate: OutcomeState,
    applicable: Sequence[str],
    shortfall: Sequence[str],
    events: Sequence[BehaviouralEvent],
    gate: EvidenceGate,
) -> GateFinding:
    """Check one competency's candidate against its counting evidence.

    `shortfall`: the indicators that a BELOW rests on, as far as named roles said which; `events`: counting evidence of the ratee.
    """
    if gate.mode is GateMode.OFF or not isinstance(candidate, Outcome):
        return GateFinding(gate.mode, candidate, candidate)
    lacks = _find_lacks(candidate, applicable, shortfall, events, gate)
    state: OutcomeState = candidate
    unproven = False
    if lacks and candidate is Outcome.EXCEEDS:
        unproven = not _find_lacks(Outcome.MEETS, applicable, shortfall, events, gate)
    if lacks and gate.mode is GateMode.ENFORCE:
        state = Outcome.MEETS if unproven else NoOutcome.INSUFFICIENT_EVIDENCE
    return GateFinding(gate.mode, candidate, state, lacks, unproven)


def _find_lacks(
    candidate: Outcome,
    applicable: Sequence[str],
    shortfall: Sequence[str],
    events: Sequence[BehaviouralEvent],
    gate: EvidenceGate,
) -> tuple[Lack, ...]:
    if candidate is Outcome.BELOW:
        return tuple(_lacks_of_below(applicable, shortfall, events))
    supporting = list_supporting(events, applicable)
    lacks = [*_lacks_of_number(candidate, supporting, gate), *_lacks_of_coverage(applicable, supporting, gate)]
    if candidate is Outcome.EXCEEDS:
        lacks += _lacks_of_exceeds(supporting, gate)
    return tuple(lacks)


def _lacks_of_below(
    applicable: Sequence[str], shortfall: Sequence[str], events: Sequence[BehaviouralEvent]
) -> Iterable[Lack]:
    """A BELOW that names no indicator, chosen against the rule, still wants one event that speaks for it."""
    bare = tuple(code for code in shortfall if not any(event.speaks_against(code) for event in events))
    if bare:
        yield Lack(GateLack.NO_OCCASION_FOR_SHORTFALL, len(shortfall) - len(bare), len(shortfall), bare)
    elif not any(event.speaks_against(code) for event in events for code in applicable):
        yield Lack(GateLack.NO_OCCASION_AT_ALL, 0, 1)


def _lacks_of_number(candidate: Outcome, supporting: Sequence[BehaviouralEvent], gate: EvidenceGate) -> Iterable[Lack]:
    wanted = gate.exceeds_events if candidate is Outcome.EXCEEDS else gate.meets_events
    if len(supporting) < wanted:
        yield Lack(GateLack.TOO_FEW_EVENTS, len(supporting), wanted)


def _lacks_of_coverage(
    applicable: Sequence[str], supporting: Sequence[BehaviouralEvent], gate: EvidenceGate
) -> Iterable[Lack]:
    part, whole = gate.meets_coverage
    wanted = -(-len(applicable) * part // whole)
    bare = tuple(code for code in applicable if not any(event.supports(code) for event in supporting))
    covered = len(applicable) - len(bare)
    if covered < wanted:
        yield Lack(GateLack.TOO_LITTLE_COVERED, covered, wanted, bare)


def _lacks_of_exceeds(supporting: Sequence[BehaviouralEvent], gate: EvidenceGate) -> Iterable[Lack]:
    days = sorted(event.on for event in supporting)
    apart = (days[-1] - days[0]).days if days else 0
    if apart < gate.exceeds_days_apart:
        yield Lack(GateLack.TOO_CLOSE_TOGETHER, apart, gate.exceeds_days_apart)
    corroborated = sum(event.is_corroborated for event in supporting)
    if corroborated < gate.exceeds_corroborated:
        yield Lack(GateLack.NOBODY_CORROBORATED, corroborated, gate.exceeds_corroborated)
