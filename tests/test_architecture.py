"""Rules of the house that no linter knows. The floors and columns themselves stand in pyproject.toml (import-linter)."""

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

import zhunsheng

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src/zhunsheng"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LIBRARY_HALF = ("catalog", "domain", "exchange", "reports", "offline")
MARKS = {"command", "draft-command", "query"}
USE_CASE_TOOLS = {"zhunsheng.use_cases.marks", "zhunsheng.use_cases.clock"}

CHINESE = re.compile("[\u3400-\u9fff]")
# A reader of documents has to know the words by which it finds its way; messages to people never stand in code.
HOLD_MARKERS = re.compile(r"exchange/source_document|search/chinese_text\.py")
PROPER_NAMES = re.compile("准绳|中文")  # the product, and how Chinese calls itself


def modules_below(name: str) -> list[str]:
    """All modules of one part of the package."""
    part = importlib.import_module(f"zhunsheng.{name}")
    return [part.__name__, *(found.name for found in pkgutil.walk_packages(part.__path__, f"{part.__name__}."))]


def test_the_library_half_works_where_django_is_not_installed() -> None:
    modules = [module for part in LIBRARY_HALF for module in modules_below(part)]
    program = (
        "import sys, importlib; sys.modules['django'] = None\nfor name in sys.argv[1:]: importlib.import_module(name)"
    )
    done = subprocess.run([sys.executable, "-c", program, *modules], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_public_names_of_the_library_load_no_django() -> None:
    program = "import sys, zhunsheng\nfor name in zhunsheng.__all__: getattr(zhunsheng, name)\nassert 'django' not in sys.modules"
    assert zhunsheng.__all__
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_domain_imports_the_standard_library_alone() -> None:
    for path in sorted((PACKAGE / "domain").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            foreign = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"zhunsheng"}
            assert not foreign, f"{path.name} imports {foreign}"


def use_cases() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every public function of use_cases with its full name."""
    for name in modules_below("use_cases"):
        module: ModuleType = importlib.import_module(name)
        for function_name, function in inspect.getmembers(module, inspect.isfunction):
            is_own = inspect.unwrap(function).__module__ == name
            if is_own and not function_name.startswith("_") and name not in USE_CASE_TOOLS:
                yield f"{name}.{function_name}", function


def test_every_use_case_is_a_command_or_a_query() -> None:
    unmarked = {name for name, function in use_cases() if getattr(function, "use_case_mark", None) not in MARKS}
    assert unmarked == set()


def test_every_use_case_takes_named_arguments_and_begins_with_the_actor() -> None:
    for name, function in use_cases():
        asked = list(inspect.signature(function).parameters.values())
        assert all(one.kind is inspect.Parameter.KEYWORD_ONLY for one in asked), name
        assert asked[0].name == "actor", name


def names_used_in(path: Path) -> set[str]:
    """What a file mentions without defining it."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    imported = {alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}
    looked_up = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return imported | looked_up | {node.id for node in nodes if isinstance(node, ast.Name)}


def test_every_use_case_is_reached_by_an_entry_or_by_another_use_case() -> None:
    callers = [path for part in ("web", "api", "cli", "use_cases") for path in (PACKAGE / part).rglob("*.py")]
    used = set().union(*map(names_used_in, callers))
    assert {name for name, _ in use_cases() if name.rsplit(".", 1)[1] not in used} == set()


def loose_chinese(path: Path) -> list[str]:
    """Chinese in the code of a file: texts that are neither docstrings nor the notes under a field."""
    tree = ast.parse(path.read_text("utf-8"))
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in notes)
    return [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value}"
        for node in texts
        if isinstance(node.value, str) and CHINESE.search(PROPER_NAMES.sub("", node.value))
    ]


def test_words_for_people_stand_in_the_catalogue_and_not_in_code() -> None:
    checked = [path for path in SOURCES if not HOLD_MARKERS.search(path.as_posix())]
    assert [found for path in checked for found in loose_chinese(path)] == []


@pytest.mark.parametrize(
    ("code", "finds"),
    [
        ('"""能力"""', 0),
        ('class A:\n    b: int\n    """能力"""', 0),
        ('say("能力")', 1),
        ('say(f"{a}能力")', 1),
        ('say("ability")  # 能力', 0),
    ],
)
def test_docstrings_and_comments_may_be_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, finds: int
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    (tmp_path / "some.py").write_text(code, "utf-8")
    assert len(loose_chinese(tmp_path / "some.py")) == finds
