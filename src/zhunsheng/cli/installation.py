"""Gives an empty installation what it needs to be of use, and tells how to get in."""

import secrets
from pathlib import Path

from django.conf import settings
from django.db import transaction

from zhunsheng.cli.publication import publish_rounds
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import INSTALLER, VISITOR
from zhunsheng.domain.wording import LANGUAGES, word
from zhunsheng.offline.demo_company import DemoCompany, load_demo_company
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.use_cases.accounts import DemoAccount, add_demo_accounts, has_accounts, list_demo_accounts
from zhunsheng.use_cases.frameworks import has_frameworks, publish_framework
from zhunsheng.use_cases.people import has_people


def set_up() -> None:
    """Publish the framework that ships where there is none, and bring the demo company into an empty demo."""
    if not has_frameworks(actor=INSTALLER):
        publish_framework(actor=INSTALLER, framework=load_framework())
    if settings.ZHUNSHENG_DEMO:
        _set_up_demo()


def announce(address: str) -> None:
    """Say where it runs, Chinese first, and who can log in."""
    for language in LANGUAGES:
        print(word("serving-at", language, address=address))
    if settings.ZHUNSHENG_DEMO:
        _announce_demo()
    elif not has_accounts(actor=INSTALLER):
        for language in LANGUAGES:
            print(word("no-accounts-yet", language))
    print(" / ".join(word("serving-stop", language) for language in LANGUAGES), flush=True)


def _set_up_demo() -> None:
    if list_demo_accounts(actor=VISITOR):
        return
    if has_people(actor=INSTALLER) or has_accounts(actor=INSTALLER):
        raise RuleBroken("demo-beside-real-people")
    with transaction.atomic():  # a start that was interrupted begins again from nothing
        _bring_in(load_demo_company(load_framework()))


def _bring_in(company: DemoCompany) -> None:
    publish_rounds(company.cycles, load_framework().code)
    add_demo_accounts(actor=INSTALLER, accounts=company.accounts, password=_demo_password())


def _announce_demo() -> None:
    for language in LANGUAGES:
        print(word("demo-log-ins", language, password=_demo_password()))
    for account in list_demo_accounts(actor=VISITOR):
        print(f"  {account.login_name:<14} {account.name} · {_standing(account)}")


def _standing(account: DemoAccount) -> str:
    duties = [word(f"Duty.{duty.value}", LANGUAGES[0]) for duty in account.duties]
    place = [account.unit, word("position-code", LANGUAGES[0], position=account.position) if account.position else ""]
    return " · ".join(part for part in (*place, *duties) if part)


def _demo_password() -> str:
    """One random password an installation, kept where its secrets are."""
    place = Path(settings.ZHUNSHENG_DATA) / "keys" / "demo_password"
    if not place.exists():
        place.touch(mode=0o600)
        place.write_text(secrets.token_hex(5), encoding="ascii")
    return place.read_text(encoding="ascii")
