"""`zhunsheng run`: the server, ready for use however new the machine is."""

import argparse
from importlib import import_module
from typing import Any

from zhunsheng.cli.django_start import start_django
from zhunsheng.cli.help_words import help_of


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("run", help=help_of("run-help.run"))
    parser.add_argument("--demo", action="store_true", help=help_of("run-help.demo"))
    parser.add_argument("--port", help=help_of("run-help.port"))
    parser.add_argument("--host", help=help_of("run-help.host"))
    parser.set_defaults(carry_out=run)


def run(chosen: argparse.Namespace) -> int:
    """Overrule the environment with the options, start Django, then serve until stopped."""
    told = {"PORT": chosen.port, "ZHUNSHENG_HOST": chosen.host, "ZHUNSHENG_DEMO": "1" if chosen.demo else None}
    start_django(**{name: word for name, word in told.items() if word is not None})
    server: Any = import_module("zhunsheng.cli.server")  # reads Django's settings, so not before they are there
    return int(server.serve())
