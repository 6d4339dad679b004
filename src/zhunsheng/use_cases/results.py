"""Published results: put there once, read by those who may, every look at somebody else's kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import Actor, Reach, is_logged_in, may_publish_results, reach_of, team_reach_of
from zhunsheng.store import frameworks
from zhunsheng.store import results as store
from zhunsheng.store.results import PublishedResult, ResultHead, ResultToPublish, StoredCycle
from zhunsheng.use_cases.clock import read_moment, read_today
from zhunsheng.use_cases.marks import AuditNote, command, query, write_entry

__all__ = [
    "CycleToPublish",
    "PublishedCycle",
    "PublishedResult",
    "ResultHead",
    "ResultToPublish",
    "StoredCycle",
    "find_result",
    "list_cycles",
    "list_own_results",
    "list_results_in_reach",
    "list_results_of_unit",
    "publish_cycle_results",
]


@dataclass(frozen=True, slots=True)
class PublishedCycle:
    """A cycle that was published, and how many of its results are new or corrected."""

    cycle: StoredCycle
    results: int


@dataclass(frozen=True, slots=True)
class CycleToPublish:
    """A cycle as it is published. `content` is what was frozen for all its results alike."""

    code: str
    title: str
    framework: str
    content: Mapping[str, Any] = field(default_factory=dict)


def _note_of_publication(published: PublishedCycle) -> AuditNote:
    return AuditNote(str(published.cycle.uuid), {"cycle": published.cycle.code, "results": published.results})


@command("publish-cycle-results", allow=may_publish_results, note=_note_of_publication)
def publish_cycle_results(*, actor: Actor, cycle: CycleToPublish, results: Sequence[ResultToPublish]) -> PublishedCycle:
    """Publish a cycle's results, frozen as they are, all at once. Publishing again replaces only what differs."""
    twice = sorted(code for code, times in Counter(one.person for one in results).items() if times > 1)
    if twice:
        raise RuleBroken("result-person-twice", people=twice)
    version = frameworks.find_published(cycle.framework)
    if version is None:
        raise RuleBroken("framework-unknown", framework=cycle.framework)
    at = read_moment()
    saved = store.save_cycle(code=cycle.code, title=cycle.title, framework=version.uuid, content=cycle.content, at=at)
    return PublishedCycle(saved, store.publish_results(cycle.code, results, at))


@query("list-cycles", allow=is_logged_in)
def list_cycles(*, actor: Actor) -> tuple[StoredCycle, ...]:
    """The cycles of which the actor may read at least one result, newest first."""
    return store.list_cycles(reach_of(actor), read_today())


@query("list-own-results", allow=is_logged_in)
def list_own_results(*, actor: Actor) -> tuple[ResultHead, ...]:
    """The actor's own published results, newest first."""
    return store.list_heads(Reach(own=actor.person), read_today())


@query("list-results-in-reach", allow=is_logged_in)
def list_results_in_reach(*, actor: Actor, cycle: str) -> tuple[ResultHead, ...]:
    """Whose results the actor may open in a cycle, by unit and person: who and where, not what they say."""
    return store.list_heads(reach_of(actor), read_today(), cycle=cycle)


@query("find-result", allow=is_logged_in)
def find_result(*, actor: Actor, cycle: str, person: str) -> PublishedResult:
    """One person's result. What the actor may not read looks exactly like what does not exist."""
    found = store.find_result(reach_of(actor), read_today(), cycle=cycle, person=person)
    if found is None:
        raise RuleBroken("result-unknown", cycle=cycle, person=person)
    if found.head.person != actor.person:
        _keep_view(actor, "view-result", AuditNote(str(found.head.uuid), {"cycle": cycle}))
    return found


@query("list-results-of-unit", allow=is_logged_in)
def list_results_of_unit(*, actor: Actor, cycle: str, unit: str) -> tuple[PublishedResult, ...]:
    """The results that make up the team report of a unit and its parts, as far as the actor leads its people."""
    found = store.list_results(team_reach_of(actor), read_today(), cycle=cycle, unit=unit)
    if not found:
        raise RuleBroken("unit-unknown", unit=unit)
    _keep_view(actor, "view-unit-results", AuditNote(unit, {"cycle": cycle, "results": len(found)}))
    return found


def _keep_view(actor: Actor, act: str, note: AuditNote) -> None:
    """Before anything is shown, and whatever happens afterwards: a transaction of its own."""
    with transaction.atomic(durable=True):
        write_entry(actor, act, note)
