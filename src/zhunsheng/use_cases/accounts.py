"""Accounts: who logs in, and as whom they act."""

from collections.abc import Collection, Sequence
from uuid import UUID

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import Actor, Duty, anyone, is_logged_in, may_manage_accounts
from zhunsheng.store import accounts as store
from zhunsheng.store.accounts import Account, DemoAccount
from zhunsheng.use_cases.clock import read_today
from zhunsheng.use_cases.marks import AuditNote, command, draft_command, query

__all__ = [
    "Account",
    "DemoAccount",
    "add_account",
    "add_demo_accounts",
    "choose_language",
    "has_accounts",
    "list_demo_accounts",
    "recognise_account",
]


@query("recognise-account", allow=anyone)
def recognise_account(*, actor: Actor, account: UUID) -> Actor:
    """Who acts through an account today; still the visitor when it has been closed."""
    return store.find_actor(account, read_today()) or actor


@query("has-accounts", allow=may_manage_accounts)
def has_accounts(*, actor: Actor) -> bool:
    """Whether anybody can log in yet."""
    return store.has_accounts()


@command("add-account", allow=may_manage_accounts, note=lambda account: AuditNote(str(account.uuid)))
def add_account(
    *, actor: Actor, login_name: str, password: str, person: str | None = None, duties: Collection[Duty] = ()
) -> Account:
    """Make an account for a person, or for somebody who is not part of the company such as an outside auditor."""
    if not login_name.strip():
        raise RuleBroken("login-name-empty")
    return store.add_account(
        login_name=login_name.strip(), person=person, password=password, duties=duties, on=read_today()
    )


@command("add-demo-accounts", allow=may_manage_accounts, note=lambda added: AuditNote("demo", {"accounts": added}))
def add_demo_accounts(*, actor: Actor, people: Sequence[tuple[str, Collection[Duty]]], password: str) -> int:
    """An account for each of these people, by person code; all share one password."""
    return store.add_demo_accounts(people, password, read_today())


@query("list-demo-accounts", allow=anyone)
def list_demo_accounts(*, actor: Actor) -> tuple[DemoAccount, ...]:
    """Whom a visitor of the demo can be; nobody where there is no demo."""
    return store.list_demo_accounts(read_today())


@draft_command("choose-language", allow=is_logged_in)
def choose_language(*, actor: Actor, language: str) -> None:
    """Remember in which language the actor reads. A convenience of one's own, so the audit trail is not told."""
    if actor.account is not None:
        store.choose_language(actor.account, language)
