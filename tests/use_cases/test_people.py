"""Bringing in units, people, positions and managers as from–to rows."""

from dataclasses import replace
from datetime import date

import pytest
from tests.people import PEOPLE, SINCE, UNITS, bring_in_the_cast, let_log_in

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import INSTALLER, Person, Unit
from zhunsheng.store.models import AuditEntryRow, MembershipRow, ReportingLineRow
from zhunsheng.store.people import list_people, list_units
from zhunsheng.use_cases.people import import_people

pytestmark = pytest.mark.django_db
LATER = date(2026, 3, 1)


def bring_in(*people: Person, on: date = LATER, units: tuple[Unit, ...] = ()):
    return import_people(actor=INSTALLER, units=units, people=people, framework="customer-service", on=on)


def who(code: str, on: date) -> Person:
    return next(person for person in list_people(on) if person.code == code)


def test_people_come_back_as_they_went_in():
    bring_in_the_cast()
    assert list_people(SINCE) == tuple(sorted(PEOPLE, key=lambda person: person.code))
    assert set(list_units()) == set(UNITS)


def test_nobody_was_there_before_they_came():
    bring_in_the_cast()
    assert list_people(date(2024, 12, 31)) == ()


def test_a_move_ends_one_membership_and_begins_another():
    bring_in_the_cast()
    saved = bring_in(replace(who("SHEN", LATER), unit="NORTH", manager="GU", position="03"))
    assert (saved.people_added, saved.people_changed) == (0, 1)
    assert who("SHEN", date(2026, 2, 28)).unit == "SOUTH"
    assert who("SHEN", LATER) == Person("SHEN", "沈若岚", "NORTH", position="03", manager="GU")


def test_the_same_list_again_changes_nothing():
    bring_in_the_cast()
    saved = bring_in(*PEOPLE, units=UNITS)
    assert (saved.units_changed, saved.people_added, saved.people_changed) == (0, 0, 0)
    assert MembershipRow.objects.count() == len(PEOPLE)


def test_a_slip_corrected_on_the_same_day_leaves_no_empty_span():
    bring_in_the_cast()
    bring_in(replace(who("SHEN", SINCE), unit="NORTH"), on=SINCE)
    assert who("SHEN", SINCE).unit == "NORTH"
    assert MembershipRow.objects.filter(person__code="SHEN").count() == 1


def test_losing_the_manager_ends_the_line_without_a_new_one():
    bring_in_the_cast()
    bring_in(replace(who("SHEN", LATER), manager=None))
    assert who("SHEN", LATER).manager is None
    assert ReportingLineRow.objects.filter(person__code="SHEN").count() == 1


def test_yesterdays_list_does_not_undo_todays():
    bring_in_the_cast()
    bring_in(replace(who("SHEN", LATER), unit="NORTH"))
    with pytest.raises(RuleBroken, match="organisation-changed-later"):
        bring_in(replace(who("SHEN", LATER), unit="SOUTH"), on=date(2025, 6, 1))


def test_a_list_may_name_managers_and_units_that_are_known_already():
    bring_in_the_cast()
    assert bring_in(Person("NEW", "新来", "SOUTH", manager="XIE")).people_added == 1


@pytest.mark.parametrize(
    ("people", "problem"),
    [
        ([Person("A", "甲", "NOWHERE")], "unit-of-person-missing"),
        ([Person("A", "甲", "HQ", manager="NOBODY")], "manager-above-missing"),
        ([Person("A", "甲", "HQ"), Person("A", "乙", "HQ")], "person-code-twice"),
        ([Person("A", "甲", "HQ", manager="B"), Person("B", "乙", "HQ", manager="A")], "manager-above-itself"),
        ([Person("LIN", "林岳", "HQ", manager="SHEN")], "manager-above-itself"),
    ],
)
def test_an_organisation_that_cannot_be_is_refused_whole(people, problem):
    bring_in_the_cast()
    with pytest.raises(RuleBroken, match=problem):
        bring_in(*people)
    assert list_people(LATER) == tuple(sorted(PEOPLE, key=lambda person: person.code))


def test_the_audit_entry_counts_and_names_nobody():
    bring_in_the_cast()
    entry = AuditEntryRow.objects.get(act="import-people")
    assert '"people_added": 9' in entry.facts
    assert not any(person.name in entry.facts or person.code in entry.facts for person in PEOPLE)


def test_only_the_competency_owner_brings_people_in():
    bring_in_the_cast()
    with pytest.raises(RuleBroken, match="not-allowed"):
        import_people(actor=let_log_in("TANG"), units=(), people=(), framework="customer-service")
    import_people(actor=let_log_in("ZHOU"), units=(), people=(), framework="customer-service")


def test_importing_ten_times_the_people_takes_no_more_queries(django_assert_max_num_queries):
    crowd = [Person(f"P{number:03}", "某人", "HQ", position="11") for number in range(400)]
    bring_in(*crowd[:40], units=UNITS)
    with django_assert_max_num_queries(30):
        bring_in(*crowd)
