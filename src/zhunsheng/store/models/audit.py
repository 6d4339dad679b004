"""The audit trail: added to, never changed (migration 0002 makes the database refuse)."""

from django.db import models

from zhunsheng.store.models.base import IdentifiedRow


class AuditEntryRow(IdentifiedRow):
    """What was done, by which account, to what. Uuids, codes and hashes only, so that erasing a person leaves it valid."""

    at = models.DateTimeField(db_index=True)
    account = models.UUIDField(null=True, blank=True)
    """Null for what the machine does by itself, such as publishing the shipped framework."""
    act = models.CharField(max_length=64)
    subject = models.CharField(max_length=200)
    facts = models.TextField(default="{}")

    class Meta(IdentifiedRow.Meta):
        db_table = "audit_entry"
