"""`zhunsheng framework`: import, export, check and compare competency frameworks."""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.framework_checks import Finding, Urgency, check_framework
from zhunsheng.domain.framework_comparison import compare_frameworks
from zhunsheng.domain.framework_differences import FrameworkDifference
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.problems import Problem, ProblemsFound
from zhunsheng.domain.text import Language, LocalizedText
from zhunsheng.domain.wording import LANGUAGES, explain, word
from zhunsheng.exchange.import_report import ImportReport, Verdict, render_report, report_tree
from zhunsheng.offline.file_names import safe_name
from zhunsheng.offline.frameworks import (
    LOSSLESS,
    SHIPPED,
    FrameworkFormat,
    open_framework,
    save_files,
    write_framework,
)


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command with its four acts."""
    parser = commands.add_parser("framework", help=_help("framework"))
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    _register_import(acts.add_parser("import", help=_help("import"), description=_help("import-long")))
    _register_export(acts.add_parser("export", help=_help("export"), description=_help("export-long")))
    check = acts.add_parser("check", help=_help("check"), description=_help("check-long"))
    check.add_argument("file", metavar="FILE", help=_help("file"))
    _finish(check, carry_out_check)
    diff = acts.add_parser("diff", help=_help("diff"), description=_help("diff-long"))
    diff.add_argument("before", metavar="A", help=_help("before"))
    diff.add_argument("after", metavar="B", help=_help("after"))
    _finish(diff, carry_out_diff)


def _register_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=_help("source"))
    parser.add_argument("--to", choices=[form.value for form in LOSSLESS], default="toml", help=_help("to"))
    parser.add_argument("--out", metavar="FILE", type=Path, help=_help("out-import"))
    parser.add_argument("--report", metavar="FILE", type=Path, help=_help("report"))
    parser.add_argument("--force", action="store_true", help=_help("force"))
    _finish(parser, carry_out_import)


def _register_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", default=SHIPPED, help=_help("export-file"))
    parser.add_argument("--to", choices=[form.value for form in FrameworkFormat], required=True, help=_help("to"))
    parser.add_argument("--out", metavar="FILE", type=Path, help=_help("out-export"))
    parser.add_argument("--force", action="store_true", help=_help("force"))
    _finish(parser, carry_out_export)


def _finish(parser: argparse.ArgumentParser, carry_out: Callable[[argparse.Namespace], int]) -> None:
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help=_help("language"))
    parser.add_argument("--json", action="store_true", help=_help("json"))
    parser.set_defaults(carry_out=carry_out)


def carry_out_import(chosen: argparse.Namespace) -> int:
    """Read any framework document; write the framework and the report on every line of it."""
    opened = open_framework(chosen.file)
    to = FrameworkFormat(chosen.to)
    out: Path = chosen.out or _beside(chosen.file, to)
    report: Path = chosen.report or chosen.file.with_name(f"{chosen.file.name}.import-report.txt")
    files = {out: write_framework(opened.framework, to, chosen.language)}
    if opened.report is not None:
        files[report] = render_report(opened.report, chosen.language).encode()
    save_files(files, may_replace=chosen.force)
    if chosen.json:
        told = report_tree(opened.report, chosen.language) if opened.report is not None else None
        _print_json({"file": str(out), **_counts(opened.framework), "report": told})
        return 0
    _tell_written(opened.framework, out, chosen.language)
    if opened.report is not None:
        _tell_report(opened.report, report, chosen.language)
    return 0


def carry_out_export(chosen: argparse.Namespace) -> int:
    """Write a framework in another format."""
    framework = open_framework(chosen.file).framework
    to = FrameworkFormat(chosen.to)
    out: Path = chosen.out or Path(f"{safe_name(f'{framework.code}-{framework.version}')}.{to}")
    save_files({out: write_framework(framework, to, chosen.language)}, may_replace=chosen.force)
    if chosen.json:
        _print_json({"file": str(out), **_counts(framework)})
    else:
        _tell_written(framework, out, chosen.language)
    return 0


def carry_out_check(chosen: argparse.Namespace) -> int:
    """List everything that is wrong with a file, or unfinished in the framework that it holds."""
    try:
        findings = check_framework(open_framework(chosen.file).framework)
    except RuleBroken as broken:
        if not chosen.json:
            raise
        problems = broken.problems if isinstance(broken, ProblemsFound) else ()
        says = {language: explain(broken, language) for language in LANGUAGES}
        listed = [_problem_tree(problem) for problem in problems]
        _print_json({"is_sound": False, "problems": listed or [{"code": broken.code, "says": says}], "findings": []})
        return 1
    is_sound = not any(finding.urgency is Urgency.MUST_MEND for finding in findings)
    if chosen.json:
        _print_json({"is_sound": is_sound, "problems": [], "findings": [_finding_tree(one) for one in findings]})
    else:
        _tell_findings(findings, chosen.language)
    return 0 if is_sound else 1


def carry_out_diff(chosen: argparse.Namespace) -> int:
    """Compare two frameworks by meaning."""
    before, after = (open_framework(file).framework for file in (chosen.before, chosen.after))
    differences = compare_frameworks(before, after)
    if chosen.json:
        _print_json({"differences": [_difference_tree(one) for one in differences]})
        return 0
    if not differences:
        print(word("difference-none", chosen.language))
        return 0
    print(word("difference-count", chosen.language, count=len(differences)))
    for difference in differences:
        print(f"  {difference.explain(chosen.language)}")
    return 0


def _beside(source: Path, to: FrameworkFormat) -> Path:
    """A new name in the folder of the source; never the source itself."""
    out = source.with_suffix(f".{to}")
    return out if out != source else source.with_name(f"{source.stem}-imported.{to}")


def _tell_written(framework: Framework, out: Path, language: Language) -> None:
    print(word("framework-written", language, file=str(out), title=framework.title, **_counts(framework)))


def _tell_report(report: ImportReport, place: Path, language: Language) -> None:
    """The counts, the questions and the lines that were not understood; the whole report is in its file."""
    total = len(report.lines) + len(report.blank_lines)
    print(word("import-report-total", language, total=total, blank=len(report.blank_lines)))
    for verdict in reversed(Verdict):
        print("  " + word("import-report-count", language, verdict=verdict, count=report.count(verdict)))
    if report.questions:
        print(word("import-report-questions", language, count=len(report.questions)))
    for number, question in enumerate(report.questions, start=1):
        print(f"  {number}. {question.say(language)}")
        for choice in question.choices:
            print(f"     - {choice.say(language)}")
    for line in report.list_lines(Verdict.NOT_UNDERSTOOD):
        print("  " + word("import-line-not-understood", language, number=line.number, text=line.text.strip()))
    print(word("import-report-written", language, file=str(place)))


def _tell_findings(findings: Sequence[Finding], language: Language) -> None:
    if not findings:
        print(word("framework-is-sound", language))
    for urgency in Urgency:
        found = [finding for finding in findings if finding.urgency is urgency]
        if found:
            print(word("framework-findings", language, urgency=urgency, count=len(found)))
        for finding in found:
            print(f"  {finding.explain(language)}")


def _counts(framework: Framework) -> dict[str, int]:
    return {
        "competencies": len(framework.competencies),
        "levels": len(framework.levels),
        "indicators": len(framework.list_indicators()),
        "positions": len(framework.positions),
    }


def _problem_tree(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "place": problem.place, "found": problem.found, "says": _say(problem)}


def _finding_tree(finding: Finding) -> dict[str, Any]:
    return {"code": finding.code, "urgency": finding.urgency, "place": finding.place, "says": _say(finding)}


def _difference_tree(difference: FrameworkDifference) -> dict[str, Any]:
    told = {"kind": difference.kind, "place": difference.place, "field": difference.field}
    return {**told, "before": _plain(difference.before), "after": _plain(difference.after), "says": _say(difference)}


def _plain(value: object) -> object:
    """A value of a framework as JSON."""
    if isinstance(value, LocalizedText):
        return dict(value.by_language)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {held.name: _plain(getattr(value, held.name)) for held in fields(value)}
    return value if value is None or isinstance(value, (str, int)) else str(value)


def _say(told: Problem | Finding | FrameworkDifference) -> dict[Language, str]:
    return {language: told.explain(language) for language in LANGUAGES}


def _print_json(tree: dict[str, Any]) -> None:
    print(json.dumps(tree, ensure_ascii=False, indent=1))


def _help(code: str) -> str:
    return " / ".join(word(f"framework-help.{code}", language) for language in LANGUAGES).replace("%", "%%")
