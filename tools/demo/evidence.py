"""Which events each person gets, so that the evidence carries the plan or fails it as planned."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from tools.demo.cast import Ratee
from tools.demo.chance import happens, number
from tools.demo.stories import Story

from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcome_rule import two_thirds

_TIER_OF_LEVEL = {"Sb": "front", "Si": "project", "Sa": "region"}
_WANTED_EVENTS = {"X": 3, "U": 3, "M": 2, "P": 2, "D": 2, "S": 2, "V": 2, "I": 1, "C": 1}
"""Events that a plan wants in the second cycle; the others want none."""
_MOST_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Told:
    """A story of a person, with the indicators of that person it may be coded with."""

    story: Story
    indicators: Sequence[str]


@dataclass(slots=True)
class StoryShelf:
    """Hands out stories, those first that nobody of the same unit tells in the same cycle."""

    by_tier: Mapping[str, Sequence[Story]]
    used: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def wear(self, story: Story, ratee: Ratee) -> tuple[int, int, int]:
        """How worn a story is for this person: told by him, by his unit, by anybody."""
        code = story.code
        return self.used[code, ratee.code], self.used[code, ratee.unit, ratee.cycle], self.used[code,]

    def take(self, story: Story, ratee: Ratee) -> None:
        self.used.update([(story.code, ratee.code), (story.code, ratee.unit, ratee.cycle), (story.code,)])


def choose_counter_events(ratee: Ratee, shelf: StoryShelf, framework: Framework) -> Mapping[str, Sequence[Told]]:
    """By competency: what speaks against a planned BELOW, enough for one indicator, or two where two are occasional."""
    chosen = {}
    for competency, letter in ratee.plan.items():
        if letter not in "BODSV":
            continue
        codes = ratee.asked(framework)[competency]
        tier = _tier(codes, competency)
        found: list[Told] = []
        while len(_covered(found, codes)) < (2 if letter == "O" else 1):
            fitting = [story for story in shelf.by_tier["against"] if story.tier == tier and story.shows(codes)]
            fitting = [one for one in fitting if set(one.shows(codes)) - _covered(found, codes)]
            story = min(fitting, key=lambda one: (*shelf.wear(one, ratee), number(99, one.code, ratee.code)))
            shelf.take(story, ratee)
            found.append(Told(story, story.shows(codes)))
        chosen[competency] = found
    return chosen


def _covered(found: Sequence[Told], codes: Sequence[str]) -> Set[str]:
    return {code for told in found for code in told.story.shows(codes)}


def choose_events(ratee: Ratee, shelf: StoryShelf, framework: Framework) -> Sequence[Told]:
    """Supporting events: as many as the plan wants and as cover two thirds of the indicators, not one too many."""
    asked = ratee.asked(framework)
    chosen: list[Told] = []
    for _ in range(_MOST_ROUNDS):
        lacking = dict(_lacking(ratee, asked, chosen))
        if not lacking:
            break
        best = max(
            _offers(ratee, asked, chosen, shelf), key=lambda told: _worth(told, lacking, shelf, ratee), default=None
        )
        if best is None or _worth(best, lacking, shelf, ratee)[0] == 0:
            break
        shelf.take(best.story, ratee)
        chosen.append(best)
    return chosen


def _lacking(
    ratee: Ratee, asked: Mapping[str, Sequence[str]], chosen: Sequence[Told]
) -> Iterator[tuple[str, tuple[int, set[str]]]]:
    """By competency: how many events are missing, and which indicators nothing covers yet, as far as wanted."""
    for competency, codes in asked.items():
        wanted = _WANTED_EVENTS.get(ratee.plan[competency], 0)
        if ratee.cycle == "2025":
            wanted = min(wanted, 1)
        elif wanted == 2 and happens(30, "one more", ratee.code, competency):
            wanted = 3
        shown = [set(told.indicators) & set(codes) for told in chosen if set(told.indicators) & set(codes)]
        covered = set().union(*shown)
        bare = set(codes) - covered if len(covered) < two_thirds(len(codes)) and ratee.cycle == "2026" else set()
        missing = max(0, wanted - len(shown))
        if missing or (bare and wanted > 1):
            yield competency, (missing, bare)


def _offers(
    ratee: Ratee, asked: Mapping[str, Sequence[str]], chosen: Sequence[Told], shelf: StoryShelf
) -> Iterator[Told]:
    taken = {told.story.code for told in chosen}
    for tier in ("front", "project", "region"):
        for story in shelf.by_tier[tier]:
            if story.code in taken:
                continue
            indicators = [
                code
                for competency, codes in asked.items()
                if _tier(codes, competency) == tier and _may_show(ratee.plan[competency])
                for code in story.shows(codes)
            ]
            if indicators:
                yield Told(story, indicators)


def _worth(
    told: Told, lacking: Mapping[str, tuple[int, set[str]]], shelf: StoryShelf, ratee: Ratee
) -> tuple[int, int, int, int, int]:
    gain = 0
    for competency, (missing, bare) in lacking.items():
        shown = [code for code in told.indicators if code.startswith(f"{competency}-")]
        gain += (3 if missing and shown else 0) + len(bare & set(shown))
    own, unit, everybody = shelf.wear(told.story, ratee)
    fresh = 8 - min(8, 8 * own + 3 * unit + everybody // 2)
    return (gain * (1 + fresh) if gain else 0, fresh, gain, -everybody, number(99, told.story.code, ratee.code))


def _may_show(letter: str) -> bool:
    """Whoever is to lack evidence, or to be below, shows nothing of the kind."""
    return letter not in "EBOWN"


def _tier(codes: Sequence[str], competency: str) -> str:
    """Stories are told at the level that is asked; those of the leaders' self-regulation stand with the project's."""
    level = codes[0].split("-")[1]
    return "project" if competency == "TJ" and level == "Sa" else _TIER_OF_LEVEL[level]
