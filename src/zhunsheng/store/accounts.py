"""Accounts and what they are entrusted with: rows in, values out."""

from datetime import date
from uuid import UUID

from zhunsheng.domain.people import Actor, Duty
from zhunsheng.store.models import AccountRow, EntrustedDutyRow, PositionHeldRow
from zhunsheng.store.spans import holding


def find_actor(account: UUID, on: date) -> Actor | None:
    """Who acts through this account on a day, with the duties held then."""
    row = AccountRow.objects.select_related("person").filter(uuid=account, is_active=True).first()
    if row is None:
        return None
    duties = EntrustedDutyRow.objects.filter(holding(on), account=row).values_list("duty", flat=True)
    return Actor(
        account=row.uuid,
        person=row.person.code if row.person else None,
        name=row.person.name if row.person else row.login_name,
        position=_main_position(row.person_id, on),
        duties=frozenset(Duty(duty) for duty in duties),
    )


def _main_position(person: int | None, on: date) -> str | None:
    held = PositionHeldRow.objects.filter(holding(on), person_id=person, is_main=True)
    return held.values_list("position_code", flat=True).first() if person else None
