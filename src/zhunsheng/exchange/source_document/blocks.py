"""Reading what stands about one competency: stages, definition, statements by level, lists, link to events."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from zhunsheng.domain.competencies import Confidence
from zhunsheng.exchange.import_report import Choice
from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.drafts import CompetencyDraft, Entry
from zhunsheng.exchange.source_document.kinds import Kind
from zhunsheng.exchange.source_document.ledger import Ledger
from zhunsheng.exchange.source_document.level_codes import LevelCodes
from zhunsheng.exchange.source_document.pieces import Piece
from zhunsheng.exchange.source_document.sections import Block


class Target(Enum):
    """Where words go that come next."""

    HEAD = "head"
    DEFINITION = "definition"
    STATEMENTS = "statements"
    KNOWLEDGE = "knowledge"
    SKILLS = "skills"
    NOWHERE = "nowhere"


_TARGETS = {Kind.KNOWLEDGE_HEADING: Target.KNOWLEDGE, Kind.SKILLS_HEADING: Target.SKILLS}
_LEVEL_KINDS = (Kind.LEVEL, Kind.LEVEL_WITH_WORD)


@dataclass(slots=True)
class ListHeading:
    """A heading 知识清单 or 技能清单 with the entries right behind it; `level` None when its place does not tell."""

    piece: Piece
    target: Target
    level: str | None
    is_row_heading: bool
    entries: list[tuple[str | None, Entry]] = field(default_factory=list)


@dataclass(slots=True)
class BlockContent:
    """A block read once; `header` are the levels that stand side by side above statements of unknown level."""

    header: tuple[str, ...] = ()
    placed: list[tuple[str, Entry]] = field(default_factory=list)
    unplaced: list[Entry] = field(default_factory=list)
    lists: list[ListHeading] = field(default_factory=list)


def read_block(block: Block, draft: CompetencyDraft, codes: LevelCodes, ledger: Ledger) -> BlockContent:
    reader = _BlockReader(block, draft, codes, ledger)
    reader.read_heading()
    for place in range(len(block.pieces)):
        reader.step(place)
    return reader.content


class _BlockReader:
    def __init__(self, block: Block, draft: CompetencyDraft, codes: LevelCodes, ledger: Ledger) -> None:
        self._block = block
        self._draft = draft
        self._codes = codes
        self._ledger = ledger
        self._target = Target.HEAD
        self._level: str | None = None
        self._columns: dict[int, str] = {}
        self._last: Entry | None = None
        self._header_end = 0
        self.content = BlockContent()
        self._find_header()

    def read_heading(self) -> None:
        heading = self._block.heading
        self._ledger.understood(heading, "import-competency", competency=self._draft.label)
        found = markers.LABEL_WITH_STAGES.fullmatch(heading.looks)
        if found and heading.kind is Kind.LABEL_WITH_STAGES:
            self._take_stages(heading, heading.text[found.start(2) : found.end(2)])

    def step(self, place: int) -> None:
        piece = self._block.pieces[place]
        if piece.is_continued and piece.kind not in _LEVEL_KINDS:
            self._ledger.noise(piece, "import-noise-merged-cell")
        elif piece.kind in _LEVEL_KINDS:
            self._take_level(place, piece)
        elif piece.kind in _TARGETS:
            self._take_list_heading(piece)
        elif piece.kind is Kind.EVENT_LINK and not self._draft.event_link:
            self._draft.event_link = piece.text
            self._target = Target.NOWHERE
            self._last = None
            self._ledger.understood(piece, "import-event-link", competency=self._draft.label)
        elif piece.kind in (Kind.COLUMN_HEADING, Kind.BEHAVIOURS_HEADING):
            self._take_column_heading(piece)
        elif piece.kind is Kind.STAGES and self._target in (Target.HEAD, Target.DEFINITION):
            self._take_stages(piece, piece.text)
        else:
            self._take_words(piece)

    def _find_header(self) -> None:
        """The first run of codes is a header when it names every level, or when no other code comes behind it."""
        pieces = self._block.pieces
        begin = next((place for place, piece in enumerate(pieces) if piece.kind in _LEVEL_KINDS), None)
        if begin is None:
            return
        end = begin
        while end < len(pieces) and pieces[end].kind in _LEVEL_KINDS:
            end += 1
        levels = [self._code_of(piece) for piece in pieces[begin:end]]
        alone = all(piece.kind not in _LEVEL_KINDS for piece in pieces[end:])
        is_complete = len(levels) == len(self._codes.codes) or (alone and len(levels) > 1)
        if len(levels) > 1 and len(set(levels)) == len(levels) and is_complete:
            self.content.header = tuple(levels)
            self._header_end = end

    def _code_of(self, piece: Piece) -> str:
        found = self._codes.match_start(piece.looks)
        return self._codes.find(piece.looks) or (found[1] if found else piece.looks)

    def _take_level(self, place: int, piece: Piece) -> None:
        code = self._code_of(piece)
        if place < self._header_end:
            if piece.column is not None:
                self._columns[piece.column] = code
        elif piece.column is None or self._columns.get(piece.column) != code:
            self._level = code
        self._target = Target.STATEMENTS
        self._last = None
        self._ledger.understood(piece, "import-level-heading", level=code, competency=self._draft.label)

    def _take_list_heading(self, piece: Piece) -> None:
        self._target = _TARGETS[piece.kind]
        self._last = None
        column_level = self._columns.get(piece.column) if piece.column is not None else None
        is_row_heading = bool(self._columns) and column_level is None
        level = column_level or self._level
        self.content.lists.append(ListHeading(piece, self._target, level, is_row_heading))

    def _take_column_heading(self, piece: Piece) -> None:
        self._last = None
        if markers.DEFINITION_COLUMN.fullmatch(piece.looks.rstrip(":")):
            self._target = Target.DEFINITION
        elif piece.kind is Kind.BEHAVIOURS_HEADING or markers.STATEMENTS_COLUMN.fullmatch(piece.looks):
            self._target = Target.STATEMENTS
        self._ledger.understood(piece, "import-heading-column")

    def _take_stages(self, piece: Piece, words: str) -> None:
        stages = _split_stages(words)
        if self._draft.stages and self._draft.stages != stages:
            self._ledger.not_understood(piece, "import-stages-differ", competency=self._draft.label)
            choices = (Choice("import-choice-first"), Choice("import-choice-second"))
            self._ledger.ask("import-ask-stages", (piece,), choices, competency=self._draft.label, stages=stages)
            return
        self._draft.stages = stages
        self._ledger.understood(piece, "import-stages", competency=self._draft.label, stages=stages)

    def _take_words(self, piece: Piece) -> None:
        if self._last is not None and _continues(self._last.pieces[-1], piece):
            self._last.pieces.append(piece)
            self._ledger.inferred(piece, Confidence.MEDIUM, "import-continuation")
        elif self._target is Target.NOWHERE:
            return
        elif self._target in (Target.KNOWLEDGE, Target.SKILLS):
            self._take_list_entry(piece)
        elif self._is_definition(piece):
            self._take_definition(piece)
        else:
            self._take_statement(piece)

    def _is_definition(self, piece: Piece) -> bool:
        if self._target is Target.STATEMENTS:
            return False
        lead = bool(markers.DEFINITION_LEAD.match(piece.looks))
        may_define = self._block.is_definition or bool(self._codes.codes) or not piece.bullet
        return lead or self._target is Target.DEFINITION or (may_define and self._may_still_define())

    def _may_still_define(self) -> bool:
        return self._block.is_definition or not self._draft.definition

    def _take_definition(self, piece: Piece) -> None:
        lead = markers.DEFINITION_LEAD.match(piece.looks)
        entry = Entry([replace(piece, text=piece.text[lead.end() :]) if lead else piece])
        if any(entry.text == said.text for said in self._draft.definition):
            self._ledger.understood(piece, "import-repeated", competency=self._draft.label)
            return
        self._last = entry
        self._draft.definition.append(entry)
        self._ledger.understood(piece, "import-definition", competency=self._draft.label)

    def _take_statement(self, piece: Piece) -> None:
        level = self._level_at(piece)
        entry = self._last = Entry([piece])
        if level is None:
            self.content.unplaced.append(entry)
        else:
            self.content.placed.append((level, entry))

    def _take_list_entry(self, piece: Piece) -> None:
        entry = self._last = Entry([piece])
        level = self._columns.get(piece.column) if piece.column is not None else None
        self.content.lists[-1].entries.append((level, entry))

    def _level_at(self, piece: Piece) -> str | None:
        if piece.column is not None and self._columns:
            return self._columns.get(piece.column, self._level)
        return self._level


def _split_stages(words: str) -> list[str]:
    """The stages as printed, whichever dash or arrow stands between them."""
    cuts = [found.span() for found in markers.STAGE_SEPARATOR.finditer(markers.plain(words))]
    edges = [0, *(edge for cut in cuts for edge in cut), len(words)]
    stages = [words[begin:end].strip() for begin, end in zip(edges[::2], edges[1::2], strict=True)]
    return [stage for stage in stages if stage]


def _continues(before: Piece, piece: Piece) -> bool:
    """Whether a line is the rest of a sentence that was wrapped.

    It has no bullet and stands right below one that has, or below one that cannot end where it ends.
    """
    if piece.bullet or piece.after_gap or piece.column is not None or before.line == piece.line:
        return False
    return bool(before.bullet or markers.OPEN_END.search(before.looks))


def pieces_of(entries: Sequence[Entry]) -> list[Piece]:
    return [piece for entry in entries for piece in entry.pieces]
