"""Putting the parts that were read together into one framework, with codes of our own."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zhunsheng.domain.competencies import (
    ChecklistItem,
    Competency,
    CompetencyLevel,
    Confidence,
    Indicator,
    Level,
    LevelScale,
    Stage,
)
from zhunsheng.domain.frameworks import Erratum, Framework, FrameworkDocument
from zhunsheng.domain.outcomes import OutcomeScale, ScalePoint
from zhunsheng.domain.positions import Position, PositionMatrix, Requirement
from zhunsheng.domain.text import NO_TEXT, Language, LocalizedText
from zhunsheng.domain.wording import word
from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.drafts import NO_LEVEL, CompetencyDraft, Entry
from zhunsheng.exchange.source_document.level_codes import LevelOrder, short_level_word
from zhunsheng.exchange.source_document.levels import LevelsDraft
from zhunsheng.exchange.source_document.matrix import MatrixDraft, RowDraft
from zhunsheng.exchange.source_document.preamble import Preamble, read_date
from zhunsheng.exchange.source_document.scale import PointDraft

ONLY_LEVEL = "L1"
"""Code of the one level of a document that knows no levels."""


@dataclass(slots=True)
class Parts:
    """Everything that was read of one document."""

    filename: str
    content: bytes
    language: Language
    preamble: Preamble
    levels: LevelsDraft
    order: LevelOrder
    competencies: Sequence[CompetencyDraft]
    matrix: MatrixDraft
    points: Sequence[PointDraft]
    definitions_heading: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Competency codes by label with half-width signs."""


def assign_codes(drafts: Sequence[CompetencyDraft]) -> dict[str, str]:
    """C1, C2 … in the order of the document. Assigned once, on import; afterwards they stay whatever moves."""
    return {draft.looks: f"C{number}" for number, draft in enumerate(drafts, start=1)}


def assemble(parts: Parts) -> Framework:
    title = parts.preamble.title.text if parts.preamble.title else ""
    family = markers.FAMILY.match(markers.plain(title))
    return Framework(
        code=f"import-{hashlib.sha256(parts.content).hexdigest()[:12]}",
        version=_version(parts.preamble),
        title=_text(parts, title or parts.filename),
        languages=(parts.language,),
        levels=_build_levels(parts),
        competencies=tuple(_build_competency(draft, parts) for draft in parts.competencies),
        job_family=_text(parts, title[family.start(1) : family.end(1)]) if family else NO_TEXT,
        matrix=_build_matrix(parts),
        outcome_scale=OutcomeScale(points=tuple(_build_point(point, parts) for point in parts.points)),
        document=_build_document(parts),
        errata=_build_errata(parts, title),
    )


def _text(parts: Parts, words: str) -> LocalizedText:
    return LocalizedText.only(parts.language, words)


def _own_words(parts: Parts, code: str, **facts: object) -> LocalizedText:
    return _text(parts, word(code, parts.language, **facts))


def _version(preamble: Preamble) -> str:
    day = read_date(preamble.say("dated"))
    return f"{day.year}.{day.month}" if day else "1"


def _build_document(parts: Parts) -> FrameworkDocument:
    preamble = parts.preamble

    def say(name: str) -> LocalizedText:
        return _text(parts, preamble.say(name))

    return FrameworkDocument(
        company=say("company"),
        dated=say("dated"),
        about=say("about"),
        contents=tuple(_text(parts, words) for words in preamble.contents),
        purpose=say("purpose"),
        value_statement=say("value_statement"),
        scope=say("scope"),
        level_note=_text(parts, "\n".join(parts.levels.note)),
        provenance=_own_words(parts, "import-provenance", filename=parts.filename),
        prepared_by=preamble.say("prepared_by"),
        reviewed_by=preamble.say("reviewed_by"),
        approved_by=preamble.say("approved_by"),
        effective_from=preamble.effective_from,
    )


def _build_levels(parts: Parts) -> LevelScale:
    if parts.order.codes:
        return LevelScale(tuple(_build_level(code, parts) for code in parts.order.codes))
    if any(draft.levels for draft in parts.competencies):
        return LevelScale((Level(ONLY_LEVEL, _own_words(parts, "import-only-level")),))
    return LevelScale(())


def _build_level(code: str, parts: Parts) -> Level:
    draft = parts.levels.by_code[code]
    name = short_level_word(draft.definition) or short_level_word(draft.word) or code
    return Level(code, _text(parts, name), draft.word, _text(parts, draft.definition))


def _build_competency(draft: CompetencyDraft, parts: Parts) -> Competency:
    code = parts.codes[draft.looks]
    levels = [level for level in (*parts.order.codes, NO_LEVEL) if level in draft.levels]
    return Competency(
        code=code,
        label=_text(parts, draft.label),
        definition=_text(parts, "\n".join(entry.text for entry in draft.definition)),
        stages=tuple(Stage(f"{code}-{place}", _text(parts, name)) for place, name in enumerate(draft.stages, start=1)),
        levels=tuple(_build_cell(code, level, draft, parts) for level in levels),
        event_link=_text(parts, draft.event_link),
    )


def _build_cell(code: str, level: str, draft: CompetencyDraft, parts: Parts) -> CompetencyLevel:
    cell = f"{code}-{level or ONLY_LEVEL}"
    statements = draft.statements.get(level, ())
    return CompetencyLevel(
        level=level or ONLY_LEVEL,
        indicators=tuple(
            Indicator(f"{cell}-{number}", _text(parts, entry.text)) for number, entry in enumerate(statements, start=1)
        ),
        knowledge=_build_list(f"{cell}-K", draft.knowledge.get(level), parts),
        skills=_build_list(f"{cell}-S", draft.skills.get(level), parts),
    )


def _build_list(prefix: str, entries: Sequence[Entry] | None, parts: Parts) -> tuple[ChecklistItem, ...] | None:
    if entries is None:
        return None
    return tuple(
        ChecklistItem(f"{prefix}{number}", _text(parts, entry.text)) for number, entry in enumerate(entries, start=1)
    )


def _build_matrix(parts: Parts) -> PositionMatrix:
    positions = tuple(_build_position(number, row, parts) for number, row in enumerate(parts.matrix.rows, start=1))
    confidence = parts.matrix.columns_confidence
    note = NO_TEXT if confidence is Confidence.CONFIRMED else _own_words(parts, "import-columns-note")
    return PositionMatrix(positions, confidence, note)


def _build_position(number: int, row: RowDraft, parts: Parts) -> Position:
    is_named = bool(row.name) and not markers.NUMBERED_POSITION.fullmatch(markers.plain(row.name))
    name = (
        row.name
        if row.name and not row.name.isdigit()
        else word("import-position", parts.language, number=f"{number:02}")
    )
    asked = [label for label in parts.codes if label in row.levels]
    return Position(
        code=f"{number:02}",
        name=_text(parts, name),
        requirements=tuple(Requirement(parts.codes[label], row.levels[label]) for label in asked),
        is_name_confirmed=is_named,
    )


def _build_point(point: PointDraft, parts: Parts) -> ScalePoint:
    return ScalePoint(
        point.outcome, _text(parts, point.label), _text(parts, point.meaning), _text(parts, point.definition)
    )


def _build_errata(parts: Parts, title: str) -> tuple[Erratum, ...]:
    """A heading that calls the framework something else than its title does."""
    heading = parts.definitions_heading
    if markers.QUALITY_MODEL not in heading or markers.ABILITY_MODEL not in title:
        return ()
    remark = _own_words(parts, "import-erratum-title", title=title)
    return (Erratum("definitions-heading", _text(parts, heading), remark),)
