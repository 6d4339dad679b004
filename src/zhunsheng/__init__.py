"""准绳 Zhunsheng as a library: competency frameworks and assessments from files, without a server or a database.

The names are loaded when they are first used, so that `import zhunsheng` is quick and brings in nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhunsheng.domain.errors import RuleBroken
    from zhunsheng.domain.framework_checks import check_framework
    from zhunsheng.domain.framework_comparison import compare_frameworks
    from zhunsheng.domain.frameworks import Framework
    from zhunsheng.domain.problems import Problem, ProblemsFound
    from zhunsheng.exchange.source_document import ImportedFramework, read_source_document
    from zhunsheng.offline.assess_workbook import AssessedWorkbook, assess_workbook
    from zhunsheng.offline.frameworks import FrameworkFormat, open_framework, write_framework
    from zhunsheng.offline.shipped_framework import load_framework

__all__ = [
    "AssessedWorkbook",
    "Framework",
    "FrameworkFormat",
    "ImportedFramework",
    "Problem",
    "ProblemsFound",
    "RuleBroken",
    "assess_workbook",
    "check_framework",
    "compare_frameworks",
    "load_framework",
    "open_framework",
    "read_source_document",
    "write_framework",
]

_HOMES = {
    "zhunsheng.domain.errors": ("RuleBroken",),
    "zhunsheng.domain.framework_checks": ("check_framework",),
    "zhunsheng.domain.framework_comparison": ("compare_frameworks",),
    "zhunsheng.domain.frameworks": ("Framework",),
    "zhunsheng.domain.problems": ("Problem", "ProblemsFound"),
    "zhunsheng.exchange.source_document": ("ImportedFramework", "read_source_document"),
    "zhunsheng.offline.assess_workbook": ("AssessedWorkbook", "assess_workbook"),
    "zhunsheng.offline.frameworks": ("FrameworkFormat", "open_framework", "write_framework"),
    "zhunsheng.offline.shipped_framework": ("load_framework",),
}
_PLACES = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name from its module, once."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_PLACES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
