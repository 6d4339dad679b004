"""Cutting lines into pieces: one statement, one level code, one heading each, with the words kept as they stand."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.kinds import Classifier, Kind
from zhunsheng.exchange.source_document.level_codes import LevelCodes
from zhunsheng.exchange.source_document.lines import SourceLine, TableCell
from zhunsheng.exchange.source_document.markers import plain

_WEAK = frozenset({Kind.TEXT, Kind.LABEL, Kind.TITLE, Kind.COMPANY, Kind.DATED, Kind.STAGES, Kind.COLUMN_HEADING})
"""Looks that ordinary words may have too; they part a line only in strong company."""
_STRONG_ENOUGH = 3
_BREAKS = re.compile(r"[\n\v\f\u2028\u2029\x85]")
_TOKEN = re.compile(r"\S+")
_SHORTEST_ENTRY = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line that means one thing.

    `text` is as printed, without its bullet; `looks` the same with half-width signs, for comparing.
    `column` is its place in a table row of `width` cells, None in running text.
    """

    order: int
    line: int
    text: str
    looks: str
    kind: Kind
    bullet: str = ""
    column: int | None = None
    width: int = 0
    is_continued: bool = False
    after_gap: bool = False

    @property
    def is_numbered(self) -> bool:
        return bool(self.bullet and markers.NUMBERED.match(plain(self.bullet)))

    @property
    def may_head(self) -> bool:
        """Headings carry no bullet, or a number."""
        return not self.bullet or self.is_numbered


@dataclass(frozen=True, slots=True)
class _Segment:
    text: str
    column: int | None = None
    width: int = 0
    is_continued: bool = False


def clean_markup(text: str) -> str:
    """Without what Word's HTML leaves behind: tags are dropped, their line and cell ends kept, entities resolved."""
    if "<" in text:
        text = markers.HTML_BREAK.sub("\n", text)
        text = markers.HTML_CELL_END.sub("\t", text)
        text = markers.HTML_TAG.sub("", text)
    return html.unescape(text) if markers.HTML_ENTITY.search(text) else text


def cut_into_pieces(lines: Iterable[SourceLine], codes: LevelCodes) -> Iterator[Piece]:
    """All pieces of all lines in reading order."""
    cutter = _Cutter(Classifier(codes), codes)
    order = 0
    gap = True
    for line in lines:
        found = False
        for segment in _segments(line):
            for bullet, text in cutter.cut(segment.text):
                looks = plain(text)
                kind = cutter.classifier.kind_of(looks)
                yield Piece(
                    order, line.number, text, looks, kind, bullet,
                    segment.column, segment.width, segment.is_continued, gap or line.is_paragraph,
                )  # fmt: skip
                order += 1
                found = True
        gap = not found


def _segments(line: SourceLine) -> Iterator[_Segment]:
    cells = line.cells
    if not cells:
        cleaned = clean_markup(line.text)
        if "\t" in cleaned.strip():
            cells = tuple(TableCell(cell) for cell in cleaned.split("\t"))
        else:
            yield from (_Segment(part) for part in _BREAKS.split(cleaned))
            return
    filled = [place for place, cell in enumerate(cells) if cell.text.strip()]
    if _is_running_text(cells, filled):
        running = " ".join(clean_markup(cells[place].text).strip() for place in filled)
        yield from (_Segment(part) for part in _BREAKS.split(running))
        return
    for place in filled:
        for part in _BREAKS.split(clean_markup(cells[place].text)):
            yield _Segment(part, place, len(cells), cells[place].is_continued)


def _is_running_text(cells: Sequence[TableCell], filled: Sequence[int]) -> bool:
    """A tab after a bullet or an indent makes no table row."""
    if len(cells) == 1 or len(filled) != 2 or "\n" in cells[filled[0]].text:
        return False
    first = plain(cells[filled[0]].text.strip())
    return bool(markers.BULLET.fullmatch(first)) and not first.isdigit()


class _Cutter:
    def __init__(self, classifier: Classifier, codes: LevelCodes) -> None:
        self.classifier = classifier
        self._codes = codes

    def cut(self, text: str) -> Iterator[tuple[str, str]]:
        """Pairs of bullet and words."""
        for entry in _split_entries(text):
            bullet, words = _take_bullet(entry)
            if not words:
                if bullet:
                    yield bullet, ""
                continue
            for place, chunk in enumerate(self._split_structure(words)):
                inner, rest = _take_bullet(chunk) if place else (bullet, chunk)
                yield inner, rest

    def _split_structure(self, words: str) -> Iterator[str]:
        """Cut before and after every token that is a level, a heading or starts with a bullet."""
        looks = plain(words)
        if self.classifier.kind_of(looks) is not Kind.TEXT:
            yield words
            return
        start = self._codes.match_start(looks)
        if start:
            head = self._end_of_level(looks, start.end())
            yield words[:head].rstrip()
            rest = words[head + len(looks[head:]) - len(looks[head:].lstrip(": ")) :]
            if rest:
                yield from self._split_structure(rest)
            return
        yield from self._split_tokens(words, looks)

    def _end_of_level(self, looks: str, end: int) -> int:
        """Behind the code, and behind the bracket that may follow it: Sa(advance)."""
        closing = looks.find(")", end) if looks.startswith("(", end) else -1
        return closing + 1 if 0 < closing < markers.HEADING_LENGTH else end

    def _split_tokens(self, words: str, looks: str) -> Iterator[str]:
        tokens = list(_TOKEN.finditer(looks))
        if len(tokens) == 1:
            yield words
            return
        kinds = [self._kind_of_token(token.group()) for token in tokens]
        strong = sum(kind is None or kind not in _WEAK for kind in kinds)
        is_dense = strong >= _STRONG_ENOUGH or Kind.TEXT not in kinds
        begin = tokens[0].start()
        for place in range(1, len(tokens)):
            if _parts(kinds, tokens, place, is_dense):
                yield words[begin : tokens[place - 1].end()]
                begin = tokens[place].start()
        yield words[begin : tokens[-1].end()]

    def _kind_of_token(self, token: str) -> Kind | None:
        """None for a token that starts with a bullet."""
        kind = self.classifier.kind_of(token)
        if kind is not Kind.TEXT:
            return kind
        return None if markers.BULLET.match(token) else kind


def _parts(kinds: Sequence[Kind | None], tokens: Sequence[re.Match[str]], place: int, is_dense: bool) -> bool:
    """Whether a new piece begins with the token at `place`."""
    before, here = kinds[place - 1], kinds[place]
    if here is None or here not in _WEAK or (before is not None and before not in _WEAK):
        return True
    if not is_dense:
        return False
    if here is not Kind.TEXT or before is not Kind.TEXT:
        return True
    if tokens[place - 1].group().endswith(("。", ";", "!", "?")):
        return True
    is_last = place + 1 == len(tokens)
    return (
        not is_last and kinds[place + 1] in (None, Kind.STAGES) and len(tokens[place].group()) <= markers.LABEL_LENGTH
    )


def _take_bullet(text: str) -> tuple[str, str]:
    text = text.strip()
    found = markers.BULLET.match(plain(text))
    if not found:
        return "", text
    return text[: found.end()].strip(), text[found.end() :].strip()


def _split_entries(text: str) -> list[str]:
    """The entries of a list that was run together in one line: ■a■b or 1、a 2、b."""
    looks = plain(text)
    cuts = [found.start() for found in markers.INLINE_BULLET.finditer(looks)] or _numbered_places(looks)
    if not cuts:
        return [text]
    edges = [0, *cuts, len(text)]
    parts = [text[begin:end] for begin, end in pairwise(edges)]
    return [part for part in parts if part.strip()]


def _numbered_places(looks: str) -> list[int]:
    """Where 1、2、3 … count up in one line, each before some words; none when the numbers are part of a sentence."""
    places: list[int] = []
    expected = 1
    for found in markers.INLINE_NUMBER.finditer(looks):
        number = int(found[1] or found[2])
        is_open = not places and (found.start() == 0 or looks[found.start() - 1] in " 。;:,!?)")
        if number == expected and (is_open or (places and found.start() - places[-1] >= _SHORTEST_ENTRY)):
            places.append(found.start())
            expected += 1
    return places if len(places) > 1 else []
