"""What a cell says: Excel, WPS and LibreOffice keep dates, codes and numbers in many disguises."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import cache

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.exchange.assessment_workbook.vocabulary import says_nothing, word_list

Cell = str | float | int | bool | date | datetime | time | timedelta
"""A value as calamine gives it: a cell without anything is an empty text."""

FIRST_DAY = date(1899, 12, 30)
"""Day 0 of spreadsheets that count from 1900, the 29 February 1900 they invented included."""
FIRST_DAY_OF_1904 = date(1904, 1, 1)
"""Day 0 of workbooks that once came from a Macintosh."""
_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 1, 1)
_LONGEST_SHOWN = 60
_MOST_DAYS = 2_900_000
"""Numbers below it count days; a larger one may be a date written without marks, 20260305."""
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SPACED = re.compile(r"(\d{4}) +(\d{1,2}) +(\d{1,2})")
_TIME_OF_DAY = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?\s*$")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def read_verbatim(cell: Cell) -> str:
    """Text as it stands, without the blanks around it."""
    if isinstance(cell, str):
        return cell.translate(_INVISIBLE).replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def read_words(cell: Cell) -> str:
    """Free text; empty for the marks that mean nothing."""
    said = read_verbatim(cell)
    return "" if says_nothing(said) else said


def read_code(cell: Cell) -> str:
    """A code or an official word: half width, `1` for 1.0."""
    said = unicodedata.normalize("NFKC", read_verbatim(cell)).strip()
    return "" if says_nothing(said) else said


def read_date(cell: Cell, first_day: date = FIRST_DAY) -> date | None:
    """A date, whether the cell holds a date, a day number, or text such as 2026/3/5 or 2026年3月5日."""
    if isinstance(cell, datetime):
        return _plausible(cell.date(), cell)
    if isinstance(cell, date):
        return _plausible(cell, cell)
    if isinstance(cell, float | int) and not isinstance(cell, bool) and 0 <= cell < _MOST_DAYS:
        return _plausible(first_day + timedelta(days=int(cell)), cell)
    said = read_code(cell)
    if not said:
        return None
    found = _COMPACT.fullmatch(said) or _SPACED.fullmatch(_without_marks(_TIME_OF_DAY.sub("", said)))
    if found is None:
        raise RuleBroken("workbook-not-a-date", found=said)
    try:
        return _plausible(date(*map(int, found.groups())), cell)
    except ValueError as impossible:
        raise RuleBroken("workbook-not-a-date", found=said) from impossible


def read_number(cell: Cell) -> int | None:
    """A whole number, not below zero."""
    said = read_code(cell)
    if not said:
        return None
    if not said.isdecimal():
        raise RuleBroken("workbook-not-a-number", found=said)
    return int(said)


def split_list(said: str) -> tuple[str, ...]:
    """The parts of a cell that lists several things."""
    return tuple(part.strip() for part in _splitter("list_marks").split(said) if part.strip())


def split_part(said: str) -> tuple[str, str]:
    """A part such as `GT-Si-2 典范`: what it is about, and what it says of it."""
    about, _, rest = _splitter("part_marks").sub(" ", said).strip().partition(" ")
    return about, rest.strip(" )")


def show(cell: Cell) -> str:
    """A cell as a message repeats it."""
    said = read_verbatim(cell)
    return said if len(said) <= _LONGEST_SHOWN else f"{said[:_LONGEST_SHOWN]}…"


def _plausible(day: date, cell: Cell) -> date:
    if not _EARLIEST <= day < _LATEST:
        raise RuleBroken("workbook-date-implausible", found=show(cell), earliest=_EARLIEST, latest=_LATEST)
    return day


def _without_marks(said: str) -> str:
    for mark in word_list("date_marks"):
        said = said.replace(mark, " ")
    return said.strip()


@cache
def _splitter(marks: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(mark) for mark in word_list(marks)))
