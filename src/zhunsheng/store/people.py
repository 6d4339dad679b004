"""Units, people and the line of command: rows in, values out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.db.models.expressions import RawSQL

from zhunsheng.domain.people import Person, Unit
from zhunsheng.store.models import MembershipRow, PersonRow, PositionHeldRow, ReportingLineRow, UnitRow
from zhunsheng.store.spans import hold, holding, in_chunks

_LED_BY = """
    WITH RECURSIVE led(person_id) AS (
        SELECT line.person_id FROM reporting_line line JOIN person manager ON manager.id = line.manager_id
        WHERE manager.code = %s AND line.valid_from <= %s AND (line.valid_until IS NULL OR line.valid_until > %s)
        UNION
        SELECT line.person_id FROM reporting_line line JOIN led ON led.person_id = line.manager_id
        WHERE line.valid_from <= %s AND (line.valid_until IS NULL OR line.valid_until > %s)
    ) SELECT person_id FROM led"""
_PARTS_OF = """
    WITH RECURSIVE part(id) AS (
        SELECT id FROM unit WHERE code = %s
        UNION
        SELECT unit.id FROM unit JOIN part ON part.id = unit.parent_id
    ) SELECT id FROM part"""


@dataclass(frozen=True, slots=True)
class SavedOrganisation:
    """How many units and people an import added and changed."""

    units_added: int
    units_changed: int
    people_added: int
    people_changed: int


def led_by(manager: str, on: date) -> RawSQL:
    """The row ids of everyone below a person that day, for `…__in=`. UNION ends it even if the lines ran in a circle."""
    return RawSQL(_LED_BY, (manager, on, on, on, on))  # noqa: S611  # constant text, bound parameters


def parts_of(unit: str) -> RawSQL:
    """The row ids of a unit and all its parts, for `…__in=`."""
    return RawSQL(_PARTS_OF, (unit,))  # noqa: S611  # constant text, bound parameters


def has_people() -> bool:
    return PersonRow.objects.exists()


def list_units() -> tuple[Unit, ...]:
    rows = UnitRow.objects.select_related("parent").order_by("code")
    return tuple(Unit(row.code, row.name, row.parent.code if row.parent else None) for row in rows)


def list_people(on: date) -> tuple[Person, ...]:
    """People as they stand on a day, by code. Who belongs to no unit that day is not part of the company then."""
    rows = PersonRow.objects.order_by("code").prefetch_related(
        Prefetch("memberships", MembershipRow.objects.filter(holding(on)).select_related("unit")),
        Prefetch("positions_held", PositionHeldRow.objects.filter(holding(on), is_main=True)),
        Prefetch("reporting_lines", ReportingLineRow.objects.filter(holding(on)).select_related("manager")),
    )
    return tuple(_person_of(row) for row in rows if row.memberships.all())


def save_organisation(
    units: Sequence[Unit], people: Sequence[Person], *, framework: str, on: date
) -> SavedOrganisation:
    """Add and change units and people as of a day. Whoever is not in the list stays as they are."""
    units_added, units_changed = _save_units(units)
    people_added, people_renamed = _save_people(people)
    ids = _ids_of_people([person.code for person in people] + [person.manager for person in people if person.manager])
    unit_ids = dict(UnitRow.objects.values_list("code", "id"))
    moved = hold(MembershipRow, {ids[person.code]: {"unit_id": unit_ids[person.unit]} for person in people}, on)
    placed = hold(PositionHeldRow, {ids[person.code]: _position_fields(person, framework) for person in people}, on)
    led = hold(
        ReportingLineRow,
        {ids[person.code]: {"manager_id": ids[person.manager]} if person.manager else None for person in people},
        on,
    )
    changed = (moved | placed | led | people_renamed) - people_added
    return SavedOrganisation(units_added, units_changed, len(people_added), len(changed))


def _person_of(row: PersonRow) -> Person:
    position = next(iter(row.positions_held.all()), None)
    line = next(iter(row.reporting_lines.all()), None)
    return Person(
        code=row.code,
        name=row.name,
        unit=row.memberships.all()[0].unit.code,
        position=position.position_code if position else None,
        manager=line.manager.code if line else None,
    )


def _position_fields(person: Person, framework: str) -> Mapping[str, object] | None:
    if person.position is None:
        return None
    return {"framework_code": framework, "position_code": person.position, "is_main": True}


def _save_units(units: Sequence[Unit]) -> tuple[int, int]:
    rows = {row.code: row for row in UnitRow.objects.all()}
    fresh = [UnitRow(code=unit.code, name=unit.name) for unit in units if unit.code not in rows]
    UnitRow.objects.bulk_create(fresh)
    added = {row.code for row in fresh}
    rows |= {row.code: row for row in fresh}
    changed = 0
    for unit in units:
        row, parent = rows[unit.code], rows[unit.parent].id if unit.parent else None
        if (row.name, row.parent_id) == (unit.name, parent):
            continue
        row.name, row.parent_id = unit.name, parent
        if unit.code not in added:
            row.revision, changed = row.revision + 1, changed + 1
        row.save(update_fields=["name", "parent", "revision"])
    return len(added), changed


def _save_people(people: Sequence[Person]) -> tuple[set[int], set[int]]:
    added, renamed = set[int](), set[int]()
    for chunk in in_chunks(people):
        rows = {row.code: row for row in PersonRow.objects.filter(code__in=[person.code for person in chunk])}
        fresh = [PersonRow(code=person.code, name=person.name) for person in chunk if person.code not in rows]
        PersonRow.objects.bulk_create(fresh)
        added |= {row.id for row in fresh}
        other = [(rows[person.code], person.name) for person in chunk if person.code in rows]
        for row, name in other:
            if row.name != name:
                row.name, row.revision = name, row.revision + 1
                row.save(update_fields=["name", "revision"])
                renamed.add(row.id)
    return added, renamed


def _ids_of_people(codes: Sequence[str]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for chunk in in_chunks(dict.fromkeys(codes)):
        ids |= dict(PersonRow.objects.filter(code__in=chunk).values_list("code", "id"))
    return ids
