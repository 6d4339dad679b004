"""What is written agrees with what is built, and reads as Chinese is written."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
GLOSSARY = ROOT / "docs/glossary.md"
ROW = re.compile(r"^\| `(?P<code>\w+)` \| (?P<chinese>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE)

HAN = "[\u3400-\u9fff]"
HALF_WIDTH = re.compile(f"{HAN}[,:;!?]{HAN}|{HAN}\\({HAN}|{HAN}\\){HAN}")
WRITTEN_FOR_PEOPLE = [
    *DOCS,
    ROOT / "Makefile",
    ROOT / "tools/setup_words.json",
    *sorted((ROOT / "src/zhunsheng/catalog").rglob("*.toml")),
    *sorted((ROOT / "src/zhunsheng").rglob("templates/**/*.html")),
    *sorted((ROOT / "src/zhunsheng").rglob("*.po")),
    *sorted((ROOT / "src/zhunsheng").rglob("*.typ")),
]
ADDRESS = re.compile(r"\w+://\S+")
CODE_IN_TEXT = re.compile(r"```.*?```|`[^`\n]*`|<!--.*?-->", re.DOTALL)
LOST_BOLD = re.compile(f"[^\\w\\s*]\\*\\*{HAN}")
LINK = re.compile(r"\]\((?P<target>[^)\s]+)(?: \"[^\"]*\")?\)|(?:src|href|srcset)=\"(?P<source>[^\"]+)\"")


def domain_classes() -> set[str]:
    """The public classes of the domain."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "src/zhunsheng/domain").rglob("*.py")]
    names = {node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)}
    return {name for name in names if not name.startswith("_")}


def test_every_class_of_the_domain_stands_in_the_glossary() -> None:
    explained = {row["code"] for row in ROW.finditer(GLOSSARY.read_text("utf-8"))}
    assert domain_classes() - explained == set()


def test_the_glossary_explains_nothing_that_is_gone() -> None:
    explained = [row["code"] for row in ROW.finditer(GLOSSARY.read_text("utf-8"))]
    assert len(explained) == len(set(explained))
    assert set(explained) - domain_classes() == set()


def test_every_term_of_the_glossary_has_its_chinese_word() -> None:
    wordless = [row["code"] for row in ROW.finditer(GLOSSARY.read_text("utf-8")) if not re.search(HAN, row["chinese"])]
    assert wordless == []


def test_a_link_inside_the_documentation_leads_somewhere() -> None:
    broken = []
    for page in DOCS:
        for link in LINK.finditer(CODE_IN_TEXT.sub("", page.read_text("utf-8"))):
            target = (link["target"] or link["source"]).split(" ")[0]
            path, _, heading = target.partition("#")
            place = page.parent / path if path else page
            if target.startswith(("http://", "https://", "mailto:")):
                continue
            if not place.exists() or (heading and place.suffix == ".md" and heading not in headings(place)):
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def headings(page: Path) -> set[str]:
    """The anchors that a Markdown page offers, named as Git hosts name them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", WRITTEN_FOR_PEOPLE, ids=lambda path: str(path.relative_to(ROOT)))
def test_chinese_has_full_width_punctuation(path: Path) -> None:
    text = path.read_text("utf-8")
    prose = CODE_IN_TEXT.sub("", text) if path.suffix == ".md" else text
    assert [found.group() for found in HALF_WIDTH.finditer(ADDRESS.sub("", prose))] == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_bold_chinese_words_end_before_their_punctuation(path: Path) -> None:
    """In Markdown `**甲。**乙` shows its asterisks, `**甲**。乙` does not."""
    spans = re.findall(r"\*\*[^*\n]+\*\*.?", CODE_IN_TEXT.sub("", path.read_text("utf-8")))
    assert [span for span in spans if LOST_BOLD.search(span[2:])] == []


def test_the_documentation_names_no_machine() -> None:
    machine = re.compile(r"/(?:home|root|Users|work)/\w+")
    assert [page.name for page in DOCS if machine.search(page.read_text("utf-8"))] == []
