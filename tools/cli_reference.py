"""Writes docs/reference/cli.md from the commands themselves: `python tools/cli_reference.py`. A test compares."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from zhunsheng.cli.main import build_parser

REFERENCE = Path(__file__).resolve().parent.parent / "docs/reference/cli.md"
HEAD = """# 命令 Commands

每条命令的说明都是中文在前，英文在后；`--help` 显示的也是这些。退出码 0 表示做完了，1 表示有问题（原因写在标准错误里），2 表示命令写得不对。
Chinese first, then English, as `--help` says it. Exit code 0: done; 1: refused, the reason is on stderr; 2: mistyped.

This page is written by `python tools/cli_reference.py`.
"""
COLUMNS = "| | 作用 | what it does |\n|---|---|---|"


def main() -> int:
    REFERENCE.write_text(render(), "utf-8")
    return 0


def render() -> str:
    """The whole page: the commands in the order in which `--help` lists them."""
    return "\n".join([HEAD, *(_render_command(parser) for parser in _list_commands(build_parser([])))])


def _list_commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The commands that can be carried out, without the groups they stand in."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield parser
    for group in groups:
        for choice in group._choices_actions:
            inner = group.choices[choice.dest]
            inner.description = inner.description or choice.help
            yield from _list_commands(inner)


def _render_command(parser: argparse.ArgumentParser) -> str:
    options = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    synopsis = " ".join([parser.prog, *(_synopsis(action) for action in sorted(options, key=_is_option))])
    chinese, english = _in_both_languages(parser.description)
    rows = [f"| `{_name(action)}` | {' | '.join(_in_both_languages(action.help))} |" for action in options]
    return "\n".join([f"## {parser.prog}", "", f"{chinese}\n{english}", "", f"`{synopsis}`", "", COLUMNS, *rows, ""])


def _is_option(action: argparse.Action) -> bool:
    return bool(action.option_strings)


def _name(action: argparse.Action) -> str:
    """The option with what it takes, or the name of an argument."""
    taken = "" if action.nargs == 0 else _taken(action)
    return " ".join(part for part in (*action.option_strings[-1:], taken) if part)


def _taken(action: argparse.Action) -> str:
    choices = f"{{{','.join(map(str, action.choices))}}}" if action.choices else ""
    return str(action.metavar or choices or action.dest.upper())


def _synopsis(action: argparse.Action) -> str:
    is_wanted = action.required or (not action.option_strings and action.nargs != "?")
    return _name(action) if is_wanted else f"[{_name(action)}]"


def _in_both_languages(told: str | None) -> tuple[str, str]:
    chinese, _, english = (told or "").replace("%%", "%").replace("|", "\\|").partition(" / ")
    return chinese, english


if __name__ == "__main__":
    sys.exit(main())
