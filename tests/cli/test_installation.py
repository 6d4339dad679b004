"""What an empty installation is given at its first start."""

import pytest

from zhunsheng.cli.installation import set_up
from zhunsheng.domain.people import INSTALLER, VISITOR, Actor
from zhunsheng.store.models import AccountRow, PublishedResultRow
from zhunsheng.use_cases.accounts import list_demo_accounts, recognise_account
from zhunsheng.use_cases.frameworks import get_published_framework
from zhunsheng.use_cases.people import has_people
from zhunsheng.use_cases.results import find_result, list_cycles, list_results_in_reach

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, tmp_path):
    """The demo company, brought in."""
    settings.ZHUNSHENG_DEMO = True
    settings.ZHUNSHENG_DATA = tmp_path
    (tmp_path / "keys").mkdir()
    set_up()


def actor(login_name: str) -> Actor:
    return recognise_account(actor=VISITOR, account=AccountRow.objects.get(login_name=login_name).uuid)


def test_a_company_gets_the_framework_that_ships_and_nobody_in_it(settings):
    settings.ZHUNSHENG_DEMO = False
    set_up()
    set_up()
    assert get_published_framework(actor=INSTALLER).code == "customer-service"
    assert not has_people(actor=INSTALLER)


def test_a_demo_gets_people_with_two_published_cycles(demo):
    assert [cycle.code for cycle in list_cycles(actor=actor("owner"))] == ["2026", "2025"]
    assert len(list_demo_accounts(actor=VISITOR)) == 6


def test_a_second_start_brings_nothing_in_twice(demo):
    before = PublishedResultRow.objects.count()
    set_up()
    assert PublishedResultRow.objects.count() == before


@pytest.mark.parametrize(
    ("login_name", "own", "in_reach"),
    [
        ("lin.shutong", 1, 1),
        ("lu.qinghe", 1, 6),
        ("xie.yunzhi", 0, 24),
        ("owner", 0, 24),
        ("auditor", 0, 0),
        ("operator", 0, 0),
    ],
)
def test_each_of_the_demo_accounts_sees_what_its_role_lets_it(demo, login_name, own, in_reach):
    reader = actor(login_name)
    heads = list_results_in_reach(actor=reader, cycle="2026")
    assert len(heads) == in_reach
    assert len([head for head in heads if head.person == reader.person]) == own


def test_no_rater_s_own_record_is_in_what_was_published(demo):
    manager = actor("xie.yunzhi")
    for head in list_results_in_reach(actor=manager, cycle="2026"):
        found = find_result(actor=manager, cycle="2026", person=head.person)
        assert all(competency.raters == () for competency in found.result.competencies)
