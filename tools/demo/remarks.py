"""The comments beside ratings: they name the event they rest on, or say what is missing."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tools.demo.cast import Ratee
from tools.demo.chance import happens, pick

from zhunsheng.domain.outcomes import Judgement, NoJudgement, Showing


class Remarks:
    """Remarks of company.toml by role and judgement, and the events that a remark may point to."""

    def __init__(self, banks: Mapping[str, Mapping[str, Sequence[str]]], events: Sequence[Mapping[str, Any]]) -> None:
        self._banks = banks
        self._events: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
        for event in events:
            for part in event["codings"].split("；"):
                self._events.setdefault((event["person"], part.split(" ")[0]), []).append(event)

    def find(self, ratee: Ratee, rater: str, role: str, indicator: str, judgement: Judgement | None) -> str | None:
        """A remark for this rating; most ratings have none."""
        about = (ratee.cycle, ratee.code, rater, indicator)
        if judgement is None:
            return None
        if role == "上级":
            pointed = self._point_to_event(ratee, indicator, judgement, about)
            if pointed is not None:
                return pointed
        bank = self._banks.get(role, {}).get(judgement.value, ())
        telling = judgement in {Showing.NOT_SHOWN, Showing.OCCASIONAL, NoJudgement.CANNOT_JUDGE}
        percent = 55 if role == "上级" and telling else 7
        return pick(bank, "remark", *about) if bank and happens(percent, "has-remark", *about) else None

    def _point_to_event(
        self, ratee: Ratee, indicator: str, judgement: Judgement, about: Sequence[object]
    ) -> str | None:
        against = judgement in {Showing.NOT_SHOWN, Showing.OCCASIONAL}
        fitting = [
            event
            for event in self._events.get((ratee.code, indicator), ())
            if event["cycle"] == ratee.cycle and event["is_against"] == against
        ]
        if not fitting or not (against or happens(40, "points", *about)):
            return None
        event = pick(fitting, "which", *about)
        on: date = event["on"]
        template = pick(self._banks["事件"]["against" if against else "for"], "template", *about)
        return template.format(month=on.month, day=on.day, title=event["title"])
