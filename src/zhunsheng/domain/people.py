"""Who is who: units, people, and the relations in which people rate each other."""

from dataclasses import dataclass
from enum import StrEnum


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
