"""Versions of frameworks. A published one never changes: the database itself refuses (migration 0002)."""

from django.db import models

from zhunsheng.store.models.accounts import AccountRow
from zhunsheng.store.models.base import RevisedRow


class FrameworkVersionRow(RevisedRow):
    """One version of a framework, whole, as the JSON text of its tree.

    Text, not a JSON column: PostgreSQL's jsonb sorts keys, and the order of languages in a text is its fallback order.
    """

    code = models.CharField(max_length=64)
    version = models.CharField(max_length=64)
    state = models.CharField(max_length=16)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        AccountRow, on_delete=models.PROTECT, null=True, blank=True, related_name="published_frameworks"
    )
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta(RevisedRow.Meta):
        db_table = "framework_version"
        constraints = (
            models.UniqueConstraint(name="framework_version_once", fields=("code", "version")),
            models.UniqueConstraint(
                name="framework_one_published", fields=("code",), condition=models.Q(state="published")
            ),
        )
