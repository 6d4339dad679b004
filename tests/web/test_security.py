"""What every answer carries, what no answer gives away, and who sees what through the pages."""

import re

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.frameworks import SMALL
from tests.people import PASSWORD, bring_in_the_cast, let_log_in

from zhunsheng.domain.people import INSTALLER
from zhunsheng.use_cases.frameworks import publish_framework

pytestmark = pytest.mark.django_db
PAGES = (
    "/log-in/",
    "/account/",
    "/handbook/",
    "/handbook/matrix/",
    "/handbook/document/",
    "/handbook/positions/04/",
    "/handbook/search/?q=沟通",
    "/nowhere/",
    "/handbook/positions/99/",
)
OUTSIDE = re.compile(r"""(?:src|href|action|url\()\s*=?\s*["'(]?\s*(?:https?:)?//(?!testserver)""", re.IGNORECASE)
INLINE = re.compile(r"""<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:""", re.IGNORECASE)


@pytest.fixture(autouse=True)
def house():
    bring_in_the_cast()
    publish_framework(actor=INSTALLER, framework=SMALL)


@pytest.fixture
def shen():
    """沈若岚, logged in."""
    let_log_in("SHEN")
    client = Client()
    client.login(username="SHEN", password=PASSWORD)
    return client


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_carries_a_strict_policy(shen, address):
    headers = shen.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_no_page_names_another_host_or_needs_inline_code(shen, address, language):
    shen.cookies["django_language"] = language
    page = shen.get(address).content.decode()
    assert not OUTSIDE.findall(page)
    assert not INLINE.findall(page)


def addresses_of(patterns: list[URLPattern | URLResolver], prefix: str = "/") -> list[str]:
    found = []
    for pattern in patterns:
        address = prefix + re.sub(r"<[^>]+>", "x", str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            found += addresses_of(pattern.url_patterns, address)
        else:
            found.append(address)
    return found


def test_without_a_log_in_only_the_door_is_open(client):
    open_to_all = {
        address for address in addresses_of(get_resolver().url_patterns) if not asks_to_log_in(client, address)
    }
    assert open_to_all == {"/", "/log-in/", "/log-in/demo/", "/language/"}


def asks_to_log_in(client: Client, address: str) -> bool:
    return client.get(address).headers.get("Location", "").startswith("/log-in/?next=")


def test_where_the_house_is_open_the_handbook_is_and_nothing_else(client, settings):
    settings.ZHUNSHENG_HANDBOOK_OPEN = True
    assert client.get("/handbook/positions/04/").status_code == 200
    assert asks_to_log_in(client, "/account/")


def test_a_form_from_another_site_is_refused_with_a_page_that_helps():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/log-in/", {"username": "SHEN", "password": PASSWORD})
    assert answer.status_code == 403
    assert "这个页面打开得太久了" in answer.content.decode()


def test_a_host_name_that_is_not_ours_is_refused(client):
    assert client.get("/log-in/", headers={"host": "elsewhere.example"}).status_code == 400


def test_what_is_not_there_says_no_more_than_that(shen):
    answer = shen.get("/handbook/positions/99/")
    assert answer.status_code == 404
    assert "99" not in re.sub(r'value="[^"]*"', "", answer.content.decode())


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_fault_of_ours_gets_a_calm_page_and_tells_nothing(client, settings, language, monkeypatch):
    settings.ROOT_URLCONF = "tests.web.urls_that_break"
    client.raise_request_exception = False
    client.cookies["django_language"] = language
    answer = client.get("/breaks/")
    page = answer.content.decode()
    assert answer.status_code == 500
    assert ("系统出错了" in page) if language == "zh-hans" else ("Something broke" in page)
    assert "secret reason" not in page
    assert "Traceback" not in page


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client):
    let_log_in("SHEN")
    client.post("/log-in/", {"username": "SHEN", "password": PASSWORD})
    client.post("/language/", {"language": "en"})
    client.get("/account/")
    assert set(client.cookies) == {"sessionid", "csrftoken", "django_language"}
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
