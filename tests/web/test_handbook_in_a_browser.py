"""The handbook in a real Chromium: accessible in light, dark and on the phone; nothing cut off; one page on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page
from tests.browser import is_too_wide
from tests.web.handbook_pages import PAGES

from zhunsheng.domain.people import INSTALLER
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.use_cases.frameworks import publish_framework

SMALLEST_TARGET = 24
"""CSS pixels that WCAG 2.2 asks of a target at least; the product aims at 44 for what is pressed often."""


@pytest.fixture
def house(live_server, settings) -> str:
    settings.ZHUNSHENG_HANDBOOK_OPEN = True
    publish_framework(actor=INSTALLER, framework=load_framework())
    return str(live_server.url)


def speak_english(page: Page, house: str) -> None:
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": house}])


def test_every_page_is_accessible_and_as_wide_as_its_screen(
    house: str, screen: Page, axe_violations: Callable[[Page], list[str]]
) -> None:
    complaints: list[str] = []
    screen.on("console", lambda told: complaints.append(told.text))
    for address in PAGES:
        screen.goto(house + address)
        assert (address, axe_violations(screen), is_too_wide(screen)) == (address, [], False)
    assert complaints == []


def test_english_words_are_longer_and_still_fit(house: str, screen: Page) -> None:
    speak_english(screen, house)
    for address in PAGES:
        screen.goto(house + address)
        assert (address, is_too_wide(screen)) == (address, False)


def test_from_the_front_page_to_what_a_position_asks_in_two_clicks(house: str, page: Page) -> None:
    page.goto(house)
    page.get_by_role("link", name="职位08").first.click()
    page.locator("summary", has_text="服务策划").click()
    indicator = load_framework().applicable_indicators("08", "CH")[0].statement.words("zh-Hans")
    assert page.get_by_text(indicator).is_visible()


def test_another_language_is_one_click_away_and_leads_back_to_the_same_page(house: str, page: Page) -> None:
    page.goto(f"{house}/handbook/compare/?from=11&to=08")
    page.get_by_role("button", name="English").click()
    assert page.url == f"{house}/handbook/compare/?from=11&to=08"
    assert "Position 11 → Position 08" in page.inner_text("h1")
    page.get_by_role("button", name="中文").click()
    assert "职位11 → 职位08" in page.inner_text("h1")


def test_two_positions_are_compared_with_the_form(house: str, page: Page) -> None:
    page.goto(f"{house}/handbook/positions/11/")
    page.get_by_label("与哪个职位比").select_option("08")
    page.get_by_role("button", name="看变化").click()
    assert "六项全变" in page.inner_text("main")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_position_prints_on_one_page_with_everything_open(house: str, page: Page, language: str) -> None:
    if language == "en":
        speak_english(page, house)
    for position in load_framework().positions:
        page.goto(f"{house}/handbook/positions/{position.code}/")
        printed = page.pdf(prefer_css_page_size=True)
        assert (position.code, len(re.findall(rb"/Type\s*/Page\b", printed))) == (position.code, 1)


def test_what_is_pressed_on_a_phone_is_large_enough(house: str, browser: Browser) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = context.new_page()
        for address in PAGES:
            page.goto(house + address)
            for target in page.locator("summary, button, select, input[type=search], nav a, .doors a, .gc a").all():
                box = target.bounding_box()
                if box is not None and target.is_visible():
                    assert box["height"] >= SMALLEST_TARGET, (address, target.inner_text())


def test_the_figure_that_does_not_fit_is_gone_for_everybody(house: str, browser: Browser) -> None:
    for width, shown in ((1280, ".wide"), (390, ".narrow")):
        with browser.new_context(viewport={"width": width, "height": 844}) as context:
            page = context.new_page()
            page.goto(f"{house}/handbook/positions/08/")
            visible = [size for size in (".wide", ".narrow", ".sheet") if page.locator(size).first.is_visible()]
            assert visible == [shown]
