"""The marks of a use case. They keep the promises that each function would otherwise have to remember.

`@command`: permission, one durable transaction, one audit entry in it.
`@query`: permission. Whoever looks at somebody else's result is kept by `keep_view`, before anything is shown.
`@draft_command`: permission and transaction; drafts are seen by their writer alone and are not audited.
"""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar, cast

from django.db import transaction

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import Actor
from zhunsheng.store import audit
from zhunsheng.store.durability import durable_transaction
from zhunsheng.use_cases.clock import read_moment

_Asked = ParamSpec("_Asked")
_Given = TypeVar("_Given")
Permission = Callable[[Actor], bool]


@dataclass(frozen=True, slots=True)
class AuditNote:
    """What the audit trail keeps of an act: uuids, codes and hashes, never names or free text."""

    subject: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


def command(
    act: str, *, allow: Permission, note: Callable[[Any], AuditNote]
) -> Callable[[Callable[_Asked, _Given]], Callable[_Asked, _Given]]:
    """Mark a use case that changes something. `note` tells from its result what to write into the audit trail."""

    def mark(use_case: Callable[_Asked, _Given]) -> Callable[_Asked, _Given]:
        @functools.wraps(use_case)
        def marked(*asked: _Asked.args, **named: _Asked.kwargs) -> _Given:
            actor = _actor_in(named)
            require(allow, actor, act)
            with durable_transaction():
                given = use_case(*asked, **named)
                write_entry(actor, act, note(given))
            return given

        return _marked_as("command", act, marked)

    return mark


def draft_command(act: str, *, allow: Permission) -> Callable[[Callable[_Asked, _Given]], Callable[_Asked, _Given]]:
    """Mark a use case that saves what only its writer sees."""

    def mark(use_case: Callable[_Asked, _Given]) -> Callable[_Asked, _Given]:
        @functools.wraps(use_case)
        def marked(*asked: _Asked.args, **named: _Asked.kwargs) -> _Given:
            require(allow, _actor_in(named), act)
            with transaction.atomic():
                return use_case(*asked, **named)

        return _marked_as("draft-command", act, marked)

    return mark


def query(act: str, *, allow: Permission) -> Callable[[Callable[_Asked, _Given]], Callable[_Asked, _Given]]:
    """Mark a use case that only reads."""

    def mark(use_case: Callable[_Asked, _Given]) -> Callable[_Asked, _Given]:
        @functools.wraps(use_case)
        def marked(*asked: _Asked.args, **named: _Asked.kwargs) -> _Given:
            require(allow, _actor_in(named), act)
            return use_case(*asked, **named)

        return _marked_as("query", act, marked)

    return mark


def require(allow: Permission, actor: Actor, act: str) -> None:
    """Refuse an act that the actor may not do whatever it is about."""
    if not allow(actor):
        raise RuleBroken("not-allowed", act=act)


def write_entry(actor: Actor, act: str, note: AuditNote) -> None:
    """Add one entry to the audit trail, in the transaction that is open."""
    audit.write_entry(at=read_moment(), account=actor.account, act=act, subject=note.subject, facts=dict(note.facts))


def keep_view(actor: Actor, act: str, note: AuditNote) -> None:
    """Keep who looked at what, before anything is shown and whatever happens afterwards: a transaction of its own."""
    with durable_transaction(own=True):
        write_entry(actor, act, note)


def _actor_in(named: Mapping[str, object]) -> Actor:
    return cast(Actor, named["actor"])


def _marked_as(kind: str, act: str, marked: Callable[_Asked, _Given]) -> Callable[_Asked, _Given]:
    setattr(marked, "use_case_mark", kind)  # noqa: B010  # a function has no declared attributes
    setattr(marked, "use_case_act", act)  # noqa: B010
    return marked
