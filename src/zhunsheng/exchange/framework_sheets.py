"""Which sheets and columns a framework's workbook has.

They follow from the same forms as the TOML file, so a new field of the domain is a column at once: every list of
records is a sheet whose first columns say where a row belongs; what occurs once stands in sheets of field and value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from zhunsheng.domain.text import NO_TEXT, Language
from zhunsheng.domain.wording import LANGUAGES, word
from zhunsheng.exchange.framework_tree import FRAMEWORK_RECORD
from zhunsheng.exchange.record_forms import Form, Key, ListOf, Localized, Record, Words

Path = tuple[str, ...]

_OWNERS = MappingProxyType({"_FrameworkFile": "Framework", "_Matrix": "PositionMatrix"})
"""The file's own records, under the names of the domain values that they stand for."""

_CODE_KEYS = frozenset({"code", "level", "stage", "indicator", "competency", "position"})

_PARENT_KEYS: Mapping[Path, tuple[str, str]] = MappingProxyType(
    {
        ("competencies",): ("competency", "code"),
        ("competencies", "levels"): ("level", "level"),
        ("positions",): ("position", "code"),
        ("display_scales",): ("kind", "kind"),
    }
)
"""For each record that holds lists: the column that names it in the sheets of those lists, and its own key."""

_TABLE_NAMES: Mapping[Path, str] = MappingProxyType(
    {
        ("competencies", "levels"): "cells",
        ("display_scales", "words"): "display_words",
    }
)

MATRIX = "matrix"
REQUIREMENT = "requirement."
"""Keys of the matrix columns, one a competency: `requirement.DC`."""

GUIDE = "guide"
SETTING_SHEETS = MappingProxyType(
    {
        "document": ("", "document", "matrix"),
        "rules": ("outcome_rule", "evidence_gate"),
    }
)
"""The sheets of field and value, with the records ("" for the top of the file) whose fields they hold."""

SHEET_ORDER = (
    "document",
    "levels",
    "competencies",
    "stages",
    "cells",
    "indicators",
    "knowledge",
    "skills",
    "positions",
    MATRIX,
    "candidates",
    "not_applicable",
    "outcome_scale",
    "display_words",
    "rules",
    "errata",
)


@dataclass(frozen=True, slots=True)
class Column:
    """One field in a sheet. Text in several languages takes one column a language, `statement.zh-Hans`."""

    key: str
    form: Form
    heading: str
    """The wording code of the field."""
    is_required: bool = False
    default: object = None
    """What an empty cell stands for."""

    @property
    def is_localized(self) -> bool:
        return isinstance(self.form, Localized)

    @property
    def default_tree(self) -> object:
        """What is written where the file says nothing, so that a person sees the choice that applies; None for blank."""
        return None if self.default in (None, "", (), NO_TEXT) else self.form.write(self.default)

    @property
    def is_code(self) -> bool:
        """Codes are trimmed when read; free text keeps every space."""
        return isinstance(self.form, Words) and self.key in _CODE_KEYS

    @property
    def is_free_text(self) -> bool:
        return isinstance(self.form, Words) and not self.is_code

    def keys(self, languages: tuple[Language, ...]) -> tuple[str, ...]:
        return tuple(f"{self.key}.{language}" for language in languages) if self.is_localized else (self.key,)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with one record a row: `parents` say which record it belongs to, `columns` are its own fields."""

    name: str
    path: Path
    parents: tuple[Column, ...]
    columns: tuple[Column, ...]
    may_be_heading_only: bool
    """A row with nothing but its parents says that the list exists and is empty."""

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return (*self.parents, *self.columns)


@dataclass(frozen=True, slots=True)
class Setting:
    """A field that occurs once in the file, or a list of texts with one row each."""

    section: str
    column: Column

    @property
    def key(self) -> str:
        return f"{self.section}.{self.column.key}" if self.section else self.column.key

    @property
    def is_list_of_texts(self) -> bool:
        return isinstance(self.column.form, ListOf) and isinstance(self.column.form.form, Localized)

    @property
    def is_localized(self) -> bool:
        return self.is_list_of_texts or self.column.is_localized


def sheet_title(name: str, language: Language) -> str:
    return word(f"framework-sheet.{name}", language)


def find_sheet(title: str) -> str | None:
    """The sheet that goes by this title in any of the product's languages."""
    for name in (GUIDE, *SHEET_ORDER):
        if any(sheet_title(name, language) == title.strip() for language in LANGUAGES):
            return name
    return None


def list_keys(name: str) -> tuple[str, ...]:
    """The keys that a sheet's columns must have, but for those that occur once a language or once a competency."""
    if name in SETTINGS:
        return ("name", "field", "value")
    if name == MATRIX:
        return ("position", "name")
    return tuple(column.key for column in TABLES_BY_NAME[name].all_columns if not column.is_localized)


def list_prefixes(name: str) -> tuple[str, ...]:
    """The beginnings of the keys that occur once a language or once a competency."""
    if name in SETTINGS:
        return ("text.",)
    if name == MATRIX:
        return (REQUIREMENT,)
    return tuple(f"{column.key}." for column in TABLES_BY_NAME[name].all_columns if column.is_localized)


def holds_lists(path: Path) -> bool:
    return path in _PARENT_KEYS


def parent_key(path: Path) -> str:
    """The field by which the records of a list that holds further lists are told apart."""
    return _PARENT_KEYS[path][1]


def is_made_by_mention(path: Path) -> bool:
    """A record that has nothing but its key and its lists needs no sheet: its rows' parent column names it."""
    return path in _PARENT_KEYS and path not in TABLES_BY_PATH


def _list_tables(record: Record, path: Path = (), parents: tuple[Column, ...] = ()) -> Iterator[Table]:
    for key in record.keys:
        if not isinstance(key.form, ListOf) or not isinstance(key.form.form, Record):
            continue
        inner, here = key.form.form, (*path, key.name)
        columns = _own_columns(inner)
        if here not in _PARENT_KEYS or len(columns) > 1:
            yield Table(_TABLE_NAMES.get(here, key.name), here, parents, columns, key.default is None)
        if here in _PARENT_KEYS:
            name, own_key = _PARENT_KEYS[here]
            naming = next(column for column in columns if column.key == own_key)
            parent = Column(name, naming.form, naming.heading, is_required=True)
            yield from _list_tables(inner, here, (*parents, parent))


def _own_columns(record: Record) -> tuple[Column, ...]:
    owner = _OWNERS.get(record.kind.__name__, record.kind.__name__)
    return tuple(
        Column(key.name, key.form, f"{owner}.{key.name}", key.is_required, None if key.is_required else key.default)
        for key in record.keys
        if not _is_nested(key)
    )


def _is_nested(key: Key) -> bool:
    """Kept elsewhere: records and lists of records have their own sheets, requirements are the matrix."""
    inner = key.form.form if isinstance(key.form, ListOf) else key.form
    return isinstance(inner, Record) or key.name == "requirements"


def _list_settings(section: str) -> Iterator[Setting]:
    record = FRAMEWORK_RECORD
    if section:
        form = next(key.form for key in record.keys if key.name == section)
        assert isinstance(form, Record)
        record = form
    for column in _own_columns(record):
        yield Setting(section, column)


TABLES = tuple(_list_tables(FRAMEWORK_RECORD))
TABLES_BY_PATH = MappingProxyType({table.path: table for table in TABLES})
TABLES_BY_NAME = MappingProxyType({table.name: table for table in TABLES})
SETTINGS = MappingProxyType(
    {
        sheet: tuple(found for section in sections for found in _list_settings(section))
        for sheet, sections in SETTING_SHEETS.items()
    }
)
