"""Publishing results, and who may read them."""

from dataclasses import replace
from datetime import date

import pytest
from tests.frameworks import SMALL, version
from tests.people import PEOPLE, UNITS, bring_in_the_cast, let_log_in

from zhunsheng.domain.assessments import AssessmentRound, Cycle
from zhunsheng.domain.combination import JointCandidate, RoleOutcome
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.outcomes import Outcome
from zhunsheng.domain.people import INSTALLER, Actor, Person, RaterRole
from zhunsheng.domain.results import CompetencyResult, PersonalResult, RoundResult, Standing
from zhunsheng.store.models import AuditEntryRow, PublishedResultRow
from zhunsheng.use_cases.frameworks import publish_framework
from zhunsheng.use_cases.people import import_people
from zhunsheng.use_cases.results import (
    find_result,
    list_cycles,
    list_results_in_reach,
    list_results_of_unit,
    publish_cycle_results,
)

pytestmark = pytest.mark.django_db
CYCLE = Cycle("2026", "2026 年度评估", date(2025, 7, 1), date(2026, 6, 30), date(2026, 6, 30))
UNIT_OF = {"SHEN": "SOUTH", "HE": "SOUTH-1", "LUO": "NORTH", "XIE": "SOUTH", "ZHOU": "HQ"}


@pytest.fixture(autouse=True)
def published():
    bring_in_the_cast()
    publish_framework(actor=INSTALLER, framework=SMALL)
    publish_all()


def publish(*results: PersonalResult) -> int:
    people = tuple(one.person for one in results)
    publication = publish_cycle_results(
        actor=INSTALLER,
        assessed=AssessmentRound(CYCLE, UNITS, people, ()),
        results=RoundResult(CYCLE.code, results, ()),
        framework="customer-service",
    )
    return publication.results


def result_of(code: str, unit: str, reason: str | None = None) -> PersonalResult:
    """The shortest result there is: nothing was assessed, or the reason why the person was not included."""
    name = next((person.name for person in PEOPLE if person.code == code), code)
    return PersonalResult(Person(code, name, unit, position="04"), "2026", (), not_included=reason)


def publish_all(**reasons: str) -> int:
    return publish(*(result_of(code, unit, reasons.get(code)) for code, unit in UNIT_OF.items()))


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
        found = list_results_of_unit(actor=actor, cycle="2026", unit=unit)
        assert [one.person.code for one in found.results] == team


def test_what_was_published_comes_back_as_it_was():
    publish_all(SHEN="“产假”——…")
    found = find_result(actor=let_log_in("SHEN"), cycle="2026", person="SHEN")
    assert found.result == result_of("SHEN", "SOUTH", "“产假”——…")
    assert (found.published.cycle, found.published.framework) == (CYCLE, SMALL)
    assert (found.published.people["SHEN"], found.published.units["SOUTH"]) == ("沈若岚", "华南区")


def test_a_correction_replaces_the_snapshot_and_keeps_the_earlier_one():
    assert publish_all(SHEN="更正后") == 1
    found = find_result(actor=let_log_in("XIE"), cycle="2026", person="SHEN")
    assert (found.result.not_included, found.head.revision) == ("更正后", 2)
    kept = PublishedResultRow.objects.filter(person__code="SHEN")
    assert [row.replaced_at is None for row in kept.order_by("revision")] == [False, True]


def test_publishing_the_same_again_adds_nothing():
    assert publish_all() == 0


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


def test_nobody_is_published_twice_in_one_cycle():
    with pytest.raises(RuleBroken, match="result-person-twice"):
        publish(result_of("SHEN", "SOUTH"), result_of("SHEN", "NORTH"))


def test_somebody_unknown_stops_the_whole_publication():
    with pytest.raises(RuleBroken, match="result-of-person-missing"):
        publish(result_of("HE", "SOUTH-1", "更正后"), result_of("NOBODY", "SOUTH"))
    assert not PublishedResultRow.objects.filter(revision=2).exists()


def test_only_the_competency_owner_publishes():
    for code in ("XIE", "QIN", "TANG"):
        with pytest.raises(RuleBroken, match="not-allowed"):
            publish_cycle_results(
                actor=let_log_in(code),
                assessed=AssessmentRound(CYCLE, (), (), ()),
                results=RoundResult("2026", (), ()),
                framework="customer-service",
            )


def publish_a_crowd(size: int):
    crowd = [Person(f"P{number:03}", "某人", "SOUTH-1", position="11", manager="XIE") for number in range(size)]
    import_people(actor=INSTALLER, units=(), people=crowd, framework="customer-service")
    publish(*(result_of(person.code, "SOUTH-1") for person in crowd))


@pytest.mark.parametrize("size", [3, 30])
def test_ten_times_the_people_take_no_more_queries(size, django_assert_num_queries):
    publish_a_crowd(size)
    manager = let_log_in("XIE")
    list_results_of_unit(actor=manager, cycle="2026", unit="SOUTH-1")  # the cycle itself is read once a process
    with django_assert_num_queries(5):  # the results; the view entry in a transaction of its own; the cycle
        found = list_results_of_unit(actor=manager, cycle="2026", unit="SOUTH-1")
    assert len(found.results) == size + 1
    with django_assert_num_queries(1):
        list_results_in_reach(actor=manager, cycle="2026")


def test_a_correction_that_would_tell_on_one_anonymous_rater_is_refused_and_nothing_changes():
    def with_peers(number: int) -> PersonalResult:
        peers = RoleOutcome(RaterRole.PEER, (Outcome.MEETS,), None, number)
        told = CompetencyResult(
            "DC", "Si", Outcome.MEETS, Standing.SUGGESTED, JointCandidate(Outcome.MEETS), None, roles=(peers,)
        )
        return replace(result_of("SHEN", "SOUTH"), competencies=(told,))

    assert publish(with_peers(3)) == 1
    with pytest.raises(RuleBroken, match="correction-would-reveal-a-rater"):
        publish(with_peers(4))
    assert find_result(actor=let_log_in("SHEN"), cycle="2026", person="SHEN").result.get("DC").roles[0].raters == 3


def test_a_result_that_was_altered_behind_our_back_is_refused():
    row = PublishedResultRow.objects.get(person__code="SHEN")
    row.snapshot = row.snapshot.replace("沈若岚", "沈若兰")
    row.save()
    with pytest.raises(RuleBroken, match="result-content-altered"):
        find_result(actor=let_log_in("SHEN"), cycle="2026", person="SHEN")
    with pytest.raises(RuleBroken, match="result-content-altered"):
        list_results_of_unit(actor=let_log_in("XIE"), cycle="2026", unit="SOUTH")
