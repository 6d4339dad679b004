"""The marks that carry or fail an EXCEEDS: affirmed by a customer, a model for others, corroborated."""

from typing import Any

from tools.demo.cast import Ratee

_AFFIRMED = "业主A 在满意度回访中点名肯定"
_MODEL = "项目例会上介绍，其他班组照做"
_CORROBORATED = "当班同事"


def mark_for_plan(ratee: Ratee, events: list[dict[str, Any]]) -> None:
    """Complete or take away marks on the events that support a planned EXCEEDS."""
    for competency, letter in ratee.plan.items():
        if letter not in "XU":
            continue
        supporting = [event for event in events if f"{competency}-" in event["codings"] and not event["is_against"]]
        if not supporting:
            continue
        _complete(supporting, "affirmed_by", _AFFIRMED)
        _complete(supporting, "model_for_others", _MODEL)
        if letter == "X":
            _complete(supporting, "corroborated_by", _CORROBORATED)
        else:
            for event in supporting:
                event["corroborated_by"] = ""


def _complete(events: list[dict[str, Any]], mark: str, words: str) -> None:
    if not any(event[mark] for event in events):
        events[0][mark] = words
