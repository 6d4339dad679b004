"""The `zhunsheng` command: one sub-command an area, each registered by its own module."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.wording import LANGUAGES, explain

_AREAS = ("framework", "assess", "run", "account")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="zhunsheng", description="准绳 Zhunsheng: competency models that people really work with"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for area in _AREAS:
        import_module(f"zhunsheng.cli.{area}").register(commands)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.carry_out(chosen) or 0)
    except RuleBroken as broken:
        for language in LANGUAGES:
            print(explain(broken, language), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
