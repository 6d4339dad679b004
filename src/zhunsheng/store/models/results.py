"""Cycles and what was published of them."""

from django.db import models

from zhunsheng.store.models.base import IdentifiedRow, RevisedRow
from zhunsheng.store.models.frameworks import FrameworkVersionRow
from zhunsheng.store.models.people import PersonRow, UnitRow


class CycleRow(RevisedRow):
    """An assessment cycle. `content` is the JSON text of what was frozen for all its results alike."""

    code = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=200)
    framework = models.ForeignKey(FrameworkVersionRow, on_delete=models.PROTECT, related_name="cycles")
    content = models.TextField()
    published_at = models.DateTimeField()

    class Meta(RevisedRow.Meta):
        db_table = "cycle"


class PublishedResultRow(IdentifiedRow):
    """The frozen result of one person in one cycle. A correction adds a new revision; readers see the newest alone."""

    cycle = models.ForeignKey(CycleRow, on_delete=models.PROTECT, related_name="results")
    person = models.ForeignKey(PersonRow, on_delete=models.PROTECT, related_name="results")
    unit = models.ForeignKey(UnitRow, on_delete=models.PROTECT, related_name="results")
    position_code = models.CharField(max_length=64, blank=True)
    snapshot = models.TextField()
    sha256 = models.CharField(max_length=64)
    revision = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta(IdentifiedRow.Meta):
        db_table = "published_result"
        constraints = (
            models.UniqueConstraint(name="published_result_revision_once", fields=("cycle", "person", "revision")),
            models.UniqueConstraint(
                name="published_result_one_current",
                fields=("cycle", "person"),
                condition=models.Q(replaced_at__isnull=True),
            ),
        )
