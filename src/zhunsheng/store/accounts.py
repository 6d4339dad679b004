"""Accounts and what they are entrusted with: rows in, values out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import Actor, Duty, NewAccount
from zhunsheng.domain.text import Language, LocalizedText
from zhunsheng.domain.wording import LANGUAGES
from zhunsheng.store.models import (
    AccountRow,
    EntrustedDutyRow,
    MembershipRow,
    PersonRow,
    PositionHeldRow,
    ReportingLineRow,
)
from zhunsheng.store.spans import holding


@dataclass(frozen=True, slots=True)
class Account:
    """An account as others may know it."""

    uuid: UUID
    login_name: str


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Who one can be in the demo, by one click."""

    login_name: str
    name: str
    unit: str
    position: str | None
    is_manager: bool
    duties: tuple[Duty, ...]


def find_actor(account: UUID, on: date) -> Actor | None:
    """Who acts through this account on a day, with the duties held then."""
    row = AccountRow.objects.select_related("person").filter(uuid=account, is_active=True).first()
    if row is None:
        return None
    duties = EntrustedDutyRow.objects.filter(holding(on), account=row).values_list("duty", flat=True)
    return Actor(
        account=row.uuid,
        person=row.person.code if row.person else None,
        name=_name_of(row),
        position=_main_position(row.person_id, on),
        duties=frozenset(Duty(duty) for duty in duties),
    )


def has_accounts() -> bool:
    return AccountRow.objects.exists()


def add_account(account: NewAccount, password: str, on: date) -> Account:
    """Make an account with a password that passes the validators, entrusted with duties from a day on."""
    if AccountRow.objects.filter(login_name=account.login_name).exists():
        raise RuleBroken("login-name-taken", login_name=account.login_name)
    row = AccountRow(login_name=account.login_name, person=_find_person(account.person), name=account.name)
    _set_password(row, password)
    row.save()
    _entrust([(row, account.duties)], on)
    return Account(row.uuid, row.login_name)


def change_password(account: UUID, *, current: str, new: str) -> None:
    """Replace a password by one that passes the validators."""
    row = AccountRow.objects.select_for_update().get(uuid=account)
    if not row.check_password(current):
        raise RuleBroken("password-wrong")
    _set_password(row, new)
    row.revision += 1
    row.save(update_fields=["password", "revision"])


def reset_password(login_name: str, new: str) -> Account:
    """Give an account another password without asking for the present one."""
    row = AccountRow.objects.select_for_update().filter(login_name=login_name).first()
    if row is None:
        raise RuleBroken("account-unknown", login_name=login_name)
    _set_password(row, new)
    row.revision += 1
    row.save(update_fields=["password", "revision"])
    return Account(row.uuid, row.login_name)


def add_demo_accounts(accounts: Sequence[NewAccount], password: str, on: date) -> int:
    """Make accounts that share a password; hashing it once keeps the first start short."""
    hashed = make_password(password)
    rows = [
        AccountRow(
            login_name=account.login_name,
            person=_find_person(account.person),
            name=account.name,
            is_demo=True,
            password=hashed,
        )
        for account in accounts
    ]
    AccountRow.objects.bulk_create(rows)
    _entrust([(row, account.duties) for row, account in zip(rows, accounts, strict=True)], on)
    return len(rows)


def list_demo_accounts(on: date) -> tuple[DemoAccount, ...]:
    """Everyone whom a visitor of the demo can be, in the order of the demo company."""
    rows = AccountRow.objects.filter(is_demo=True, is_active=True).select_related("person").order_by("id")
    people = [row.person_id for row in rows]
    units = MembershipRow.objects.filter(holding(on), person_id__in=people).values_list("person_id", "unit__name")
    places = PositionHeldRow.objects.filter(holding(on), person_id__in=people, is_main=True)
    unit_of: dict[int | None, str] = dict(units)
    position_of: dict[int | None, str] = dict(places.values_list("person_id", "position_code"))
    managers = set(ReportingLineRow.objects.filter(holding(on)).values_list("manager_id", flat=True).distinct())
    duties: dict[int, list[Duty]] = {}
    for account, duty in EntrustedDutyRow.objects.filter(holding(on)).values_list("account_id", "duty"):
        duties.setdefault(account, []).append(Duty(duty))
    return tuple(
        DemoAccount(
            login_name=row.login_name,
            name=_name_of(row),
            unit=unit_of.get(row.person_id, ""),
            position=position_of.get(row.person_id),
            is_manager=row.person_id in managers,
            duties=tuple(duties.get(row.pk, ())),
        )
        for row in rows
    )


def choose_language(account: UUID, language: str) -> None:
    """Remember in which language this account reads."""
    AccountRow.objects.filter(uuid=account).update(language=language)


def _main_position(person: int | None, on: date) -> str | None:
    held = PositionHeldRow.objects.filter(holding(on), person_id=person, is_main=True)
    return held.values_list("position_code", flat=True).first() if person else None


def _set_password(row: AccountRow, password: str) -> None:
    weaknesses = {language: _list_weaknesses(row, password, language) for language in LANGUAGES}
    if any(weaknesses.values()):
        told = [
            LocalizedText(tuple(zip(LANGUAGES, said, strict=True))) for said in zip(*weaknesses.values(), strict=True)
        ]
        raise RuleBroken("password-too-weak", reasons=told)
    row.set_password(password)


def _list_weaknesses(row: AccountRow, password: str, language: Language) -> list[str]:
    with translation.override(language.lower()):
        try:
            validate_password(password, row)
        except ValidationError as weak:
            return weak.messages
    return []


def _find_person(code: str | None) -> PersonRow | None:
    if code is None:
        return None
    row = PersonRow.objects.filter(code=code).first()
    if row is None:
        raise RuleBroken("person-unknown", person=code)
    if AccountRow.objects.filter(person=row).exists():
        raise RuleBroken("person-has-account", person=code)
    return row


def _entrust(entrusted: Sequence[tuple[AccountRow, Collection[Duty]]], on: date) -> None:
    EntrustedDutyRow.objects.bulk_create(
        EntrustedDutyRow(account=account, duty=duty, valid_from=on)
        for account, duties in entrusted
        for duty in sorted(duties)
    )


def _name_of(row: AccountRow) -> str:
    return row.person.name if row.person else row.name or row.login_name
