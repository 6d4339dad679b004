"""The codes that a workbook may refer to, found again however a spreadsheet has mangled them."""

import unicodedata
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.text import LocalizedText
from zhunsheng.domain.wording import LANGUAGES, word
from zhunsheng.exchange.assessment_workbook.vocabulary import fold

Key = TypeVar("Key")

NOTHING_CLOSE = LocalizedText.of({language: word("workbook-nothing-close", language) for language in LANGUAGES})
_CLOSENESS = 0.5
_MOST_SUGGESTIONS = 3
_LONGEST_NAME = 30


class CodeBook:
    """Codes of one kind, with the names that people read beside them.

    Spreadsheets turn `04` into 4 and `1` into 1.0, and input methods widen letters and digits; all of them are
    understood as long as they point to one code only.
    """

    def __init__(self, unknown: str, names: Mapping[str, str] | None = None) -> None:
        """`unknown` is the code of the rule that an unknown code breaks."""
        self._unknown = unknown
        self._names: dict[str, str] = {}
        self._folded: dict[str, str | None] = {}
        self._numeric: dict[int, str | None] = {}
        self._bearing: dict[str, dict[str, None]] = {}
        """Codes by their name, alone or with the code before it."""
        self.broken: set[str] = set()
        """Codes whose own row could not be read. Referring to one is no second mistake."""
        self.is_unreadable = False
        """True when the sheet of these codes is missing or shut, so that no reference to them can be judged."""
        for code, name in (names or {}).items():
            self.add(code, name)

    def __contains__(self, code: str) -> bool:
        return code in self._names

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self._names)

    def add(self, code: str, name: str = "") -> None:
        self._names[code] = name
        _register(self._folded, fold(code), code)
        if code.isdecimal():
            _register(self._numeric, int(code), code)
        for spelling in (name, f"{code}{name}") if name else ():
            self._bearing.setdefault(fold(spelling), {})[code] = None

    def find(self, said: str) -> str | None:
        """The code meant by the text of a cell: the code itself, or the code followed by its name."""
        if said in self._names:
            return said
        words = unicodedata.normalize("NFKC", said).split()
        return self._find_whole(said) or (self._find_whole(words[0]) if words else None)

    def find_by_name(self, said: str, likely: Sequence[str] = ()) -> str | None:
        """The code meant by words that may be a code, a name, or neither; nothing less than the whole text is taken.

        A name that several bear means whoever is `likely` among them, else nobody.
        """
        found = self._find_whole(said)
        if found is not None:
            return found
        bearing = [*self._bearing.get(fold(said), ())]
        meant = bearing if len(bearing) == 1 else [code for code in likely if code in bearing]
        return next(iter(meant), None)

    def _find_whole(self, said: str) -> str | None:
        folded = fold(said)
        return self._folded.get(folded) or (self._numeric.get(int(folded)) if folded.isdecimal() else None)

    def get(self, said: str) -> str:
        found = self.find(said)
        if found is None:
            raise RuleBroken(self._unknown, found=said, expected=self.suggest(said) or [NOTHING_CLOSE])
        return found

    def suggest(self, said: str) -> list[str]:
        """The codes that look most like what was said, by code or by name, each with its name."""
        spellings = {fold(name): code for code, name in self._names.items() if name}
        spellings |= {fold(code): code for code in self._names}
        close = get_close_matches(fold(said), spellings, _MOST_SUGGESTIONS, _CLOSENESS)
        codes = dict.fromkeys(spellings[match] for match in close)
        return [f"{code} {_shorten(self._names[code])}".strip() for code in codes]


def _shorten(name: str) -> str:
    """Enough of a name, such as the statement of an indicator, to be told from the others in a list."""
    name = name.rstrip("。.")
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _register(index: dict[Key, str | None], key: Key, code: str) -> None:
    """A key that fits two codes fits none."""
    index[key] = code if index.get(key, code) == code else None
