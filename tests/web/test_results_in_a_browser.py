"""Published results in a real Chromium: accessible in light, dark and on the phone; nothing cut off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.browser import is_too_wide
from tests.people import PASSWORD
from tests.web.published_results import OWNER, publish_the_region

PAGES = ("/results/", "/results/2026/E04/", "/results/2026/E08/", "/results/2026/E09/", "/teams/S/2026/")


@pytest.fixture
def house(live_server) -> str:
    publish_the_region()
    return str(live_server.url)


def log_in(page: Page, house: str) -> None:
    page.goto(f"{house}/log-in/")
    page.fill("[name=username]", OWNER)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda address: "log-in" not in address)


def test_every_page_is_accessible_and_as_wide_as_its_screen(
    house: str, screen: Page, axe_violations: Callable[[Page], list[str]]
) -> None:
    complaints: list[str] = []
    screen.on("console", lambda told: complaints.append(told.text))
    log_in(screen, house)
    for address in PAGES:
        screen.goto(house + address)
        assert axe_violations(screen) == [], address
        assert not is_too_wide(screen), address
    assert complaints == []


def test_a_report_is_three_clicks_away_from_the_front_page(house: str, page: Page) -> None:
    log_in(page, house)
    page.goto(house)
    page.click("nav >> text=评估结果")
    page.click("text=沈若岚")
    assert page.inner_text("h1").startswith("沈若岚")
