"""Who is who: units, people, and the relations in which people rate each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.repeats import list_repeated


class RaterRole(StrEnum):
    """评价关系: how a rater stands to the ratee."""

    SELF = "self"
    MANAGER = "manager"
    PEER = "peer"
    SUBORDINATE = "subordinate"
    CUSTOMER = "customer"
    PANEL = "panel"

    @property
    def is_named(self) -> bool:
        """Self, manager and panel stand by their word; the others are shown only in numbers that hide who said what."""
        return self in NAMED_ROLES


NAMED_ROLES = frozenset({RaterRole.SELF, RaterRole.MANAGER, RaterRole.PANEL})
DECIDING_ROLES = frozenset({RaterRole.MANAGER, RaterRole.PANEL})
"""Roles that count towards a suggestion unless a cycle says otherwise. Self never may."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the company; `parent` is another unit's code, or None at the top."""

    code: str
    name: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the company, with the unit, position and manager of one moment."""

    code: str
    name: str
    unit: str
    position: str | None = None
    manager: str | None = None


class Duty(StrEnum):
    """What an account is entrusted with, beyond what its person may do as staff or as a manager."""

    COMPETENCY_OWNER = "competency-owner"
    AUDITOR = "auditor"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Actor:
    """操作者: who asks. `account` None has not logged in; `person` None stands for nobody in the company."""

    account: UUID | None = None
    person: str | None = None
    """A person's code."""
    name: str = ""
    position: str | None = None
    """The code of the main position today."""
    duties: frozenset[Duty] = frozenset()
    is_guest: bool = False
    """Not logged in, on a machine whose handbook is open to all."""

    @property
    def is_visitor(self) -> bool:
        return self.account is None


VISITOR = Actor()
GUEST = Actor(is_guest=True)
INSTALLER = Actor(duties=frozenset({Duty.COMPETENCY_OWNER, Duty.OPERATOR}))
"""The person at the machine itself: publishes the shipped framework, loads people, makes the first accounts."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be made: for a person, or under a `name` of its own for somebody from outside."""

    login_name: str
    person: str | None = None
    name: str = ""
    duties: frozenset[Duty] = frozenset()

    def __post_init__(self) -> None:
        if not self.login_name or self.login_name != "".join(self.login_name.split()):
            raise RuleBroken("login-name-with-blanks", login_name=self.login_name)


def may_read_frameworks(actor: Actor) -> bool:
    """The standard is there for everyone to see who has logged in, and for guests where the house is open."""
    return actor.is_guest or not actor.is_visitor or bool(actor.duties)


def may_publish_frameworks(actor: Actor) -> bool:
    return Duty.COMPETENCY_OWNER in actor.duties


def may_manage_people(actor: Actor) -> bool:
    """Bring in units, people, positions and managers."""
    return Duty.COMPETENCY_OWNER in actor.duties


def may_manage_accounts(actor: Actor) -> bool:
    """Make accounts and entrust duties. An operator keeps the machine and reads no contents."""
    return Duty.OPERATOR in actor.duties


def may_publish_results(actor: Actor) -> bool:
    return Duty.COMPETENCY_OWNER in actor.duties


def anyone(_actor: Actor) -> bool:
    """What even a visitor may do, such as knocking at the door."""
    return True


def is_logged_in(actor: Actor) -> bool:
    return not actor.is_visitor


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose published results an actor may read: everyone's, one's own, those of the people one leads."""

    everyone: bool = False
    own: str | None = None
    led_by: str | None = None
    """All below this person in the line of command, however far down."""

    @property
    def extent(self) -> str:
        """How far it goes, in one word."""
        if self.everyone:
            return "everyone"
        return "own-and-led" if self.own or self.led_by else "nobody"


def reach_of(actor: Actor) -> Reach:
    """Staff read their own result, managers those of the people they lead, the competency owner all.

    An auditor's or operator's duty opens nothing: what they check and keep running, they need not read.
    """
    if actor.is_visitor and not actor.duties:
        return Reach()
    return Reach(everyone=Duty.COMPETENCY_OWNER in actor.duties, own=actor.person, led_by=actor.person)


def team_reach_of(actor: Actor) -> Reach:
    """Whose results make up the team reports that an actor may read: as `reach_of`, but one's own is not a team."""
    return replace(reach_of(actor), own=None)


def check_organisation(
    units: Sequence[Unit],
    people: Sequence[Person],
    *,
    known_units: Sequence[Unit] = (),
    known_people: Sequence[Person] = (),
) -> None:
    """Refuse an organisation that names what is not there, or in which somebody stands above themselves.

    What is known already stands beside the new, which replaces it code by code.
    """
    _check_codes("unit-code-twice", [unit.code for unit in units])
    _check_codes("person-code-twice", [person.code for person in people])
    above_unit = {unit.code: unit.parent for unit in (*known_units, *units)}
    _check_parents("unit", above_unit)
    _check_parents("manager", {person.code: person.manager for person in (*known_people, *people)})
    for person in people:
        if person.unit not in above_unit:
            raise RuleBroken("unit-of-person-missing", person=person.code, unit=person.unit)


def _check_codes(problem: str, codes: list[str]) -> None:
    if twice := list_repeated(codes):
        raise RuleBroken(problem, codes=twice)


def _check_parents(kind: str, above: Mapping[str, str | None]) -> None:
    for code, parent in above.items():
        if parent is not None and parent not in above:
            raise RuleBroken(f"{kind}-above-missing", code=code, above=parent)
    settled: set[str] = set()
    for start in above:
        passed: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in settled:
            if here in passed:
                raise RuleBroken(f"{kind}-above-itself", codes=[*passed][list(passed).index(here) :])
            passed[here] = None
            here = above[here]
        settled.update(passed)
