"""A person's counting events by month, from the review period to the evidence cut-off, so that "nothing noted" is seen before "low"."""

from collections import Counter
from datetime import date

from zhunsheng.domain.results import PersonalResult
from zhunsheng.reports.basis import ReportBasis
from zhunsheng.reports.figures.month_bars import MonthBars


def build_months(person: PersonalResult, basis: ReportBasis) -> MonthBars:
    """An event that shows several competencies is one event."""
    days = {event.code: event.on for result in person.competencies for event in result.events}
    counts = Counter(f"{day:%Y-%m}" for day in days.values())
    months = _list_months(basis.cycle.period_from, basis.cycle.last_day)
    title = basis.say("ReportTeam.months", person=person.person.name, count=len(days))
    return MonthBars(title, months, tuple(counts[month] for month in months))


def _list_months(first: date, last: date) -> tuple[str, ...]:
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return tuple(f"{month // 12}-{month % 12 + 1:02d}" for month in range(start, end + 1))
