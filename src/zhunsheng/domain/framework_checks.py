"""What a framework still lacks. Its constructors refuse what is contradictory; these checks find what is unfinished.

A finding that must be mended would make an assessment impossible or wrong; one to confirm is an open question that
the framework itself admits.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from zhunsheng.domain.competencies import Competency, Confidence, IndicatorKind
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcomes import Outcome
from zhunsheng.domain.positions import Position
from zhunsheng.domain.repeats import list_repeated
from zhunsheng.domain.text import Language, LocalizedText
from zhunsheng.domain.wording import word


class Urgency(StrEnum):
    """Whether a framework can be used in an assessment before the finding is settled."""

    MUST_MEND = "must-mend"
    TO_CONFIRM = "to-confirm"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found at one place, given by codes of the framework: `DC`, `DC/Si`, `DC-Si-2`, `05/TJ`."""

    code: str
    urgency: Urgency
    place: str
    found: object = ""

    def explain(self, language: Language) -> str:
        return word(self.code, language, place=self.place, found=self.found)


def check_framework(framework: Framework) -> tuple[Finding, ...]:
    """Everything unfinished, what must be mended first."""
    found = chain(
        _check_competencies(framework),
        _check_indicators(framework),
        _check_positions(framework),
        _check_scale(framework),
        _check_translations(framework),
    )
    return tuple(sorted(found, key=lambda finding: list(Urgency).index(finding.urgency)))


def _mend(code: str, place: str, found: object = "") -> Finding:
    return Finding(code, Urgency.MUST_MEND, place, found)


def _confirm(code: str, place: str, found: object = "") -> Finding:
    return Finding(code, Urgency.TO_CONFIRM, place, found)


def _check_competencies(framework: Framework) -> Iterator[Finding]:
    if not framework.levels.levels:
        yield _mend("framework-without-levels", framework.code)
    if not framework.competencies:
        yield _mend("framework-without-competencies", framework.code)
    for competency in framework:
        if not competency.label:
            yield _mend("competency-without-label", competency.code)
        for twice in list_repeated(stage.code for stage in competency.stages):
            yield _mend("stage-code-twice", competency.code, twice)
        for level in framework.levels:
            cell = competency.find_level(level.code)
            if cell is None or not cell.indicators:
                yield _confirm("cell-without-indicators", f"{competency.code}/{level.code}", competency.label)
        for twice in list_repeated(cell.level for cell in competency.levels):
            yield _mend("cell-twice", competency.code, twice)
        yield from _check_lists(competency)
        yield from _check_stages(competency)


def _check_lists(competency: Competency) -> Iterator[Finding]:
    for cell in competency.levels:
        place = f"{competency.code}/{cell.level}"
        for items in (cell.knowledge or (), cell.skills or ()):
            for twice in list_repeated(listed.code for listed in items):
                yield _mend("item-code-twice", place, twice)
        drafts = sum(listed.is_draft for listed in (*(cell.knowledge or ()), *(cell.skills or ())))
        if drafts:
            yield _confirm("items-are-drafts", place, drafts)


def _check_stages(competency: Competency) -> Iterator[Finding]:
    placed = {indicator.stage for indicator in competency.indicators}
    if any(placed - {None}):
        for stage in competency.stages:
            if stage.code not in placed:
                yield _confirm("stage-without-indicator", f"{competency.code}/{stage.code}", stage.name)
    proposed = [one for one in competency.indicators if one.stage_confidence not in (None, Confidence.CONFIRMED)]
    if proposed:
        yield _confirm("stages-are-proposed", competency.code, len(proposed))


def _check_indicators(framework: Framework) -> Iterator[Finding]:
    located = framework.list_indicators()
    spoken: dict[str, str] = {}
    for indicator in (found.indicator for found in located):
        statement = str(indicator.statement)
        first = spoken.setdefault(statement, indicator.code)
        if first != indicator.code:
            yield _mend("statement-twice", indicator.code, first)
        for code in indicator.replaces:
            if framework.find_indicator(code) is not None:
                yield _mend("replaced-indicator-still-there", indicator.code, code)


def _check_positions(framework: Framework) -> Iterator[Finding]:
    if not framework.positions:
        yield _confirm("framework-without-positions", framework.code)
    for position in framework.positions:
        if not position.name:
            yield _mend("position-without-name", position.code)
        if not position.is_name_confirmed:
            yield _confirm("position-name-not-confirmed", position.code, position.name)
        for competency in framework:
            yield from _check_requirement(framework, position, competency)
    if framework.positions and framework.matrix.columns_confidence is not Confidence.CONFIRMED:
        yield _confirm("matrix-columns-inferred", framework.code, framework.matrix.columns_confidence)


def _check_requirement(framework: Framework, position: Position, competency: Competency) -> Iterator[Finding]:
    asked = position.find_requirement(competency.code)
    place = f"{position.code}/{competency.code}"
    if asked is None:
        yield _mend("requirement-missing", place)
    elif asked.level is not None:
        cell = competency.find_level(asked.level)
        if cell is None or not cell.indicators:
            yield _mend("requirement-without-indicators", place, asked.level)
        elif not framework.applicable_indicators(position.code, competency.code):
            yield _confirm("requirement-with-nothing-left", place, asked.level)


def _check_scale(framework: Framework) -> Iterator[Finding]:
    scale = framework.outcome_scale
    for outcome in Outcome:
        if scale.find_point(outcome) is None:
            yield _mend("scale-point-missing", outcome, outcome)
    kinds = {found.indicator.kind for found in framework.list_indicators()}
    for kind in IndicatorKind:
        if kind in kinds and scale.find_display_scale(kind) is None:
            yield _confirm("display-scale-missing", kind, kind)
    for twice in list_repeated(str(point.outcome) for point in scale.points):
        yield _mend("scale-point-twice", twice)
    for twice in list_repeated(str(shown.kind) for shown in scale.display_scales):
        yield _mend("display-scale-twice", twice)


def _check_translations(framework: Framework) -> Iterator[Finding]:
    """Texts that exist, but not in every language that the framework claims; named once a language and part."""
    missing: dict[tuple[str, str], int] = Counter(
        (part, language)
        for part, text in _list_texts(framework)
        for language in framework.languages
        if text and text.find(language) is None
    )
    for (part, language), count in missing.items():
        yield _confirm("translation-missing", part, f"{language} × {count}")


def _list_texts(framework: Framework) -> Iterator[tuple[str, LocalizedText]]:
    yield framework.code, framework.title
    for level in framework.levels:
        yield from ((level.code, text) for text in (level.name, level.definition, level.reach))
    for competency in framework:
        yield from ((competency.code, text) for text in (competency.label, competency.definition))
        for cell in competency.levels:
            items = (*(cell.knowledge or ()), *(cell.skills or ()))
            texts = (cell.gist, *(one.statement for one in cell.indicators), *(one.text for one in items))
            yield from ((f"{competency.code}/{cell.level}", text) for text in texts)
    yield from ((position.code, position.name) for position in framework.positions)
    for point in framework.outcome_scale.points:
        yield from ((str(point.outcome), text) for text in (point.label, point.meaning, point.definition))
