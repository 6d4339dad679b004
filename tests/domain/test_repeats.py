"""Whoever wrote a code twice is told which one, not all of them."""

from collections.abc import Callable

import pytest

from tests.frameworks import SMALL, both
from zhunsheng.domain.competencies import Competency, Level, LevelScale
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.positions import Position, PositionMatrix, Requirement
from zhunsheng.domain.text import LocalizedText

NAME = both("名称", "name")


def _framework(*codes: str) -> Framework:
    competencies = tuple(Competency(code, NAME) for code in codes)
    return Framework("code", "1", NAME, ("zh-Hans", "en"), SMALL.levels, competencies)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: LevelScale(tuple(Level(code, NAME) for code in ("A", "B", "A"))), "level-code-twice"),
        (lambda: PositionMatrix(tuple(Position(code, NAME) for code in ("A", "B", "A"))), "position-code-twice"),
        (lambda: Position("01", NAME, tuple(Requirement(code, None) for code in ("A", "B", "A"))), "requirement-twice"),
        (lambda: _framework("A", "B", "A"), "competency-code-twice"),
        (lambda: LocalizedText((("A", "a"), ("B", "b"), ("A", "c"))), "text-language-twice"),
    ],
)
def test_a_message_about_what_stands_twice_names_only_that(make: Callable[[], object], code: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        make()
    assert broken.value.code == code
    assert ["A"] in broken.value.facts.values()
