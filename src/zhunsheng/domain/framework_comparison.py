"""How two versions of a framework are compared; see `framework_differences` for what comes out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any, Generic, TypeVar

from zhunsheng.domain.competencies import NOT_APPLICABLE_MARK, ChecklistItem, Competency, LevelScale
from zhunsheng.domain.framework_differences import DifferenceKind, FrameworkDifference
from zhunsheng.domain.frameworks import Framework, Located
from zhunsheng.domain.outcomes import OutcomeScale
from zhunsheng.domain.positions import Position, Requirement
from zhunsheng.domain.text import NO_TEXT, LocalizedText


def compare_frameworks(before: Framework, after: Framework) -> tuple[FrameworkDifference, ...]:
    """Every difference, in the order of the document; empty exactly when both say the same."""
    return tuple(
        chain(
            _fields(DifferenceKind.FRAMEWORK_CHANGED, "", before, after, _FRAMEWORK_FIELDS),
            _fields(DifferenceKind.DOCUMENT_CHANGED, "", before.document, after.document),
            _levels(before, after),
            _competencies(before, after),
            _indicators(before, after),
            _matrix(before, after),
            _scale(before.outcome_scale, after.outcome_scale),
            _errata(before, after),
        )
    )


_FRAMEWORK_FIELDS = ("code", "version", "title", "languages", "job_family")
_POSITION_FIELDS = ("candidates", "confirmed_by", "confirmed_at", "not_applicable")
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class _Match(Generic[Thing]):
    """Two versions of one list. The nth thing of a key meets the nth of the other side, so a key may occur twice."""

    added: tuple[Thing, ...]
    removed: tuple[Thing, ...]
    kept: tuple[tuple[Thing, Thing], ...]
    is_reordered: bool


def _match(before: Iterable[Thing], after: Iterable[Thing], key: Callable[[Thing], str]) -> _Match[Thing]:
    old, new = _by_occurrence(before, key), _by_occurrence(after, key)
    return _Match(
        added=tuple(thing for name, thing in new.items() if name not in old),
        removed=tuple(thing for name, thing in old.items() if name not in new),
        kept=tuple((thing, new[name]) for name, thing in old.items() if name in new),
        is_reordered=[name for name in old if name in new] != [name for name in new if name in old],
    )


def _by_occurrence(things: Iterable[Thing], key: Callable[[Thing], str]) -> dict[tuple[str, int], Thing]:
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], Thing] = {}
    for thing in things:
        name = key(thing)
        found[name, seen[name]] = thing
        seen[name] += 1
    return found


def _fields(
    kind: DifferenceKind, place: str, before: Any, after: Any, names: Sequence[str] = (), label: LocalizedText = NO_TEXT
) -> Iterator[FrameworkDifference]:
    """A difference for each named field (all of them when none is named) whose value changed."""
    owner = type(before).__name__
    for name in names or [field.name for field in fields(before)]:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield FrameworkDifference(kind, place, old, new, label, f"{owner}.{name}")


def _added_and_removed(
    noun: str, place: str, match: _Match[Any], key: Callable[[Any], str], text: Callable[[Any], object]
) -> Iterator[FrameworkDifference]:
    for thing in match.removed:
        yield FrameworkDifference(DifferenceKind(f"{noun}-removed"), f"{place}{key(thing)}", before=text(thing))
    for thing in match.added:
        yield FrameworkDifference(DifferenceKind(f"{noun}-added"), f"{place}{key(thing)}", after=text(thing))


def _order(match: _Match[Any], place: str, field: str) -> Iterator[FrameworkDifference]:
    if match.is_reordered:
        yield FrameworkDifference(DifferenceKind.ORDER_CHANGED, place, field=field)


def _levels(before: Framework, after: Framework) -> Iterator[FrameworkDifference]:
    match = _match(before.levels, after.levels, lambda level: level.code)
    yield from _added_and_removed("level", "", match, lambda level: level.code, lambda level: level.name)
    for old, new in match.kept:
        yield from _fields(DifferenceKind.LEVEL_CHANGED, old.code, old, new, label=new.name)
    yield from _order(match, "", "Framework.levels")


def _competencies(before: Framework, after: Framework) -> Iterator[FrameworkDifference]:
    match = _match(before.competencies, after.competencies, lambda competency: competency.code)
    yield from _added_and_removed("competency", "", match, lambda one: one.code, lambda one: one.label)
    for old, new in match.kept:
        names = ("label", "short_label", "definition", "event_link")
        yield from _fields(DifferenceKind.COMPETENCY_CHANGED, old.code, old, new, names, new.label)
        yield from _stages(old, new)
        yield from _cells(old, new)
    yield from _order(match, "", "Framework.competencies")


def _stages(before: Competency, after: Competency) -> Iterator[FrameworkDifference]:
    place = f"{after.code}/"
    match = _match(before.stages, after.stages, lambda stage: stage.code)
    yield from _added_and_removed("stage", place, match, lambda stage: stage.code, lambda stage: stage.name)
    for old, new in match.kept:
        yield from _fields(DifferenceKind.STAGE_CHANGED, f"{place}{old.code}", old, new)
    yield from _order(match, after.code, "Competency.stages")


def _cells(before: Competency, after: Competency) -> Iterator[FrameworkDifference]:
    match = _match(before.levels, after.levels, lambda cell: cell.level)
    yield from _added_and_removed("cell", f"{after.code}/", match, lambda cell: cell.level, lambda _: after.label)
    for old, new in match.kept:
        place = f"{after.code}/{new.level}"
        yield from _fields(DifferenceKind.CELL_CHANGED, place, old, new, ("gist",), after.label)
        indicators = _match(old.indicators, new.indicators, lambda indicator: indicator.code)
        yield from _order(indicators, place, "CompetencyLevel.indicators")
        for name in ("knowledge", "skills"):
            yield from _checklist(place, f"CompetencyLevel.{name}", getattr(old, name), getattr(new, name))
    yield from _order(match, after.code, "Competency.levels")


Checklist = tuple[ChecklistItem, ...] | None


def _checklist(place: str, field: str, before: Checklist, after: Checklist) -> Iterator[FrameworkDifference]:
    if (before is None) != (after is None):
        kind = DifferenceKind.LIST_ADDED if before is None else DifferenceKind.LIST_REMOVED
        yield FrameworkDifference(kind, place, field=field)
    match = _match(before or (), after or (), lambda listed: listed.code)
    yield from _added_and_removed("item", f"{place}/", match, lambda listed: listed.code, lambda listed: listed.text)
    for old, new in match.kept:
        where = f"{place}/{new.code}"
        yield from _fields(DifferenceKind.ITEM_REWORDED, where, old, new, ("text",))
        if old.is_draft and not new.is_draft:
            yield FrameworkDifference(DifferenceKind.ITEM_CONFIRMED, where, after=new.text)
        else:
            yield from _fields(DifferenceKind.ITEM_CHANGED, where, old, new, ("is_draft",))
        yield from _fields(DifferenceKind.ITEM_CHANGED, where, old, new, ("basis",))
    yield from _order(match, place, field)


def _indicators(before: Framework, after: Framework) -> Iterator[FrameworkDifference]:
    """Indicators are found by code in the whole framework, because one may move from cell to cell.

    Those of a competency or cell that came or went as a whole are not listed one by one.
    """
    match = _match(before.list_indicators(), after.list_indicators(), lambda located: located.indicator.code)
    replaced = {code for located in match.added for code in located.indicator.replaces}
    for located in match.removed:
        if _has_cell(after, located) and located.indicator.code not in replaced:
            yield _about(DifferenceKind.INDICATOR_REMOVED, located, located.indicator.statement, None)
    for located in match.added:
        if located.indicator.replaces:
            old = located.indicator.replaces
            yield _about(DifferenceKind.INDICATOR_REPLACES, located, old, located.indicator.statement)
        elif _has_cell(before, located):
            yield _about(DifferenceKind.INDICATOR_ADDED, located, None, located.indicator.statement)
    for old_place, new_place in match.kept:
        yield from _indicator(old_place, new_place)


def _indicator(before: Located, after: Located) -> Iterator[FrameworkDifference]:
    old, new = before.indicator, after.indicator
    if _cell_name(before) != _cell_name(after):
        yield _about(DifferenceKind.INDICATOR_MOVED, after, _cell_name(before), _cell_name(after))
    yield from _fields(DifferenceKind.INDICATOR_REWORDED, new.code, old, new, ("statement",), after.competency.label)
    rest = ("kind", "stage", "stage_confidence", "scope", "note", "replaces")
    yield from _fields(DifferenceKind.INDICATOR_CHANGED, new.code, old, new, rest, after.competency.label)


def _about(kind: DifferenceKind, located: Located, before: object, after: object) -> FrameworkDifference:
    return FrameworkDifference(kind, located.indicator.code, before, after, located.competency.label)


def _cell_name(located: Located) -> str:
    return f"{located.competency.code}/{located.cell.level}"


def _has_cell(framework: Framework, located: Located) -> bool:
    competency = next((one for one in framework if one.code == located.competency.code), None)
    return competency is not None and competency.find_level(located.cell.level) is not None


def _matrix(before: Framework, after: Framework) -> Iterator[FrameworkDifference]:
    names = ("columns_confidence", "columns_note")
    yield from _fields(DifferenceKind.MATRIX_CHANGED, "", before.matrix, after.matrix, names)
    match = _match(before.positions, after.positions, lambda position: position.code)
    yield from _added_and_removed("position", "", match, lambda position: position.code, lambda position: position.name)
    for old, new in match.kept:
        yield from _position(old, new)
        requirements = _match(old.requirements, new.requirements, lambda asked: asked.competency)
        yield from _order(requirements, new.code, "Position.requirements")
        for competency in dict.fromkeys(asked.competency for asked in (*old.requirements, *new.requirements)):
            asked = old.find_requirement(competency), new.find_requirement(competency)
            if asked[0] != asked[1]:
                yield _requirement(new, competency, *asked, (before.levels, after.levels))
    yield from _order(match, "", "PositionMatrix.positions")


def _position(before: Position, after: Position) -> Iterator[FrameworkDifference]:
    yield from _fields(DifferenceKind.POSITION_RENAMED, after.code, before, after, ("name",))
    if after.is_name_confirmed and not before.is_name_confirmed:
        yield FrameworkDifference(DifferenceKind.POSITION_CONFIRMED, after.code, after=after.name)
    else:
        yield from _fields(DifferenceKind.POSITION_CHANGED, after.code, before, after, ("is_name_confirmed",))
    yield from _fields(DifferenceKind.POSITION_CHANGED, after.code, before, after, _POSITION_FIELDS, after.name)


def _requirement(
    position: Position,
    competency: str,
    before: Requirement | None,
    after: Requirement | None,
    scales: tuple[LevelScale, LevelScale],
) -> FrameworkDifference:
    old, new = ((asked.level or NOT_APPLICABLE_MARK) if asked else None for asked in (before, after))
    if old is None or new is None:
        kind = DifferenceKind.REQUIREMENT_ADDED if old is None else DifferenceKind.REQUIREMENT_REMOVED
    elif NOT_APPLICABLE_MARK in (old, new):
        is_dropped = new == NOT_APPLICABLE_MARK
        kind = DifferenceKind.REQUIREMENT_DROPPED if is_dropped else DifferenceKind.REQUIREMENT_SET
    else:
        kind = _direction(old, new, scales)
    return FrameworkDifference(kind, f"{position.code}/{competency}", old, new, position.name)


def _direction(old: str, new: str, scales: tuple[LevelScale, LevelScale]) -> DifferenceKind:
    """Raised or lowered, where one of the two scales knows both levels; else only recoded."""
    for scale in reversed(scales):
        codes = [level.code for level in scale]
        if old in codes and new in codes:
            is_raised = codes.index(new) > codes.index(old)
            return DifferenceKind.REQUIREMENT_RAISED if is_raised else DifferenceKind.REQUIREMENT_LOWERED
    return DifferenceKind.REQUIREMENT_RECODED


def _scale(before: OutcomeScale, after: OutcomeScale) -> Iterator[FrameworkDifference]:
    points = _match(before.points, after.points, lambda point: point.outcome)
    yield from _added_and_removed("scale", "", points, lambda point: point.outcome, lambda point: point.label)
    for old, new in points.kept:
        yield from _fields(DifferenceKind.SCALE_CHANGED, old.outcome, old, new, label=new.label)
    yield from _order(points, "", "OutcomeScale.points")
    scales = _match(before.display_scales, after.display_scales, lambda scale: scale.kind)
    yield from _added_and_removed("scale", "", scales, lambda scale: scale.kind, lambda scale: scale.kind)
    for old_scale, new_scale in scales.kept:
        words = _match(old_scale.words, new_scale.words, lambda shown: shown.judgement)
        place = f"{old_scale.kind}/"
        yield from _added_and_removed("scale", place, words, lambda shown: shown.judgement, lambda shown: shown.label)
        for old_word, new_word in words.kept:
            yield from _fields(DifferenceKind.SCALE_CHANGED, f"{place}{old_word.judgement}", old_word, new_word)
        yield from _order(words, old_scale.kind, "DisplayScale.words")
    yield from _order(scales, "", "OutcomeScale.display_scales")
    yield from _fields(DifferenceKind.RULE_CHANGED, "", before.rule, after.rule)
    yield from _fields(DifferenceKind.GATE_CHANGED, "", before.gate, after.gate)


def _errata(before: Framework, after: Framework) -> Iterator[FrameworkDifference]:
    match = _match(before.errata, after.errata, lambda erratum: erratum.place)
    yield from _added_and_removed("erratum", "", match, lambda erratum: erratum.place, lambda erratum: erratum.printed)
    for old, new in match.kept:
        yield from _fields(DifferenceKind.ERRATUM_CHANGED, old.place, old, new)
    yield from _order(match, "", "Framework.errata")
