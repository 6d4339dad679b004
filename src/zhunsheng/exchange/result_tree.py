"""Results, cycles and everything in them as plain trees of dicts, lists, text, numbers and flags, and back again.

Lossless: `from_tree(type(value), to_tree(value)) == value`. Published snapshots and `--json` are such trees. The shape
follows from the dataclasses; a field that holds its empty default is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

from zhunsheng.domain.assessments import Cycle
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.outcomes import EvidenceGate, OutcomeRule
from zhunsheng.exchange.record_forms import Expected, Form, Key, ListOf, Record, RecordForms, join, wrong_type

RESULT_FORMAT = "zhunsheng-result/1"
"""The version of the shape of these trees, for whoever stores or sends them."""

Value = TypeVar("Value")


def to_tree(value: object) -> dict[str, Any]:
    """The tree of any value of the domain that is a dataclass."""
    return _record(type(value)).write(value)


def from_tree(kind: type[Value], tree: object) -> Value:
    """The value of the wanted kind; a tree of another shape raises `RuleBroken` with its place."""
    try:
        value: Value = _record(kind).read(tree, "")
    except RuleBroken as broken:
        place = broken.facts.get("place", "")
        raise RuleBroken("result-tree-unreadable", kind=kind.__name__, place=place, why=str(broken)) from broken
    return value


def _record(kind: type[Any]) -> Record:
    """Made once a kind, for the hints behind it are looked up slowly."""
    if kind not in _RECORDS:
        _RECORDS[kind] = _FORMS.record(kind)
    return _RECORDS[kind]


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value or nothing, where nothing is said by null."""

    form: Form

    def read(self, tree: object, place: str) -> Any:
        return None if tree is None else self.form.read(tree, place)

    def write(self, value: Any) -> object:
        return None if value is None else self.form.write(value)


@dataclass(frozen=True, slots=True)
class SetOf:
    """A set as a sorted list, so that the same set gives the same tree."""

    form: Form

    def read(self, tree: object, place: str) -> frozenset[Any]:
        return frozenset(ListOf(self.form).read(tree, place))

    def write(self, value: frozenset[Any]) -> object:
        return sorted((self.form.write(part) for part in value), key=str)


@dataclass(frozen=True, slots=True)
class TableOf:
    """A mapping from the words of an enumeration to values."""

    key: Form
    form: Form

    def read(self, tree: object, place: str) -> dict[Any, Any]:
        if not isinstance(tree, Mapping):
            raise wrong_type(tree, place, Expected.TABLE)
        return {
            self.key.read(name, place): self.form.read(worth, join(place, str(name))) for name, worth in tree.items()
        }

    def write(self, value: Mapping[Enum, Any]) -> object:
        return {str(self.key.write(name)): self.form.write(worth) for name, worth in value.items()}


class _ResultForms(RecordForms):
    """Knows sets and mappings besides, and fields that must be said even when they say nothing."""

    def form(self, hint: Any) -> Form:
        if get_origin(hint) is frozenset:
            return SetOf(self.form(get_args(hint)[0]))
        if get_origin(hint) in {dict, Mapping}:
            key, worth = get_args(hint)
            return TableOf(self.form(key), self.form(worth))
        return super().form(hint)

    def _key(self, kind: type[Any], held: Any, hint: Any) -> Key:
        key = super()._key(kind, held, hint)
        may_be_none = isinstance(hint, UnionType) and NoneType in get_args(hint)
        return replace(key, form=Maybe(key.form)) if may_be_none else key


_FORMS = _ResultForms(special={}, in_full=frozenset({OutcomeRule, EvidenceGate, Cycle}))
_RECORDS: dict[type[Any], Record] = {}
