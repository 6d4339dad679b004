"""`zhunsheng publish`: put a company's own framework and results on the site, for whoever stands at the machine."""

import argparse
from importlib import import_module
from pathlib import Path
from typing import Any

from zhunsheng.cli.django_start import start_django
from zhunsheng.cli.help_words import help_of
from zhunsheng.domain.people import INSTALLER
from zhunsheng.domain.text import Language
from zhunsheng.domain.wording import LANGUAGES, word
from zhunsheng.offline.assess_workbook import assess_workbook
from zhunsheng.offline.frameworks import open_framework


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("publish", help=help_of("publish-help.publish"))
    things = parser.add_subparsers(dest="thing", required=True, metavar="THING")
    framework = things.add_parser("framework", help=help_of("publish-help.framework"))
    framework.add_argument("file", metavar="FILE", help=help_of("publish-help.file"))
    framework.add_argument("--draft", action="store_true", help=help_of("publish-help.draft"))
    framework.set_defaults(carry_out=publish_framework)
    results = things.add_parser("results", help=help_of("publish-help.results"))
    results.add_argument("workbook", metavar="WORKBOOK.xlsx", type=Path, help=help_of("publish-help.workbook"))
    results.add_argument("--framework", metavar="CODE", help=help_of("publish-help.code"))
    results.set_defaults(carry_out=publish_results)
    for part in (framework, results):
        part.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help=help_of("publish-help.language"))


def publish_framework(chosen: argparse.Namespace) -> int:
    """Say what changes by meaning, then put the version in force, or keep it as a draft."""
    framework = open_framework(chosen.file).framework
    frameworks = _open_use_cases("frameworks")
    _tell_differences(frameworks.compare_with_published(actor=INSTALLER, framework=framework), chosen.language)
    keep = frameworks.save_framework_draft if chosen.draft else frameworks.publish_framework
    kept = keep(actor=INSTALLER, framework=framework)
    told = "publish-draft-kept" if chosen.draft else "publish-framework-done"
    print(word(told, chosen.language, framework=kept.code, version=kept.version))
    return 0


def publish_results(chosen: argparse.Namespace) -> int:
    """Assess a workbook against the framework in force and publish every cycle in it."""
    in_force = _open_use_cases("frameworks").get_published_framework(actor=INSTALLER, code=chosen.framework)
    today = import_module("zhunsheng.use_cases.clock").read_today()
    concluded = assess_workbook(chosen.workbook, framework=in_force, language=chosen.language, today=today)
    publish_rounds = import_module("zhunsheng.cli.publication").publish_rounds
    rounds = tuple(zip(concluded.assessed, concluded.rounds, strict=True))
    for publication in publish_rounds(rounds, in_force.code):
        facts = {"cycle": publication.cycle.title, "results": publication.results}
        print(word("publish-results-done", chosen.language, **facts))
    return 0


def _open_use_cases(area: str) -> Any:
    """The use cases of an area, once Django is set up and the database is as the program expects it."""
    start_django()
    import_module("zhunsheng.cli.database").prepare_database()
    return import_module(f"zhunsheng.use_cases.{area}")


def _tell_differences(differences: Any, language: Language) -> None:
    if differences is None:
        return
    if not differences:
        print(word("difference-none", language))
        return
    print(word("difference-count", language, count=len(differences)))
    for difference in differences:
        print(f"  {difference.explain(language)}")
