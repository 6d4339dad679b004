"""From a story to a row of the sheet of events: when it happened, who noted it, who confirmed it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from tools.demo.cast import Company, Ratee
from tools.demo.chance import between, happens, number, pick
from tools.demo.evidence import Told

Row = dict[str, Any]

_LAST_DAYS = 12
"""No event happens so late in a cycle that it could not be noted and shown before the cut-off."""


class Dating:
    """Numbers the events of the whole company and spreads those of a person over the cycle."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._number = 0

    def rows(self, ratee: Ratee, supporting: Sequence[Told], against: Sequence[Told]) -> Iterator[Row]:
        cycle = next(one for one in self._company.cycles if one["code"] == ratee.cycle)
        start, end = cycle["period_from"], cycle["evidence_cut_off"] - timedelta(days=_LAST_DAYS)
        step = (end - start).days // max(1, len(supporting) + len(against))
        for place, told in enumerate([*_far_apart(supporting, ratee), *against]):
            on = start + timedelta(days=place * step + number(max(1, step - 2), "day", told.story.code, ratee.code))
            yield self._row(ratee, told, _in_season(on, told.story.months, start, end), is_against=told in against)

    def _row(self, ratee: Ratee, told: Told, on: date, *, is_against: bool) -> Row:
        self._number += 1
        about = (ratee.cycle, ratee.code)
        by_self = not is_against and happens(35, "noted", told.story.code, *about)
        noted_by = ratee.code if by_self else self._observer(ratee, told)
        noted_on = on + timedelta(days=number(4, "noted-on", told.story.code, *about))
        who = "我" if by_self else ratee.name
        texts = {key: told.story.fill(words, who, *about) for key, words in told.story.texts.items()}
        return {
            "code": f"E{on:%y%m}-{self._number:03d}",
            "person": ratee.code,
            "on": on,
            "title": told.story.fill(told.story.title, who, *about),
            **texts,
            "codings": told.story.words_for(told.indicators),
            "noted_by": noted_by,
            "noted_on": noted_on,
            "shown_on": None if by_self else noted_on + timedelta(days=number(6, "shown", told.story.code, *about)),
            "confirmed_by": ratee.manager,
            **self._marks(told, on, about, ratee),
            "is_occasion": "是" if told.story.is_occasion else None,
            "cycle": ratee.cycle,
            "is_against": is_against,
        }

    def _observer(self, ratee: Ratee, told: Told) -> str:
        peers = [rater for rater, role in ratee.raters if role == "同级"]
        if len(peers) >= 3 and happens(15, "peer-notes", told.story.code, ratee.code):
            return pick(peers, "which-peer", told.story.code, ratee.code)
        return ratee.manager

    def _marks(self, told: Told, on: date, about: Sequence[object], ratee: Ratee) -> Mapping[str, str]:
        marks = told.story.marks
        ticket = (
            f"{marks['reference']}-{on:%Y%m%d}-{between(1, 18, told.story.code, *about):02d}"
            if "reference" in marks
            else ""
        )
        filled = {key: told.story.fill(words, ratee.name, *about) for key, words in marks.items()}
        return {
            "reference": ticket,
            "corroborated_by": filled.get("corroborated", ""),
            "affirmed_by": filled.get("affirmed", ""),
            "model_for_others": filled.get("model", ""),
        }


def _far_apart(supporting: Sequence[Told], ratee: Ratee) -> Sequence[Told]:
    """The events of an EXCEEDS at both ends of the cycle, for it must have lasted."""
    exceeding = {competency for competency, letter in ratee.plan.items() if letter in "XU"}
    ends = [told for told in supporting if told.story.competencies() & exceeding]
    between_them = [told for told in supporting if told not in ends]
    return [*ends[::2], *between_them, *ends[1::2]]


def _in_season(on: date, months: Sequence[int], start: date, end: date) -> date:
    """The nearest day of the wanted months inside the cycle."""
    if not months or on.month in months:
        return on
    days = (start + timedelta(days=offset) for offset in range((end - start).days))
    return min((day for day in days if day.month in months), key=lambda day: abs((day - on).days))
