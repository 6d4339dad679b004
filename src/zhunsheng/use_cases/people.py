"""Who is in the company, where, and under whom."""

from collections.abc import Sequence
from datetime import date

from zhunsheng.domain.people import Actor, Person, Unit, check_organisation, is_logged_in, may_manage_people
from zhunsheng.store import people as store
from zhunsheng.store.people import SavedOrganisation
from zhunsheng.use_cases.clock import read_today
from zhunsheng.use_cases.marks import AuditNote, command, query


def _note_of_import(saved: SavedOrganisation) -> AuditNote:
    return AuditNote(
        "organisation",
        {
            "units_added": saved.units_added,
            "units_changed": saved.units_changed,
            "people_added": saved.people_added,
            "people_changed": saved.people_changed,
        },
    )


@command("import-people", allow=may_manage_people, note=_note_of_import)
def import_people(
    *, actor: Actor, units: Sequence[Unit], people: Sequence[Person], framework: str, on: date | None = None
) -> SavedOrganisation:
    """Add and change units and people as of a day (today unless told). `framework` is whose positions they hold.

    A list may name managers and units that are known already. Whoever it does not name stays as they are.
    """
    day = on or read_today()
    check_organisation(units, people, known_units=store.list_units(), known_people=store.list_people(day))
    return store.save_organisation(units, people, framework=framework, on=day)


@query("list-units", allow=is_logged_in)
def list_units(*, actor: Actor) -> tuple[Unit, ...]:
    """Every unit of the company, by code."""
    return store.list_units()


@query("has-people", allow=may_manage_people)
def has_people(*, actor: Actor) -> bool:
    """Whether anybody has been brought in yet."""
    return store.has_people()
