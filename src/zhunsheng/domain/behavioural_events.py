"""行为事件: dated things that a person did, and when one of them counts as evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from zhunsheng.domain.errors import RuleBroken


class Polarity(StrEnum):
    """How an event shows an indicator. An event is not an outcome."""

    EXEMPLARY = "exemplary"
    ADEQUATE = "adequate"
    INEFFECTIVE = "ineffective"


@dataclass(frozen=True, slots=True)
class Coding:
    """行为标注: which indicator an event shows, and how."""

    indicator: str
    polarity: Polarity


class WhyNotCounted(StrEnum):
    """The first reason why an event is no evidence in a cycle."""

    OUTSIDE_PERIOD = "outside-period"
    NOTED_TOO_LATE = "noted-too-late"
    NEVER_SHOWN_TO_PERSON = "never-shown-to-person"
    NOT_CONFIRMED = "not-confirmed"


SOMEBODY, SOMEBODY_ELSE = "somebody", "somebody-else"
"""Stand for names that a reader may not learn; the second for one who did not also note the event."""


@dataclass(frozen=True, slots=True)
class BehaviouralEvent:
    """One dated occasion, told as situation, task, action and result (STAR). People are named by their codes.

    `is_occasion` marks a dated occasion that called for a behaviour which then did not show;
    such an event supports BELOW without telling an ineffective act.
    """

    code: str
    person: str
    on: date
    title: str
    noted_by: str
    noted_on: date
    codings: tuple[Coding, ...] = ()
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    shown_on: date | None = None
    """When a note about somebody became visible to that person; the person's own notes need none."""
    answer: str = ""
    confirmed_by: str | None = None
    reference: str = ""
    """A ticket or recording number."""
    corroborated_by: str = ""
    """Who else can vouch for it: a person's code, or free words for somebody from outside."""
    affirmed_by: str = ""
    """The internal or external customer who affirmed it: a person's code or free words."""
    model_for_others: str = ""
    """How it served as a model: published, taught, copied."""
    is_occasion: bool = False
    _polarity: dict[str, Polarity] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        if self.confirmed_by == self.person:
            raise RuleBroken("event-confirmed-by-its-own-person", event=self.code, person=self.person)
        if self.noted_on < self.on:
            raise RuleBroken("event-noted-before-it-happened", event=self.code, on=self.on, noted_on=self.noted_on)
        polarity = {coding.indicator: coding.polarity for coding in self.codings}
        if len(polarity) != len(self.codings):
            raise RuleBroken("event-codes-an-indicator-twice", event=self.code)
        object.__setattr__(self, "_polarity", polarity)

    @property
    def indicators(self) -> tuple[str, ...]:
        return tuple(self._polarity)

    def find_polarity(self, indicator: str) -> Polarity | None:
        return self._polarity.get(indicator)

    def supports(self, indicator: str) -> bool:
        """True when the event shows the indicator done adequately or better."""
        return not self.is_occasion and self.find_polarity(indicator) in {Polarity.EXEMPLARY, Polarity.ADEQUATE}

    def speaks_against(self, indicator: str) -> bool:
        """True for a counter-event, and for a dated occasion that called for the behaviour in vain."""
        polarity = self.find_polarity(indicator)
        return polarity is Polarity.INEFFECTIVE or (self.is_occasion and polarity is not None)

    @property
    def is_confirmed(self) -> bool:
        """Confirmed by someone other than the person, or traceable by a ticket or recording number."""
        return self.confirmed_by is not None or bool(self.reference)

    @property
    def is_shown_to_person(self) -> bool:
        return self.noted_by == self.person or self.shown_on is not None

    def is_shown_late(self, within_days: int) -> bool:
        """True when somebody else's note became visible to the person more than `within_days` after it was noted.

        Still evidence: the person has seen it and could answer, only later than promised.
        """
        if self.shown_on is None or self.noted_by == self.person:
            return False
        return (self.shown_on - self.noted_on).days > within_days

    def hide_others(self, indicators: frozenset[str]) -> Self:
        """The event as it may be read beside one competency: codings of its `indicators` only, and no name but the person's.

        All others look alike: a name missing here and printed there would tell who is an anonymous rater. What the same
        hand noted of another competency may be withheld there.
        """
        return replace(
            self,
            codings=tuple(coding for coding in self.codings if coding.indicator in indicators),
            noted_by=self._hide(self.noted_by),
            confirmed_by=SOMEBODY if self.confirmed_by else None,
            corroborated_by=SOMEBODY_ELSE if self.is_corroborated else self._hide(self.corroborated_by),
            affirmed_by=self._hide(self.affirmed_by),
        )

    def _hide(self, name: str) -> str:
        return name if name in {"", self.person} else SOMEBODY

    @property
    def is_corroborated(self) -> bool:
        """Somebody stands for it who is neither the person nor the one who noted it."""
        return bool(self.corroborated_by) and self.corroborated_by not in {self.person, self.noted_by}

    def find_reason_not_counted(self, start: date, cut_off: date) -> WhyNotCounted | None:
        """Why this is no evidence for a period that ends on the cycle's cut-off date; None when it counts."""
        if not start <= self.on <= cut_off:
            return WhyNotCounted.OUTSIDE_PERIOD
        if self.noted_on > cut_off:
            return WhyNotCounted.NOTED_TOO_LATE
        if not self.is_shown_to_person or (self.shown_on is not None and self.shown_on > cut_off):
            return WhyNotCounted.NEVER_SHOWN_TO_PERSON
        if not self.is_confirmed:
            return WhyNotCounted.NOT_CONFIRMED
        return None


def list_supporting(events: Iterable[BehaviouralEvent], indicators: Sequence[str]) -> list[BehaviouralEvent]:
    """The events that show at least one of the indicators."""
    return [event for event in events if any(event.supports(code) for code in indicators)]


def add_workdays(start: date, days: int) -> date:
    """The day `days` working days (Monday to Friday; public holidays are not known) after `start`."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            days -= 1
    return day
