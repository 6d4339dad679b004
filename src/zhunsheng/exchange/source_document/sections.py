"""Sharing out the pieces among the parts of a competency document, whatever their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.kinds import Kind, is_label_like
from zhunsheng.exchange.source_document.ledger import Ledger
from zhunsheng.exchange.source_document.level_codes import LevelCodes
from zhunsheng.exchange.source_document.pieces import Piece
from zhunsheng.exchange.source_document.surroundings import CELL, Surroundings, introduces_levels


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
        self._around = Surroundings(pieces, codes)
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
        if not is_defining or self._around.is_followed_by(place, *CELL):
            return Part.BEHAVIOURS
        return Part.BEHAVIOURS if _label_of(self._pieces[place]) in self._defined else Part.DEFINITIONS

    def _part_of_levels(self, place: int) -> Part:
        piece = self._pieces[place]
        if self._part not in (Part.PREAMBLE, Part.SCALE, Part.LEVELS):
            return self._part
        if piece.kind in CELL and self._around.begins_matrix(place):
            return Part.MATRIX
        is_introduction = self._part is Part.PREAMBLE and bool(self._codes.codes) and introduces_levels(piece)
        return Part.LEVELS if is_introduction or piece.kind in (Kind.LEVEL, Kind.LEVEL_WITH_WORD) else self._part

    def _begins_definitions(self, place: int) -> bool:
        piece = self._pieces[place]
        if piece.kind is Kind.COLUMN_HEADING:
            return self._heads_definitions(place)
        may_label = piece.may_head and self._part is not Part.MATRIX and is_label_like(piece.looks)
        return may_label and self._around.is_followed_by(place, Kind.STAGES)

    def _heads_definitions(self, place: int) -> bool:
        """能力标签 above labels, also behind the matrix when 流程 or 内涵界定 stands beside it; or 能力定义 alone."""
        piece, after = self._pieces[place], self._around.find_next(place)
        is_alone = piece.column is None and self._part is not Part.MATRIX
        if is_alone and markers.DEFINITIONS_HEADING.fullmatch(piece.looks):
            return True
        if not markers.FIRST_HEADINGS.fullmatch(piece.looks):
            return False
        looks = after.looks if after is not None else ""
        is_beside = markers.STAGES_COLUMN.fullmatch(looks) or markers.DEFINITION_COLUMN.fullmatch(looks)
        return self._part is not Part.MATRIX or bool(is_beside)

    def _begins_block(self, place: int) -> bool:
        """A competency's heading outside the competencies' parts: its definition, or levels and statements, follow."""
        piece, after = self._pieces[place], self._around.find_next(place)
        if after is None or not piece.may_head or not self._may_label(piece):
            return False
        if self._is_lead(after) and self._part is not Part.LEVELS:
            return True
        is_label = piece.kind is Kind.LABEL or piece.looks in self._labels
        if is_label and not self._codes.codes:
            return after.kind is Kind.TEXT
        if after.kind is Kind.LEVEL:
            return self._around.is_header(place + 1, partly=self._part is Part.SCALE)
        return (
            is_label and self._part in (Part.PREAMBLE, Part.SCALE) and self._around.find_level_near(place) is not None
        )

    def _may_label(self, piece: Piece) -> bool:
        return piece.looks in self._labels or (piece.kind in (Kind.LABEL, Kind.TEXT) and is_label_like(piece.looks))

    def _take_competency_piece(self, place: int) -> None:
        piece = self._pieces[place]
        blocks = self.division.blocks
        defined = markers.LABEL_WITH_DEFINITION.match(piece.looks) if self._part is Part.DEFINITIONS else None
        if defined and piece.may_head:
            self._open_block(piece, defined[1])
            blocks[-1].add(
                replace(piece, bullet="", text=piece.text[defined.end() :], looks=piece.looks[defined.end() :])
            )
        elif self._begins_competency(place):
            self._open_block(piece, _label_of(piece))
        elif blocks and self._belongs_to(blocks[-1], piece):
            blocks[-1].add(piece)
        elif piece.kind is Kind.COLUMN_HEADING:
            self._ledger.understood(piece, "import-heading-column")

    def _open_block(self, heading: Piece, label: str) -> None:
        """A label that is defined already is described when it comes again."""
        if label in self._defined:
            self._part = Part.BEHAVIOURS
        block = Block(heading, label, self._part is Part.DEFINITIONS)
        self.division.blocks.append(block)
        self._labels.add(label)
        if block.is_definition:
            self._defined.add(label)

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
        if self._around.is_followed_by(place, Kind.STAGES):
            return True
        blocks = self.division.blocks
        if blocks and self._is_in_label_column(piece, blocks[-1].heading):
            return True
        if self._part is Part.DEFINITIONS and not (blocks and blocks[-1].first_level):
            return self._is_defined_next(place)
        return self._starts_over(place)

    def _is_in_label_column(self, piece: Piece, heading: Piece) -> bool:
        """Below the label of the competency before, in the same column of a table with a column for labels."""
        is_below = piece.column is not None and (piece.column, piece.width) == (heading.column, heading.width)
        return is_below and self._part is Part.DEFINITIONS

    def _is_defined_next(self, place: int) -> bool:
        """A short line where a label is due, with something longer or bulleted behind it."""
        piece, after = self._pieces[place], self._around.find_next(place)
        if piece.column is not None:
            return self._around.is_first_in_row(piece)
        blocks = self.division.blocks
        is_due = not blocks or not blocks[-1].is_definition or blocks[-1].has_words
        if not is_due or after is None:
            return False
        return bool(after.bullet) or len(after.looks) > len(piece.looks) or piece.kind is Kind.LABEL

    def _starts_over(self, place: int) -> bool:
        """An unknown label among the behaviours: its definition follows, or the levels begin anew behind it."""
        piece, after = self._pieces[place], self._around.find_next(place)
        if after is None:
            return False
        level = self._around.find_level_near(place)
        if level is None:
            return self._is_lead(after) or (not self._codes.codes and piece.kind is Kind.LABEL)
        blocks = self.division.blocks
        if not blocks or self._around.is_run(level):
            return True
        return blocks[-1].first_level in (None, self._pieces[level].looks)

    def _is_lead(self, piece: Piece) -> bool:
        """定义:能够识别顾客的需求."""
        return bool(markers.DEFINITION_LEAD.match(piece.looks))


def _label_of(piece: Piece) -> str:
    """The label without the stages in brackets behind it, with half-width signs."""
    found = markers.LABEL_WITH_STAGES.fullmatch(piece.looks) if piece.kind is Kind.LABEL_WITH_STAGES else None
    return found[1] if found else piece.looks
