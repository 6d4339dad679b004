"""The audit trail in the database: entries go in, nothing comes out changed."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from zhunsheng.store.models import AuditEntryRow


def write_entry(*, at: datetime, account: UUID | None, act: str, subject: str, facts: Mapping[str, str | int]) -> None:
    """Add one entry, in whatever transaction is open."""
    AuditEntryRow.objects.create(
        at=at, account=account, act=act, subject=subject, facts=json.dumps(facts, ensure_ascii=False, sort_keys=True)
    )
