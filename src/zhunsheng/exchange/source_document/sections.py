"""Sharing out the pieces among the parts of a competency document, whatever their order."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.kinds import Kind, is_label_like
from zhunsheng.exchange.source_document.ledger import Ledger
from zhunsheng.exchange.source_document.level_codes import LevelCodes
from zhunsheng.exchange.source_document.pieces import Piece


class Part(Enum):
    """The parts of such a document. The competencies come twice: where they are defined and where they are described."""

    PREAMBLE = auto()
    LEVELS = auto()
    MATRIX = auto()
    SCALE = auto()
    DEFINITIONS = auto()
    BEHAVIOURS = auto()


_HEADINGS = {
    Kind.MATRIX_HEADING: (Part.MATRIX, "import-heading-matrix"),
    Kind.SCALE_HEADING: (Part.SCALE, "import-heading-scale"),
    Kind.DEFINITIONS_HEADING: (Part.DEFINITIONS, "import-heading-definitions"),
    Kind.BEHAVIOURS_HEADING: (Part.BEHAVIOURS, "import-heading-behaviours"),
}
_NEAR = 4
"""How many pieces a definition and its headings may take between a label and its first level."""
_CELL = frozenset({Kind.LEVEL, Kind.NOT_APPLICABLE})


@dataclass(slots=True)
class Block:
    """The pieces about one competency, from its heading to the next one."""

    heading: Piece
    label: str
    is_definition: bool
    pieces: list[Piece] = field(default_factory=list)
    has_words: bool = False
    first_level: str | None = None

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        if piece.kind is Kind.LEVEL and self.first_level is None:
            self.first_level = piece.looks
        self.has_words = self.has_words or piece.kind not in (Kind.STAGES, Kind.COLUMN_HEADING)


@dataclass(slots=True)
class Division:
    """The document shared out. `definitions_heading` is kept because its wording may contradict the title."""

    preamble: list[Piece] = field(default_factory=list)
    levels: list[Piece] = field(default_factory=list)
    matrix: list[Piece] = field(default_factory=list)
    scale: list[Piece] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    definitions_heading: Piece | None = None


def divide(pieces: Sequence[Piece], codes: LevelCodes, ledger: Ledger) -> Division:
    """Every piece goes to one part or one block, headings straight into the ledger."""
    walker = _Walker(pieces, codes, ledger)
    for place in range(len(pieces)):
        walker.step(place)
    return walker.division


class _Walker:
    def __init__(self, pieces: Sequence[Piece], codes: LevelCodes, ledger: Ledger) -> None:
        self._pieces = pieces
        self._codes = codes
        self._ledger = ledger
        self._part = Part.PREAMBLE
        self._in_contents = False
        self._labels = {_label_of(piece) for piece in pieces if piece.kind is Kind.LABEL_WITH_STAGES}
        self._defined: set[str] = set()
        self._run_ends = _ends_of_runs(pieces)
        self._first_columns = _first_columns(pieces)
        self.division = Division()
        self._lists = {
            Part.PREAMBLE: self.division.preamble,
            Part.LEVELS: self.division.levels,
            Part.MATRIX: self.division.matrix,
            Part.SCALE: self.division.scale,
        }

    def step(self, place: int) -> None:
        piece = self._pieces[place]
        self._follow_contents(piece)
        if self._take_heading(piece):
            return
        self._part = self._part_at(place)
        if self._part in (Part.DEFINITIONS, Part.BEHAVIOURS):
            self._take_competency_piece(place)
        else:
            self._lists[self._part].append(piece)

    def _follow_contents(self, piece: Piece) -> None:
        """The list of contents names parts of the document without beginning them."""
        if piece.kind is Kind.CONTENTS_HEADING and self._part is Part.PREAMBLE:
            self._in_contents = True
        elif not piece.bullet:
            self._in_contents = False

    def _take_heading(self, piece: Piece) -> bool:
        heading = _HEADINGS.get(piece.kind)
        if heading is None or self._in_contents or not piece.may_head or self._is_row_label(piece):
            return False
        self._part, code = heading
        if piece.kind is Kind.DEFINITIONS_HEADING and self.division.definitions_heading is None:
            self.division.definitions_heading = piece
        self._ledger.understood(piece, code)
        return True

    def _is_row_label(self, piece: Piece) -> bool:
        """行为描述 as first cell of a row in a competency's own table heads the row, not a part."""
        inside = self._part is Part.BEHAVIOURS and bool(self.division.blocks)
        return piece.column is not None and (inside or piece.kind is Kind.BEHAVIOURS_HEADING)

    def _part_at(self, place: int) -> Part:
        """The part that the piece at `place` belongs to: the present one, unless it begins another."""
        piece = self._pieces[place]
        kind = piece.kind
        if kind is Kind.SCALE_LABEL and self._part is not Part.SCALE and not piece.bullet:
            return Part.SCALE
        if kind is Kind.LABEL_WITH_STAGES and piece.may_head:
            return self._part_of_heading(place)
        if self._part in (Part.DEFINITIONS, Part.BEHAVIOURS):
            return self._part
        if self._begins_definitions(place):
            return Part.DEFINITIONS
        if self._begins_block(place):
            return Part.BEHAVIOURS
        return self._part_of_levels(place)

    def _part_of_heading(self, place: int) -> Part:
        """`洞察需求能力(收集信息-分析-产出)` heads behaviours when levels follow or the label is defined already."""
        is_defining = self._part is Part.DEFINITIONS or (self._part is not Part.BEHAVIOURS and bool(self._codes.codes))
        if not is_defining or self._follows(place, _CELL):
            return Part.BEHAVIOURS
        return Part.BEHAVIOURS if _label_of(self._pieces[place]) in self._defined else Part.DEFINITIONS

    def _part_of_levels(self, place: int) -> Part:
        piece = self._pieces[place]
        if self._part is Part.PREAMBLE or self._part is Part.SCALE:
            if piece.kind is Kind.LEVEL_WITH_WORD:
                return Part.LEVELS
            if piece.kind in _CELL and self._run_ends[place] - place > len(self._codes.codes):
                return Part.MATRIX
            if piece.kind is Kind.LEVEL:
                return Part.LEVELS
            introduces = not piece.bullet and markers.LEVELS_HEADING.fullmatch(piece.looks[:120])
            if introduces and self._codes.codes and self._part is Part.PREAMBLE:
                return Part.LEVELS
        if self._part is Part.LEVELS and piece.kind in _CELL:
            is_long = self._run_ends[place] - place > len(self._codes.codes)
            return Part.MATRIX if is_long else Part.LEVELS
        return self._part

    def _begins_definitions(self, place: int) -> bool:
        piece = self._pieces[place]
        if piece.kind is Kind.COLUMN_HEADING:
            return self._part is not Part.MATRIX and bool(markers.FIRST_HEADINGS.fullmatch(piece.looks))
        may_label = piece.may_head and self._part is not Part.MATRIX and is_label_like(piece.looks)
        return may_label and self._follows(place, frozenset({Kind.STAGES}))

    def _begins_block(self, place: int) -> bool:
        """A competency's heading outside the competencies' parts: levels, then statements, come after it."""
        piece, after = self._pieces[place], self._next(place)
        if after is None or not piece.may_head or not self._may_label(piece):
            return False
        if self._pieces[after].kind is not Kind.LEVEL:
            is_label = piece.kind is Kind.LABEL or piece.looks in self._labels
            return is_label and not self._codes.codes and self._pieces[after].kind is Kind.TEXT
        end = self._run_ends[after]
        if end - after > len(self._codes.codes) or end == len(self._pieces):
            return False
        levels = {header.looks for header in self._pieces[after:end]}
        is_complete = len(levels) == len(self._codes.codes) or self._part is Part.SCALE
        return is_complete and len(levels) == end - after and _is_statement(self._pieces[end])

    def _may_label(self, piece: Piece) -> bool:
        return piece.looks in self._labels or (piece.kind in (Kind.LABEL, Kind.TEXT) and is_label_like(piece.looks))

    def _take_competency_piece(self, place: int) -> None:
        piece = self._pieces[place]
        blocks = self.division.blocks
        if self._begins_competency(place):
            if _label_of(piece) in self._defined:
                self._part = Part.BEHAVIOURS
            blocks.append(Block(piece, _label_of(piece), self._part is Part.DEFINITIONS))
            self._labels.add(blocks[-1].label)
            if blocks[-1].is_definition:
                self._defined.add(blocks[-1].label)
        elif blocks and self._belongs_to(blocks[-1], piece):
            blocks[-1].add(piece)
        elif piece.kind is Kind.COLUMN_HEADING:
            self._ledger.understood(piece, "import-heading-column")

    def _belongs_to(self, block: Block, piece: Piece) -> bool:
        """Levels under a heading 行为描述 turn a definition into a full description; other words there do not."""
        if piece.kind is Kind.LEVEL and self._part is Part.BEHAVIOURS:
            block.is_definition = False
        return block.is_definition == (self._part is Part.DEFINITIONS)

    def _begins_competency(self, place: int) -> bool:
        piece = self._pieces[place]
        if not piece.may_head or piece.is_continued:
            return False
        if piece.kind is Kind.LABEL_WITH_STAGES or piece.looks in self._labels:
            return True
        if not self._may_label(piece):
            return False
        if self._follows(place, frozenset({Kind.STAGES})):
            return True
        blocks = self.division.blocks
        if self._part is Part.DEFINITIONS and not (blocks and blocks[-1].first_level):
            return self._is_defined_next(place)
        return self._starts_over(place)

    def _is_defined_next(self, place: int) -> bool:
        """A short line where a label is due, with something longer or bulleted behind it."""
        piece = self._pieces[place]
        if piece.column is not None:
            return piece.column == self._first_columns[piece.line]
        blocks = self.division.blocks
        is_due = not blocks or not blocks[-1].is_definition or blocks[-1].has_words
        after = self._next(place)
        if not is_due or after is None or (piece.bullet and not piece.is_numbered):
            return False
        following = self._pieces[after]
        return bool(following.bullet) or len(following.looks) > len(piece.looks) or piece.kind is Kind.LABEL

    def _starts_over(self, place: int) -> bool:
        """An unknown label among the behaviours: the levels begin anew behind it."""
        after = self._next_level(place)
        if after is None:
            return self._is_headless_label(place, self._next(place))
        blocks = self.division.blocks
        if not blocks or self._run_ends[after] - after > 1:
            return True
        return blocks[-1].first_level in (None, self._pieces[after].looks)

    def _next_level(self, place: int) -> int | None:
        """The level code right behind, or close behind what has an ability's ending: stages and a definition between."""
        reach = _NEAR if self._pieces[place].kind is Kind.LABEL else 1
        near = range(place + 1, min(place + 1 + reach, len(self._pieces)))
        return next((after for after in near if self._pieces[after].kind is Kind.LEVEL), None)

    def _is_headless_label(self, place: int, after: int | None) -> bool:
        """In a document without levels: a label with an ability's ending, and words behind it."""
        piece = self._pieces[place]
        return after is not None and not self._codes.codes and piece.kind is Kind.LABEL

    def _follows(self, place: int, kinds: frozenset[Kind]) -> bool:
        after = self._next(place)
        return after is not None and self._pieces[after].kind in kinds

    def _next(self, place: int) -> int | None:
        return place + 1 if place + 1 < len(self._pieces) else None


def _label_of(piece: Piece) -> str:
    """The label without the stages in brackets behind it, with half-width signs."""
    found = markers.LABEL_WITH_STAGES.fullmatch(piece.looks)
    return found[1] if found else piece.looks


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
        if pieces[place].kind not in _CELL:
            ends.appendleft(place)
        elif place + 1 < len(pieces) and pieces[place + 1].kind in _CELL:
            ends.appendleft(ends[0])
        else:
            ends.appendleft(place + 1)
    return list(ends)
