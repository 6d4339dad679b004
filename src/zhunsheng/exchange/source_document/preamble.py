"""Title page and opening words: company, title, date, what the document is, contains and is for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from zhunsheng.domain.competencies import Confidence
from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.kinds import Kind
from zhunsheng.exchange.source_document.ledger import Ledger
from zhunsheng.exchange.source_document.pieces import Piece

_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("prepared_by", markers.PREPARED_BY),
    ("reviewed_by", markers.REVIEWED_BY),
    ("approved_by", markers.APPROVED_BY),
    ("effective_from", markers.EFFECTIVE),
    ("scope", markers.SCOPE_LEAD),
)
_SENTENCES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("value_statement", markers.VALUES),
    ("purpose", markers.PURPOSE),
    ("scope", markers.SCOPE),
    ("about", markers.ABOUT),
)
_YEAR_MONTH_DAY = 3


@dataclass(slots=True)
class Preamble:
    """What was found, verbatim; empty where the document does not say it."""

    words: dict[str, list[str]] = field(default_factory=dict)
    """By field of `FrameworkDocument`; several paragraphs of one field in their order."""
    titles: list[Piece] = field(default_factory=list)
    title: Piece | None = None
    contents: list[str] = field(default_factory=list)
    effective_from: date | None = None

    def say(self, name: str) -> str:
        return "\n".join(self.words.get(name, ()))


def read_preamble(pieces: Sequence[Piece], ledger: Ledger) -> Preamble:
    preamble = Preamble()
    in_contents = False
    in_about = False
    for piece in pieces:
        in_contents = piece.kind is Kind.CONTENTS_HEADING or (in_contents and bool(piece.bullet))
        if piece.kind is Kind.CONTENTS_HEADING:
            ledger.understood(piece, "import-heading-contents")
        elif in_contents:
            preamble.contents.append(piece.text)
            ledger.understood(piece, "import-contents", number=len(preamble.contents))
        elif piece.kind is Kind.ABOUT_HEADING:
            in_about = True
            ledger.understood(piece, "import-heading-about")
        elif _read_cover(piece, preamble, ledger) or _read_sentence(piece, preamble, ledger):
            continue
        elif in_about and not piece.bullet and piece.kind is Kind.TEXT:
            _keep(piece, "about", piece.text, preamble, ledger)
    _choose_title(preamble, pieces, ledger)
    return preamble


def _read_cover(piece: Piece, preamble: Preamble, ledger: Ledger) -> bool:
    if piece.kind is Kind.TITLE:
        preamble.titles.append(piece)
        return True
    name = {Kind.COMPANY: "company", Kind.DATED: "dated"}.get(piece.kind)
    if name is None:
        return False
    if name not in preamble.words:
        _keep(piece, name, piece.text, preamble, ledger)
    elif piece.text in preamble.words[name]:
        ledger.noise(piece, "import-noise-running-head", text=piece.text)
    else:
        ledger.not_understood(piece, "import-not-understood", text=piece.text)
    return True


def _read_sentence(piece: Piece, preamble: Preamble, ledger: Ledger) -> bool:
    for name, pattern in _FIELDS:
        if found := pattern.match(piece.looks):
            words = piece.text[found.end() :].strip()
            if name == "effective_from":
                preamble.effective_from = read_date(words)
                if preamble.effective_from is None:
                    return False
                ledger.understood(piece, "import-preamble-effective_from", day=preamble.effective_from)
            else:
                _keep(piece, name, words, preamble, ledger)
            return True
    for name, pattern in _SENTENCES:
        if not piece.bullet and pattern.match(piece.looks):
            _keep(piece, name, piece.text, preamble, ledger)
            return True
    return False


def _keep(piece: Piece, name: str, words: str, preamble: Preamble, ledger: Ledger) -> None:
    preamble.words.setdefault(name, []).append(words)
    ledger.understood(piece, f"import-preamble-{name}")


def _choose_title(preamble: Preamble, pieces: Sequence[Piece], ledger: Ledger) -> None:
    """The title on the cover stands beside the company or the date; others before it are longer or running forms."""
    cover = [place for place, piece in enumerate(pieces) if piece.kind in (Kind.COMPANY, Kind.DATED)]
    places = {piece.order: place for place, piece in enumerate(pieces)}

    def distance(title: Piece) -> tuple[int, int]:
        place = places[title.order]
        nearest = [abs(place - mark) * 2 + (place < mark) for mark in cover[:2]]
        return (sum(nearest), place)

    if not preamble.titles:
        return
    preamble.title = min(preamble.titles, key=distance)
    for title in preamble.titles:
        if title is preamble.title:
            ledger.understood(title, "import-preamble-title")
        elif title.looks == preamble.title.looks:
            ledger.noise(title, "import-noise-running-head")
        else:
            ledger.inferred(title, Confidence.HIGH, "import-preamble-other-title", title=preamble.title.text)


def read_date(words: str) -> date | None:
    """2008年8月28日, 2008-08-28 or 2008.8; the first of the month where no day is given; None where it is no date."""
    numbers = [int(found) for found in markers.DATE_NUMBERS.findall(words[:40])][:_YEAR_MONTH_DAY]
    if not numbers or not markers.DATED.match(markers.plain(words)):
        return None
    try:
        return date(*(*numbers, 1, 1)[:_YEAR_MONTH_DAY])
    except ValueError:
        return None
