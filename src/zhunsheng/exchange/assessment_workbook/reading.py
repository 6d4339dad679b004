"""What the readers of the single sheets share: the tables, the framework's words and codes, and what is known so far."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhunsheng.domain.assessments import Assignment, Cycle, Decision, RaterOutcome, Rating
from zhunsheng.domain.behavioural_events import BehaviouralEvent
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.people import Person, Unit
from zhunsheng.exchange.assessment_workbook.codebook import CodeBook
from zhunsheng.exchange.assessment_workbook.columns import CYCLES, PEOPLE, UNITS
from zhunsheng.exchange.assessment_workbook.findings import Findings
from zhunsheng.exchange.assessment_workbook.rows import Row, iterate_rows
from zhunsheng.exchange.assessment_workbook.tables import Tables
from zhunsheng.exchange.assessment_workbook.vocabulary import Vocabularies, make_vocabularies

AssignmentKey = tuple[str, str, str]
"""Cycle, ratee, rater."""
RateeKey = tuple[str, str]
"""Cycle, ratee."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person as one row of the people's sheet has it."""

    person: Person
    not_included: str | None
    row: Row


class Reading:
    """One workbook being read. Sheets are read in order, for each refers to those before it."""

    def __init__(self, tables: Tables, framework: Framework, today: date | None) -> None:
        self.tables = tables
        self.findings: Findings = tables.findings
        self.framework = framework
        self.today = today
        self.words: Vocabularies = make_vocabularies(framework)
        self.cycle_codes = CodeBook("workbook-cycle-unknown")
        self.unit_codes = CodeBook("workbook-unit-unknown")
        self.person_codes = CodeBook("workbook-person-unknown")
        for sheet, book in ((CYCLES, self.cycle_codes), (UNITS, self.unit_codes), (PEOPLE, self.person_codes)):
            book.is_unreadable = sheet.key not in tables.by_sheet
        self.position_codes = CodeBook("workbook-position-unknown", _position_names(framework))
        self.competency_codes = CodeBook("workbook-competency-unknown", _competency_names(framework))
        self.indicator_codes = CodeBook("workbook-indicator-unknown", _indicator_names(framework))
        self.is_of_another_framework = False
        """True when no rating speaks of an indicator of this framework; said once, not for each row."""
        self.cycles: dict[str, Cycle] = {}
        self.units: list[Unit] = []
        self.members: dict[str, Member] = {}
        """People as they are in every cycle that has no row of its own for them."""
        self.members_in_cycle: dict[RateeKey, Member] = {}
        self.assignments: dict[AssignmentKey, Assignment] = {}
        self.assignments_of: dict[RateeKey, list[Assignment]] = {}
        self.broken_assignments: set[AssignmentKey] = set()
        self.ratings: dict[RateeKey, list[Rating]] = {}
        self.rater_outcomes: dict[RateeKey, list[RaterOutcome]] = {}
        self.decisions: dict[RateeKey, list[Decision]] = {}
        self.events: dict[str, list[BehaviouralEvent]] = {}
        self.reason_places: dict[tuple[str, ...], str] = {}
        """Where the reason stands of a decision (cycle, ratee, competency) or a choice (cycle, ratee, rater, competency)."""
        self.follow_up_places: dict[str, str] = {}
        """Where each cycle says by when missing evidence is to be gathered."""
        self._applicable: dict[tuple[str, str], frozenset[str]] = {}

    def rows(self, sheet: str) -> Iterator[Row]:
        return iterate_rows(self.tables, sheet)

    def find_cycle(self, row: Row) -> str | None:
        """The cycle of a row; a workbook with a single cycle need not repeat it."""
        said = row.reference("cycle", self.cycle_codes)
        if said is not None or row.is_broken:
            return said
        known = self.cycle_codes.codes
        if len(known) == 1:
            return known[0]
        if known:
            row.tell("workbook-cycle-not-said", "cycle", expected=list(known))
        row.is_broken = True
        return None

    def find_member(self, cycle: str, person: str) -> Member | None:
        return self.members_in_cycle.get((cycle, person)) or self.members.get(person)

    def find_ratee(self, row: Row, cycle: str | None) -> Member | None:
        """The person that a row is about, who must be in the cycle, inside it, and hold a position."""
        code = row.reference("ratee", self.person_codes)
        row.ratee = code
        if code is None or cycle is None:
            return None
        member = self.find_member(cycle, code)
        if member is None:
            row.tell("workbook-person-not-in-cycle", "ratee", cycle=cycle)
        elif member.not_included is not None:
            row.tell("workbook-ratee-not-included", "ratee", cycle=cycle, reason=member.not_included)
        elif member.person.position is None:
            row.tell("workbook-ratee-without-position", "ratee")
        return None if row.is_broken else member

    def find_applicable(self, position: str, competency: str) -> frozenset[str]:
        """Codes of the indicators that a position answers for."""
        key = (position, competency)
        if key not in self._applicable:
            applicable = self.framework.applicable_indicators(position, competency)
            self._applicable[key] = frozenset(indicator.code for indicator in applicable)
        return self._applicable[key]


def _position_names(framework: Framework) -> dict[str, str]:
    return {position.code: str(position.name) for position in framework.positions}


def _competency_names(framework: Framework) -> dict[str, str]:
    return {competency.code: str(competency.label) for competency in framework}


def _indicator_names(framework: Framework) -> dict[str, str]:
    return {located.indicator.code: str(located.indicator.statement) for located in framework.list_indicators()}
