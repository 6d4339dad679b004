"""Takes the pictures of the documentation: `python tools/pictures.py` fills docs/pictures.

It starts the demo on a data folder of its own, looks at it with Chromium, and prints the first page of a report.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"]

LARGEST_FILE = 200_000
"""Bytes: a README with pictures still opens at once on a slow line."""
COLOURS = 256
"""Colours of the palette: as many as the format has, since with fewer a single coloured mark turns grey."""

DESKTOP = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)
SCALE = 1.4
"""Pixels a point, so that text is sharp on today's screens."""
PAPER_SCALE = 130 / 72
"""130 pixels an inch of paper."""


class Picture(NamedTuple):
    """A page and how much of it is shown."""

    name: str
    address: str
    account: str | None = None
    screen: ViewportSize = DESKTOP
    height: int = 900


PAGES = (
    Picture("handbook", "handbook/", height=1130),
    Picture("position-08", "handbook/positions/08/", height=1060),
    Picture("position-08-phone", "handbook/positions/08/", screen=PHONE, height=1180),
    Picture("result", "results/2026/YXL04/", account="lin.shutong", height=1180),
    Picture("team", "teams/YXL/2026/", account="lu.qinghe", height=1180),
)
IN_ENGLISH = (
    Picture("position-08-en", "handbook/positions/08/", height=1060),
    Picture("result-en", "results/2026/YXL04/", account="lin.shutong", height=1180),
)
"""Taken last, since the chosen language stays with the account."""
REPORT = "results/2026/YXL04/report.pdf"


def main() -> int:
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        print("没有找到 Chromium。 / There is no Chromium here: apt install chromium fonts-noto-cjk", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with serve_demo() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for picture in PAGES:
            keep(picture.name, photograph(browser, site, picture))
        keep("report", print_first_page(browser, site))
        for picture in IN_ENGLISH:
            keep(picture.name, photograph(browser, site, picture, in_english=True))
        keep("report-en", print_first_page(browser, site))
        browser.close()
    return 0


@contextmanager
def serve_demo() -> Iterator[str]:
    """The demo on a free port and an empty data folder; yields its address."""
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "zhunsheng.cli.main", "run", "--demo", "--port", str(find_free_port())]
        server = subprocess.Popen(
            command, env={**os.environ, "ZHUNSHENG_DATA": data}, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        assert server.stdout is not None
        try:
            yield read_address(server.stdout)
        finally:
            server.terminate()
            server.wait()


def find_free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def read_address(told: Iterator[str]) -> str:
    """The address in what the server says once it listens."""
    line = next(line for line in told if "http://" in line)
    return line[line.index("http://") :].strip()


def photograph(browser: Browser, site: str, picture: Picture, *, in_english: bool = False) -> bytes:
    with browser.new_context(
        locale="zh-CN", viewport=picture.screen, device_scale_factor=SCALE, reduced_motion="reduce"
    ) as profile:
        page = profile.new_page()
        page.set_viewport_size({"width": picture.screen["width"], "height": picture.height})
        enter(page, site, picture.account)
        page.goto(site + picture.address)
        if in_english:
            page.get_by_role("button", name="English").click()
            page.wait_for_selector("html[lang=en]")
        page.evaluate("document.fonts.ready")
        return page.screenshot(animations="disabled")


def enter(page: Page, site: str, account: str | None) -> None:
    """Become one of the invented people, as a visitor of the demo does: with one click."""
    if account is None:
        return
    page.goto(f"{site}log-in/")
    page.locator(f'button[value="{account}"]').click()
    page.wait_for_url(lambda address: "log-in" not in address)


def print_first_page(browser: Browser, site: str) -> bytes:
    """The first page of a person's own report, downloaded as that person does."""
    with browser.new_context(locale="zh-CN") as profile:
        enter(profile.new_page(), site, "lin.shutong")
        content = profile.request.get(site + REPORT).body()
    packed = BytesIO()
    pypdfium2.PdfDocument(content)[0].render(scale=PAPER_SCALE).to_pil().save(packed, "PNG")
    return packed.getvalue()


def keep(name: str, picture: bytes) -> None:
    """Write it with a palette, which takes a third of the room. Coverage, not frequency, decides what is kept of colours."""
    packed = BytesIO()
    palette = Image.Quantize.MAXCOVERAGE
    whole = Image.open(BytesIO(picture)).convert("RGB")
    whole.quantize(COLOURS, method=palette, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    if packed.tell() > LARGEST_FILE:
        raise SystemExit(f"{name}: {packed.tell()} bytes are too many; show less of the page")
    (PICTURES / f"{name}.png").write_bytes(packed.getvalue())
    print(f"{name}.png  {packed.tell() // 1000} kB")


if __name__ == "__main__":
    sys.exit(main())
