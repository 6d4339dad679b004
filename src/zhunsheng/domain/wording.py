"""Words for every code, in every language the product speaks. The sentences are data: catalog/wording/*.toml."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from importlib.resources import files

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.text import Language, LocalizedText

LANGUAGES: tuple[Language, ...] = ("zh-Hans", "en")
_LIST_SEPARATOR = {"zh-Hans": "、", "en": ", "}


@cache
def _sentences() -> Mapping[str, LocalizedText]:
    """Every code with its sentence templates, merged from all wording files."""
    merged: dict[str, LocalizedText] = {}
    for entry in sorted(files("zhunsheng.catalog").joinpath("wording").iterdir(), key=lambda found: found.name):
        if not entry.name.endswith(".toml"):
            continue
        for code, words in tomllib.loads(entry.read_text(encoding="utf-8")).items():
            if code in merged:
                raise RuleBroken("wording-code-twice", code=code, file=entry.name)
            merged[code] = LocalizedText.of(words)
    return merged


def list_worded_codes() -> tuple[str, ...]:
    return tuple(_sentences())


def word(code: str, language: Language, /, **facts: object) -> str:
    """The sentence for `code` in `language`, its `{facts}` filled in; the bare code and facts when nobody worded it."""
    template = _sentences().get(code)
    if template is None:
        return str(RuleBroken(code, **facts))
    told = {name: _say(fact, language) for name, fact in facts.items()}
    return template.words(language).format_map(_Facts(told))


def explain(broken: RuleBroken, language: Language) -> str:
    """What was wrong and what would be right, in the reader's language."""
    return word(broken.code, language, **broken.facts)


class _Facts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def _say(fact: object, language: Language) -> str:
    if isinstance(fact, LocalizedText):
        return fact.words(language)
    if isinstance(fact, Enum):
        return word(f"{type(fact).__name__}.{fact.value}", language) if _is_worded(fact) else str(fact.value)
    if isinstance(fact, datetime):
        return fact.strftime("%Y-%m-%d %H:%M")
    if isinstance(fact, date):
        return fact.isoformat()
    if isinstance(fact, (list, tuple, set, frozenset)):
        return _LIST_SEPARATOR.get(language, ", ").join(_say(part, language) for part in fact)
    return str(fact)


def _is_worded(fact: Enum) -> bool:
    return f"{type(fact).__name__}.{fact.value}" in _sentences()
