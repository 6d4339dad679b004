"""Hypothesis strategies for whole frameworks: every field, every state, awkward text, consistent references."""

import string
from collections.abc import Sequence
from datetime import UTC
from operator import itemgetter
from typing import TypeVar

from hypothesis import strategies as st

from zhunsheng.domain.competencies import (
    NOT_APPLICABLE_MARK,
    ChecklistItem,
    Competency,
    CompetencyLevel,
    Confidence,
    Indicator,
    IndicatorKind,
    Level,
    LevelScale,
    Stage,
)
from zhunsheng.domain.frameworks import Erratum, Framework, FrameworkDocument
from zhunsheng.domain.outcomes import (
    DisplayScale,
    DisplayWord,
    EvidenceGate,
    GateMode,
    NoJudgement,
    Outcome,
    OutcomeRule,
    OutcomeScale,
    ScalePoint,
    Showing,
)
from zhunsheng.domain.positions import CandidateName, NotApplicableIndicator, Position, PositionMatrix, Requirement
from zhunsheng.domain.text import Language, LocalizedText

T = TypeVar("T")
Draw = st.DrawFn
Texts = st.SearchStrategy[LocalizedText]

_TRAPS = (
    "。",
    "“引”",
    '"',
    "'''",
    "\\",
    "\t",
    "行\n行",
    "\r\n",
    "#",
    "= {",
    "]]",
    "\x00",
    "\x7f",
    "\u3000",
    "null",
    "=A1",
)

words = st.one_of(
    st.sampled_from(["客户", "主动收集需求信息，并做好记录。", "Keeps calm.", "n能够", "N/A"]),
    st.lists(st.sampled_from(_TRAPS) | st.text(min_size=1, max_size=4), min_size=1, max_size=3).map("".join),
)
"""Text with everything in it that file formats trip over; never empty."""

names = st.just("") | words

codes = st.one_of(
    st.text(string.ascii_letters + string.digits + "-_", min_size=1, max_size=4),
    st.sampled_from(["1级", "a.b", "职位 01", "=", "#1"]),
).filter(lambda code: code != NOT_APPLICABLE_MARK)

unique_codes = st.lists(codes, unique=True, max_size=3)


@st.composite
def frameworks(draw: Draw) -> Framework:
    """Any framework that the domain allows: from an empty one to one with every field in use."""
    languages = tuple(draw(st.lists(st.sampled_from(("zh-Hans", "en", "de")), unique=True, min_size=1)))
    text, statement = texts(languages), texts(languages, at_least=1)
    levels = tuple(Level(code, *draw(st.tuples(text, names, text, text))) for code in draw(unique_codes))
    competencies = tuple(
        draw(competency_values(code, [level.code for level in levels], text, statement)) for code in draw(unique_codes)
    )
    return Framework(
        code=draw(words),
        version=draw(words),
        title=draw(text),
        languages=languages,
        levels=LevelScale(levels),
        competencies=competencies,
        job_family=draw(text),
        matrix=draw(matrix_values(levels, competencies, text)),
        outcome_scale=draw(outcome_scale_values(text)),
        document=draw(document_values(text)),
        errata=draw(tuples_of(st.builds(Erratum, names, text, text))),
    )


def texts(languages: Sequence[Language], *, at_least: int = 0) -> Texts:
    """Text in some of the languages, in any order."""
    spoken = st.tuples(st.sampled_from(languages), words)
    return st.lists(spoken, unique_by=itemgetter(0), min_size=at_least, max_size=len(languages)).map(
        lambda pairs: LocalizedText(tuple(pairs))
    )


def tuples_of(part: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(part, max_size=2).map(tuple)


@st.composite
def competency_values(draw: Draw, code: str, levels: Sequence[str], text: Texts, statement: Texts) -> Competency:
    """A competency with a cell for some of the levels; its indicators have codes that no other competency uses."""
    stages = tuple(Stage(stage, draw(text)) for stage in draw(unique_codes))
    placed = [(stage.code, confidence) for stage in stages for confidence in Confidence]
    lists = st.none() | tuples_of(st.builds(ChecklistItem, codes, text, st.booleans(), tuples_of(codes)))
    cells = []
    for level in draw(st.lists(st.sampled_from(levels), unique=True)) if levels else ():
        indicators = tuple(
            Indicator(
                f"{code}-{level}-{suffix}",
                draw(statement),
                draw(st.sampled_from(IndicatorKind)),
                *draw(st.sampled_from([(None, None), *placed])),
                scope=draw(text),
                note=draw(text),
                replaces=draw(tuples_of(codes)),
            )
            for suffix in draw(unique_codes)
        )
        cells.append(CompetencyLevel(level, indicators, *draw(st.tuples(text, lists, lists))))
    return Competency(code, *draw(st.tuples(text, text, text)), stages, tuple(cells), draw(text))


@st.composite
def matrix_values(
    draw: Draw, levels: Sequence[Level], competencies: Sequence[Competency], text: Texts
) -> PositionMatrix:
    """Positions that refer to levels, competencies and indicators that exist."""
    grades = st.sampled_from([None, *(level.code for level in levels)])
    askable = [competency.code for competency in competencies]
    markable = [indicator.code for competency in competencies for indicator in competency.indicators]
    positions = tuple(
        Position(
            code=code,
            name=draw(text),
            requirements=tuple(Requirement(competency, draw(grades)) for competency in draw(_some(askable))),
            candidates=draw(tuples_of(st.builds(CandidateName, text, st.sampled_from(Confidence), text))),
            is_name_confirmed=draw(st.booleans()),
            confirmed_by=draw(names),
            confirmed_at=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
            not_applicable=tuple(NotApplicableIndicator(marked, draw(text)) for marked in draw(_some(markable))),
        )
        for code in draw(unique_codes)
    )
    return PositionMatrix(positions, draw(st.sampled_from(Confidence)), draw(text))


def _some(values: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2) if values else st.just([])


def outcome_scale_values(text: Texts) -> st.SearchStrategy[OutcomeScale]:
    display_words = st.permutations([*Showing, NoJudgement.CANNOT_JUDGE]).flatmap(
        lambda order: st.tuples(*(st.builds(DisplayWord, st.just(judgement), text, text) for judgement in order))
    )
    count = st.integers(0, 1000)
    coverage = st.integers(1, 9).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
    return st.builds(
        OutcomeScale,
        tuples_of(st.builds(ScalePoint, st.sampled_from(Outcome), text, text, text)),
        tuples_of(st.builds(DisplayScale, st.sampled_from(IndicatorKind), display_words)),
        st.builds(OutcomeRule, every_indicator=st.booleans()),
        st.builds(EvidenceGate, count, coverage, count, count, count, count, count, st.sampled_from(GateMode)),
    )


def document_values(text: Texts) -> st.SearchStrategy[FrameworkDocument]:
    return st.builds(
        FrameworkDocument,
        company=text,
        dated=text,
        about=text,
        contents=tuples_of(text),
        purpose=text,
        value_statement=text,
        scope=text,
        level_note=text,
        provenance=text,
        prepared_by=names,
        reviewed_by=names,
        approved_by=names,
        effective_from=st.none() | st.dates(),
    )
