"""Published results: put there once, read by those who may, every look at somebody else's kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from zhunsheng.domain.assessments import AssessmentRound, Cycle
from zhunsheng.domain.corrections import find_revealing_differences
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.people import Actor, is_logged_in, may_publish_results, reach_of, team_reach_of
from zhunsheng.domain.repeats import list_repeated
from zhunsheng.domain.results import PersonalResult, RoundResult
from zhunsheng.exchange.result_tree import RESULT_FORMAT, from_tree, to_tree
from zhunsheng.store import frameworks
from zhunsheng.store import results as store
from zhunsheng.store.results import ResultHead, ResultToStore, StoredCycle, StoredResult
from zhunsheng.store.trees import Tree
from zhunsheng.use_cases.clock import read_moment, read_today
from zhunsheng.use_cases.frameworks import get_framework_version
from zhunsheng.use_cases.marks import AuditNote, command, keep_view, query

__all__ = [
    "Publication",
    "PublishedCycle",
    "PublishedResult",
    "PublishedTeam",
    "ResultHead",
    "StoredCycle",
    "find_result",
    "list_cycles",
    "list_results_in_reach",
    "list_results_of_unit",
    "publish_cycle_results",
]


@dataclass(frozen=True, slots=True)
class Publication:
    """A cycle that was published, and how many of its results are new or corrected."""

    cycle: StoredCycle
    results: int


@dataclass(frozen=True, slots=True)
class PublishedCycle:
    """What was frozen for all results of a cycle alike. `people` and `units` are the names behind the codes, as then."""

    cycle: Cycle
    framework: Framework
    people: Mapping[str, str]
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PublishedResult:
    """One person's result as it was published, with what a report of it is built with."""

    head: ResultHead
    result: PersonalResult
    published: PublishedCycle


@dataclass(frozen=True, slots=True)
class PublishedTeam:
    """The results of a unit and its parts, as far as the reader leads its people."""

    unit: str
    results: tuple[PersonalResult, ...]
    published: PublishedCycle


def _note_of_publication(publication: Publication) -> AuditNote:
    cycle = publication.cycle
    return AuditNote(str(cycle.uuid), {"cycle": cycle.code, "results": publication.results})


@command("publish-cycle-results", allow=may_publish_results, note=_note_of_publication)
def publish_cycle_results(
    *, actor: Actor, assessed: AssessmentRound, results: RoundResult, framework: str
) -> Publication:
    """Publish a cycle's results, frozen as they are, all at once. Publishing again replaces only what differs.

    `framework` is the code of the framework assessed against, in the version in force. No rater's own record is kept
    with a result: it is not for its readers.
    """
    if twice := list_repeated(one.person.code for one in results.people):
        raise RuleBroken("result-person-twice", people=twice)
    version = frameworks.find_published(framework)
    if version is None:
        raise RuleBroken("framework-unknown", framework=framework)
    cycle, at = assessed.cycle, read_moment()
    published = [one.publish() for one in results.people]
    _refuse_what_reveals(cycle.code, published)
    stored = store.save_cycle(
        code=cycle.code, title=cycle.name, framework=version.uuid, content=_tree_of_cycle(assessed), at=at
    )
    return Publication(stored, store.publish_results(cycle.code, [_to_store(one) for one in published], at))


@query("list-cycles", allow=is_logged_in)
def list_cycles(*, actor: Actor) -> tuple[StoredCycle, ...]:
    """The cycles of which the actor may read at least one result, newest first."""
    return store.list_cycles(reach_of(actor), read_today())


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
        keep_view(actor, "view-result", AuditNote(str(found.head.uuid), {"cycle": cycle}))
    return PublishedResult(found.head, _result_of(found), _get_published(actor, cycle))


@query("list-results-of-unit", allow=is_logged_in)
def list_results_of_unit(*, actor: Actor, cycle: str, unit: str) -> PublishedTeam:
    """What makes up the team report of a unit and its parts, as far as the actor leads its people."""
    found = store.list_results(team_reach_of(actor), read_today(), cycle=cycle, unit=unit)
    if not found:
        raise RuleBroken("unit-unknown", unit=unit)
    keep_view(actor, "view-unit-results", AuditNote(unit, {"cycle": cycle, "results": len(found)}))
    return PublishedTeam(unit, tuple(_result_of(one) for one in found), _get_published(actor, cycle))


def _get_published(actor: Actor, code: str) -> PublishedCycle:
    stored = store.find_cycle(code)
    if stored is None:
        raise RuleBroken("cycle-unknown", cycle=code)
    cycle, people, units = _read_content(stored.uuid, stored.revision)
    return PublishedCycle(cycle, get_framework_version(actor=actor, version=stored.framework), people, units)


@lru_cache(maxsize=16)
def _read_content(uuid: UUID, _revision: int) -> tuple[Cycle, Mapping[str, str], Mapping[str, str]]:
    """Read once a process: a correction comes with another revision."""
    tree = store.load_cycle_content(uuid)
    return from_tree(Cycle, tree["cycle"]), tree["people"], tree["units"]


def _refuse_what_reveals(cycle: str, corrected: Sequence[PersonalResult]) -> None:
    """Readers keep what they have read; a correction must not let them subtract one anonymous rater from it."""
    standing = store.load_snapshots(cycle)
    for one in corrected:
        if one.person.code not in standing:
            continue
        revealing = find_revealing_differences(from_tree(PersonalResult, standing[one.person.code]), one)
        if revealing:
            competency, role = revealing[0]
            raise RuleBroken(
                "correction-would-reveal-a-rater", cycle=cycle, person=one.person.code, competency=competency, role=role
            )


def _tree_of_cycle(assessed: AssessmentRound) -> Tree:
    return {
        "format": RESULT_FORMAT,
        "cycle": to_tree(assessed.cycle),
        "people": {person.code: person.name for person in assessed.people},
        "units": {unit.code: unit.name for unit in assessed.units},
    }


def _to_store(one: PersonalResult) -> ResultToStore:
    return ResultToStore(one.person.code, one.person.unit, one.person.position, to_tree(one))


def _result_of(stored: StoredResult) -> PersonalResult:
    return from_tree(PersonalResult, stored.snapshot)
