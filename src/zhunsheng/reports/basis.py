"""What every report of a cycle is built with: its framework, the names behind codes, and the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Self

from zhunsheng.domain.assessments import AssessmentRound, Cycle
from zhunsheng.domain.competencies import IndicatorKind
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcomes import Judgement, NoJudgement, NoOutcome, Outcome, OutcomeState
from zhunsheng.domain.people import Duty, RaterRole
from zhunsheng.domain.results import CompetencyResult, Standing
from zhunsheng.domain.text import Language, LocalizedText
from zhunsheng.domain.wording import list_worded_codes, word
from zhunsheng.reports.figures.inked_line import LevelName
from zhunsheng.reports.report import LevelSign, OutcomeSign

_LABEL = "ReportLabel."


@cache
def list_labels(language: Language) -> Mapping[str, str]:
    """The fixed words of all reports, by their key: headings, table heads, the line above the signatures."""
    return {
        code.removeprefix(_LABEL).replace("-", "_"): word(code, language)
        for code in list_worded_codes()
        if code.startswith(_LABEL)
    }


@dataclass(frozen=True, slots=True)
class ReportBasis:
    """`people` and `units` map codes to names; a code without a name is shown as it is."""

    cycle: Cycle
    framework: Framework
    people: Mapping[str, str]
    units: Mapping[str, str]
    language: Language

    @classmethod
    def of(cls, assessed: AssessmentRound, framework: Framework, language: Language) -> Self:
        return cls(
            assessed.cycle,
            framework,
            {person.code: person.name for person in assessed.people},
            {unit.code: unit.name for unit in assessed.units},
            language,
        )

    @property
    def dated(self) -> date:
        return self.cycle.published_on or self.cycle.evidence_cut_off

    def say(self, code: str, /, **facts: object) -> str:
        return word(code, self.language, **facts)

    def text(self, text: LocalizedText) -> str:
        return text.words(self.language)

    def list_up(self, parts: Iterable[str]) -> str:
        return ("、" if self.language == "zh-Hans" else ", ").join(parts)

    def join(self, parts: Iterable[str]) -> str:
        """Statements one after the other in one sentence."""
        return ("；" if self.language == "zh-Hans" else "; ").join(parts)

    def run_on(self, sentences: Iterable[str]) -> str:
        """Whole sentences in one paragraph; Chinese needs no space between them."""
        return ("" if self.language == "zh-Hans" else " ").join(sentence for sentence in sentences if sentence)

    def person(self, code: str | None) -> str:
        return self.people.get(code, code) if code else ""

    def owner(self, code: str | None) -> str:
        """Whose turn something is: a person's, and the competency owner's where nobody is named."""
        return self.person(code) or self.say(f"Duty.{Duty.COMPETENCY_OWNER}")

    def unit(self, code: str) -> str:
        return self.units.get(code, code)

    def position(self, code: str | None) -> str:
        found = self.framework.matrix.find(code) if code else None
        return self.text(found.name) if found else (code or "")

    def competency(self, code: str) -> str:
        return self.text(self.framework.get_competency(code).label)

    def short_competency(self, code: str) -> str:
        return self.text(self.framework.get_competency(code).short)

    def level(self, code: str) -> LevelSign:
        levels = self.framework.levels
        return LevelSign(code, self.text(levels.get(code).name), levels.rank(code), len(levels))

    def level_names(self) -> tuple[LevelName, ...]:
        return tuple(LevelName(level.code, self.text(level.name)) for level in self.framework.levels)

    def role(self, role: RaterRole | str) -> str:
        return self.say(f"RaterRole.{role}")

    def state(self, state: OutcomeState) -> str:
        return self.say(f"{type(state).__name__}.{state.value}")

    def short_state(self, state: OutcomeState | None) -> str:
        """高于, 等于, 低于; where there is no outcome, the whole reason."""
        if state is None:
            return self.say("Standing.disputed")
        return self.say(f"ReportShort.{state.value}") if isinstance(state, Outcome) else self.state(state)

    def outcome(self, result: CompetencyResult) -> OutcomeSign:
        state = result.state
        words = self.state(state) if state is not None else self.say("Standing.disputed")
        return OutcomeSign(state, words, self.short_state(state), result.standing is Standing.SUGGESTED)

    def bare_outcome(self, state: OutcomeState | None) -> OutcomeSign:
        words = self.state(state) if state is not None else self.say("Standing.disputed")
        return OutcomeSign(state, words, self.short_state(state))

    def judgement(self, judgement: Judgement, kind: IndicatorKind) -> str:
        """The word of the framework's own display scale; the general word where it has none."""
        scale = self.framework.outcome_scale.find_display_scale(kind)
        if scale is None or judgement is NoJudgement.NOT_RATED:
            return self.say(f"{type(judgement).__name__}.{judgement.value}")
        return self.text(scale.get(judgement).label)

    def count_word(self, count: int) -> str:
        """一, 两 … 十; figures above ten."""
        return self.say(f"CountWord.{count}") if 1 <= count <= 10 else str(count)


OPEN_STATES = (NoOutcome.INSUFFICIENT_EVIDENCE, NoOutcome.NOT_RATED, NoOutcome.CANNOT_JUDGE)
"""States that wait for something to be done."""
