"""Cycles and their published results: rows in, values out. Who may read what comes in as a `Reach`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import Reach
from zhunsheng.store.models import CycleRow, FrameworkVersionRow, PersonRow, PublishedResultRow, UnitRow
from zhunsheng.store.people import led_by, parts_of
from zhunsheng.store.spans import in_chunks
from zhunsheng.store.trees import Tree, check_text, hash_text, read_tree, write_tree


@dataclass(frozen=True, slots=True)
class StoredCycle:
    """One cycle that has been published, without what was frozen for its results."""

    uuid: UUID
    code: str
    title: str
    framework: UUID
    revision: int
    published_at: datetime


@dataclass(frozen=True, slots=True)
class ResultHead:
    """Where a published result stands, without what it says."""

    uuid: UUID
    cycle: str
    person: str
    person_name: str
    unit: str
    unit_name: str
    position: str | None
    revision: int
    published_at: datetime


@dataclass(frozen=True, slots=True)
class StoredResult:
    """One person's published result in one cycle."""

    head: ResultHead
    snapshot: Tree


@dataclass(frozen=True, slots=True)
class ResultToStore:
    """What is stored of one person: unit and position as the cycle froze them, and the tree of the result."""

    person: str
    unit: str
    position: str | None
    snapshot: Tree


def save_cycle(*, code: str, title: str, framework: UUID, content: Tree, at: datetime) -> StoredCycle:
    """Store a cycle, or its corrected content; the framework it was frozen with stays."""
    version = FrameworkVersionRow.objects.only("id", "uuid").get(uuid=framework)
    fresh = {"title": title, "framework": version, "content": write_tree(content), "published_at": at}
    row, is_new = CycleRow.objects.select_for_update().get_or_create(code=code, defaults=fresh)
    if not is_new:
        _correct_cycle(row, title, write_tree(content))
    return _cycle_of(row)


def find_cycle(code: str) -> StoredCycle | None:
    """One cycle by its code."""
    row = CycleRow.objects.select_related("framework").defer("content", "framework__content").filter(code=code).first()
    return _cycle_of(row) if row else None


def load_cycle_content(uuid: UUID) -> Tree:
    """What was frozen for all results of a cycle alike."""
    return read_tree(CycleRow.objects.values_list("content", flat=True).get(uuid=uuid))


def publish_results(cycle: str, results: Sequence[ResultToStore], at: datetime) -> int:
    """Publish what is new or differs from what was published; a correction replaces the snapshot for all readers at once."""
    row = CycleRow.objects.get(code=cycle)
    units = dict(UnitRow.objects.values_list("code", "id"))
    return sum(_publish_chunk(row, chunk, units, at) for chunk in in_chunks(results))


def load_snapshots(cycle: str) -> Mapping[str, Tree]:
    """What stands published in a cycle, by person; only for comparing with a correction."""
    rows = _current().filter(cycle__code=cycle).values_list("person__code", "snapshot")
    return {person: read_tree(snapshot) for person, snapshot in rows}


def list_cycles(reach: Reach, on: date) -> tuple[StoredCycle, ...]:
    """The cycles that hold at least one result within reach, newest first."""
    reachable = _current().filter(_within(reach, on)).values("cycle_id")
    rows = CycleRow.objects.select_related("framework").filter(id__in=reachable).order_by("-published_at", "-id")
    return tuple(_cycle_of(row) for row in rows.defer("content", "framework__content"))


def list_heads(reach: Reach, on: date, *, cycle: str) -> tuple[ResultHead, ...]:
    """The results within reach, by unit and person."""
    rows = _select(reach, on, cycle).defer("snapshot", "cycle__content")
    return tuple(_head_of(row) for row in rows)


def list_results(reach: Reach, on: date, *, cycle: str, unit: str) -> tuple[StoredResult, ...]:
    """The results within reach of a unit and its parts, with what they say."""
    rows = _select(reach, on, cycle).filter(unit_id__in=parts_of(unit)).defer("cycle__content")
    return tuple(_result_of(row) for row in rows)


def find_result(reach: Reach, on: date, *, cycle: str, person: str) -> StoredResult | None:
    """One result within reach. What is out of reach is as absent as what does not exist."""
    row = _select(reach, on, cycle).filter(person__code=person).defer("cycle__content").first()
    return _result_of(row) if row else None


def _correct_cycle(row: CycleRow, title: str, content: str) -> None:
    if (row.title, row.content) != (title, content):
        row.title, row.content, row.revision = title, content, row.revision + 1
        row.save(update_fields=["title", "content", "revision"])


def _current() -> QuerySet[PublishedResultRow]:
    return PublishedResultRow.objects.filter(replaced_at__isnull=True)


def _select(reach: Reach, on: date, cycle: str) -> QuerySet[PublishedResultRow]:
    rows = _current().filter(_within(reach, on), cycle__code=cycle).select_related("cycle", "person", "unit")
    return rows.order_by("unit__code", "person__code")


def _within(reach: Reach, on: date) -> Q:
    if reach.everyone:
        return Q()
    within = Q(pk__in=())
    if reach.own:
        within |= Q(person__code=reach.own)
    if reach.led_by:
        within |= Q(person_id__in=led_by(reach.led_by, on))
    return within


def _publish_chunk(cycle: CycleRow, results: Sequence[ResultToStore], units: Mapping[str, int], at: datetime) -> int:
    people = dict(PersonRow.objects.filter(code__in=[one.person for one in results]).values_list("code", "id"))
    standing = {
        row.person_id: row for row in _current().filter(cycle=cycle, person_id__in=people.values()).defer("snapshot")
    }
    fresh = [_row_of(cycle, one, standing, people, units, at) for one in results]
    differing = [row for row in fresh if _differs(row, standing.get(row.person_id))]
    replaced = [standing[row.person_id].id for row in differing if row.person_id in standing]
    PublishedResultRow.objects.filter(id__in=replaced).update(replaced_at=at)
    PublishedResultRow.objects.bulk_create(differing)
    return len(differing)


def _differs(fresh: PublishedResultRow, standing: PublishedResultRow | None) -> bool:
    return standing is None or (fresh.sha256, fresh.unit_id, fresh.position_code) != (
        standing.sha256,
        standing.unit_id,
        standing.position_code,
    )


def _row_of(
    cycle: CycleRow,
    one: ResultToStore,
    standing: Mapping[int, PublishedResultRow],
    people: Mapping[str, int],
    units: Mapping[str, int],
    at: datetime,
) -> PublishedResultRow:
    if one.person not in people:
        raise RuleBroken("result-of-person-missing", person=one.person)
    if one.unit not in units:
        raise RuleBroken("unit-of-person-missing", person=one.person, unit=one.unit)
    person, text = people[one.person], write_tree(one.snapshot)
    before = standing.get(person)
    return PublishedResultRow(
        cycle=cycle,
        person_id=person,
        unit_id=units[one.unit],
        position_code=one.position or "",
        snapshot=text,
        sha256=hash_text(text),
        revision=before.revision + 1 if before else 1,
        published_at=at,
    )


def _cycle_of(row: CycleRow) -> StoredCycle:
    return StoredCycle(
        uuid=row.uuid,
        code=row.code,
        title=row.title,
        framework=row.framework.uuid,
        revision=row.revision,
        published_at=row.published_at,
    )


def _result_of(row: PublishedResultRow) -> StoredResult:
    head = _head_of(row)
    check_text(row.snapshot, row.sha256, "result-content-altered", cycle=head.cycle, person=head.person)
    return StoredResult(head, read_tree(row.snapshot))


def _head_of(row: PublishedResultRow) -> ResultHead:
    return ResultHead(
        uuid=row.uuid,
        cycle=row.cycle.code,
        person=row.person.code,
        person_name=row.person.name,
        unit=row.unit.code,
        unit_name=row.unit.name,
        position=row.position_code or None,
        revision=row.revision,
        published_at=row.published_at,
    )
