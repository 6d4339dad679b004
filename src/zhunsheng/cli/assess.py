"""`zhunsheng assess`: from an assessment workbook to reports, without a server."""

import argparse
import json
import sys
from typing import Any

from zhunsheng.domain.problems import Problem, ProblemsFound
from zhunsheng.domain.wording import LANGUAGES, explain, word
from zhunsheng.offline.assess_workbook import assess_workbook
from zhunsheng.offline.assessment_template import write_template
from zhunsheng.offline.assessment_tree import assessed_to_tree, problems_to_tree
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.use_cases.clock import read_today


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "assess",
        help="评估工作簿 → 个人报告、团队报告、结果表 / assessment workbook to reports",
        description="Apply the rules to an assessment workbook and write personal reports, team reports and results.",
    )
    parser.add_argument("workbook", metavar="WORKBOOK.xlsx", help="评估工作簿 / the assessment workbook")
    parser.add_argument("--out", metavar="DIR", help="结果文件夹 / folder for the reports")
    parser.add_argument("--framework", metavar="FILE", help="能力模型文件，不写则用自带的 / framework file")
    parser.add_argument("--template", action="store_true", help="写出空白模板 / write an empty workbook instead")
    parser.add_argument(
        "--partial", action="store_true", help="有问题的行略过，其余照出 / leave out rows with problems"
    )
    parser.add_argument("--force", action="store_true", help="允许覆盖 / overwrite what is there")
    parser.add_argument(
        "--language", choices=LANGUAGES, default=LANGUAGES[0], help="报告语言 / language of the reports"
    )
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出 / print the results as JSON")
    parser.set_defaults(carry_out=carry_out)


def carry_out(chosen: argparse.Namespace) -> int:
    framework = load_framework(chosen.framework)
    if chosen.template:
        made = write_template(chosen.workbook, framework=framework, language=chosen.language, overwrite=chosen.force)
        print(word("template-written", chosen.language, file=str(made)))
        return 0
    try:
        assessed = assess_workbook(chosen.workbook, framework=framework, partial=chosen.partial, today=read_today())
    except ProblemsFound as found:
        return _tell_problems(found, chosen)
    if chosen.json:
        _print_json(assessed_to_tree(assessed, framework))
    return 0


def _tell_problems(found: ProblemsFound, chosen: argparse.Namespace) -> int:
    if chosen.json:
        _print_json({"problems": problems_to_tree(found.problems)})
        return 1
    for language in LANGUAGES:
        print(explain(found, language), file=sys.stderr)
        _list_problems(found.problems, language)
    return 1


def _list_problems(problems: tuple[Problem, ...], language: str) -> None:
    for problem in problems:
        print(f"  {problem.explain(language)}", file=sys.stderr)


def _print_json(tree: dict[str, Any]) -> None:
    print(json.dumps(tree, ensure_ascii=False, indent=1))
