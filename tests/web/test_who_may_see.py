"""Who sees which result, through every page and download: what is out of reach answers as if it were not there."""

import pytest
from django.db.transaction import atomic, set_rollback
from django.test import Client, override_settings

from zhunsheng.cli.installation import set_up
from zhunsheng.domain.people import INSTALLER, Person
from zhunsheng.store.models import AccountRow, AuditEntryRow
from zhunsheng.use_cases.people import import_people

pytestmark = pytest.mark.django_db
FORMS = ("", "report.pdf", "report.docx")
SEES = {
    "lin.shutong": {"YXL04"},
    "lu.qinghe": {"YXL02", "YXL04"},
    "xie.yunzhi": {"YXL02", "YXL04", "WJT03", "HN02"},
    "owner": {"YXL02", "YXL04", "WJT03", "HN02"},
    "auditor": set(),
    "operator": set(),
}
PEOPLE = ("YXL04", "YXL02", "WJT03", "HN02", "NOBODY")
LEADS = {
    "lin.shutong": set(),
    "lu.qinghe": {"YXL"},
    "xie.yunzhi": {"YXL", "WJT", "HN"},
    "owner": {"YXL", "WJT", "HN"},
    "auditor": set(),
    "operator": set(),
}
UNITS = ("YXL", "WJT", "NOWHERE")


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo company with its two published cycles, brought in once; each test works inside this transaction."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "keys").mkdir()
    with django_db_blocker.unblock(), override_settings(ZHUNSHENG_DEMO=True, ZHUNSHENG_DATA=folder), atomic():
        set_up()
        yield
        set_rollback(True)


def enter(login_name: str) -> Client:
    client = Client()
    client.force_login(
        AccountRow.objects.get(login_name=login_name), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


@pytest.mark.parametrize("reader", SEES)
def test_who_sees_whose_result_on_the_page_and_as_a_file(demo, reader):
    client = enter(reader)
    for person in PEOPLE:
        answers = {client.get(f"/results/2026/{person}/{form}").status_code for form in FORMS}
        assert answers == ({200} if person in SEES[reader] else {404}), person


@pytest.mark.parametrize("reader", LEADS)
def test_who_sees_which_team_on_the_page_and_as_a_file(demo, reader):
    client = enter(reader)
    for unit in UNITS:
        answers = {client.get(f"/teams/{unit}/2026/{form}").status_code for form in FORMS}
        assert answers == ({200} if unit in LEADS[reader] else {404}), unit


@pytest.mark.parametrize("form", FORMS)
def test_whoever_has_not_logged_in_is_asked_to_even_where_the_handbook_is_open(demo, client, settings, form):
    settings.ZHUNSHENG_HANDBOOK_OPEN = True
    for address in (f"/results/2026/YXL04/{form}", f"/teams/YXL/2026/{form}", "/results/"):
        assert client.get(address).headers["Location"].startswith("/log-in/?next=")


def test_what_is_out_of_reach_and_what_is_not_there_answer_alike(demo):
    client = enter("lin.shutong")
    there, nowhere = (client.get(f"/results/2026/{person}/") for person in ("WJT03", "NOBODY"))
    assert without(there.content, b"WJT03") == without(nowhere.content, b"NOBODY")


def without(page: bytes, code: bytes) -> list[bytes]:
    """The page without the address it was asked for and without the form's secret."""
    return [line for line in page.splitlines() if code not in line and b"csrfmiddlewaretoken" not in line]


@pytest.mark.parametrize("form", FORMS)
def test_every_look_at_somebody_elses_result_is_kept(demo, form):
    enter("lu.qinghe").get(f"/results/2026/YXL04/{form}")
    entry = AuditEntryRow.objects.get(act="view-result")
    assert entry.account == AccountRow.objects.get(login_name="lu.qinghe").uuid


def test_ones_own_result_is_nobody_elses_business(demo):
    enter("lin.shutong").get("/results/2026/YXL04/")
    assert not AuditEntryRow.objects.filter(act__startswith="view").exists()


def test_a_manager_who_has_moved_on_sees_the_team_no_longer(demo):
    moved = Person("YXL04", "林疏桐", "WJT", position="09", manager="WJT02")
    import_people(actor=INSTALLER, units=(), people=[moved], framework="customer-service")
    assert enter("lu.qinghe").get("/results/2026/YXL04/").status_code == 404
    assert enter("xie.yunzhi").get("/results/2026/YXL04/").status_code == 200
