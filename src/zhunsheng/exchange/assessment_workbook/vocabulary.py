"""The words that cells may use for values, however they are spaced, cased or widened."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

from zhunsheng.domain.assessments import Combination, CyclePurpose
from zhunsheng.domain.behavioural_events import Polarity
from zhunsheng.domain.competencies import IndicatorKind
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcomes import GateMode, Judgement, NoJudgement, NoOutcome, Outcome, OutcomeState, Showing
from zhunsheng.domain.people import RaterRole
from zhunsheng.domain.text import LocalizedText
from zhunsheng.domain.wording import LANGUAGES, word

Value = TypeVar("Value", bound=StrEnum)

CHOICES: tuple[OutcomeState, ...] = (
    Outcome.EXCEEDS,
    Outcome.MEETS,
    Outcome.BELOW,
    NoOutcome.INSUFFICIENT_EVIDENCE,
    NoOutcome.CANNOT_JUDGE,
)
"""What a rater may choose for a competency."""
DECISIONS: tuple[OutcomeState, ...] = CHOICES[:4]
"""What people may decide together."""
JUDGEMENTS: tuple[Judgement, ...] = (*Showing, NoJudgement.CANNOT_JUDGE)


_LONGEST_NOTHING = 8
"""Characters; no comment is looked at in vain."""


@dataclass(frozen=True, slots=True)
class Vocabulary(Generic[Value]):
    """The words for some values; `labels` are the official ones, which messages and drop-downs show."""

    labels: tuple[LocalizedText, ...]
    values: Mapping[str, Value]

    def find(self, words: str) -> Value | None:
        return self.values.get(fold(words))

    def get(self, words: str) -> Value:
        found = self.find(words)
        if found is None:
            raise RuleBroken("workbook-word-unknown", found=words, expected=list(self.labels))
        return found


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """Every vocabulary of a workbook that speaks of one framework."""

    purposes: Vocabulary[CyclePurpose]
    gate_modes: Vocabulary[GateMode]
    combinations: Vocabulary[Combination]
    roles: Vocabulary[RaterRole]
    polarities: Vocabulary[Polarity]
    choices: Vocabulary[Outcome | NoOutcome]
    decisions: Vocabulary[Outcome | NoOutcome]
    judgements: Mapping[IndicatorKind, Vocabulary[Showing | NoJudgement]]


def make_vocabularies(framework: Framework) -> Vocabularies:
    return Vocabularies(
        purposes=_vocabulary(CyclePurpose),
        gate_modes=_vocabulary(GateMode),
        combinations=_vocabulary(Combination),
        roles=_vocabulary(RaterRole, _spellings("roles")),
        polarities=_vocabulary(Polarity, _spellings("polarities")),
        choices=_vocabulary(CHOICES, _spellings("outcomes"), _outcome_labels(framework)),
        decisions=_vocabulary(DECISIONS, _spellings("outcomes"), _outcome_labels(framework)),
        judgements={
            kind: _vocabulary(
                JUDGEMENTS, _spellings("judgements"), _judgement_labels(framework, kind), has_general_words=False
            )
            for kind in IndicatorKind
        },
    )


@lru_cache(maxsize=20_000)
def fold(words: str) -> str:
    """Full width made half, case and every space dropped: what two spellings must share to mean the same."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())


def says_nothing(words: str) -> bool:
    """True for a blank cell and for the marks with which people leave a cell blank."""
    return not words or (len(words) <= _LONGEST_NOTHING and fold(words) in _folded_list("nothing"))


def find_flag(words: str) -> bool | None:
    """True for yes, False for no, None for anything else."""
    said = fold(words)
    if said in _folded_list("yes"):
        return True
    return False if said in _folded_list("no") else None


def word_list(name: str) -> tuple[str, ...]:
    """One list of catalog/workbook-words.toml."""
    return tuple(_catalog()[name])


@cache
def _catalog() -> Mapping[str, Any]:
    return tomllib.loads(files("zhunsheng.catalog").joinpath("workbook-words.toml").read_text(encoding="utf-8"))


@cache
def _folded_list(name: str) -> frozenset[str]:
    return frozenset(fold(said) for said in word_list(name))


def _spellings(table: str) -> Mapping[str, Sequence[str]]:
    spellings: Mapping[str, Sequence[str]] = _catalog()[table]
    return spellings


def _vocabulary(
    members: Iterable[Value],
    spellings: Mapping[str, Sequence[str]] | None = None,
    labels: Mapping[str, LocalizedText] | None = None,
    *,
    has_general_words: bool = True,
) -> Vocabulary[Value]:
    """Official labels win over all other spellings, whatever a framework may call its words.

    The product's general words for judgements are those of one kind of indicator, so they must not pass for the other.
    """
    values: dict[str, Value] = {}
    shown = []
    for member in members:
        official = (labels or {}).get(member.value) or label_of(member)
        shown.append(official)
        for _, words in official.by_language:
            values[fold(words)] = member
    for member in members:
        general = [words for _, words in label_of(member).by_language] if has_general_words else []
        for words in (*(spellings or {}).get(member.value, ()), *general, member.value):
            values.setdefault(fold(words), member)
    return Vocabulary(tuple(shown), values)


def label_of(member: StrEnum) -> LocalizedText:
    """The product's own word for a value, in every language."""
    code = f"{type(member).__name__}.{member.value}"
    return LocalizedText.of({language: word(code, language) for language in LANGUAGES})


def _outcome_labels(framework: Framework) -> Mapping[str, LocalizedText]:
    return {point.outcome.value: point.label for point in framework.outcome_scale.points if point.label}


def _judgement_labels(framework: Framework, kind: IndicatorKind) -> Mapping[str, LocalizedText]:
    scale = framework.outcome_scale.find_display_scale(kind)
    return {said.judgement.value: said.label for said in scale.words if said.label} if scale else {}
