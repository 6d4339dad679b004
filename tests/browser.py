"""A real Chromium, driven by Playwright, with axe-core for accessibility.

def test_the_front_page_is_accessible(live_server, page, axe_violations):
    page.goto(live_server.url)
    assert axe_violations(page) == []
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Browser, Page, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# No sandbox: CI runs as root, and only our own pages are opened. The rest keeps Chromium from talking to the network.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
AXE = Path(__file__).parent / "vendor/axe-core-4.14.1/axe.min.js"
SCREENS: dict[str, tuple[int, int, Literal["light", "dark"]]] = {
    "light": (1280, 900, "light"),
    "dark": (1280, 900, "dark"),
    "phone": (390, 844, "light"),
}
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium for the whole run; skips where the machine has none."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None or not can_start_driver():
        pytest.skip("no Chromium to drive here; get it with: apt install chromium libatomic1 fonts-noto-cjk")
    # Playwright keeps an event loop in this thread, which Django takes for an async view and then refuses the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


def can_start_driver() -> bool:
    """Whether Playwright's own program runs here: it wants a system library that bare machines lack."""
    program, _ = compute_driver_executable()
    return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page in a fresh profile, as a Chinese desktop user has it."""
    with browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A fresh page on each of the screens that people have."""
    width, height, scheme = SCREENS[request.param]
    with browser.new_context(
        locale="zh-CN", viewport={"width": width, "height": height}, color_scheme=scheme
    ) as context:
        yield context.new_page()


def is_too_wide(page: Page) -> bool:
    """Whether a reader would have to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.fixture(scope="session")
def axe_violations() -> Callable[[Page], list[str]]:
    """Ask axe-core what is wrong with the page that is open: one line a violation, with where it stands."""
    source = AXE.read_text("utf-8")

    def ask(page: Page) -> list[str]:
        page.evaluate(source)  # not add_script_tag: our own content security policy forbids that
        found = page.evaluate(
            "tags => axe.run(document, {runOnly: tags}).then(told => told.violations)",
            AXE_TAGS,
        )
        return [f"{rule['id']}: {rule['help']} ({node['target']})" for rule in found for node in rule["nodes"]]

    return ask
