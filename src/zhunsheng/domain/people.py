"""Who is who: units, people, and the relations in which people rate each other."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


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


def may_read_frameworks(actor: Actor) -> bool:
    """The standard is there for everyone to see who has logged in, and for guests where the house is open."""
    return actor.is_guest or not actor.is_visitor or bool(actor.duties)


def may_publish_frameworks(actor: Actor) -> bool:
    return Duty.COMPETENCY_OWNER in actor.duties
