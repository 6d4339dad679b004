"""Cutting a line where one thing ends and the next begins: at bullets, level codes and headings."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.kinds import Classifier, Kind, is_label_like
from zhunsheng.exchange.source_document.level_codes import LevelCodes
from zhunsheng.exchange.source_document.markers import plain

_WEAK = frozenset({Kind.TEXT, Kind.LABEL, Kind.TITLE, Kind.COMPANY, Kind.DATED, Kind.STAGES, Kind.COLUMN_HEADING})
"""Looks that ordinary words may have too; they part a line only in strong company."""
_STRONG_ENOUGH = 3
_TOKEN = re.compile(r"\S+")
_SHORTEST_ENTRY = 4
_SENTENCE_ENDS = ("。", ";", "!", "?")

TokenKind = Kind | None
"""None for a token that begins with a bullet."""


class Cut(NamedTuple):
    """One thing in a line: its bullet, its words as printed, the same for comparing, and what it looks like."""

    bullet: str
    text: str
    looks: str
    kind: Kind


class Cutter:
    """Cuts the words of one line or cell; remembers short ones, because documents repeat themselves."""

    def __init__(self, codes: LevelCodes) -> None:
        self._classifier = Classifier(codes)
        self._codes = codes
        self._known: dict[str, tuple[Cut, ...]] = {}

    def cut(self, text: str) -> tuple[Cut, ...]:
        known = self._known.get(text)
        if known is None:
            known = tuple(self._cut(text))
            if len(text) <= markers.HEADING_LENGTH:
                self._known[text] = known
        return known

    def _cut(self, text: str) -> Iterator[Cut]:
        for bullet, words in self._split(text):
            looks = plain(words)
            yield Cut(bullet, words, looks, self._classifier.kind_of(looks))

    def _split(self, text: str) -> Iterator[tuple[str, str]]:
        for chunk in self._split_tokens(text.strip()):
            for entry in _split_entries(chunk):
                bullet, words = _take_bullet(entry)
                if words:
                    yield from self._split_levels(bullet, words)
                elif bullet:
                    yield bullet, ""

    def _split_levels(self, bullet: str, words: str) -> Iterator[tuple[str, str]]:
        """`Sb:采用公司常规方式` is a level and a statement."""
        while words:
            looks = plain(words)
            start = self._codes.match_start(looks)
            if start is None or self._classifier.kind_of(looks) is not Kind.TEXT:
                yield bullet, words
                return
            head = _end_of_level(looks, start.end())
            yield bullet, words[:head].rstrip()
            rest = looks[head:].lstrip(": ")
            bullet, words = _take_bullet(words[len(words) - len(rest) :]) if rest else ("", "")

    def _split_tokens(self, words: str) -> Iterator[str]:
        looks = plain(words)
        tokens = list(_TOKEN.finditer(looks))
        if len(tokens) < 2 or self._classifier.kind_of(_take_bullet(looks)[1]) is not Kind.TEXT:
            yield words
            return
        kinds = self._kinds_of(tokens)
        strong = sum(kind is not None and kind not in _WEAK for kind in kinds)
        is_packed = strong >= _STRONG_ENOUGH
        is_loose = is_packed or Kind.TEXT not in kinds
        begin = tokens[0].start()
        for place in range(1, len(tokens)):
            if _parts(kinds, tokens, place, is_loose) or (is_packed and _names_next(kinds, tokens, place)):
                yield words[begin : tokens[place - 1].end()]
                begin = tokens[place].start()
        yield words[begin : tokens[-1].end()]

    def _kinds_of(self, tokens: Sequence[re.Match[str]]) -> list[TokenKind]:
        """A dash or a stroke stands for N/A only among levels."""
        kinds = [self._kind_of(token.group()) for token in tokens]
        if Kind.LEVEL in kinds:
            return kinds
        return [
            Kind.TEXT if kind is Kind.NOT_APPLICABLE and not token.group()[0].isalnum() else kind
            for kind, token in zip(kinds, tokens, strict=True)
        ]

    def _kind_of(self, token: str) -> TokenKind:
        kind = self._classifier.kind_of(token)
        if kind is not Kind.TEXT:
            return kind
        return None if markers.BULLET.match(token) else kind


def _parts(kinds: Sequence[TokenKind], tokens: Sequence[re.Match[str]], place: int, is_loose: bool) -> bool:
    """Whether a new piece begins with the token at `place`."""
    before, here = kinds[place - 1], kinds[place]
    if before is None and here is not None and markers.BULLET.fullmatch(tokens[place - 1].group()):
        return False
    if here is None or here not in _WEAK or (before is not None and before not in _WEAK):
        return True
    if not is_loose:
        return False
    return (
        here is not Kind.TEXT or before not in (Kind.TEXT, None) or tokens[place - 1].group().endswith(_SENTENCE_ENDS)
    )


def _names_next(kinds: Sequence[TokenKind], tokens: Sequence[re.Match[str]], place: int) -> bool:
    """A short word before stages, levels or bullets, in a document that stands in one line: a competency's label."""
    is_before_own = place + 1 < len(kinds) and kinds[place + 1] in (None, Kind.STAGES, Kind.LEVEL)
    return is_before_own and kinds[place] is Kind.TEXT and is_label_like(tokens[place].group())


def _end_of_level(looks: str, end: int) -> int:
    """Behind the code, and behind the bracket that may follow it: Sa(advance)."""
    closing = looks.find(")", end, end + markers.HEADING_LENGTH) if looks.startswith("(", end) else -1
    return closing + 1 if closing > 0 else end


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
    parts = [text[begin:end] for begin, end in pairwise([0, *cuts, len(text)])]
    return [part for part in parts if part.strip()]


def _numbered_places(looks: str) -> list[int]:
    """Where 1、2、3 … count up in one line, each before some words; none when the numbers are part of a sentence."""
    places: list[int] = []
    for found in markers.INLINE_NUMBER.finditer(looks):
        if int(found[1] or found[2]) != len(places) + 1:
            continue
        if places:
            is_entry = found.start() - places[-1] >= _SHORTEST_ENTRY
        else:
            is_entry = found.start() == 0 or looks[found.start() - 1] in " 。;:,!?)"
        if is_entry:
            places.append(found.start())
    return places if len(places) > 1 else []
