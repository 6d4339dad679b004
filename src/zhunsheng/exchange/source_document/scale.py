"""The outcome scale: three points, each a label, what it means, and the sentence that defines it."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhunsheng.domain.competencies import Confidence
from zhunsheng.domain.outcomes import Outcome
from zhunsheng.exchange.import_report import Choice
from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.kinds import Kind, outcome_of
from zhunsheng.exchange.source_document.ledger import Ledger
from zhunsheng.exchange.source_document.pieces import Piece

_MEANING_LENGTH = 12


@dataclass(slots=True)
class PointDraft:
    outcome: Outcome
    label: str
    meaning: str = ""
    definition: str = ""


def read_scale(pieces: Sequence[Piece], ledger: Ledger) -> tuple[PointDraft, ...]:
    points: dict[Outcome, PointDraft] = {}
    labelled: list[tuple[Piece, PointDraft]] = []
    waiting: list[Piece] = []
    for piece in pieces:
        outcome = outcome_of(piece.looks) if piece.kind is Kind.SCALE_LABEL else None
        if outcome is None:
            waiting.append(piece)
        elif outcome in points:
            ledger.not_understood(piece, "import-scale-twice", text=piece.text)
        else:
            _hand_out(waiting, labelled, ledger)
            points[outcome] = PointDraft(outcome, piece.text)
            labelled.append((piece, points[outcome]))
            ledger.understood(piece, "import-scale-label", outcome=outcome)
            waiting = []
    _hand_out(waiting, labelled, ledger)
    _ask_for_missing(points, pieces, ledger)
    return tuple(sorted(points.values(), key=lambda point: point.outcome, reverse=True))


def _hand_out(waiting: list[Piece], labelled: list[tuple[Piece, PointDraft]], ledger: Ledger) -> None:
    """Give the words since the last label to the point, or points, that they belong to."""
    if not labelled:
        return
    open_points = [(label, point) for label, point in labelled if not point.meaning and not point.definition]
    if len(open_points) > 1:
        _hand_out_across(waiting, open_points, ledger)
        return
    point = labelled[-1][1]
    for piece in waiting:
        if piece.kind is not Kind.COLUMN_HEADING:
            _fill(piece, point, ledger)


def _hand_out_across(waiting: Sequence[Piece], open_points: Sequence[tuple[Piece, PointDraft]], ledger: Ledger) -> None:
    """The labels stand side by side: the words below belong to them by column, or in turn."""
    if len(waiting) % len(open_points):
        return
    by_column = {label.column: point for label, point in open_points if label.column is not None}
    for place, piece in enumerate(waiting):
        point = by_column.get(piece.column) if piece.column is not None else None
        if point is not None:
            _fill(piece, point, ledger)
        else:
            _fill(piece, open_points[place % len(open_points)][1], ledger, Confidence.MEDIUM)


def _fill(piece: Piece, point: PointDraft, ledger: Ledger, confidence: Confidence | None = None) -> None:
    parts = [piece.text]
    if not point.meaning and len(piece.text.split()) > 1 and len(piece.text.split()[0]) < len(piece.text) // 2:
        parts = piece.text.split(maxsplit=1)
    for words in parts:
        name = "meaning" if not point.meaning and _is_short(words) else "definition"
        before = getattr(point, name)
        setattr(point, name, f"{before}\n{words}" if before else words)
        code = f"import-scale-{name}"
        if confidence is None:
            ledger.understood(piece, code, outcome=point.outcome)
        else:
            ledger.inferred(piece, confidence, code, outcome=point.outcome)


def _is_short(words: str) -> bool:
    return len(words) <= _MEANING_LENGTH and not markers.CLAUSE.search(markers.plain(words))


def _ask_for_missing(points: dict[Outcome, PointDraft], pieces: Sequence[Piece], ledger: Ledger) -> None:
    missing = [outcome for outcome in Outcome if outcome not in points]
    if pieces and missing:
        choices = (Choice("import-choice-own-scale"), Choice("import-choice-add-points"))
        ledger.ask("import-ask-scale", pieces, choices, missing=missing)
