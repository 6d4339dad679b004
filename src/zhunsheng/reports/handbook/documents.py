"""The document itself: everything the framework says around its competencies, and the published rules in plain words."""

from dataclasses import dataclass

from zhunsheng.domain.competencies import IndicatorKind
from zhunsheng.domain.outcomes import DisplayScale, GateMode, Judgement, NoOutcome, Outcome, OutcomeState
from zhunsheng.domain.text import Rendering
from zhunsheng.domain.wording import word
from zhunsheng.reports.handbook.cells import ErratumShown, show_errata
from zhunsheng.reports.handbook.edition import Edition, LevelShown


@dataclass(frozen=True, slots=True)
class PointShown:
    """One point of the outcome scale in its three parts."""

    outcome: Outcome
    label: Rendering
    meaning: Rendering
    definition: Rendering


@dataclass(frozen=True, slots=True)
class WordShown:
    judgement: Judgement
    label: Rendering
    explanation: Rendering


@dataclass(frozen=True, slots=True)
class ScaleShown:
    """A display scale; `heading` names the kind of indicator it is for."""

    kind: IndicatorKind
    heading: str
    words: tuple[WordShown, ...]


@dataclass(frozen=True, slots=True)
class StateShown:
    """Why there may be no outcome, and what that means."""

    state: OutcomeState
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """A line of the document's head; `value` empty where the document leaves it open."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    title: Rendering
    version: str
    about: Rendering
    contents: tuple[Rendering, ...]
    purpose: Rendering
    value_statement: Rendering
    scope: Rendering
    level_note: Rendering
    provenance: Rendering
    imprint: tuple[Imprint, ...]
    levels: tuple[LevelShown, ...]
    points: tuple[PointShown, ...]
    scales: tuple[ScaleShown, ...]
    states: tuple[StateShown, ...]
    rule_name: str
    rule: tuple[str, ...]
    gate_mode: str
    gate: tuple[str, ...]
    principles: tuple[str, ...]
    errata: tuple[ErratumShown, ...]


RULE_SENTENCES = ("enough", "below", "exceeds", "meets", "applied")
GATE_SENTENCES = ("meets", "exceeds", "below", "counts", "shown", "effect")
PRINCIPLES = ("states", "ordinal", "next-level", "gap", "raters", "anonymity", "human")


def build_document_page(edition: Edition) -> DocumentPage:
    framework, document = edition.framework, edition.framework.document
    scale = framework.outcome_scale
    return DocumentPage(
        edition.say(framework.title),
        framework.version,
        edition.say(document.about),
        tuple(edition.say(line) for line in document.contents),
        edition.say(document.purpose),
        edition.say(document.value_statement),
        edition.say(document.scope),
        edition.say(document.level_note),
        edition.say(document.provenance),
        _imprint(edition),
        edition.levels,
        _points(edition),
        tuple(_scale(edition, shown) for shown in scale.display_scales),
        tuple(_state(edition, state) for state in NoOutcome),
        scale.rule.rule,
        _rule(edition),
        word(f"GateMode.{scale.gate.mode.value}", edition.language),
        _gate(edition),
        tuple(edition.word(f"principle.{name}") for name in PRINCIPLES),
        show_errata(edition),
    )


def _imprint(edition: Edition) -> tuple[Imprint, ...]:
    document = edition.framework.document
    effective = document.effective_from.isoformat() if document.effective_from else ""
    lines = {
        "company": edition.say(document.company).words,
        "version": edition.framework.version,
        "dated": edition.say(document.dated).words,
        "effective": effective,
        "prepared": document.prepared_by,
        "reviewed": document.reviewed_by,
        "approved": document.approved_by,
    }
    return tuple(Imprint(edition.word(f"imprint.{name}"), value) for name, value in lines.items())


def _points(edition: Edition) -> tuple[PointShown, ...]:
    """Highest first, as people read a standard."""
    points = sorted(edition.framework.outcome_scale.points, key=lambda point: point.outcome, reverse=True)
    return tuple(
        PointShown(one.outcome, edition.say(one.label), edition.say(one.meaning), edition.say(one.definition))
        for one in points
    )


def _scale(edition: Edition, scale: DisplayScale) -> ScaleShown:
    shown = tuple(WordShown(one.judgement, edition.say(one.label), edition.say(one.explanation)) for one in scale.words)
    return ScaleShown(scale.kind, edition.word(f"scale.{scale.kind.value}"), shown)


def _state(edition: Edition, state: NoOutcome) -> StateShown:
    label = word(f"NoOutcome.{state.value}", edition.language)
    return StateShown(state, label, edition.word(f"state.{state.value}"))


def _rule(edition: Edition) -> tuple[str, ...]:
    """The rule named by the framework, in the order in which it is applied, in the words of the shown scale."""
    rule = edition.framework.outcome_scale.rule
    reading = "strict" if rule.every_indicator else "plain"
    told = []
    for name in RULE_SENTENCES:
        code = f"rule.{rule.rule}.{name}"
        told.append(edition.word(f"{code}.{reading}" if name in {"below", "meets"} else code))
    return tuple(told)


def _gate(edition: Edition) -> tuple[str, ...]:
    gate = edition.framework.outcome_scale.gate
    if gate.mode is GateMode.OFF:
        return (edition.word("gate.off"),)
    part, whole = gate.meets_coverage
    facts: dict[str, object] = {
        "meets_events": gate.meets_events,
        "coverage": f"{part}/{whole}",
        "exceeds_events": gate.exceeds_events,
        "days_apart": gate.exceeds_days_apart,
        "corroborated": gate.exceeds_corroborated,
        "workdays": gate.confirm_within_workdays,
        "shown_days": gate.show_within_days,
    }
    names = [f"effect.{gate.mode.value}" if name == "effect" else name for name in GATE_SENTENCES]
    return tuple(edition.word(f"gate.{name}", **facts) for name in names)
