"""The stories that events of the demo company tell, and how one becomes a dated event of a person."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tools.demo.cast import DEMO
from tools.demo.chance import between

_POLARITIES = {"exemplary": "典范", "adequate": "合格", "ineffective": "反例"}


@dataclass(frozen=True, slots=True)
class Story:
    """`codings` by competency and ordinal, `GT-2`; the level comes with the person."""

    code: str
    title: str
    codings: Mapping[str, str]
    texts: Mapping[str, str]
    marks: Mapping[str, str] = field(default_factory=dict)
    tier: str = ""
    count: tuple[int, int] = (6, 24)
    months: Sequence[int] = ()
    is_occasion: bool = False

    def competencies(self) -> set[str]:
        return {coding.split("-")[0] for coding in self.codings}

    def words_for(self, indicators: Sequence[str]) -> str:
        """The codings as the workbook writes them, of those indicators that the person answers for."""
        by_coding = {_coding_of(indicator): indicator for indicator in indicators}
        return "；".join(
            f"{by_coding[coding]} {_POLARITIES[polarity]}"
            for coding, polarity in self.codings.items()
            if coding in by_coding
        )

    def shows(self, indicators: Sequence[str]) -> list[str]:
        return [indicator for indicator in indicators if _coding_of(indicator) in self.codings]

    def fill(self, words: str, who: str, *about: object) -> str:
        """The slots filled so that the same story differs from person to person."""
        return words.format(
            who=who,
            building=between(2, 19, "building", self.code, *about),
            floor=between(3, 26, "floor", self.code, *about),
            minutes=between(6, 24, "minutes", self.code, *about),
            count=between(*self.count, "count", self.code, *about),
        )


def load_stories() -> Mapping[str, Sequence[Story]]:
    """By tier; `against` holds the counter-events and vain occasions of all tiers."""
    return {tier: _read(f"stories-{tier}.toml") for tier in ("front", "project", "region", "against")}


def _read(filename: str) -> Sequence[Story]:
    told = tomllib.loads((DEMO / filename).read_text(encoding="utf-8"))
    return [_story(one) for one in told["stories"]]


def _story(told: Mapping[str, Any]) -> Story:
    return Story(
        code=told["code"],
        title=told["title"],
        codings=told["codings"],
        texts={key: told[key] for key in ("situation", "task", "action", "result", "answer") if key in told},
        marks={key: told[key] for key in ("reference", "affirmed", "corroborated", "model") if key in told},
        tier=told.get("tier", ""),
        count=tuple(told.get("count", (6, 24))),
        months=told.get("months", ()),
        is_occasion=told.get("occasion", False),
    )


def _coding_of(indicator: str) -> str:
    """`GT-2` for the indicator `GT-Si-2`."""
    competency, _, ordinal = indicator.split("-")
    return f"{competency}-{ordinal}"
