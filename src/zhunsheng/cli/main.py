"""The `zhunsheng` command: one sub-command an area, each registered by its own module."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.problems import ProblemsFound
from zhunsheng.domain.wording import LANGUAGES, explain

_AREAS = ("framework", "assess", "publish", "run", "account")


def main(arguments: Sequence[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        chosen = build_parser(given).parse_args(given)
        return int(chosen.carry_out(chosen) or 0)
    except RuleBroken as broken:
        _tell(broken)
        return 1
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough; Python would complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def build_parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """Only the area that was asked for is loaded; each has its own libraries, which take time."""
    parser = argparse.ArgumentParser(
        prog="zhunsheng", description="准绳 Zhunsheng: competency models that people really work with"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    asked = [area for area in given[:1] if area in _AREAS]
    for area in asked or _AREAS:
        import_module(f"zhunsheng.cli.{area}").register(commands)
    return parser


def _tell(broken: RuleBroken) -> None:
    problems = broken.problems if isinstance(broken, ProblemsFound) else ()
    for language in LANGUAGES:
        print(explain(broken, language), file=sys.stderr)
        for problem in problems:
            print(f"  {problem.explain(language)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
