"""Published results on the web: who may open them, what they show, what they cost, and the files."""

import io
import re

import pypdfium2
import pytest
from django.test import Client
from docx import Document
from tests.web.published_results import OWNER, enter, publish_the_region

pytestmark = pytest.mark.django_db

OWN = "/results/2026/E04/"
OTHER = "/results/2026/E05/"
TEAM = "/teams/S/2026/"


@pytest.fixture(autouse=True)
def house():
    publish_the_region()


def read(client: Client, address: str, language: str = "zh-hans") -> str:
    client.cookies["django_language"] = language
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize(
    ("reader", "may", "may_not"),
    [
        (
            "E04",
            [OWN, f"{OWN}report.pdf", f"{OWN}report.docx"],
            [OTHER, f"{OTHER}report.pdf", TEAM, f"{TEAM}report.docx"],
        ),
        (
            "E01",
            [OWN, OTHER, TEAM, "/results/2026/E11/", f"{TEAM}report.pdf"],
            ["/results/2026/E99/", "/teams/S9/2026/"],
        ),
        (OWNER, [OWN, OTHER, TEAM, "/teams/S1/2026/", f"{OWN}report.docx"], ["/results/2031/E04/", "/teams/S/2031/"]),
    ],
)
def test_everybody_opens_what_is_theirs_and_the_rest_does_not_exist(client, reader, may, may_not):
    enter(client, reader)
    assert {address: client.get(address).status_code for address in may} == dict.fromkeys(may, 200)
    assert {address: client.get(address).status_code for address in may_not} == dict.fromkeys(may_not, 404)


@pytest.mark.parametrize("address", ["/results/", OWN, f"{OWN}report.pdf", TEAM])
def test_a_visitor_is_asked_to_log_in(client, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.url.startswith("/log-in/")


def test_the_shelf_leads_to_ones_own_result_and_to_those_of_ones_people(client):
    enter(client, "E04")
    assert OWN in read(client, "/results/")
    assert OTHER not in read(client, "/results/")
    shelf = read(enter(Client(), "E01"), "/results/")
    assert all(address in shelf for address in (OWN, OTHER, TEAM, "/teams/S1/2026/"))


def test_an_unknown_cycle_has_no_shelf(client):
    assert enter(client, "E04").get("/results/2031/").status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("person", ["E04", "E05", "E08", "E11", "E12", "E09", "E10"])
def test_every_awkward_state_has_its_page(client, person, language):
    page = read(enter(client, OWNER), f"/results/2026/{person}/", language)
    assert " style=" not in page
    assert "{%" not in page
    assert not re.search(r"Report[A-Z]\w+\.", page)
    assert not [word for word in ("不胜任", "不合格", "淘汰") if word in page]


def test_the_page_says_what_the_report_says(client):
    page = read(enter(client, "E04"), OWN)
    for words in (
        "五项要求中，",
        "低于岗位要求",
        "从这里做起",
        "下级 4 人",
        "计入的评价人一致。",
        "补齐“客户关系维系能力”的证据",
    ):
        assert words in page
    assert "这句评语只来自一位同级" not in page


def test_the_team_page_links_each_person_and_counts(client):
    page = read(enter(client, "E01"), TEAM)
    assert "缺口分散在三项能力" in page
    assert "/results/2026/E11/" in page
    assert "等于及以上 14，已评 17" in page


def test_what_people_write_stays_words(client):
    page = read(enter(client, OWNER), "/results/2026/E04/")
    assert "<script>" not in page.replace('<script type="module"', "")


def test_the_files_are_handed_over_under_a_readable_name_and_kept_by_nobody(client):
    answer = enter(client, "E04").get(f"{OWN}report.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "attachment" in answer["Content-Disposition"]
    assert "%E6%B2%88%E8%8B%A5%E5%B2%9A" in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "private, no-store"
    assert len(pypdfium2.PdfDocument(answer.content)) == 2
    word = client.get(f"{OWN}report.docx")
    assert Document(io.BytesIO(word.content)).core_properties.title.startswith("沈若岚")


def test_a_file_form_that_does_not_exist_is_not_found(client):
    assert enter(client, "E04").get(f"{OWN}report.exe").status_code == 404


@pytest.mark.parametrize(("small", "large"), [("/teams/S2/2026/", TEAM), ("/results/2026/E09/", OTHER)])
def test_queries_do_not_grow_with_what_a_page_shows(client, django_assert_max_num_queries, small, large):
    enter(client, OWNER)
    client.get(large)
    with django_assert_max_num_queries(100) as first:
        client.get(small)
    with django_assert_max_num_queries(len(first)):
        client.get(large)


def test_whoever_has_results_to_read_starts_with_them_and_everybody_else_with_the_handbook(client):
    assert client.get("/").url == "/handbook/"
    enter(client, "E04")
    assert client.get("/").url == "/results/"
