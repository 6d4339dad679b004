"""What is wrong with a file that a person gave us: every problem at once, each with its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.text import Language
from zhunsheng.domain.wording import word

Facts = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place. The sentence worded for `code` says what was found and what was expected."""

    code: str
    place: str
    """As the person finds it: `行为描述!C5` in a workbook, `competencies[2].label` in a text file."""
    found: str = ""
    facts: Facts = ()

    @classmethod
    def of(cls, broken: RuleBroken) -> Self:
        """A broken rule as one problem among several."""
        facts = dict(broken.facts)
        place, found = facts.pop("place", ""), facts.pop("found", "")
        return cls(broken.code, str(place), str(found), tuple(facts.items()))

    def explain(self, language: Language) -> str:
        """The sentence, with the place before it where the sentence does not name it."""
        said = word(self.code, language, place=self.place, found=self.found, **dict(self.facts))
        names_place = not self.place or "{place}" in word(self.code, language)
        return said if names_place else word("problem-at-place", language, place=self.place, said=said)


class ProblemsFound(RuleBroken):
    """Raised once for all problems of one file, so that a person can mend them in one go."""

    def __init__(self, problems: Sequence[Problem], filename: str = "") -> None:
        super().__init__("problems-found", count=len(problems), file=filename)
        self.problems = tuple(problems)
