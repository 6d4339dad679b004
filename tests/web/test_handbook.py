"""The handbook on the web: who may read it, what each page shows, what it costs."""

import gzip
import re

import pytest
from django.test import Client
from tests.people import PASSWORD, bring_in_the_cast, let_log_in
from tests.web.handbook_pages import PAGES

from zhunsheng.domain.people import INSTALLER
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.use_cases.frameworks import publish_framework

pytestmark = pytest.mark.django_db

EVERY_PAGE = (*PAGES, "/handbook/positions/08/?open=all")
MOST_BYTES = 150 * 1024
"""Gzipped, of a page without charts; with them it is less still."""


@pytest.fixture(autouse=True)
def house(settings):
    settings.ZHUNSHENG_HANDBOOK_OPEN = True
    publish_framework(actor=INSTALLER, framework=load_framework())


@pytest.fixture
def he(client: Client) -> Client:
    """何巧 in position 11, logged in."""
    bring_in_the_cast()
    let_log_in("HE")
    client.post("/log-in/", {"username": "HE", "password": PASSWORD})
    return client


def read(client: Client, address: str, language: str = "zh-hans") -> str:
    client.cookies["django_language"] = language
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("address", EVERY_PAGE)
def test_every_page_answers_in_both_languages_and_is_small(client, address, language):
    page = read(client, address, language)
    assert len(gzip.compress(page.encode())) < MOST_BYTES
    assert " style=" not in page
    assert "{%" not in page


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_no_page_asks_more_than_two_queries(client, django_assert_max_num_queries, address):
    client.get(address)
    with django_assert_max_num_queries(2):
        client.get(address)


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_english_pages_hold_no_chinese_but_the_names_of_product_and_language(client, address):
    page = read(client, address, "en").replace("准绳", "").replace("中文", "").split("<h2>Errata</h2>")[0]
    page = re.sub(r'lang="zh-Hans"[^>]*>[^<]*<', "", page)
    if "q=" not in address:
        assert re.findall("[\u3400-\u9fff]+", page) == []


@pytest.mark.parametrize(
    "address",
    [
        "/handbook/positions/99/",
        "/handbook/competencies/ZZ/",
        "/handbook/competencies/GT/Sx/",
        "/handbook/compare/?from=11&to=99",
    ],
)
def test_a_code_that_does_not_exist_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_a_closed_handbook_wants_a_log_in(client, settings, address):
    settings.ZHUNSHENG_HANDBOOK_OPEN = False
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/log-in/")


def test_the_overview_leads_to_every_cell_and_every_position(client):
    page = read(client, "/handbook/")
    framework = load_framework()
    for competency in framework:
        for cell in competency.levels:
            assert f'href="/handbook/competencies/{competency.code}/{cell.level}/"' in page
    for position in framework.positions:
        assert f'href="/handbook/positions/{position.code}/"' in page


def test_what_my_position_asks_is_one_click_from_anywhere(he):
    for address in EVERY_PAGE:
        assert "/handbook/positions/11/" in read(he, address)


def test_the_move_begins_at_my_own_position(he):
    page = read(he, "/handbook/compare/?to=08")
    assert "职位11 → 职位08" in page


def test_a_position_page_lists_all_nineteen_indicators(client):
    page = read(client, "/handbook/positions/08/")
    framework = load_framework()
    for competency in framework:
        for indicator in framework.applicable_indicators("08", competency.code):
            assert indicator.statement.words("zh-Hans") in page


def test_everything_stands_open_when_asked(client):
    assert read(client, "/handbook/positions/08/").count('<details class="row" open>') == 1
    assert read(client, "/handbook/positions/08/?open=all").count('<details class="row" open>') == 6


def test_a_cell_without_events_says_so_and_counts_nothing(client):
    page = read(client, "/handbook/competencies/GT/Si/")
    assert "暂无典型事件" in page
    assert "个案例" not in page


def test_the_document_holds_the_rules_that_people_are_assessed_by(client):
    page = read(client, "/handbook/document/")
    for words in ("高于岗位要求", "学习典范", "三分之二", "举证", "高于不等于上一级", "勘误"):
        assert words in page


def test_a_search_is_shown_as_text_and_never_as_markup(client):
    page = read(client, "/handbook/search/?q=<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "没有找到" in page


def test_a_found_word_is_marked(client):
    assert "<mark>投诉</mark>" in read(client, "/handbook/search/?q=投诉")


def test_pages_are_for_reading_only(client):
    for address in EVERY_PAGE:
        assert client.post(address).status_code in {403, 405}
