"""What stands around a piece: what follows it, and how long a run of level codes goes on."""

from collections import deque
from collections.abc import Sequence

from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.kinds import Kind
from zhunsheng.exchange.source_document.level_codes import LevelCodes
from zhunsheng.exchange.source_document.pieces import Piece

CELL = frozenset({Kind.LEVEL, Kind.NOT_APPLICABLE})
_NEAR = 4
"""How many pieces a definition and its headings may take between a label and its first level."""
_BETWEEN = frozenset({Kind.TEXT, Kind.STAGES, Kind.COLUMN_HEADING, Kind.BEHAVIOURS_HEADING})


class Surroundings:
    """Answers about the neighbours of a place in the sequence of pieces, each in constant time."""

    def __init__(self, pieces: Sequence[Piece], codes: LevelCodes) -> None:
        self._pieces = pieces
        self._count = len(codes.codes)
        self._run_ends = _ends_of_runs(pieces)
        self._first_columns = _first_columns(pieces)

    def find_next(self, place: int) -> Piece | None:
        return self._pieces[place + 1] if place + 1 < len(self._pieces) else None

    def is_followed_by(self, place: int, *kinds: Kind) -> bool:
        after = self.find_next(place)
        return after is not None and after.kind in kinds

    def is_first_in_row(self, piece: Piece) -> bool:
        return piece.column == self._first_columns.get(piece.line)

    def begins_matrix(self, place: int) -> bool:
        """More codes in a row than there are levels are no header of levels but cells of the matrix."""
        return self._run_ends[place] - place > self._count

    def find_level_near(self, place: int) -> int | None:
        """The first level behind a label: at once, or after its stages and definition if it ends like an ability."""
        reach = _NEAR if self._pieces[place].kind is Kind.LABEL else 1
        for after in range(place + 1, min(place + 1 + reach, len(self._pieces))):
            piece = self._pieces[after]
            if piece.kind is Kind.LEVEL:
                return after
            if piece.kind not in _BETWEEN or introduces_levels(piece):
                return None
        return None

    def is_header(self, place: int, *, partly: bool = False) -> bool:
        """Whether every level (or at least some) stands here once, side by side, above a statement."""
        end = self._run_ends[place]
        if not 0 < end - place <= self._count or end == len(self._pieces):
            return False
        levels = {piece.looks for piece in self._pieces[place:end]}
        is_complete = len(levels) == self._count or partly
        return is_complete and len(levels) == end - place and _is_statement(self._pieces[end])

    def is_run(self, place: int) -> bool:
        """Several codes side by side."""
        return self._run_ends[place] - place > 1


def introduces_levels(piece: Piece) -> bool:
    """在专业序列分级的表述上,我们分别以字母Sa、Si、Sb表示。"""
    return not piece.bullet and bool(markers.LEVELS_HEADING.fullmatch(piece.looks[:120]))


def _is_statement(piece: Piece) -> bool:
    """Neither a position's name nor a label: it has a bullet or a clause."""
    return piece.kind is Kind.TEXT and bool(piece.bullet or markers.CLAUSE.search(piece.looks))


def _first_columns(pieces: Sequence[Piece]) -> dict[int, int]:
    """The first filled column of each table row, by line number."""
    first: dict[int, int] = {}
    for piece in pieces:
        if piece.column is not None:
            first.setdefault(piece.line, piece.column)
    return first


def _ends_of_runs(pieces: Sequence[Piece]) -> list[int]:
    """For each place the end of the run of level codes and N/A that begins there (the place itself when none does)."""
    ends: deque[int] = deque()
    for place in range(len(pieces) - 1, -1, -1):
        if pieces[place].kind not in CELL:
            ends.appendleft(place)
        elif place + 1 < len(pieces) and pieces[place + 1].kind in CELL:
            ends.appendleft(ends[0])
        else:
            ends.appendleft(place + 1)
    return list(ends)
