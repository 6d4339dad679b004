"""What held on a day."""

from datetime import date

from django.db.models import Q


def holding(on: date) -> Q:
    """Spans that began by that day and had not ended before or on it."""
    return Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))
