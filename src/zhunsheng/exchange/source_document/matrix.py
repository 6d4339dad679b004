"""The table of positions and the level that each asks of each competency, in rows, columns or flattened to a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from zhunsheng.domain.competencies import Confidence
from zhunsheng.exchange.import_report import Choice
from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.kinds import Kind
from zhunsheng.exchange.source_document.ledger import Ledger
from zhunsheng.exchange.source_document.level_codes import LevelCodes
from zhunsheng.exchange.source_document.pieces import Piece

_TOKEN = re.compile(r"\S+")


@dataclass(slots=True)
class RowDraft:
    """One position. A competency that is absent from `levels` has no readable cell; None is N/A."""

    name: str = ""
    levels: dict[str, str | None] = field(default_factory=dict)


@dataclass(slots=True)
class MatrixDraft:
    rows: list[RowDraft] = field(default_factory=list)
    columns_confidence: Confidence = Confidence.CONFIRMED


@dataclass(slots=True)
class _Row:
    names: list[Piece] = field(default_factory=list)
    cells: list[Piece] = field(default_factory=list)


def read_matrix(pieces: Sequence[Piece], labels: Sequence[str], codes: LevelCodes, ledger: Ledger) -> MatrixDraft:
    """`labels` are the competencies in the order of their definitions, with half-width signs."""
    reader = _MatrixReader(labels, codes, ledger)
    head, body = _split_head([part for piece in pieces for part in _part_labels(piece, labels)], labels)
    reader.read_head(head)
    rows = list(_gather_rows(body))
    if rows:
        reader.read_rows(rows)
    return reader.matrix


def is_cell(piece: Piece) -> bool:
    return piece.kind in (Kind.LEVEL, Kind.NOT_APPLICABLE) or bool(markers.STRANGE_MARK.fullmatch(piece.looks))


def _part_labels(piece: Piece, labels: Sequence[str]) -> list[Piece]:
    """In a document of one line the last column head and the first position stand together: 团队协作 客服专员."""
    tokens = list(_TOKEN.finditer(piece.looks))
    heads = [token for token in tokens if token.group() in labels]
    if not heads or len(heads) == len(tokens) or heads[-1] is tokens[-1]:
        return [piece]
    cut = heads[-1].end()
    texts = (piece.text[:cut], piece.text[cut:].strip())
    return [replace(piece, text=text, looks=markers.plain(text)) for text in texts]


def _split_head(pieces: Sequence[Piece], labels: Sequence[str]) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """The head ends before the first cell; what stands before that cell in its row, or names it, belongs to it."""
    first = next((place for place, piece in enumerate(pieces) if is_cell(piece)), len(pieces))
    while 0 < first < len(pieces):
        before = pieces[first - 1]
        is_in_row = before.column is not None and before.line == pieces[first].line
        if not is_in_row and (before.column is not None or not _is_name(before, labels)):
            break
        first -= 1
    return pieces[:first], pieces[first:]


def _is_name(piece: Piece, labels: Sequence[str]) -> bool:
    return (
        not _is_head(piece, labels)
        and piece.kind in (Kind.TEXT, Kind.LABEL)
        and len(piece.text) <= markers.HEADING_LENGTH
    )


def _is_head(piece: Piece, labels: Sequence[str]) -> bool:
    """One or several competencies, with or without the word that heads the positions."""
    tokens = piece.looks.split()
    named = [token in labels for token in tokens]
    rest = [token for token, is_label in zip(tokens, named, strict=True) if not is_label]
    return any(named) and all(markers.POSITION_COLUMN.fullmatch(token) for token in rest)


def _gather_rows(pieces: Sequence[Piece]) -> Iterator[_Row]:
    """A row ends where a name follows cells, or where a line ends that held several cells."""
    row = _Row()
    for piece in pieces:
        if row.cells and _begins_row(piece, row):
            yield row
            row = _Row()
        (row.cells if is_cell(piece) else row.names).append(piece)
    if row.cells or row.names:
        yield row


def _begins_row(piece: Piece, row: _Row) -> bool:
    if not is_cell(piece):
        return True
    last = row.cells[-1]
    in_lines = piece.column is not None or (len(row.cells) > 1 and row.cells[-2].line == last.line)
    return in_lines and piece.line != last.line


class _MatrixReader:
    def __init__(self, labels: Sequence[str], codes: LevelCodes, ledger: Ledger) -> None:
        self._labels = list(labels)
        self._codes = codes
        self._ledger = ledger
        self._columns: dict[int, str] = {}
        self._is_headed = False
        self._heads: list[Piece] = []
        self.matrix = MatrixDraft()

    def read_head(self, head: Sequence[Piece]) -> None:
        """Column heads that name competencies settle what the columns mean."""
        named: list[tuple[str, Piece]] = []
        for piece in head:
            if piece.kind is Kind.COLUMN_HEADING:
                self._ledger.understood(piece, "import-heading-column")
            elif _is_head(piece, self._labels):
                tokens = [token for token in piece.looks.split() if token in self._labels]
                named += [(token, piece) for token in tokens]
                self._ledger.understood(piece, "import-matrix-head", competency=tokens)
            else:
                self._heads.append(piece)
        if named:
            self._is_headed = True
            self._labels = list(dict.fromkeys(label for label, _ in named))
            self._columns = {piece.column: label for label, piece in named if piece.column is not None}

    def read_rows(self, rows: list[_Row]) -> None:
        if not self._labels:
            self._refuse(rows, "import-ask-matrix-columns")
            return
        if self._is_transposed(rows):
            self._read_transposed(rows)
            return
        self._confirm_columns(rows)
        for row in rows:
            for part in self._chunks(row):
                self._read_row(part)

    def _confirm_columns(self, rows: Sequence[_Row]) -> None:
        if self._is_headed:
            return
        self.matrix.columns_confidence = Confidence.MEDIUM
        choices = (Choice("import-choice-confirm"), Choice("import-choice-columns"))
        cells = [cell for row in rows for cell in row.cells]
        self._ledger.ask("import-ask-columns", cells, choices, columns=self._labels)

    def _chunks(self, row: _Row) -> Iterator[_Row]:
        """A flattened list without names is cut every so many cells; anything else stays one row."""
        width = len(self._labels)
        if row.names or len(row.cells) <= width or len(row.cells) % width:
            yield row
            return
        for begin in range(0, len(row.cells), width):
            yield _Row([], row.cells[begin : begin + width])

    def _read_row(self, row: _Row) -> None:
        pairs = self._pair(row.cells)
        if pairs is None:
            if row.cells:
                self._refuse([row], "import-ask-matrix-row")
            return
        names = self._names(row.names)
        confidence = Confidence.CONFIRMED if self._is_headed else Confidence.MEDIUM
        for name in names:
            draft = RowDraft(name)
            self.matrix.rows.append(draft)
            for label, cell in pairs:
                self._read_cell(draft, len(self.matrix.rows), label, cell, confidence)
            self._ask_for_gaps(draft, row)

    def _pair(self, cells: Sequence[Piece]) -> list[tuple[str, Piece]] | None:
        """Each cell with its competency: by column where the heads tell, else by order when the count is right."""
        if self._columns and all(cell.column in self._columns for cell in cells):
            return [(self._columns[cell.column], cell) for cell in cells if cell.column is not None]
        if len(cells) != len(self._labels):
            return None
        return list(zip(self._labels, cells, strict=True))

    def _read_cell(self, draft: RowDraft, number: int, label: str, cell: Piece, confidence: Confidence) -> None:
        if label in draft.levels:
            self._ledger.not_understood(cell, "import-matrix-twice", competency=label)
            return
        code = self._codes.find(cell.looks)
        if code is None and cell.kind is not Kind.NOT_APPLICABLE:
            self._ledger.not_understood(cell, "import-matrix-strange", text=cell.text)
            return
        draft.levels[label] = code
        facts = {"position": number, "competency": label, "level": code or cell.text}
        if confidence is Confidence.CONFIRMED:
            self._ledger.understood(cell, "import-matrix-cell", **facts)
        else:
            self._ledger.inferred(cell, confidence, "import-matrix-cell", **facts)

    def _ask_for_gaps(self, draft: RowDraft, row: _Row) -> None:
        gaps = [label for label in self._labels if label not in draft.levels]
        if gaps:
            choices = [Choice("import-choice-level", {"level": code}) for code in self._codes.codes]
            choices.append(Choice("import-choice-not-applicable"))
            facts = {"position": draft.name or len(self.matrix.rows), "competencies": gaps}
            self._ledger.ask("import-ask-cells", row.cells, choices, **facts)

    def _names(self, pieces: Sequence[Piece]) -> list[str]:
        """The last words before the cells name the position, or several positions separated by 、."""
        if not pieces:
            return [""]
        piece = pieces[-1]
        names = [name.strip() for name in markers.NAME_SEPARATOR.split(piece.text) if name.strip()]
        if len(names) == 1:
            self._ledger.understood(piece, "import-position-name", position=piece.text)
            return [piece.text]
        self._ledger.inferred(piece, Confidence.HIGH, "import-position-names", positions=names)
        return names

    def _is_transposed(self, rows: Sequence[_Row]) -> bool:
        """Competencies down the side and positions across."""
        named = [row for row in rows if row.names]
        fit = sum(row.names[-1].looks in self._labels for row in named)
        return bool(self._heads) and not self._is_headed and bool(named) and fit * 2 > len(named)

    def _read_transposed(self, rows: Sequence[_Row]) -> None:
        self.matrix.rows = [RowDraft(head.text) for head in self._heads]
        for head in self._heads:
            self._ledger.understood(head, "import-position-name", position=head.text)
        for row in rows:
            label = row.names[-1].looks if row.names else ""
            numbers = self._positions_of(row.cells)
            if label not in self._labels or numbers is None:
                self._refuse([row], "import-ask-matrix-row")
                continue
            self._ledger.understood(row.names[-1], "import-matrix-head", competency=label)
            for number, cell in zip(numbers, row.cells, strict=True):
                self._read_cell(self.matrix.rows[number - 1], number, label, cell, Confidence.CONFIRMED)

    def _positions_of(self, cells: Sequence[Piece]) -> list[int] | None:
        """The number of the position above each cell: by column, else by order when the count is right."""
        by_column = {head.column: number for number, head in enumerate(self._heads, start=1) if head.column is not None}
        found = [by_column.get(cell.column) for cell in cells if cell.column is not None]
        numbers = [number for number in found if number is not None]
        if len(numbers) == len(cells):
            return numbers
        return list(range(1, len(cells) + 1)) if len(cells) == len(self._heads) else None

    def _refuse(self, rows: Sequence[_Row], question: str) -> None:
        pieces = [piece for row in rows for piece in (*row.names, *row.cells)]
        for piece in pieces:
            self._ledger.not_understood(piece, "import-matrix-unplaced")
        choices = (Choice("import-choice-table"), Choice("import-choice-fill-row"))
        cells = sum(len(row.cells) for row in rows)
        self._ledger.ask(question, pieces, choices, cells=cells, columns=self._labels)
