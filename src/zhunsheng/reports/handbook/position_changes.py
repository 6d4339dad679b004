"""从一个职位到另一个职位: what one answers for from now on, no longer, and still."""

from dataclasses import dataclass

from zhunsheng.domain.competencies import CompetencyLevel
from zhunsheng.domain.position_change import ChangeKind, RequirementChange, compare_positions
from zhunsheng.domain.text import Rendering
from zhunsheng.reports.figures import InkedLine
from zhunsheng.reports.handbook.cells import (
    IndicatorShown,
    PositionLink,
    link_positions,
    show_cell,
    show_indicators,
)
from zhunsheng.reports.handbook.edition import Edition, LevelShown


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One requirement before and after; a level that is None is not applicable."""

    competency: str
    short: Rendering
    kind: ChangeKind
    kind_words: str
    before: LevelShown | None
    after: LevelShown | None
    gist: Rendering | None
    """What the new level looks like, in a line."""
    dropped: tuple[IndicatorShown, ...]
    added: tuple[IndicatorShown, ...]
    kept: tuple[IndicatorShown, ...]
    count_words: str


@dataclass(frozen=True, slots=True)
class ChangePage:
    """`changed` first, then `unchanged`; `finding` says it in a sentence."""

    before: PositionLink
    after: PositionLink
    finding: str
    line: InkedLine
    changed: tuple[ChangeRow, ...]
    unchanged: tuple[ChangeRow, ...]
    totals: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The choice of two positions, and the answer once both are chosen."""

    positions: tuple[PositionLink, ...]
    change: ChangePage | None


def build_compare_page(edition: Edition, before: str | None, after: str | None) -> ComparePage:
    """Raises when a chosen position does not exist."""
    change = _change(edition, before, after) if before and after else None
    return ComparePage(link_positions(edition, edition.framework.positions), change)


def _change(edition: Edition, before: str, after: str) -> ChangePage:
    change = compare_positions(edition.framework, before, after)
    old, new = link_positions(edition, [change.before, change.after])
    changed = tuple(_row(edition, one) for one in change.changed)
    same = tuple(_row(edition, one) for one in change.requirements if one not in change.changed)
    finding = _finding(edition, changed, len(change.requirements))
    title = edition.word("change-title", before=old.title, after=new.title, finding=finding)
    line = edition.inked_line(change.after, title, before=change.before)
    return ChangePage(old, new, finding, line, changed, same, _totals(edition, change.requirements))


def _row(edition: Edition, change: RequirementChange) -> ChangeRow:
    competency = change.competency
    cell: CompetencyLevel | None = competency.find_level(change.after) if change.after is not None else None
    dropped, added, kept = (
        show_indicators(edition, competency, indicators) for indicators in (change.dropped, change.added, change.kept)
    )
    return ChangeRow(
        competency.code,
        edition.say(competency.short),
        change.kind,
        edition.word(f"change.{change.kind.value}"),
        edition.level(change.before) if change.before is not None else None,
        edition.level(change.after) if change.after is not None else None,
        show_cell(edition, competency, cell).gist if cell else None,
        dropped,
        added,
        kept,
        edition.word("change-counts", dropped=len(dropped), added=len(added)),
    )


def _finding(edition: Edition, changed: tuple[ChangeRow, ...], total: int) -> str:
    """六项里变五项：四项由 Si 到 Sa，一项不再要求。"""
    if not changed:
        return edition.word("change-none")
    groups: dict[tuple[str, str], int] = {}
    for row in changed:
        ends = tuple(level.code if level else edition.word("not-applicable") for level in (row.before, row.after))
        groups[ends[0], ends[1]] = groups.get((ends[0], ends[1]), 0) + 1
    told = [
        edition.word("change-group", count=edition.number(count), before=before, after=after)
        for (before, after), count in sorted(groups.items(), key=lambda group: -group[1])
    ]
    code = "change-all" if len(changed) == total else "change-some"
    details = edition.word("comma").join(told)
    return edition.word(code, count=edition.number(len(changed)), total=edition.number(total), details=details)


def _totals(edition: Edition, changes: tuple[RequirementChange, ...]) -> str:
    added, dropped, kept = (
        sum(len(getattr(change, part)) for change in changes) for part in ("added", "dropped", "kept")
    )
    return edition.word("change-totals", added=added, dropped=dropped, kept=kept)
