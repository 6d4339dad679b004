"""`zhunsheng account`: the first accounts of an installation, made at the machine itself."""

import argparse
import sys
from getpass import getpass
from importlib import import_module
from typing import Any

from zhunsheng.cli.django_start import start_django
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import INSTALLER, Duty, NewAccount
from zhunsheng.domain.wording import LANGUAGES, word


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("account", help="管理账号 / accounts")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    add = acts.add_parser("add", help="新建账号，密码随后输入 / make an account; the password is asked for")
    add.add_argument("login_name", help="登录名 / name to log in with")
    add.add_argument("--person", help="所属人员的代号 / code of the person it belongs to")
    add.add_argument("--name", default="", help="不在组织内者的姓名 / name of somebody from outside the company")
    add.add_argument("--duty", action="append", default=[], choices=[duty.value for duty in Duty], help="职责 / duty")
    add.set_defaults(carry_out=add_account)


def add_account(chosen: argparse.Namespace) -> int:
    """Make one account. The password comes from the terminal, or from the first line of standard input."""
    start_django()
    database: Any = import_module("zhunsheng.cli.database")
    accounts: Any = import_module("zhunsheng.use_cases.accounts")
    database.prepare_database()
    duties = frozenset(Duty(duty) for duty in chosen.duty)
    account = NewAccount(chosen.login_name, person=chosen.person, name=chosen.name, duties=duties)
    accounts.add_account(actor=INSTALLER, account=account, password=_ask_password())
    for language in LANGUAGES:
        print(word("account-added", language, login_name=chosen.login_name))
    return 0


def _ask_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first, again = getpass("密码 / password: "), getpass("再输一次 / again: ")
    if first != again:
        raise RuleBroken("passwords-differ")
    return first
