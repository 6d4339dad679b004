"""Publishing results, and who may read them."""

import pytest
from tests.frameworks import SMALL, version
from tests.people import bring_in_the_cast, let_log_in

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import INSTALLER, Actor, Person
from zhunsheng.store.models import AuditEntryRow, PublishedResultRow
from zhunsheng.use_cases.frameworks import publish_framework
from zhunsheng.use_cases.people import import_people
from zhunsheng.use_cases.results import (
    CycleToPublish,
    ResultToPublish,
    find_result,
    list_cycles,
    list_own_results,
    list_results_in_reach,
    list_results_of_unit,
    publish_cycle_results,
)

pytestmark = pytest.mark.django_db
CYCLE = CycleToPublish("2026", "2026 年度评估", "customer-service", {"rule": "sustained/1"})
UNIT_OF = {"SHEN": "SOUTH", "HE": "SOUTH-1", "LUO": "NORTH", "XIE": "SOUTH", "ZHOU": "HQ"}


@pytest.fixture(autouse=True)
def published():
    bring_in_the_cast()
    publish_framework(actor=INSTALLER, framework=SMALL)
    publish_all()


def publish_all(**said: str):
    results = [
        ResultToPublish(code, unit, "04", {"person": code, "said": said.get(code, "")})
        for code, unit in UNIT_OF.items()
    ]
    return publish_cycle_results(actor=INSTALLER, cycle=CYCLE, results=results)


def is_readable(actor: Actor, person: str) -> bool:
    try:
        return find_result(actor=actor, cycle="2026", person=person).head.person == person
    except RuleBroken as refused:
        if refused.code != "result-unknown":
            raise
        return False


def readable(actor: Actor) -> set[str]:
    return {code for code in UNIT_OF if is_readable(actor, code)}


@pytest.mark.parametrize(
    ("reader", "may_read"),
    [
        ("SHEN", {"SHEN"}),
        ("XIE", {"XIE", "SHEN", "HE"}),
        ("GU", {"LUO"}),
        ("LIN", {"SHEN", "HE", "LUO", "XIE", "ZHOU"}),
        ("ZHOU", set(UNIT_OF)),
        ("QIN", set()),
        ("TANG", set()),
    ],
)
def test_who_may_read_whose_result(reader, may_read):
    actor = let_log_in(reader)
    assert readable(actor) == may_read
    assert {head.person for head in list_results_in_reach(actor=actor, cycle="2026")} == may_read
    assert bool(list_cycles(actor=actor)) == bool(may_read)


@pytest.mark.parametrize(
    ("reader", "unit", "team"),
    [
        ("XIE", "SOUTH", ["SHEN", "HE"]),  # with the project below, without himself
        ("XIE", "SOUTH-1", ["HE"]),
        ("LIN", "HQ", ["ZHOU", "LUO", "SHEN", "XIE", "HE"]),
        ("ZHOU", "NORTH", ["LUO"]),
        ("XIE", "NORTH", None),
        ("SHEN", "SOUTH", None),  # a member is not the manager
        ("QIN", "HQ", None),
        ("TANG", "HQ", None),
        ("ZHOU", "NOWHERE", None),
    ],
)
def test_who_may_read_which_team(reader, unit, team):
    actor = let_log_in(reader)
    if team is None:
        with pytest.raises(RuleBroken, match="unit-unknown"):
            list_results_of_unit(actor=actor, cycle="2026", unit=unit)
    else:
        assert [one.head.person for one in list_results_of_unit(actor=actor, cycle="2026", unit=unit)] == team


def test_what_was_published_comes_back_letter_for_letter():
    publish_all(SHEN="“持续展现”——…")
    assert find_result(actor=let_log_in("SHEN"), cycle="2026", person="SHEN").snapshot == {
        "person": "SHEN",
        "said": "“持续展现”——…",
    }


def test_a_correction_replaces_the_snapshot_and_keeps_the_earlier_one():
    again = publish_all(SHEN="更正后")
    assert again.results == 1
    found = find_result(actor=let_log_in("XIE"), cycle="2026", person="SHEN")
    assert (found.snapshot["said"], found.head.revision) == ("更正后", 2)
    kept = PublishedResultRow.objects.filter(person__code="SHEN")
    assert [row.replaced_at is None for row in kept.order_by("revision")] == [False, True]


def test_publishing_the_same_again_adds_nothing():
    assert publish_all().results == 0


def test_a_cycle_keeps_the_framework_it_was_frozen_with():
    before = list_cycles(actor=let_log_in("ZHOU"))[0].framework
    publish_framework(actor=INSTALLER, framework=version("2"))
    publish_all(SHEN="更正后")
    assert list_cycles(actor=let_log_in("LIN"))[0].framework == before


def test_looking_at_somebody_elses_result_is_kept_and_at_ones_own_is_not():
    manager, owner_of_it = let_log_in("XIE"), let_log_in("SHEN")
    result = find_result(actor=manager, cycle="2026", person="SHEN")
    find_result(actor=owner_of_it, cycle="2026", person="SHEN")
    entry = AuditEntryRow.objects.get(act="view-result")
    assert (entry.account, entry.subject) == (manager.account, str(result.head.uuid))


def test_looking_at_a_team_is_kept():
    list_results_of_unit(actor=let_log_in("XIE"), cycle="2026", unit="SOUTH")
    assert AuditEntryRow.objects.filter(act="view-unit-results").count() == 1


def test_being_refused_leaves_no_view_behind():
    readable(let_log_in("TANG"))
    assert not AuditEntryRow.objects.filter(act__startswith="view").exists()


def test_own_results_are_listed_for_their_owner_alone():
    assert [head.person for head in list_own_results(actor=let_log_in("XIE"))] == ["XIE"]
    assert list_own_results(actor=let_log_in("QIN")) == ()


def test_nobody_is_published_twice_in_one_cycle():
    twice = [ResultToPublish("SHEN", "SOUTH", "04", {})] * 2
    with pytest.raises(RuleBroken, match="result-person-twice"):
        publish_cycle_results(actor=INSTALLER, cycle=CYCLE, results=twice)


def test_somebody_unknown_stops_the_whole_publication():
    with pytest.raises(RuleBroken, match="result-of-person-missing"):
        publish_cycle_results(
            actor=INSTALLER,
            cycle=CYCLE,
            results=[ResultToPublish("HE", "SOUTH", "04", {"x": 1}), ResultToPublish("??", "SOUTH", "04", {})],
        )
    assert not PublishedResultRow.objects.filter(revision=2).exists()


def publish_a_crowd(size: int):
    crowd = [Person(f"P{number:03}", "某人", "SOUTH-1", position="11", manager="XIE") for number in range(size)]
    import_people(actor=INSTALLER, units=(), people=crowd, framework="customer-service")
    results = [ResultToPublish(person.code, "SOUTH-1", "11", {"n": 1}) for person in crowd]
    publish_cycle_results(actor=INSTALLER, cycle=CYCLE, results=results)


@pytest.mark.parametrize("size", [3, 30])
def test_ten_times_the_people_take_no_more_queries(size, django_assert_num_queries):
    publish_a_crowd(size)
    manager = let_log_in("XIE")
    with django_assert_num_queries(4):  # the results; the view entry in a transaction of its own
        assert len(list_results_of_unit(actor=manager, cycle="2026", unit="SOUTH-1")) == size + 1
    with django_assert_num_queries(1):
        list_results_in_reach(actor=manager, cycle="2026")
