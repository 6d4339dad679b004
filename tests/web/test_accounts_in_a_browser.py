"""Logging in with a real Chromium: accessible in light, dark and on the phone, and usable with the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser import is_too_wide
from tests.people import PASSWORD, bring_in_the_cast, let_log_in

from zhunsheng.domain.people import INSTALLER, NewAccount
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.use_cases.accounts import add_demo_accounts
from zhunsheng.use_cases.frameworks import publish_framework


@pytest.fixture
def house(live_server, settings) -> str:
    """A demo in which 沈若岚 has an account with a password and 谢允之 one without."""
    settings.ZHUNSHENG_DEMO = True
    settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, "zhunsheng.store.log_in.DemoBackend"]
    publish_framework(actor=INSTALLER, framework=load_framework())
    bring_in_the_cast()
    let_log_in("SHEN")
    add_demo_accounts(actor=INSTALLER, accounts=[NewAccount("xie", person="XIE")], password=PASSWORD)
    return str(live_server.url)


def test_the_pages_of_an_account_are_accessible_and_as_wide_as_the_screen(
    house: str, screen: Page, axe_violations: Callable[[Page], list[str]]
) -> None:
    def look() -> None:
        assert axe_violations(screen) == []
        assert not is_too_wide(screen)

    screen.goto(f"{house}/log-in/")
    look()
    log_in(screen, "wrong")
    look()
    screen.goto(f"{house}/nowhere/")
    look()
    screen.goto(f"{house}/log-in/")
    screen.get_by_role("button", name="谢允之").click()
    screen.goto(f"{house}/account/")
    look()
    screen.get_by_label("当前密码").fill("wrong")
    screen.get_by_label("新密码", exact=True).fill("ink on the line")
    screen.get_by_label("再输一次新密码").fill("ink on the line")
    screen.get_by_role("button", name="修改密码").click()
    expect(screen.get_by_role("alert")).to_have_text("当前密码不对。")
    look()


def test_the_keyboard_alone_gets_one_in_and_out(house: str, page: Page) -> None:
    page.goto(f"{house}/log-in/?next=/account/")
    page.get_by_label("登录名").focus()
    page.keyboard.type("SHEN")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("沈若岚")
    page.get_by_role("button", name="退出").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("登录")


def log_in(page: Page, password: str) -> None:
    page.get_by_label("登录名").fill("SHEN")
    page.get_by_label("密码").fill(password)
    page.get_by_role("main").get_by_role("button", name="登录").click()
