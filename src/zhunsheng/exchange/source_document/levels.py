"""How the document introduces its levels: code, English word and definition of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zhunsheng.exchange.source_document.kinds import Kind
from zhunsheng.exchange.source_document.ledger import Ledger
from zhunsheng.exchange.source_document.level_codes import LevelCodes
from zhunsheng.exchange.source_document.pieces import Piece


@dataclass(slots=True)
class LevelDraft:
    code: str
    word: str = ""
    definition: str = ""


@dataclass(slots=True)
class LevelsDraft:
    by_code: dict[str, LevelDraft] = field(default_factory=dict)
    note: list[str] = field(default_factory=list)

    @property
    def said(self) -> Mapping[str, str]:
        """What is printed beside each code."""
        return {code: f"{draft.word} {draft.definition}" for code, draft in self.by_code.items()}


def read_levels(pieces: Sequence[Piece], codes: LevelCodes, ledger: Ledger) -> LevelsDraft:
    levels = LevelsDraft({code: LevelDraft(code) for code in codes.codes})
    current: LevelDraft | None = None
    for piece in pieces:
        found = codes.match_start(piece.looks) if piece.kind is Kind.LEVEL_WITH_WORD else None
        code = found[1] if found else codes.find(piece.looks)
        if code is not None and levels.by_code[code].definition:
            current = LevelDraft(code)  # a second time: whatever follows, it is not the definition
        elif code is not None:
            current = levels.by_code[code]
            current.word = current.word or _word_in_brackets(piece)
            ledger.understood(piece, "import-level-code", level=code)
        elif piece.kind is Kind.COLUMN_HEADING:
            ledger.understood(piece, "import-heading-column")
        elif current is None:
            levels.note.append(piece.text)
            ledger.understood(piece, "import-level-note")
        elif not piece.bullet or levels.note:
            current.definition = f"{current.definition}\n{piece.text}" if current.definition else piece.text
            ledger.understood(piece, "import-level-definition", level=current.code)
    return levels


def _word_in_brackets(piece: Piece) -> str:
    begin, end = piece.looks.find("("), piece.looks.rfind(")")
    return piece.text[begin + 1 : end].strip() if 0 <= begin < end else ""
