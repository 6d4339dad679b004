"""A position on one screen: what it asks, the indicators behind each requirement, and the positions beside it."""

from collections import Counter
from dataclasses import dataclass

from zhunsheng.domain.competencies import Competency
from zhunsheng.domain.position_change import list_alike, list_neighbours
from zhunsheng.domain.positions import Position
from zhunsheng.domain.text import Rendering
from zhunsheng.reports.figures import InkedLine
from zhunsheng.reports.handbook.cells import (
    IndicatorShown,
    PositionLink,
    link_positions,
    show_cell,
    show_checklist,
    show_indicators,
)
from zhunsheng.reports.handbook.edition import Edition, LevelShown
from zhunsheng.reports.handbook.matrix import CandidateShown, show_candidates

MOST_OPEN = 2
"""More open requirements would push the next one off the screen."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Part of a sentence: 一项做到资深（Sa）, and the competencies it names, to be set in bold."""

    words: str
    names: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An indicator that the owner marked not applicable for this position, with the reason."""

    statement: Rendering
    reason: Rendering


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """One requirement; `level` None is not applicable and has nothing to open."""

    competency: str
    label: Rendering
    short: Rendering
    level: LevelShown | None
    gist: Rendering | None
    indicators: tuple[IndicatorShown, ...]
    left_out: tuple[LeftOut, ...]
    count_words: str
    knowledge_words: str
    skills_words: str
    is_open: bool
    """Stands open on the screen: the exception that the page's sentence names, so that a reader sees what is inside."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A position, or several that ask the same, beside this one."""

    links: tuple[PositionLink, ...]
    note: str
    line: InkedLine
    is_current: bool


@dataclass(frozen=True, slots=True)
class PositionPage:
    """`candidates` is empty once the name is confirmed."""

    code: str
    title: str
    candidates: tuple[CandidateShown, ...]
    is_name_confirmed: bool
    summary: tuple[Clause, ...]
    line: InkedLine
    rows: tuple[RequirementRow, ...]
    total_words: str
    neighbours: tuple[Neighbour, ...]
    others: tuple[PositionLink, ...]


def build_position_page(edition: Edition, code: str) -> PositionPage:
    """Raises when the framework has no such position."""
    position = edition.framework.matrix.get(code)
    rows = tuple(_row(edition, position, competency) for competency in edition.framework)
    title = edition.position_title(position)
    summary = summarise(edition, position)
    told = edition.word("comma").join(_plain(edition, clause) for clause in summary)
    return PositionPage(
        code,
        title,
        show_candidates(edition, position),
        position.is_name_confirmed,
        summary,
        edition.inked_line(position, edition.word("line-title", position=title, summary=told)),
        rows,
        edition.amount("indicators", sum(len(row.indicators) for row in rows)),
        _neighbours(edition, position),
        link_positions(edition, [one for one in edition.framework.positions if one.code != code]),
    )


def summarise(edition: Edition, position: Position) -> tuple[Clause, ...]:
    """五项做到熟练（Si），一项做到资深（Sa）：自我调节. Most frequent level first, what is not asked last."""
    groups: dict[str | None, list[Competency]] = {}
    for competency in edition.framework:
        asked = position.find_requirement(competency.code)
        groups.setdefault(asked.level if asked else None, []).append(competency)
    if not groups:
        return ()
    if len(groups) == 1 and None not in groups:
        (level, members), *_ = groups.items()
        return (Clause(_asks(edition, "asks-all", level, len(members))),)
    ordered = sorted(groups.items(), key=lambda group: (group[0] is None, -len(group[1])))
    largest = max(len(members) for members in groups.values())
    return tuple(
        Clause(
            _asks(edition, "asks" if level is not None else "asks-nothing", level, len(members)),
            edition.list([one.short.words(edition.language) for one in members]) if len(members) < largest else "",
        )
        for level, members in ordered
    )


def _asks(edition: Edition, code: str, level: str | None, count: int) -> str:
    name = edition.framework.levels.get(level).name if level is not None else ""
    return edition.word(code, count=edition.number(count), level=name, code=level or "")


def _plain(edition: Edition, clause: Clause) -> str:
    return clause.words + (edition.word("colon") + clause.names if clause.names else "")


def _row(edition: Edition, position: Position, competency: Competency) -> RequirementRow:
    asked = position.find_requirement(competency.code)
    cell = competency.find_level(asked.level) if asked and asked.level is not None else None
    indicators = edition.framework.applicable_indicators(position.code, competency.code) if cell else ()
    knowledge = show_checklist(edition, cell.knowledge if cell else None)
    skills = show_checklist(edition, cell.skills if cell else None)
    return RequirementRow(
        competency.code,
        edition.say(competency.label),
        edition.say(competency.short),
        edition.level(asked.level) if asked and asked.level is not None else None,
        show_cell(edition, competency, cell).gist if cell else None,
        show_indicators(edition, competency, indicators),
        _left_out(edition, position, competency) if cell else (),
        edition.amount("entries", len(indicators)),
        edition.amount("knowledge", len(knowledge.texts)) if knowledge.texts else "",
        edition.amount("skills", len(skills.texts)) if skills.texts else "",
        is_open=_is_exception(position, competency),
    )


def _is_exception(position: Position, competency: Competency) -> bool:
    """Whether at most two requirements have this level while another level is more frequent."""
    levels = Counter(asked.level for asked in position.requirements if asked.level is not None)
    asked = position.find_requirement(competency.code)
    if asked is None or asked.level is None:
        return False
    return levels[asked.level] <= MOST_OPEN and levels[asked.level] < max(levels.values())


def _left_out(edition: Edition, position: Position, competency: Competency) -> tuple[LeftOut, ...]:
    level = position.get_requirement(competency.code).level
    marks = {mark.indicator: mark.reason for mark in position.not_applicable}
    return tuple(
        LeftOut(edition.say(one.statement), edition.say(marks[one.code]))
        for cell in competency.levels
        if cell.level == level
        for one in cell.indicators
        if one.code in marks
    )


def _neighbours(edition: Edition, position: Position) -> tuple[Neighbour, ...]:
    """This position (with those that ask the same) and the nearest others, in the order of the matrix."""
    order = [one.code for one in edition.framework.positions]
    own = next(group for group in list_alike(edition.framework) if position in group)
    groups = sorted([*list_neighbours(edition.framework, position.code), own], key=lambda one: order.index(one[0].code))
    return tuple(_neighbour(edition, position, group, is_current=group == own) for group in groups)


def _neighbour(edition: Edition, own: Position, group: tuple[Position, ...], *, is_current: bool) -> Neighbour:
    links = link_positions(edition, group)
    note = _difference(edition, own, group[0])
    if is_current:
        alike = [link.title for link in links if link.code != own.code]
        note = edition.word("this-position-alike" if alike else "this-position", positions=edition.list(alike))
        links = tuple(sorted(links, key=lambda link: link.code != own.code))[:1]
    title = edition.word("line-title", position=edition.list([link.title for link in links]), summary=note)
    return Neighbour(links, note, edition.inked_line(group[0], title), is_current)


def _difference(edition: Edition, own: Position, other: Position) -> str:
    """Which requirements differ, grouped by what the other position asks."""
    groups: dict[str, list[str]] = {}
    for competency in edition.framework:
        if edition.rank(own, competency) == edition.rank(other, competency):
            continue
        asked = other.find_requirement(competency.code)
        level = asked.level if asked and asked.level is not None else edition.word("not-applicable")
        groups.setdefault(level, []).append(competency.short.words(edition.language))
    told = [f"{edition.list(names)} {level}" for level, names in groups.items()]
    count = sum(len(names) for names in groups.values())
    return edition.word("differs", count=edition.number(count), differences=edition.word("semicolon").join(told))
