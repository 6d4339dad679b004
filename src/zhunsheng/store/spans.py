"""What held on a day, and how something new comes to hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from django.db.models import Q

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.store.models import MembershipRow, PositionHeldRow, ReportingLineRow

PersonSpanRow = MembershipRow | PositionHeldRow | ReportingLineRow
_Span = TypeVar("_Span", MembershipRow, PositionHeldRow, ReportingLineRow)
_Any = TypeVar("_Any")
CHUNK = 500
"""Rows a statement: below the number of parameters that any database refuses."""


def holding(on: date) -> Q:
    """Spans that began by that day and had not ended before or on it."""
    return Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))


def in_chunks(everything: Iterable[_Any]) -> Iterator[Sequence[_Any]]:
    """Cut a long list so that no statement carries too many parameters."""
    rest = iter(everything)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def hold(kind: type[_Span], wanted: Mapping[int, Mapping[str, object] | None], on: date) -> set[int]:
    """Let something else hold of people from a day on; returns the row ids of those for whom it changed.

    `wanted` maps a person's row id to the fields of the new span, or to None when nothing holds any more. What began
    on that very day is corrected in place: it held for no day.
    """
    changed: set[int] = set()
    for people in in_chunks(wanted):
        spans = kind.objects.filter(valid_until__isnull=True, person_id__in=people)
        open_spans = {span.person_id: span for span in spans}
        differing = {person: wanted[person] for person in people if _differs(open_spans.get(person), wanted[person])}
        _end(kind, [open_spans[person] for person in differing if person in open_spans], on)
        kind.objects.bulk_create(
            kind(person_id=person, valid_from=on, **fields)
            for person, fields in differing.items()
            if fields is not None
        )
        changed |= set(differing)
    return changed


def _differs(held: PersonSpanRow | None, fields: Mapping[str, object] | None) -> bool:
    if held is None or fields is None:
        return held is not None or fields is not None
    return any(getattr(held, name) != value for name, value in fields.items())


def _end(kind: type[_Span], spans: Sequence[_Span], on: date) -> None:
    later = [span.valid_from for span in spans if span.valid_from > on]
    if later:
        raise RuleBroken("organisation-changed-later", known=max(later), on=on)
    kind.objects.filter(id__in=[span.id for span in spans if span.valid_from == on]).delete()
    kind.objects.filter(id__in=[span.id for span in spans if span.valid_from < on]).update(valid_until=on)
