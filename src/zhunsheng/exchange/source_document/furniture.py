"""Lines that belong to the page, the sharing site or the word processor, not to the document; each with the reason."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.lines import SourceLine
from zhunsheng.exchange.source_document.markup import clean_markup

_OFTEN = 3
"""So many times the same words beside a page number are a running head, not a sentence."""


def find_furniture(lines: Sequence[SourceLine]) -> Mapping[int, str]:
    """The code of the reason for every line that is furniture, by line number."""
    reasons: dict[int, str] = {}
    filled: list[tuple[int, str]] = []
    for line in lines:
        text = _looks(line)
        if text:
            filled.append((line.number, text))
        reason = _reason(line, text)
        if reason:
            reasons[line.number] = reason
    reasons.update(_running_heads(filled, reasons))
    return reasons


def _looks(line: SourceLine) -> str:
    if len(line.text) > markers.FURNITURE_LENGTH:
        return line.text[: markers.FURNITURE_LENGTH + 1]
    return markers.plain(clean_markup(line.text)).strip()


def _reason(line: SourceLine, text: str) -> str | None:
    if line.furniture and text:
        return line.furniture
    if not text:
        return "import-noise-markup" if line.text.strip() else None
    if line.cells or len(text) > markers.FURNITURE_LENGTH:
        return None
    return reason_by_looks(text)


@lru_cache(maxsize=10_000)
def reason_by_looks(text: str) -> str | None:
    """The reason for which a whole line, or a word in a line, is furniture. Remembered: it comes back on every page."""
    whole_lines = (
        ("import-noise-bullet", markers.BULLET),
        ("import-noise-page-number", markers.PAGE_NUMBER),
        ("import-noise-file-name", markers.FILE_NAME),
        ("import-noise-consultant", markers.CONSULTANTS),
        *markers.SHARING_SITE,
    )
    return next((code for code, pattern in whole_lines if pattern.fullmatch(text)), None)


def _running_heads(filled: Sequence[tuple[int, str]], reasons: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Lines next to a page number: Latin words at once, other words when they come back on several pages."""
    beside = [
        (number, text)
        for place, (number, text) in enumerate(filled)
        if number not in reasons and _is_beside_page_number(place, filled, reasons)
    ]
    often = Counter(text for _, text in beside)
    for number, text in beside:
        if often[text] >= _OFTEN or markers.LATIN_ONLY.fullmatch(text):
            yield number, "import-noise-running-head"


def _is_beside_page_number(place: int, filled: Sequence[tuple[int, str]], reasons: Mapping[int, str]) -> bool:
    near = [*filled[max(place - 1, 0) : place], *filled[place + 1 : place + 2]]
    return any(reasons.get(number) == "import-noise-page-number" for number, _ in near)
