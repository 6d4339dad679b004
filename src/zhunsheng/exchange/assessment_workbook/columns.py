"""The one table of sheets and columns, shared by the template, the reader and the documentation.

Names and hints are words, so they live in catalog/wording/workbook.toml under `workbook-sheet.…`, `workbook-column.…`
and `workbook-hint.…`; the keys here never change.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from zhunsheng.domain.text import Language
from zhunsheng.domain.wording import LANGUAGES, word


class Form(StrEnum):
    """What a cell of a column holds, and which list its drop-down offers."""

    NEW_CODE = "new-code"
    CYCLE = "cycle"
    UNIT = "unit"
    PERSON = "person"
    POSITION = "position"
    COMPETENCY = "competency"
    INDICATOR = "indicator"
    WORDS = "words"
    DATE = "date"
    NUMBER = "number"
    FLAG = "flag"
    PURPOSE = "purpose"
    GATE_MODE = "gate-mode"
    COMBINATION = "combination"
    ROLE = "role"
    ROLES = "roles"
    WEIGHTS = "weights"
    JUDGEMENT = "judgement"
    CHOICE = "choice"
    DECISION = "decision"
    CODINGS = "codings"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet. `width` is in characters, as spreadsheets count it."""

    key: str
    form: Form
    is_required: bool = False
    width: int = 14

    @property
    def must_stand(self) -> bool:
        """True when leaving the whole column out is no way of leaving its cells blank: nobody would be rated."""
        return self.is_required or self.form is Form.JUDGEMENT


@dataclass(frozen=True)
class Sheet:
    """One sheet of the workbook, a row a record."""

    key: str
    columns: tuple[Column, ...]

    def name(self, language: Language) -> str:
        return word(f"workbook-sheet.{self.key}", language)

    def column_name(self, column: str, language: Language) -> str:
        return word(f"workbook-column.{self.key}.{column}", language)

    def hint(self, column: str, language: Language) -> str:
        return word(f"workbook-hint.{self.key}.{column}", language)

    @cached_property
    def by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}


def _wanted(key: str, form: Form, width: int = 14) -> Column:
    return Column(key, form, True, width)


def _free(key: str, form: Form, width: int = 14) -> Column:
    return Column(key, form, False, width)


CYCLES = Sheet(
    "cycles",
    (
        _wanted("code", Form.NEW_CODE, 12),
        _wanted("name", Form.WORDS, 20),
        _free("purpose", Form.PURPOSE, 10),
        _wanted("period_from", Form.DATE),
        _wanted("period_to", Form.DATE),
        _free("evidence_cut_off", Form.DATE),
        _free("gate_mode", Form.GATE_MODE, 12),
        _free("counting_roles", Form.ROLES, 16),
        _free("combination", Form.COMBINATION, 18),
        _free("weights", Form.WEIGHTS, 18),
        _free("anonymity_threshold", Form.NUMBER, 12),
        _free("every_indicator", Form.FLAG, 12),
        _free("follow_up_by", Form.DATE),
        _free("published_on", Form.DATE),
    ),
)
UNITS = Sheet(
    "units",
    (
        _wanted("code", Form.NEW_CODE, 12),
        _wanted("name", Form.WORDS, 24),
        _free("parent", Form.UNIT, 12),
    ),
)
PEOPLE = Sheet(
    "people",
    (
        _wanted("code", Form.NEW_CODE, 12),
        _wanted("name", Form.WORDS, 14),
        _free("unit", Form.UNIT, 12),
        _free("position", Form.POSITION, 10),
        _free("manager", Form.PERSON, 12),
        _free("cycle", Form.CYCLE, 12),
        _free("not_included", Form.WORDS, 36),
    ),
)
ASSIGNMENTS = Sheet(
    "assignments",
    (
        _free("cycle", Form.CYCLE, 12),
        _wanted("ratee", Form.PERSON, 12),
        _wanted("rater", Form.PERSON, 12),
        _wanted("role", Form.ROLE, 12),
    ),
)
RATINGS = Sheet(
    "ratings",
    (
        _free("cycle", Form.CYCLE, 12),
        _wanted("ratee", Form.PERSON, 12),
        _wanted("rater", Form.PERSON, 12),
        _wanted("indicator", Form.INDICATOR, 14),
        _free("judgement", Form.JUDGEMENT, 18),
        _free("comment", Form.WORDS, 60),
    ),
)
RATER_OUTCOMES = Sheet(
    "rater_outcomes",
    (
        _free("cycle", Form.CYCLE, 12),
        _wanted("ratee", Form.PERSON, 12),
        _wanted("rater", Form.PERSON, 12),
        _wanted("competency", Form.COMPETENCY, 12),
        _wanted("choice", Form.CHOICE, 16),
        _free("reason", Form.WORDS, 60),
    ),
)
DECISIONS = Sheet(
    "decisions",
    (
        _free("cycle", Form.CYCLE, 12),
        _wanted("ratee", Form.PERSON, 12),
        _wanted("competency", Form.COMPETENCY, 12),
        _wanted("outcome", Form.DECISION, 16),
        _free("reason", Form.WORDS, 60),
        _wanted("decided_by", Form.PERSON, 12),
        _wanted("decided_on", Form.DATE),
    ),
)
EVENTS = Sheet(
    "events",
    (
        _wanted("code", Form.NEW_CODE, 14),
        _wanted("person", Form.PERSON, 12),
        _wanted("on", Form.DATE),
        _wanted("title", Form.WORDS, 30),
        _free("situation", Form.WORDS, 40),
        _free("task", Form.WORDS, 30),
        _free("action", Form.WORDS, 50),
        _free("result", Form.WORDS, 40),
        _free("codings", Form.CODINGS, 34),
        _wanted("noted_by", Form.PERSON, 12),
        _wanted("noted_on", Form.DATE),
        _free("shown_on", Form.DATE),
        _free("answer", Form.WORDS, 30),
        _free("confirmed_by", Form.PERSON, 12),
        _free("reference", Form.WORDS, 20),
        _free("corroborated_by", Form.WORDS, 20),
        _free("affirmed_by", Form.WORDS, 20),
        _free("model_for_others", Form.WORDS, 30),
        _free("is_occasion", Form.FLAG, 12),
    ),
)

SHEETS = (CYCLES, UNITS, PEOPLE, ASSIGNMENTS, RATINGS, RATER_OUTCOMES, DECISIONS, EVENTS)
"""In the order in which they are filled in, read, and listed in reports of problems."""
RATERS_OWN_SHEETS = (ASSIGNMENTS, RATINGS, RATER_OUTCOMES)
"""Each row is one rater's: a place in them tells who rates whom, and how."""

GUIDE_SHEET = "guide"
STANDARD_SHEET = "standard"
LISTS_SHEET = "lists"
COMPANION_SHEETS = (GUIDE_SHEET, STANDARD_SHEET, LISTS_SHEET)
"""What the template adds for people: how to fill it in, the framework to look things up, the drop-down lists. Not read."""


def list_titles(key: str) -> tuple[str, ...]:
    """Every title under which a sheet is known: its name in each language, and its key."""
    return (*(word(f"workbook-sheet.{key}", language) for language in LANGUAGES), key)
