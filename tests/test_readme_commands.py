"""The commands that newcomers are told to type do what the page says.

On each page, every ```sh block is run in a folder of its own, one after the other. A ```text block after it must be found
in what was printed, line by line; `# exit code 1` (退出码 1) announces a refusal; a comment such as
`<!-- FILE: SHEET!CELL = WORDS -->` does what the page asks its reader to do in Excel. ```python blocks are run as well.
"""

import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import openpyxl
import pytest

from zhunsheng.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    *sorted(ROOT.glob("README*.md")),
    *sorted((ROOT / "docs/tutorial").glob("*.md")),
    *sorted((ROOT / "docs/how-to").glob("*.md")),
]
STEP = re.compile(
    r"^```(?P<kind>sh|text|python)\n(?P<block>.*?)^```$"
    r"|^<!-- (?P<file>\S+): (?P<sheet>\S+)!(?P<cell>[A-Z]+\d+) = (?P<words>[^\n]+) -->$",
    re.DOTALL | re.MULTILINE,
)
REFUSED = re.compile(r"# (?:exit code|退出码) (?P<code>\d+)$", re.MULTILINE)


class Reader:
    """Somebody who follows a page from top to bottom, in a terminal and in Excel."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("src", "docs"):
            (folder / name).symlink_to(ROOT / name)
        self._go_to = monkeypatch.chdir
        self._go_to(folder)
        self._printed = ""

    def follow(self, step: re.Match[str]) -> None:
        if step["file"]:
            edit(step["file"], step["sheet"], step["cell"], step["words"])
        elif step["kind"] == "text":
            assert [line for line in step["block"].splitlines() if line not in self._printed] == [], self._printed
        elif step["kind"] == "python":
            self._printed = run([sys.executable, "-c", step["block"]])
        else:
            self._printed = "".join(self._type(line) for line in step["block"].splitlines())

    def _type(self, line: str) -> str:
        """What the line prints. Our own command runs in this process, which spares half a second each time."""
        program, *arguments = shlex.split(line, comments=True)
        if program == "cd":
            self._go_to(arguments[0])
            return ""
        if program != "zhunsheng":
            return run(["sh", "-c", line])
        refused = REFUSED.search(line)
        printed = StringIO()
        with redirect_stdout(printed), redirect_stderr(printed):
            code = main(arguments)
        assert code == (int(refused["code"]) if refused else 0), printed.getvalue()
        return printed.getvalue()


def run(command: list[str]) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def edit(file: str, sheet: str, cell: str, words: str) -> None:
    workbook = openpyxl.load_workbook(file)
    workbook[sheet][cell] = words
    workbook.save(file)


def steps(page: Path) -> list[re.Match[str]]:
    return list(STEP.finditer(page.read_text("utf-8")))


def quotes(page: Path) -> bool:
    """Whether the page shows what is printed. One that does not needs no run where another language types the same."""
    return any(step["kind"] == "text" for step in steps(page))


RUN = [page for page in PAGES if steps(page) and (quotes(page) or not page.name.endswith(".zh-CN.md"))]


@pytest.mark.parametrize("page", RUN, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_tells_to_type_does_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(tmp_path, monkeypatch)
    for step in steps(page):
        reader.follow(step)


def test_both_languages_tell_the_same_commands() -> None:
    for chinese in [page for page in PAGES if page.name.endswith(".zh-CN.md")]:
        english = chinese.with_name(chinese.name.replace(".zh-CN", ""))
        assert typed(chinese) == typed(english), chinese.name


def typed(page: Path) -> list[str]:
    """What is typed, without what only concerns the language."""
    lines = "".join(step["block"] for step in steps(page) if step["kind"] in {"sh", "python"}).splitlines()
    return [re.sub(r" --language en| +#.*$", "", line) for line in lines]
