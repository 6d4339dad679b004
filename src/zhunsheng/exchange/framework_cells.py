"""How one value of a framework stands in a workbook cell, and what is wrong when it does not."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.problems import Problem
from zhunsheng.domain.text import Language
from zhunsheng.domain.wording import LANGUAGES, word
from zhunsheng.exchange.record_forms import Calendar, Choice, Flag, Form, ListOf, Number

RawCell = str | float | bool | datetime | date | time | timedelta
"""What the workbook reader hands over; an empty cell is ""."""

LONGEST_TEXT = 32_767
"""Characters in one cell, a limit of the format."""

_SEPARATOR = "; "
_SEPARATORS = re.compile(r"[;；\n]")
_FRACTION = "/"
_NONCHARACTERS = re.compile("[\ufffe\uffff]")
_QUOTED = 30
_MOST_DIGITS = 9


class CellRefused(Exception):
    """Raised while a cell is read; carries the problem, whose place is the cell."""

    def __init__(self, code: str, place: str, found: object = "", expected: object = "") -> None:
        super().__init__(code)
        self.problem = Problem(code, place, shown(found), (("expected", expected),))


def is_blank(raw: RawCell) -> bool:
    return isinstance(raw, str) and not raw.strip()


def shown(raw: object) -> str:
    """A raw cell as the person sees it: whole numbers without the reader's decimal point."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw)


def to_cell(form: Form, tree: object, language: Language) -> str | int:
    """The cell for a value of the tree; codes and texts are always written as text."""
    if isinstance(form, Choice):
        return _choice_words(form, language)[str(tree)]
    if isinstance(form, Flag):
        return word("Flag.yes" if tree else "Flag.no", language)
    if isinstance(form, Number):
        assert isinstance(tree, int)
        return tree
    if isinstance(form, ListOf):
        assert isinstance(tree, list)
        if isinstance(form.form, Number):
            return _FRACTION.join(str(part) for part in tree)
        return _SEPARATOR.join(checked_code(str(part)) for part in tree)
    return checked_text(str(tree))


def from_cell(form: Form, raw: RawCell, place: str) -> object:
    """The value of the tree for a cell that is not blank; raises `CellRefused`."""
    if isinstance(form, Choice):
        return _read_choice(form, raw, place)
    if isinstance(form, Flag):
        return _read_flag(raw, place)
    if isinstance(form, Number):
        return _read_number(raw, place)
    if isinstance(form, Calendar):
        return _read_calendar(form, raw, place)
    if isinstance(form, ListOf):
        if isinstance(form.form, Number):
            return _read_fraction(raw, place)
        return [part.strip() for part in _SEPARATORS.split(read_text(raw, place)) if part.strip()]
    return read_text(raw, place)


def read_text(raw: RawCell, place: str) -> str:
    if not isinstance(raw, str):
        raise CellRefused("cell-not-text", place, raw)
    return raw


def list_choices(form: Form, language: Language) -> tuple[str, ...]:
    """The words that a cell of this form may hold; empty when it is free."""
    if isinstance(form, Choice):
        return tuple(_choice_words(form, language).values())
    if isinstance(form, Flag):
        return (word("Flag.yes", language), word("Flag.no", language))
    return ()


def checked_text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise RuleBroken("xlsx-text-too-long", text=text[:_QUOTED], length=len(text), limit=LONGEST_TEXT)
    if _NONCHARACTERS.search(text):
        raise RuleBroken("xlsx-text-has-noncharacter", text=text[:_QUOTED])
    return text


def checked_code(code: str) -> str:
    """Codes are trimmed and split at semicolons when read, so they must survive that."""
    if code != code.strip() or not code or _SEPARATORS.search(code):
        raise RuleBroken("xlsx-code-unfit", found=code[:_QUOTED])
    return checked_text(code)


def _read_choice(form: Choice, raw: RawCell, place: str) -> str:
    wanted = shown(raw).strip()
    for language in LANGUAGES:
        for value, said in _choice_words(form, language).items():
            if wanted in (value, said):
                return value
    raise CellRefused("cell-word-unknown", place, raw, list(form.words))


def _read_flag(raw: RawCell, place: str) -> bool:
    if isinstance(raw, bool):
        return raw
    for language in LANGUAGES:
        if shown(raw).strip() in (word("Flag.yes", language), word("Flag.no", language)):
            return shown(raw).strip() == word("Flag.yes", language)
    raise CellRefused("cell-word-unknown", place, raw, [word("Flag.yes", LANGUAGES[0]), word("Flag.no", LANGUAGES[0])])


def _read_number(raw: RawCell, place: str) -> int:
    if isinstance(raw, (int, float)) and not isinstance(raw, bool) and float(raw).is_integer():
        return int(raw)
    if isinstance(raw, str) and _is_digits(raw.strip()):
        return int(raw)
    raise CellRefused("cell-not-number", place, raw)


def _read_calendar(form: Calendar, raw: RawCell, place: str) -> str:
    if isinstance(raw, datetime) and form.kind is date:
        return raw.date().isoformat()
    if isinstance(raw, form.kind):
        return raw.isoformat()
    try:
        return form.kind.fromisoformat(shown(raw).strip()).isoformat()
    except ValueError as unreadable:
        raise CellRefused("cell-not-date", place, raw) from unreadable


def _read_fraction(raw: RawCell, place: str) -> list[int]:
    parts = shown(raw).split(_FRACTION)
    if not all(_is_digits(part.strip()) for part in parts):
        raise CellRefused("cell-not-fraction", place, raw)
    return [int(part) for part in parts]


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS


@cache
def _choice_words(form: Choice, language: Language) -> Mapping[str, str]:
    return dict(_word_choices(form.words, language))


def _word_choices(choices: tuple[Enum, ...], language: Language) -> Iterator[tuple[str, str]]:
    """The words for each value; the bare value where two values share their words."""
    said = [word(f"{type(choice).__name__}.{choice.value}", language) for choice in choices]
    for choice, words in zip(choices, said, strict=True):
        yield str(choice.value), words if said.count(words) == 1 else str(choice.value)
