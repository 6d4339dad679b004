"""The commands that newcomers are told to type do what the page says.

On each page, every ```sh block is run in a folder of its own, one after the other. A ```text block after it must be found
in what was printed, line by line; `# exit code 1` (退出码 1) announces a refusal; a comment such as
`<!-- FILE: SHEET!CELL = WORDS -->` does what the page asks its reader to do in Excel. ```python blocks are run as well.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

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

    def __init__(self, folder: Path) -> None:
        for name in ("src", "docs"):
            (folder / name).symlink_to(ROOT / name)
        self._here = folder
        self._printed = ""
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self._environment = {**os.environ, "PATH": programs, "GONE": str(folder / "gone")}

    def follow(self, step: re.Match[str]) -> None:
        if step["file"]:
            self._edit(step["file"], step["sheet"], step["cell"], step["words"])
        elif step["kind"] == "text":
            assert [line for line in step["block"].splitlines() if line not in self._printed] == []
        elif step["kind"] == "python":
            self._type([sys.executable, "-c", step["block"]], expected=0)
        else:
            self._type_into_shell(step["block"])

    def _type_into_shell(self, block: str) -> None:
        """A shell that stops at the first failure, and tells where it has gone."""
        refused = REFUSED.search(block)
        gone = self._environment["GONE"]
        self._type(["sh", "-ec", f'{block}\npwd >"$GONE"'], expected=int(refused["code"]) if refused else 0)
        self._here = Path(Path(gone).read_text("utf-8").strip()) if not refused else self._here

    def _type(self, command: list[str], *, expected: int) -> None:
        done = subprocess.run(
            command,
            cwd=self._here,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._printed = done.stdout
        assert done.returncode == expected, done.stdout

    def _edit(self, file: str, sheet: str, cell: str, words: str) -> None:
        workbook = openpyxl.load_workbook(self._here / file)
        workbook[sheet][cell] = words
        workbook.save(self._here / file)


def steps(page: Path) -> list[re.Match[str]]:
    return list(STEP.finditer(page.read_text("utf-8")))


def quotes(page: Path) -> bool:
    """Whether the page shows what is printed. One that does not needs no run where another language types the same."""
    return any(step["kind"] == "text" for step in steps(page))


RUN = [page for page in PAGES if steps(page) and (quotes(page) or not page.name.endswith(".zh-CN.md"))]


@pytest.mark.parametrize("page", RUN, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_tells_to_type_does_what_it_says(page: Path, tmp_path: Path) -> None:
    reader = Reader(tmp_path)
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
