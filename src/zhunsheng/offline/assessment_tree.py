"""What `zhunsheng assess --json` tells a machine."""

from collections.abc import Sequence
from typing import Any

from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.problems import Problem
from zhunsheng.domain.wording import LANGUAGES
from zhunsheng.exchange.assessment_workbook.findings import split_place
from zhunsheng.exchange.result_tree import RESULT_FORMAT, to_tree
from zhunsheng.exchange.workbook_hazards import cell_name
from zhunsheng.offline.assess_workbook import AssessedWorkbook


def assessed_to_tree(assessed: AssessedWorkbook, framework: Framework) -> dict[str, Any]:
    """All results with everything they rest on. Raters' own records are in it: for the cycle's owner, not for ratees."""
    return {
        "format": RESULT_FORMAT,
        "framework": {"code": framework.code, "version": framework.version},
        "cycles": [to_tree(round_.cycle) for round_ in assessed.assessed],
        "rounds": [to_tree(result) for result in assessed.rounds],
        "problems": problems_to_tree(assessed.problems),
        "notes": problems_to_tree(assessed.notes),
        "files": [path.as_posix() for path in assessed.files],
    }


def problems_to_tree(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    return [_problem_to_tree(problem) for problem in problems]


def _problem_to_tree(problem: Problem) -> dict[str, Any]:
    sheet, row, column = split_place(problem.place)
    return {
        "code": problem.code,
        "sheet": sheet,
        "cell": cell_name(row, column) if row >= 0 else None,
        "found": problem.found,
        "says": {language: problem.explain(language) for language in LANGUAGES},
    }
