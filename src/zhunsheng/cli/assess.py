"""`zhunsheng assess`: from an assessment workbook to reports, without a server."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from zhunsheng.cli.progress import ProgressBar
from zhunsheng.domain.alike_problems import gather_alike
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.problems import Problem, ProblemsFound
from zhunsheng.domain.results import RoundResult
from zhunsheng.domain.teams import count_states
from zhunsheng.domain.text import Language
from zhunsheng.domain.wording import LANGUAGES, explain, word
from zhunsheng.offline.assess_workbook import AssessedWorkbook, assess_workbook
from zhunsheng.offline.assessment_template import write_template
from zhunsheng.offline.assessment_tree import assessed_to_tree, problems_to_tree
from zhunsheng.offline.report_jobs import ReportFormat
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.use_cases.clock import read_today


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("assess", help=_help("assess"), description=_help("assess-long"))
    parser.add_argument("workbook", metavar="WORKBOOK.xlsx", type=Path, help=_help("workbook"))
    parser.add_argument("--out", metavar="DIR", type=Path, help=_help("out"))
    parser.add_argument("--framework", metavar="FILE", help=_help("framework"))
    parser.add_argument("--template", action="store_true", help=_help("template"))
    parser.add_argument("--partial", action="store_true", help=_help("partial"))
    parser.add_argument("--formats", metavar="pdf,docx,xlsx", default="pdf,docx,xlsx", help=_help("formats"))
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help=_help("language"))
    parser.add_argument("--force", action="store_true", help=_help("force"))
    parser.add_argument("--json", action="store_true", help=_help("json"))
    parser.set_defaults(carry_out=carry_out)


def carry_out(chosen: argparse.Namespace) -> int:
    """Write the template, or assess the workbook and say what came of it."""
    if chosen.template:
        return _make_template(chosen)
    if chosen.out is None and not chosen.json:
        raise RuleBroken("assess-needs-out")
    framework = load_framework(chosen.framework)
    try:
        with ProgressBar() as bar:
            assessed = assess_workbook(
                chosen.workbook,
                framework=framework,
                out=chosen.out,
                formats=_read_formats(chosen.formats),
                language=chosen.language,
                partial=chosen.partial,
                overwrite=chosen.force,
                today=read_today(),
                progress=bar.tell,
            )
    except ProblemsFound as found:
        return _refuse(found, as_json=chosen.json)
    if chosen.json:
        _print_json(assessed_to_tree(assessed, framework))
    else:
        _summarise(assessed, chosen.out, chosen.language)
    return 0


def _make_template(chosen: argparse.Namespace) -> int:
    framework = load_framework(chosen.framework)
    made = write_template(chosen.workbook, framework=framework, language=chosen.language, overwrite=chosen.force)
    print(word("template-written", chosen.language, file=str(made)))
    return 0


def _read_formats(said: str) -> frozenset[ReportFormat]:
    wanted = [part.strip().lower() for part in said.split(",") if part.strip()]
    known = [form.value for form in ReportFormat]
    if not wanted or not set(wanted) <= set(known):
        raise RuleBroken("assess-format-unknown", found=said, known=known)
    return frozenset(ReportFormat(part) for part in wanted)


def _refuse(found: ProblemsFound, *, as_json: bool) -> int:
    """Every problem, in each language; nothing has been written."""
    if as_json:
        _print_json({"problems": problems_to_tree(found.problems)})
        return 1
    for language in LANGUAGES:
        print(explain(found, language), file=sys.stderr)
        _list_problems(found.problems, language)
    return 1


def _summarise(assessed: AssessedWorkbook, folder: Path, language: Language) -> None:
    for told, result in zip(assessed.assessed, assessed.rounds, strict=True):
        print(word("assess-summary", language, cycle=told.cycle.name, people=len(result.people), **_count(result)))
    print(word("assess-written", language, files=len(assessed.files), folder=str(folder)))
    if assessed.problems:
        print(word("assess-partial", language, count=len(assessed.problems)), file=sys.stderr)
        _list_problems(assessed.problems, language)
    _list_problems(assessed.notes, language)


def _count(result: RoundResult) -> dict[str, int]:
    total = count_states(one for person in result.people for one in person.competencies)
    return {
        "reached": total.reached,
        "rated": total.rated,
        "insufficient": total.insufficient,
        "not_rated": total.not_rated,
        "cannot_judge": total.cannot_judge,
    }


def _list_problems(problems: Sequence[Problem], language: Language) -> None:
    for problem in gather_alike(problems, language):
        print(f"  {problem.explain(language)}", file=sys.stderr)


def _print_json(tree: dict[str, Any]) -> None:
    print(json.dumps(tree, ensure_ascii=False, indent=1))


def _help(key: str) -> str:
    """The help of one option, in every language: `argparse` speaks before a language is chosen."""
    return " / ".join(word(f"assess-help.{key}", language) for language in LANGUAGES).replace("%", "%%")
