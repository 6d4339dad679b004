"""What changes when a person moves from one position to another, and which positions ask the same."""

from dataclasses import dataclass
from enum import StrEnum

from zhunsheng.domain.competencies import Competency, Indicator
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.positions import Position


class ChangeKind(StrEnum):
    """How one requirement changes. A level is shown on its own indicators, so another level brings other indicators."""

    SAME = "same"
    HIGHER = "higher"
    LOWER = "lower"
    NEW = "new"
    """Not applicable before, a level now."""
    ENDED = "ended"
    """A level before, not applicable now."""
    NEVER_ASKED = "never-asked"


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """One competency: the level asked before and after (None: not applicable) and the indicators answered for."""

    competency: Competency
    before: str | None
    after: str | None
    kind: ChangeKind
    kept: tuple[Indicator, ...]
    dropped: tuple[Indicator, ...]
    added: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class PositionChange:
    """从一个职位到另一个职位, requirement by requirement in the framework's order."""

    before: Position
    after: Position
    requirements: tuple[RequirementChange, ...]

    @property
    def changed(self) -> tuple[RequirementChange, ...]:
        same = {ChangeKind.SAME, ChangeKind.NEVER_ASKED}
        return tuple(change for change in self.requirements if change.kind not in same)


def compare_positions(framework: Framework, before: str, after: str) -> PositionChange:
    """Nothing is measured here: the answer is which indicators one answers for now, no longer, and from now on."""
    one, other = framework.matrix.get(before), framework.matrix.get(after)
    changes = tuple(_compare(framework, one, other, competency) for competency in framework.competencies)
    return PositionChange(one, other, changes)


def list_alike(framework: Framework) -> tuple[tuple[Position, ...], ...]:
    """Positions grouped by equal requirements, in the order of the matrix; most groups hold one position."""
    groups: dict[tuple[str | None, ...], list[Position]] = {}
    for position in framework.positions:
        groups.setdefault(_asked_of(framework, position), []).append(position)
    return tuple(tuple(group) for group in groups.values())


def list_neighbours(framework: Framework, position: str, most: int = 3) -> tuple[tuple[Position, ...], ...]:
    """The groups of positions whose requirements differ in the fewest competencies, in the order of the matrix.

    Differing competencies are counted; how far apart two levels are is nobody's number.
    """
    own = _asked_of(framework, framework.matrix.get(position))
    groups = [(place, group) for place, group in enumerate(list_alike(framework))]
    home = next(place for place, group in groups if _asked_of(framework, group[0]) == own)
    others = [(place, group) for place, group in groups if place != home]

    def nearness(placed: tuple[int, tuple[Position, ...]]) -> tuple[int, int]:
        place, group = placed
        return (sum(a != b for a, b in zip(own, _asked_of(framework, group[0]), strict=True)), abs(place - home))

    return tuple(group for _, group in sorted(sorted(others, key=nearness)[:most]))


def _asked_of(framework: Framework, position: Position) -> tuple[str | None, ...]:
    return tuple(position.find_level(competency.code) for competency in framework.competencies)


def _compare(framework: Framework, one: Position, other: Position, competency: Competency) -> RequirementChange:
    before, after = one.find_level(competency.code), other.find_level(competency.code)
    old, new = (_indicators_of(framework, position, competency) for position in (one, other))
    return RequirementChange(
        competency,
        before,
        after,
        _kind(framework, before, after),
        kept=tuple(indicator for indicator in new if indicator in old),
        dropped=tuple(indicator for indicator in old if indicator not in new),
        added=tuple(indicator for indicator in new if indicator not in old),
    )


def _indicators_of(framework: Framework, position: Position, competency: Competency) -> tuple[Indicator, ...]:
    """Empty also where a document asks for a level that it nowhere describes."""
    level = position.find_level(competency.code)
    if level is None or competency.find_level(level) is None:
        return ()
    return framework.applicable_indicators(position.code, competency.code)


def _kind(framework: Framework, before: str | None, after: str | None) -> ChangeKind:
    if before is None:
        return ChangeKind.NEVER_ASKED if after is None else ChangeKind.NEW
    if after is None:
        return ChangeKind.ENDED
    if before == after:
        return ChangeKind.SAME
    return ChangeKind.HIGHER if framework.levels.rank(after) > framework.levels.rank(before) else ChangeKind.LOWER
