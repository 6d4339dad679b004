"""What every row has: an id for the outside that two installations never share."""

from uuid import uuid4

from django.db import models


class IdentifiedRow(models.Model):
    """`id` stays inside the database; `uuid` is the only id that leaves it."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)

    class Meta:
        abstract = True
        default_permissions = ()


class RevisedRow(IdentifiedRow):
    """A row that may change; `revision` tells two editors of the same row apart."""

    revision = models.PositiveIntegerField(default=1)

    class Meta(IdentifiedRow.Meta):
        abstract = True


class SpanRow(IdentifiedRow):
    """Something that held from one day up to, not including, another. An open end means it still holds."""

    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta(IdentifiedRow.Meta):
        abstract = True


def span_in_order(name: str) -> models.CheckConstraint:
    """A span ends after it begins."""
    return models.CheckConstraint(
        name=name, condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gt=models.F("valid_from"))
    )


def one_open_span(name: str, *fields: str, **condition: object) -> models.UniqueConstraint:
    """At most one span without an end for these fields."""
    return models.UniqueConstraint(name=name, fields=fields, condition=models.Q(valid_until__isnull=True, **condition))
