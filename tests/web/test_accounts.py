"""Logging in and out, one's own password, and the language of the pages."""

import pytest
from django.contrib.auth.hashers import check_password
from django.test import Client
from tests.frameworks import SMALL
from tests.people import PASSWORD, bring_in_the_cast, let_log_in

from zhunsheng.domain.people import INSTALLER, NewAccount
from zhunsheng.store.models import AccountRow, AuditEntryRow
from zhunsheng.use_cases.accounts import add_demo_accounts
from zhunsheng.use_cases.frameworks import publish_framework

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house():
    bring_in_the_cast()
    publish_framework(actor=INSTALLER, framework=SMALL)


@pytest.fixture
def shen(client):
    """沈若岚, logged in."""
    let_log_in("SHEN")
    log_in(client)
    return client


@pytest.fixture
def demo(settings):
    """A demo in which 沈若岚 and an owner from outside can be entered."""
    settings.ZHUNSHENG_DEMO = True
    settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, "zhunsheng.store.log_in.DemoBackend"]
    accounts = [NewAccount("shen", person="SHEN"), NewAccount("xie", person="XIE"), NewAccount("owner", name="周以宁")]
    add_demo_accounts(actor=INSTALLER, accounts=accounts, password="shared")


def log_in(client: Client, password: str = PASSWORD, **more: str):
    return client.post("/log-in/", {"username": "SHEN", "password": password, **more})


def test_whoever_has_an_account_gets_in_and_comes_to_the_handbook(client):
    let_log_in("SHEN")
    assert client.get("/handbook/").headers["Location"] == "/log-in/?next=/handbook/"
    answer = log_in(client, next="/handbook/positions/04/")
    assert answer.headers["Location"] == "/handbook/positions/04/"
    assert "沈若岚" in client.get("/handbook/").content.decode()


def test_a_log_in_is_kept_in_the_audit_trail(shen):
    entry = AuditEntryRow.objects.get(act="log-in")
    assert entry.account == AccountRow.objects.get(login_name="SHEN").uuid


@pytest.mark.parametrize("told", [("SHEN", "wrong"), ("NOBODY", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_look_alike(client, told):
    let_log_in("SHEN")
    answer = client.post("/log-in/", {"username": told[0], "password": told[1]})
    assert "登录名或密码不对" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_closed_account_does_not_get_in(client):
    let_log_in("SHEN")
    AccountRow.objects.update(is_active=False)
    log_in(client)
    assert "_auth_user_id" not in client.session


def test_closing_an_account_ends_what_it_may_do_at_once(shen):
    AccountRow.objects.update(is_active=False)
    assert shen.get("/handbook/").status_code == 302


def test_logging_out_takes_a_click_not_a_link(shen):
    assert shen.get("/log-out/").status_code == 405
    shen.post("/log-out/")
    assert shen.get("/account/").status_code == 302


def test_nobody_is_sent_to_another_site_after_logging_in(client):
    let_log_in("SHEN")
    assert log_in(client, next="https://elsewhere.example/").headers["Location"] == "/"


def test_the_account_page_says_who_i_am_and_what_i_may_read(shen):
    page = shen.get("/account/").content.decode()
    assert "沈若岚" in page
    assert "自己的评估结果，以及所带人员的评估结果" in page


def test_a_password_is_changed_by_whoever_knows_the_present_one(shen):
    elsewhere = Client()
    log_in(elsewhere)
    told = {"current": PASSWORD, "new": "ink on the line", "again": "ink on the line"}
    assert "密码已修改" in shen.post("/account/password/", told).content.decode()
    assert check_password("ink on the line", AccountRow.objects.get(login_name="SHEN").password)
    assert shen.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    assert AuditEntryRow.objects.filter(act="change-password").count() == 1


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"current": "wrong", "new": "ink on the line", "again": "ink on the line"}, "当前密码不对。"),
        ({"current": PASSWORD, "new": "ink on the line", "again": "another"}, "两次输入的密码不一致。"),
        ({"current": PASSWORD, "new": "short", "again": "short"}, "密码至少需要十个字符。"),
        ({"current": PASSWORD, "new": "password123", "again": "password123"}, "这个密码太常见了"),
        ({"current": PASSWORD}, "这个字段是必填项"),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_the_reason(shen, told, said):
    answer = shen.post("/account/password/", told)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert check_password(PASSWORD, AccountRow.objects.get(login_name="SHEN").password)


def test_in_a_demo_one_click_makes_me_one_of_the_invented_people(client, demo):
    page = client.get("/log-in/").content.decode()
    assert "沈若岚" in page
    assert "周以宁" in page
    assert client.post("/log-in/demo/", {"account": "shen"}).headers["Location"] == "/"
    assert "沈若岚" in client.get("/account/").content.decode()


def test_the_log_in_page_asks_as_often_for_few_as_for_many(client, demo, django_assert_num_queries):
    with django_assert_num_queries(5):
        client.get("/log-in/")
    more = [NewAccount(code.lower() + "2", person=code) for code in ("LIN", "GU", "HE", "LUO")]
    add_demo_accounts(actor=INSTALLER, accounts=more, password="shared")
    with django_assert_num_queries(5):
        client.get("/log-in/")


def test_outside_a_demo_nobody_enters_by_a_click(client):
    add_demo_accounts(actor=INSTALLER, accounts=[NewAccount("shen", person="SHEN")], password="shared")
    assert "沈若岚" not in client.get("/log-in/").content.decode()
    assert client.post("/log-in/demo/", {"account": "shen"}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_in_a_demo_a_real_account_still_wants_its_password(client, demo):
    let_log_in("GU")
    assert client.post("/log-in/demo/", {"account": "GU"}).status_code == 404


def test_pages_speak_chinese_whatever_the_browser_says(client):
    page = client.get("/log-in/", headers={"accept-language": "en-GB"})
    assert (page.headers["Content-Language"], '<html lang="zh-CN">' in page.content.decode()) == ("zh-hans", True)


def test_english_is_one_click_away_and_stays_with_device_and_account(shen):
    answer = shen.post("/language/", {"language": "en", "next": "/account/"})
    assert answer.headers["Location"] == "/account/"
    assert "Change password" in shen.get("/account/").content.decode()
    assert AccountRow.objects.get(login_name="SHEN").language == "en"
    other_device = Client()
    log_in(other_device)
    assert "Change password" in other_device.get("/account/").content.decode()


@pytest.mark.parametrize("language", ["xx", ""])
def test_a_language_nobody_speaks_changes_nothing(client, language):
    assert "django_language" not in client.post("/language/", {"language": language}).cookies


def test_the_language_switch_leads_to_no_other_site(client):
    answer = client.post("/language/", {"language": "en", "next": "//elsewhere.example/"})
    assert answer.headers["Location"] == "/"
