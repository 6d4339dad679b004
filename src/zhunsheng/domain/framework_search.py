"""Searching the words of a framework: every text, every language, by plain substring. Nothing is guessed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize

from zhunsheng.domain.competencies import Competency, CompetencyLevel
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.text import Language, LocalizedText

LONGEST_QUERY = 100
"""In characters; what is longer is cut, so that a pasted page costs no more than a question."""


class TextKind(StrEnum):
    """What a found text is; results are grouped by it, in this order."""

    POSITION = "position"
    COMPETENCY = "competency"
    STAGE = "stage"
    LEVEL = "level"
    INDICATOR = "indicator"
    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    STANDARD = "standard"
    DOCUMENT = "document"
    ERRATUM = "erratum"


@dataclass(frozen=True, slots=True)
class FrameworkText:
    """One text with its place: `code` is its own, `competency` and `level` say where a reader finds it."""

    kind: TextKind
    code: str
    text: LocalizedText
    competency: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a found text; `is_match` where it is what was asked for."""

    words: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class FrameworkHit:
    """A text that holds every word of the query, in one language (the reader's, when that one matches)."""

    found: FrameworkText
    language: Language
    pieces: tuple[Piece, ...]


def search_framework(framework: Framework, query: str, language: Language) -> tuple[FrameworkHit, ...]:
    """All texts in which, in one and the same language or in the code, every word of the query occurs."""
    terms = _terms(query)
    if not terms:
        return ()
    hits = (_match(text, terms, language) for text in list_findable_texts(framework))
    order = list(TextKind)
    return tuple(sorted((hit for hit in hits if hit), key=lambda hit: order.index(hit.found.kind)))


def list_findable_texts(framework: Framework) -> Iterator[FrameworkText]:
    """Every text of a framework that a reader of the handbook can come upon."""
    yield from _position_texts(framework)
    for competency in framework.competencies:
        yield from _competency_texts(competency)
    for level in framework.levels:
        for text in (level.name, level.definition, level.reach):
            yield FrameworkText(TextKind.LEVEL, level.code, text, level=level.code)
    yield from _standard_texts(framework)
    yield from _document_texts(framework)


def _position_texts(framework: Framework) -> Iterator[FrameworkText]:
    for position in framework.positions:
        yield FrameworkText(TextKind.POSITION, position.code, position.name)
        for candidate in position.candidates:
            yield FrameworkText(TextKind.POSITION, position.code, candidate.name)


def _competency_texts(competency: Competency) -> Iterator[FrameworkText]:
    code = competency.code
    yield FrameworkText(TextKind.COMPETENCY, code, competency.label, code)
    yield FrameworkText(TextKind.COMPETENCY, code, competency.definition, code)
    for stage in competency.stages:
        yield FrameworkText(TextKind.STAGE, stage.code, stage.name, code)
    for cell in competency.levels:
        yield from _cell_texts(code, cell)


def _cell_texts(competency: str, cell: CompetencyLevel) -> Iterator[FrameworkText]:
    if cell.gist:
        yield FrameworkText(TextKind.LEVEL, f"{competency}-{cell.level}", cell.gist, competency, cell.level)
    for indicator in cell.indicators:
        yield FrameworkText(TextKind.INDICATOR, indicator.code, indicator.statement, competency, cell.level)
    for kind, entries in ((TextKind.KNOWLEDGE, cell.knowledge), (TextKind.SKILL, cell.skills)):
        for entry in entries or ():
            yield FrameworkText(kind, entry.code, entry.text, competency, cell.level)


def _standard_texts(framework: Framework) -> Iterator[FrameworkText]:
    for point in framework.outcome_scale.points:
        for text in (point.label, point.meaning, point.definition):
            yield FrameworkText(TextKind.STANDARD, point.outcome.value, text)
    for scale in framework.outcome_scale.display_scales:
        for word in scale.words:
            yield FrameworkText(TextKind.STANDARD, word.judgement.value, word.label)
            yield FrameworkText(TextKind.STANDARD, word.judgement.value, word.explanation)


def _document_texts(framework: Framework) -> Iterator[FrameworkText]:
    document = framework.document
    plain = (document.about, *document.contents, document.purpose, document.value_statement, document.scope)
    for text in (framework.title, *plain, document.level_note, document.provenance):
        yield FrameworkText(TextKind.DOCUMENT, "document", text)
    for erratum in framework.errata:
        yield FrameworkText(TextKind.ERRATUM, erratum.place, erratum.remark)


def _terms(query: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_fold(query[:LONGEST_QUERY]).split()))


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    """Upper and lower case, full- and half-width read alike; as long as before, so that places stay places.

    A framework has some 400 texts, which are folded once.
    """
    return "".join(_fold_one(character) for character in text)


def _fold_one(character: str) -> str:
    folded = normalize("NFKC", character).casefold()
    return folded if len(folded) == 1 else character


def _match(text: FrameworkText, terms: tuple[str, ...], language: Language) -> FrameworkHit | None:
    """The reader's language is tried first, then the others in the framework's order."""
    code = _fold(text.code)
    for spoken, said in sorted(text.text.by_language, key=lambda pair: pair[0] != language):
        folded = _fold(said)
        if all(term in folded or term == code for term in terms):
            return FrameworkHit(text, spoken, _mark(said, folded, terms))
    return None


def _mark(said: str, folded: str, terms: tuple[str, ...]) -> tuple[Piece, ...]:
    is_match = [False] * len(said)
    for term in terms:
        start = folded.find(term)
        while start >= 0:
            is_match[start : start + len(term)] = [True] * len(term)
            start = folded.find(term, start + 1)
    pieces: list[Piece] = []
    for character, matches in zip(said, is_match, strict=True):
        if pieces and pieces[-1].is_match == matches:
            pieces[-1] = Piece(pieces[-1].words + character, matches)
        else:
            pieces.append(Piece(character, matches))
    return tuple(pieces)
