"""One framework version in one language: what every page of the handbook is built from."""

from dataclasses import dataclass

from zhunsheng.domain.competencies import Competency
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.positions import Position
from zhunsheng.domain.text import Language, LocalizedText, Rendering
from zhunsheng.domain.wording import list_worded_codes, word
from zhunsheng.reports.figures import InkedLine, InkedPoint, LevelName

LARGEST_SPOKEN_NUMBER = 10
"""Up to here a sentence says 三, above it prints 11."""


@dataclass(frozen=True, slots=True)
class LevelShown:
    """A level as a sign and its words; `rank` 0 is the lowest of `count`."""

    code: str
    name: Rendering
    rank: int
    count: int
    reach: Rendering
    definition: Rendering
    word: str


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """Equal when it is the very same framework object in the same language, so pages can be kept by it cheaply."""

    framework: Framework
    language: Language

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edition) and self.framework is other.framework and self.language == other.language

    def __hash__(self) -> int:
        return hash((id(self.framework), self.language))

    def say(self, text: LocalizedText) -> Rendering:
        return text.render(self.language)

    def word(self, code: str, /, **facts: object) -> str:
        """A sentence of catalog/wording/handbook.toml."""
        return word(f"handbook.{code}", self.language, **facts)

    def number(self, count: int) -> str:
        return self.word(f"number.{count}") if 1 <= count <= LARGEST_SPOKEN_NUMBER else str(count)

    def amount(self, noun: str, count: int) -> str:
        """A count with its noun: 3 条行为描述, 1 indicator, 3 indicators."""
        return self.word(f"{noun}.one" if count == 1 else f"{noun}.many", count=count)

    def list(self, parts: list[str] | tuple[str, ...]) -> str:
        return self.word("list-separator").join(parts)

    def level(self, code: str) -> LevelShown:
        scale = self.framework.levels
        found = scale.get(code)
        return LevelShown(
            code,
            self.say(found.name),
            scale.rank(code),
            len(scale),
            self.say(found.reach),
            self.say(found.definition),
            found.word,
        )

    @property
    def levels(self) -> tuple[LevelShown, ...]:
        """Lowest first."""
        return tuple(self.level(level.code) for level in self.framework.levels)

    def position_title(self, position: Position) -> str:
        """职位08, or the confirmed name with the code behind it."""
        if position.is_name_confirmed:
            return self.word("position-named", name=position.name, code=position.code)
        return self.word("position-numbered", code=position.code)

    def place(self, code: str) -> str:
        """The name of a part of the document; a code of the framework stays as it is."""
        known = f"handbook.place.{code}" in list_worded_codes()
        return self.word(f"place.{code}") if known else code

    def inked_line(self, position: Position, title: str, *, before: Position | None = None) -> InkedLine:
        """A position's requirements as a figure; `before` draws another position's line thinly behind it."""
        competencies = self.framework.competencies
        return InkedLine(
            title,
            tuple(LevelName(level.code, level.name.words) for level in self.levels),
            tuple(self._point(position, competency) for competency in competencies),
            self.word("not-applicable"),
            tuple(self.rank(before, competency) for competency in competencies) if before else (),
        )

    def rank(self, position: Position, competency: Competency) -> int | None:
        asked = position.find_requirement(competency.code)
        return None if asked is None or asked.level is None else self.framework.levels.rank(asked.level)

    def _point(self, position: Position, competency: Competency) -> InkedPoint:
        asked = position.find_requirement(competency.code)
        level = asked.level if asked else None
        rank = None if level is None else self.framework.levels.rank(level)
        caption = level if level is not None else self.word("not-applicable")
        return InkedPoint(competency.short.words(self.language), rank, caption)
