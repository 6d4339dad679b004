"""How frozen dataclasses stand in a file.

The form of a value follows from its type hint, for reading and writing alike, so the two cannot drift apart and a
new field of the domain is in the file at once. A tree holds only dicts, lists, text, whole numbers and flags.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Any, Protocol, cast, get_args, get_origin, get_type_hints

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.text import LocalizedText
from zhunsheng.exchange.gathering import Gathering

_LONGEST_QUOTE = 60
"""Characters of a wrong value that an error repeats."""


class Expected(StrEnum):
    """What should have stood at a place of the file."""

    TEXT = "text"
    LOCALIZED_TEXT = "localized-text"
    NUMBER = "number"
    FLAG = "flag"
    DATE = "date"
    MOMENT = "moment"
    LIST = "list"
    TABLE = "table"


class Place(StrEnum):
    """A place that has no path of its own."""

    TOP = "top"


class Form(Protocol):
    """The shape of one kind of value in a tree. `place` is where it stands, `competencies[2].levels[0]`."""

    def read(self, tree: object, place: str) -> Any: ...
    def write(self, value: Any) -> object: ...


class Words:
    """Plain text in no particular language."""

    def read(self, tree: object, place: str) -> str:
        if not isinstance(tree, str) or not _is_unicode(tree):
            raise wrong_type(tree, place, Expected.TEXT)
        return tree

    def write(self, value: str) -> object:
        return value


class Number:
    def read(self, tree: object, place: str) -> int:
        if not isinstance(tree, int) or isinstance(tree, bool):
            raise wrong_type(tree, place, Expected.NUMBER)
        return tree

    def write(self, value: int) -> object:
        return value


class Flag:
    def read(self, tree: object, place: str) -> bool:
        if not isinstance(tree, bool):
            raise wrong_type(tree, place, Expected.FLAG)
        return tree

    def write(self, value: bool) -> object:
        return value


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date or a moment: ISO 8601 text, or the value itself where a format knows it (TOML does)."""

    kind: type[date] | type[datetime]

    def read(self, tree: object, place: str) -> date | datetime:
        if type(tree) is self.kind:
            return tree
        if isinstance(tree, str):
            try:
                return self.kind.fromisoformat(tree)
            except ValueError:
                pass
        raise wrong_type(tree, place, Expected.MOMENT if self.kind is datetime else Expected.DATE)

    def write(self, value: date | datetime) -> object:
        return value.isoformat()


class Localized:
    """Text by language; the order of the languages is kept."""

    def read(self, tree: object, place: str) -> LocalizedText:
        if not isinstance(tree, Mapping) or not all(isinstance(words, str) for words in tree.values()):
            raise wrong_type(tree, place, Expected.LOCALIZED_TEXT)
        for language, words in tree.items():
            if not words:
                raise RuleBroken("framework-file-text-empty", place=join(place, language))
        return LocalizedText.of({language: Words().read(words, place) for language, words in tree.items()})

    def write(self, value: LocalizedText) -> object:
        return dict(value.by_language)


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of one or several enumerations."""

    words: tuple[Enum, ...]

    def read(self, tree: object, place: str) -> Enum:
        for word in self.words:
            if word.value == tree:
                return word
        allowed = [word.value for word in self.words]
        raise RuleBroken("framework-file-word-unknown", place=place, found=quote(tree), allowed=allowed)

    def write(self, value: Enum) -> object:
        return value.value


@dataclass(frozen=True, slots=True)
class ListOf:
    """Values of one form in order; `length` where it is fixed."""

    form: Form
    length: int | None = None

    def read(self, tree: object, place: str) -> tuple[Any, ...]:
        if not isinstance(tree, list):
            raise wrong_type(tree, place, Expected.LIST)
        if self.length is not None and len(tree) != self.length:
            raise RuleBroken("framework-file-wrong-length", place=place, found=len(tree), expected=self.length)
        gathering, read = Gathering(), []
        for number, part in enumerate(tree):
            with gathering.attempt():
                read.append(self.form.read(part, f"{place}[{number}]"))
        gathering.settle()
        return tuple(read)

    def write(self, value: tuple[Any, ...]) -> object:
        return [self.form.write(part) for part in value]


@dataclass(frozen=True, slots=True)
class Key:
    """One field of a record. A key whose value is the default is left out of the file, unless `is_always_written`."""

    name: str
    form: Form
    default: object = MISSING
    is_always_written: bool = False

    @property
    def is_required(self) -> bool:
        return self.default is MISSING


@dataclass(frozen=True, slots=True)
class Record:
    """A dataclass as a table: one key a field. Unknown keys are refused, so that a misspelt one is never lost."""

    kind: type[Any]
    keys: tuple[Key, ...]

    def read(self, tree: object, place: str) -> Any:
        if not isinstance(tree, Mapping):
            raise wrong_type(tree, place, Expected.TABLE)
        known = [key.name for key in self.keys]
        gathering = Gathering()
        for name in tree:
            if name not in known:
                with gathering.attempt():
                    raise RuleBroken("framework-file-key-unknown", place=place or Place.TOP, key=name, allowed=known)
        values = self._read_values(tree, place, gathering)
        gathering.settle()
        return self._build(values, place)

    def write(self, value: Any) -> dict[str, object]:
        held = ((key, getattr(value, key.name)) for key in self.keys)
        return {key.name: key.form.write(worth) for key, worth in held if key.is_always_written or worth != key.default}

    def _read_values(self, tree: Mapping[str, object], place: str, gathering: Gathering) -> dict[str, object]:
        values: dict[str, object] = {}
        for key in self.keys:
            with gathering.attempt():
                if key.name in tree:
                    values[key.name] = key.form.read(tree[key.name], join(place, key.name))
                elif key.is_required:
                    raise RuleBroken("framework-file-key-missing", place=place or Place.TOP, key=key.name)
        return values

    def _build(self, values: dict[str, object], place: str) -> Any:
        try:
            return self.kind(**values)
        except RuleBroken as broken:
            raise RuleBroken(broken.code, **{**broken.facts, "place": place or Place.TOP}) from broken


class RecordForms:
    """Finds the form for every type hint.

    `special` overrides single fields of single dataclasses; dataclasses `in_full` are written with every key, because
    a rule that relied on today's defaults would change its meaning with them.
    """

    def __init__(self, special: Mapping[tuple[type[Any], str], Form], in_full: frozenset[type[Any]]) -> None:
        self._special = special
        self._in_full = in_full

    def record(self, kind: type[Any]) -> Record:
        hints = get_type_hints(kind)
        return Record(kind, tuple(self._key(kind, held, hints[held.name]) for held in fields(kind) if held.init))

    def _key(self, kind: type[Any], held: Field[Any], hint: Any) -> Key:
        form = self._special.get((kind, held.name)) or self.form(hint)
        return Key(held.name, form, _default(held), kind in self._in_full or hint in self._in_full)

    def form(self, hint: Any) -> Form:
        if hint in _SIMPLE:
            return _SIMPLE[hint]
        if get_origin(hint) is tuple:
            part, *rest = get_args(hint)
            return ListOf(self.form(part), None if rest == [Ellipsis] else 1 + len(rest))
        kinds = _alternatives(hint)
        if kinds != [hint] and len(kinds) == 1:
            return self.form(kinds[0])
        if is_dataclass(hint):
            return self.record(cast("type[Any]", hint))
        return Choice(tuple(word for kind in kinds for word in kind))


_SIMPLE: Mapping[Any, Form] = {
    str: Words(),
    int: Number(),
    bool: Flag(),
    date: Calendar(date),
    datetime: Calendar(datetime),
    LocalizedText: Localized(),
}


def join(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def quote(tree: object) -> str:
    """A wrong value as the reader's file shows it, cut to a length that fits a message."""
    words = f"“{tree}”" if isinstance(tree, str) else repr(tree)
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"


def wrong_type(tree: object, place: str, expected: Expected) -> RuleBroken:
    return RuleBroken("framework-file-wrong-type", place=place or Place.TOP, found=quote(tree), expected=expected)


def _alternatives(hint: Any) -> list[Any]:
    """The types of `A | B | None` without None, for an absent key says None."""
    if get_origin(hint) is not UnionType:
        return [hint]
    return [kind for kind in get_args(hint) if kind is not NoneType]


def _default(held: Field[Any]) -> object:
    return held.default if held.default_factory is MISSING else held.default_factory()


def _is_unicode(words: str) -> bool:
    """False for half of a surrogate pair, which JSON lets through and no file can hold."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True
