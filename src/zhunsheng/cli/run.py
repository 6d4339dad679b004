"""`zhunsheng run`: the server, ready for use however new the machine is."""

import argparse
from importlib import import_module
from typing import Any

from zhunsheng.cli.django_start import start_django


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("run", help="启动网站 / serve the web site")
    parser.add_argument(
        "--demo", action="store_true", help="载入虚构的演示公司，一键登录 / load the invented demo company"
    )
    parser.add_argument("--port", help="端口，默认 8000 / port to listen on (PORT)")
    parser.add_argument("--host", help="监听地址，默认 127.0.0.1 / address to listen on (ZHUNSHENG_HOST)")
    parser.set_defaults(carry_out=run)


def run(chosen: argparse.Namespace) -> int:
    """Overrule the environment with the options, start Django, then serve until stopped."""
    told = {"PORT": chosen.port, "ZHUNSHENG_HOST": chosen.host, "ZHUNSHENG_DEMO": "1" if chosen.demo else None}
    start_django(**{name: word for name, word in told.items() if word is not None})
    server: Any = import_module("zhunsheng.cli.server")  # reads Django's settings, so not before they are there
    return int(server.serve())
