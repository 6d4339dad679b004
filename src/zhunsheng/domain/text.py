"""Text that exists in more than one language side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.repeats import list_repeated

Language = str
"""A BCP 47 tag as frameworks use it: `zh-Hans`, `en`."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One language's words; `is_fallback` when the wanted language was missing and another one speaks."""

    words: str
    language: Language
    is_fallback: bool

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """The same words in several languages, in the order in which the framework lists them.

    Falls back to the first language, and says so, because a missing translation must show the original
    rather than nothing.
    """

    by_language: tuple[tuple[Language, str], ...]

    def __post_init__(self) -> None:
        if twice := list_repeated(self.languages):
            raise RuleBroken("text-language-twice", languages=twice)
        if not all(words for _, words in self.by_language):
            raise RuleBroken("text-without-words", languages=[tag for tag, words in self.by_language if not words])

    @classmethod
    def of(cls, words: Mapping[Language, str]) -> Self:
        return cls(tuple((language, text) for language, text in words.items() if text))

    @classmethod
    def only(cls, language: Language, words: str) -> Self:
        return cls.of({language: words})

    def __bool__(self) -> bool:
        return bool(self.by_language)

    def __str__(self) -> str:
        return self.by_language[0][1] if self.by_language else ""

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(language for language, _ in self.by_language)

    def find(self, language: Language) -> str | None:
        """The words in exactly this language, or None."""
        return dict(self.by_language).get(language)

    def render(self, language: Language) -> Rendering:
        """The words in `language`, else in the first language, marked as a fallback; empty when there are none."""
        words = self.find(language)
        if words is not None:
            return Rendering(words, language, is_fallback=False)
        if not self.by_language:
            return Rendering("", language, is_fallback=False)
        first, original = self.by_language[0]
        return Rendering(original, first, is_fallback=True)

    def words(self, language: Language) -> str:
        """The words a reader of `language` gets to see, fallback included."""
        return self.render(language).words


NO_TEXT = LocalizedText(())
