"""职位与能力匹配表: every position's requirements, and what can be said of the table as a whole."""

from dataclasses import dataclass

from zhunsheng.domain.competencies import Confidence
from zhunsheng.domain.position_change import list_alike
from zhunsheng.domain.positions import CandidateName, Position
from zhunsheng.domain.text import Rendering
from zhunsheng.domain.wording import word
from zhunsheng.reports.figures import InkedLine
from zhunsheng.reports.handbook.edition import Edition, LevelShown


@dataclass(frozen=True, slots=True)
class CandidateShown:
    """A name that a position may turn out to have, how sure that is, and on what ground."""

    name: Rendering
    confidence: str
    basis: Rendering


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    code: str
    short: Rendering
    label: Rendering


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One position; a cell that is None is not applicable."""

    code: str
    title: str
    name: Rendering
    is_name_confirmed: bool
    candidate: CandidateShown | None
    line: InkedLine
    cells: tuple[LevelShown | None, ...]


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """`remarks` are findings in words: which positions ask the same, where nothing is asked."""

    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    remarks: tuple[str, ...]
    are_columns_confirmed: bool
    columns_confidence: str
    columns_note: Rendering
    levels: tuple[LevelShown, ...]


def build_matrix_page(edition: Edition) -> MatrixPage:
    matrix = edition.framework.matrix
    return MatrixPage(
        tuple(MatrixColumn(one.code, edition.say(one.short), edition.say(one.label)) for one in edition.framework),
        tuple(_row(edition, position) for position in matrix),
        _remarks(edition),
        matrix.columns_confidence is Confidence.CONFIRMED,
        word(f"Confidence.{matrix.columns_confidence.value}", edition.language),
        edition.say(matrix.columns_note),
        edition.levels,
    )


def show_candidates(edition: Edition, position: Position) -> tuple[CandidateShown, ...]:
    """Empty once the name is confirmed."""
    return () if position.is_name_confirmed else tuple(_candidate(edition, one) for one in position.candidates)


def _candidate(edition: Edition, candidate: CandidateName) -> CandidateShown:
    confidence = word(f"Confidence.{candidate.confidence.value}", edition.language)
    return CandidateShown(edition.say(candidate.name), confidence, edition.say(candidate.basis))


def _row(edition: Edition, position: Position) -> MatrixRow:
    candidates = show_candidates(edition, position)
    title = edition.position_title(position)
    return MatrixRow(
        position.code,
        title,
        edition.say(position.name),
        position.is_name_confirmed,
        candidates[0] if candidates else None,
        edition.inked_line(position, title),
        tuple(_cell(edition, position, competency.code) for competency in edition.framework),
    )


def _cell(edition: Edition, position: Position, competency: str) -> LevelShown | None:
    asked = position.find_requirement(competency)
    return None if asked is None or asked.level is None else edition.level(asked.level)


def _remarks(edition: Edition) -> tuple[str, ...]:
    alike = [group for group in list_alike(edition.framework) if len(group) > 1]
    remarks = [edition.word("alike", positions=_titles(edition, group)) for group in alike]
    for competency in edition.framework:
        without = tuple(one for one in edition.framework.positions if edition.rank(one, competency) is None)
        if without:
            names = {"positions": _titles(edition, without), "competency": competency.short}
            remarks.append(edition.word("nothing-asked", **names))
    return tuple(remarks)


def _titles(edition: Edition, positions: tuple[Position, ...]) -> str:
    """职位01、03、04: the word once, then the codes; full titles where names are confirmed."""
    if any(position.is_name_confirmed for position in positions):
        return edition.list([edition.position_title(position) for position in positions])
    codes = edition.list([position.code for position in positions])
    return edition.word("position-numbered" if len(positions) == 1 else "positions-numbered", code=codes)
