"""Keeps account of what became of every piece of every line, so that none can be lost."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from zhunsheng.domain.competencies import Confidence
from zhunsheng.exchange.import_report import Choice, ImportReport, Meaning, Question, ReportLine, Verdict
from zhunsheng.exchange.source_document.lines import SourceLine
from zhunsheng.exchange.source_document.pieces import Piece


class Ledger:
    """The builders enter what they understood; what nobody entered comes out as not understood."""

    def __init__(self) -> None:
        self._by_line: dict[int, list[tuple[int, Meaning]]] = defaultdict(list)
        self._whole_lines: dict[int, tuple[Meaning, ...]] = {}
        self._shared: dict[tuple[str, Confidence | None], Meaning] = {}
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

    def set_aside(self, reasons: Mapping[int, str], verdict: Verdict = Verdict.NOISE) -> None:
        """Whole lines that nobody has to cut into pieces, by number, each with the code of the reason."""
        meanings = {reason: (Meaning(verdict, reason),) for reason in set(reasons.values())}
        self._whole_lines.update((number, meanings[reason]) for number, reason in reasons.items())

    def close(self, lines: Sequence[SourceLine], pieces: Sequence[Piece]) -> ImportReport:
        """The report, with every piece that nobody claimed entered as not understood."""
        unclaimed = [piece for piece in pieces if piece.order not in self._entered]
        for piece in unclaimed:
            self.not_understood(piece)
        if unclaimed:
            self.ask("import-ask-lines", unclaimed, (Choice("import-choice-noise"), Choice("import-choice-place")))
        reported = []
        blank = []
        for line in lines:
            if meanings := self._meanings(line.number):
                reported.append(ReportLine(line.number, line.text, meanings))
            else:
                blank.append(line.number)
        return ImportReport(tuple(reported), tuple(self._questions), tuple(blank))

    def _enter(self, piece: Piece, meaning: Meaning) -> None:
        if not meaning.facts:
            meaning = self._shared.setdefault((meaning.code, meaning.confidence), meaning)
        self._by_line[piece.line].append((piece.order, meaning))
        self._entered.add(piece.order)

    def _meanings(self, number: int) -> tuple[Meaning, ...]:
        whole = self._whole_lines.get(number)
        if whole is not None:
            return whole
        entered = self._by_line.get(number, [])
        if len(entered) > 1:
            entered = sorted(entered, key=itemgetter(0))
        return tuple(meaning for _, meaning in entered)
