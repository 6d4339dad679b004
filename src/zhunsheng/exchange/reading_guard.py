"""Where a workbook's values are read by code that is not ours, whatever goes wrong there is a broken rule here."""

from collections.abc import Iterator
from contextlib import contextmanager

from python_calamine import CalamineError

from zhunsheng.domain.errors import RuleBroken

_PANIC = "PanicException"
"""What the reader raises on a value beyond its own types, such as a date in the year 10,000,000. It has no public class
and is no `Exception`."""


@contextmanager
def guard_reading(sheet: str) -> Iterator[None]:
    """Turn every failure of the reader of values into `sheet-unreadable`."""
    try:
        yield
    except (CalamineError, OSError, ValueError, OverflowError) as broken:
        raise RuleBroken("sheet-unreadable", sheet=sheet) from broken
    except BaseException as panic:
        if type(panic).__name__ == _PANIC:
            raise RuleBroken("sheet-unreadable", sheet=sheet) from panic
        raise
