"""Keeps account of what became of every piece of every line, so that none can be lost."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from zhunsheng.domain.competencies import Confidence
from zhunsheng.exchange.import_report import Choice, ImportReport, Meaning, Question, ReportLine, Verdict
from zhunsheng.exchange.source_document.lines import SourceLine
from zhunsheng.exchange.source_document.pieces import Piece


class Ledger:
    """The builders enter what they understood; what nobody entered comes out as not understood."""

    def __init__(self) -> None:
        self._by_line: dict[int, list[tuple[int, Meaning]]] = defaultdict(list)
        self._entered: set[int] = set()
        self._questions: list[Question] = []

    def understood(self, piece: Piece, code: str, /, **facts: object) -> None:
        self._enter(piece, Meaning(Verdict.UNDERSTOOD, code, facts))

    def inferred(self, piece: Piece, confidence: Confidence, code: str, /, **facts: object) -> None:
        self._enter(piece, Meaning(Verdict.INFERRED, code, facts, confidence))

    def noise(self, piece: Piece, code: str, /, **facts: object) -> None:
        self._enter(piece, Meaning(Verdict.NOISE, code, facts))

    def not_understood(self, piece: Piece, code: str = "import-not-understood", /, **facts: object) -> None:
        self._enter(piece, Meaning(Verdict.NOT_UNDERSTOOD, code, facts))

    def ask(self, code: str, about: Iterable[Piece] = (), choices: Sequence[Choice] = (), /, **facts: object) -> None:
        lines = tuple(dict.fromkeys(piece.line for piece in about))
        self._questions.append(Question(code, facts, tuple(choices), lines))

    def note_line(self, number: int, meaning: Meaning) -> None:
        """Something about a whole line rather than a piece of it."""
        self._by_line[number].append((-1, meaning))

    def close(self, lines: Sequence[SourceLine], pieces: Sequence[Piece]) -> ImportReport:
        """The report, with every piece that nobody claimed entered as not understood."""
        unclaimed = [piece for piece in pieces if piece.order not in self._entered]
        for piece in unclaimed:
            self.not_understood(piece, "import-not-understood", text=piece.text)
        if unclaimed:
            self.ask("import-ask-lines", unclaimed, (Choice("import-choice-noise"), Choice("import-choice-place")))
        blank = tuple(line.number for line in lines if line.number not in self._by_line)
        reported = tuple(
            ReportLine(line.number, line.text, self._meanings(line.number))
            for line in lines
            if line.number in self._by_line
        )
        return ImportReport(reported, tuple(self._questions), blank)

    def _enter(self, piece: Piece, meaning: Meaning) -> None:
        self._by_line[piece.line].append((piece.order, meaning))
        self._entered.add(piece.order)

    def _meanings(self, number: int) -> tuple[Meaning, ...]:
        entered = sorted(self._by_line[number], key=lambda entry: entry[0])
        return tuple(meaning for _, meaning in entered)
