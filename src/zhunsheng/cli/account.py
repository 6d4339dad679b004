"""`zhunsheng account`: accounts, for whoever stands at the machine itself."""

import argparse
import sys
from getpass import getpass
from importlib import import_module
from typing import Any

from zhunsheng.cli.django_start import start_django
from zhunsheng.cli.help_words import help_of
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import INSTALLER, Duty, NewAccount
from zhunsheng.domain.wording import LANGUAGES, word


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("account", help=help_of("account-help.account"))
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    add = acts.add_parser("add", help=help_of("account-help.add"))
    add.add_argument("login_name", metavar="NAME", help=help_of("account-help.login-name"))
    add.add_argument("--person", metavar="CODE", help=help_of("account-help.person"))
    add.add_argument("--name", default="", help=help_of("account-help.name"))
    add.add_argument("--duty", action="append", default=[], choices=list(Duty), help=help_of("account-help.duty"))
    add.set_defaults(carry_out=add_account)
    reset = acts.add_parser("password", help=help_of("account-help.reset"))
    reset.add_argument("login_name", metavar="NAME", help=help_of("account-help.login-name"))
    reset.set_defaults(carry_out=reset_password)


def add_account(chosen: argparse.Namespace) -> int:
    """Make one account. The password comes from the terminal, or from the first line of standard input."""
    accounts = _open_accounts()
    duties = frozenset(Duty(duty) for duty in chosen.duty)
    account = NewAccount(chosen.login_name, person=chosen.person, name=chosen.name, duties=duties)
    accounts.add_account(actor=INSTALLER, account=account, password=_ask_password())
    return _say("account-added", chosen.login_name)


def reset_password(chosen: argparse.Namespace) -> int:
    """Give somebody who has forgotten it a new password."""
    _open_accounts().reset_password(actor=INSTALLER, login_name=chosen.login_name, password=_ask_password())
    return _say("password-reset", chosen.login_name)


def _open_accounts() -> Any:
    """The use cases of accounts, once Django is set up and the database is as the program expects it."""
    start_django()
    import_module("zhunsheng.cli.database").prepare_database()
    return import_module("zhunsheng.use_cases.accounts")


def _say(code: str, login_name: str) -> int:
    for language in LANGUAGES:
        print(word(code, language, login_name=login_name))
    return 0


def _ask_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first, again = (getpass(help_of(f"account-help.{ask}")) for ask in ("password", "again"))
    if first != again:
        raise RuleBroken("passwords-differ")
    return first
