"""Finding out by which codes a document names its levels, and which of them is the lower one."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from zhunsheng.domain.competencies import Confidence
from zhunsheng.exchange.source_document import markers

_STYLES = (markers.PAIR_CODE, markers.NUMERAL_CODE, markers.LETTER_CODE, markers.WORD_CODE)
_STYLE_PATTERNS = tuple(re.compile(rf"({style})(?:[(:].*)?$") for style in _STYLES)
_PAIR, _NUMERAL, _LETTER, _ = _STYLE_PATTERNS
_DECLARED = re.compile(rf"({'|'.join(_STYLES)})\s?\(([A-Za-z]+|[\u4e00-\u9fff]{{2,6}})\)$")
_FEWEST_HITS = 2
_RARE = 8
"""A code seen once, while another one is seen more than so many times, is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class LevelCodes:
    """The codes of one document in order of first appearance; none when it names no levels."""

    codes: tuple[str, ...] = ()
    _inline: re.Pattern[str] | None = field(init=False, repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        if self.codes:
            longest_first = sorted(self.codes, key=len, reverse=True)
            either = "|".join(re.escape(code) for code in longest_first)
            object.__setattr__(self, "_inline", re.compile(rf"({either})级?(?=[(:\s]|$)"))

    def find(self, token: str) -> str | None:
        """The code that `token` is, give or take a closing 级 or colon."""
        bare = token.rstrip(":").rstrip()
        if bare in self.codes:
            return bare
        shorter = bare.removesuffix("级")
        return shorter if shorter in self.codes else None

    def match_start(self, text: str) -> re.Match[str] | None:
        """A code at the start of `text`, closed by a bracket, a colon, a space or the end."""
        return self._inline.match(text) if self._inline else None


@dataclass(frozen=True, slots=True)
class LevelOrder:
    """Codes from the lowest to the highest, how sure that is, and on what ground it rests."""

    codes: tuple[str, ...]
    confidence: Confidence
    ground: str


def detect_level_codes(texts: Iterable[str]) -> LevelCodes:
    """The codes of the style that stands alone most often; codes declared as `Sa(advance)` outweigh all others."""
    declared: dict[str, None] = {}
    hits: dict[tuple[str, str], Counter[str]] = {}
    for token, times in Counter(_tokens(texts)).items():
        if found := _DECLARED.match(token):
            word = found[2].lower()
            if word in markers.LEVEL_WORD_RANKS:
                declared[_bare(found[1])] = None
        _count(token, times, hits)
    if len(declared) >= _FEWEST_HITS:
        return LevelCodes(tuple(declared))
    return LevelCodes(_most_hit(hits))


def order_levels(
    codes: Sequence[str], definitions: Mapping[str, str], statements: Mapping[str, Sequence[str]], said: str
) -> LevelOrder:
    """From lowest to highest, on the best ground there is.

    `definitions` are the words printed beside each code, `statements` the behaviours whose level is certain, and
    `said` the sentences that introduce the levels.
    """
    grounds = (
        ("words", Confidence.CONFIRMED, _ranks_by_words(codes, definitions)),
        ("said", Confidence.HIGH, _ranks_by_sentence(codes, said)),
        ("suffix", Confidence.HIGH, _ranks_by_suffix(codes)),
        ("reach", Confidence.MEDIUM, _ranks_by_reach(codes, statements)),
        ("numerals", Confidence.MEDIUM, _ranks_by_numeral(codes)),
    )
    for ground, confidence, ranks in grounds:
        if ranks and len(set(ranks.values())) == len(codes):
            return LevelOrder(tuple(sorted(codes, key=ranks.__getitem__)), confidence, ground)
    certain = Confidence.CONFIRMED if len(codes) < _FEWEST_HITS else Confidence.LOW
    return LevelOrder(tuple(codes), certain, "appearance")


def reach_of(statement: str) -> int | None:
    """How far a behaviour reaches: 1 one customer, 2 a project, 3 a region; None when nothing tells."""
    return next((rank for pattern, rank in markers.REACH_RANKS if pattern.search(statement)), None)


def short_level_word(text: str) -> str | None:
    """The word in a level's definition that names it: 资深 in 客服资深专业水平."""
    return next((word for word in markers.LEVEL_WORD_RANKS if not word.isascii() and word in text), None)


def _tokens(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from (token for token in text.split() if len(token) <= markers.HEADING_LENGTH)


def _bare(code: str) -> str:
    return code.removesuffix("级") if code[0].isascii() and code[0].isalpha() else code


def _count(token: str, times: int, hits: dict[tuple[str, str], Counter[str]]) -> None:
    for pattern in _STYLE_PATTERNS:
        found = pattern.match(token)
        if not found or (pattern is _PAIR and found[1] in markers.ENGLISH_PAIRS):
            continue
        family = found[1][0] if pattern is _PAIR else ("级" if found[1].endswith("级") else found[1][0].lower())
        key = (pattern.pattern, "" if pattern is _LETTER else family)
        hits.setdefault(key, Counter())[_bare(found[1])] += times
        return


def _most_hit(hits: Mapping[tuple[str, str], Counter[str]]) -> tuple[str, ...]:
    best: tuple[int, tuple[str, ...]] = (0, ())
    for counted in hits.values():
        most = max(counted.values())
        often = tuple(code for code, times in counted.items() if times >= _FEWEST_HITS or times * _RARE >= most)
        total = sum(counted[code] for code in often)
        enough = len(often) >= _FEWEST_HITS or total > 2 * _FEWEST_HITS
        if enough and total > best[0]:
            best = (total, often)
    return best[1]


def _ranks_by_words(codes: Sequence[str], definitions: Mapping[str, str]) -> dict[str, int] | None:
    ranks: dict[str, int] = {}
    for code in codes:
        said = f"{code} {definitions.get(code, '')}".lower()
        found = [rank for word, rank in markers.LEVEL_WORD_RANKS.items() if word in said]
        if not found:
            return None
        ranks[code] = max(found) if "advance" in said else found[0]
    return ranks


def _ranks_by_sentence(codes: Sequence[str], said: str) -> dict[str, int] | None:
    if not all(code in said for code in codes):
        return None
    order = sorted(codes, key=said.index)
    if markers.DESCENDING_SAID.search(said):
        order.reverse()
    elif not markers.ASCENDING_SAID.search(said):
        return None
    return {code: rank for rank, code in enumerate(order)}


def _ranks_by_suffix(codes: Sequence[str]) -> dict[str, int] | None:
    ranks = {code: markers.PAIR_SUFFIX_RANKS.get(code[-1], 0) for code in codes if len(code) == len("Sb")}
    return ranks if len(ranks) == len(codes) and all(ranks.values()) else None


def _ranks_by_reach(codes: Sequence[str], statements: Mapping[str, Sequence[str]]) -> dict[str, float] | None:
    ranks: dict[str, float] = {}
    for code in codes:
        reaches = [reach for text in statements.get(code, ()) if (reach := reach_of(text)) is not None]
        if not reaches:
            return None
        ranks[code] = fmean(reaches)
    return ranks


def _ranks_by_numeral(codes: Sequence[str]) -> dict[str, int] | None:
    ranks = {code: markers.NUMERALS[sign] for code in codes for sign in code if sign in markers.NUMERALS}
    return ranks if len(ranks) == len(codes) else None
