"""Accounts: who logs in, and as whom they act."""

from collections.abc import Sequence
from uuid import UUID

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import Actor, NewAccount, anyone, is_logged_in, may_manage_accounts
from zhunsheng.store import accounts as store
from zhunsheng.store.accounts import Account, DemoAccount
from zhunsheng.use_cases.clock import read_today
from zhunsheng.use_cases.marks import AuditNote, command, draft_command, query

__all__ = [
    "Account",
    "DemoAccount",
    "add_account",
    "add_demo_accounts",
    "change_password",
    "choose_language",
    "has_accounts",
    "list_demo_accounts",
    "note_log_in",
    "recognise_account",
    "reset_password",
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
def add_account(*, actor: Actor, account: NewAccount, password: str) -> Account:
    """Make an account for a person, or for somebody who is not part of the company such as an outside auditor."""
    return store.add_account(account, password, read_today())


@command("add-demo-accounts", allow=may_manage_accounts, note=lambda added: AuditNote("demo", {"accounts": added}))
def add_demo_accounts(*, actor: Actor, accounts: Sequence[NewAccount], password: str) -> int:
    """Accounts for a demo: they share one password, and a demo logs them in by one click."""
    return store.add_demo_accounts(accounts, password, read_today())


@query("list-demo-accounts", allow=anyone)
def list_demo_accounts(*, actor: Actor) -> tuple[DemoAccount, ...]:
    """Whom a visitor of the demo can be; nobody where there is no demo."""
    return store.list_demo_accounts(read_today())


@command("log-in", allow=is_logged_in, note=lambda actor: AuditNote(str(actor.account)))
def note_log_in(*, actor: Actor) -> Actor:
    """Keep that somebody logged in."""
    return actor


@command("change-password", allow=is_logged_in, note=lambda account: AuditNote(str(account)))
def change_password(*, actor: Actor, current: str, new: str, again: str) -> UUID:
    """Change one's own password; whoever does so knows the present one."""
    if actor.account is None:
        raise RuleBroken("not-allowed", act="change-password")
    if new != again:
        raise RuleBroken("passwords-differ")
    store.change_password(actor.account, current=current, new=new)
    return actor.account


@command("reset-password", allow=may_manage_accounts, note=lambda account: AuditNote(str(account.uuid)))
def reset_password(*, actor: Actor, login_name: str, password: str) -> Account:
    """Give somebody who has forgotten it a new password; every device has to log in again."""
    return store.reset_password(login_name, password)


@draft_command("choose-language", allow=is_logged_in)
def choose_language(*, actor: Actor, language: str) -> None:
    """Remember in which language the actor reads. A convenience of one's own, so the audit trail is not told."""
    if actor.account is not None:
        store.choose_language(actor.account, language)
