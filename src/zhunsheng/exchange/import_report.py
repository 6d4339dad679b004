"""What a reader made of each line of a document, and what it has to ask. Codes and facts; `catalog/wording` words them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from zhunsheng.domain.competencies import Confidence
from zhunsheng.domain.text import Language
from zhunsheng.domain.wording import word

Facts = Mapping[str, object]


class Verdict(StrEnum):
    """What became of a line. Nothing is dropped: what fits nowhere is NOT_UNDERSTOOD."""

    NOISE = "noise"
    UNDERSTOOD = "understood"
    INFERRED = "inferred"
    NOT_UNDERSTOOD = "not-understood"


_WEIGHT = {verdict: place for place, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a line, or a part of it, was taken for."""

    verdict: Verdict
    code: str
    facts: Facts = field(default_factory=dict)
    confidence: Confidence | None = None
    """Only for what was inferred: how sure."""

    def say(self, language: Language) -> str:
        return word(self.code, language, **self.facts)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of the document as it stands there, with everything that it was taken for."""

    number: int
    text: str
    meanings: tuple[Meaning, ...]

    @property
    def verdict(self) -> Verdict:
        """That of the least certain meaning, so that a doubt in a long line is never hidden."""
        return max((meaning.verdict for meaning in self.meanings), key=_WEIGHT.__getitem__)

    @property
    def confidence(self) -> Confidence | None:
        """That of the least certain inference in the line."""
        order = list(Confidence)
        known = [meaning.confidence for meaning in self.meanings if meaning.confidence is not None]
        return max(known, key=order.index, default=None)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that a question admits."""

    code: str
    facts: Facts = field(default_factory=dict)

    def say(self, language: Language) -> str:
        return word(self.code, language, **self.facts)


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the document leaves open and a person has to settle."""

    code: str
    facts: Facts = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    lines: tuple[int, ...] = ()
    """The numbers of the lines in question."""

    def say(self, language: Language) -> str:
        return word(self.code, language, **self.facts)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Every line of the document exactly once: in `lines`, or as a number in `blank_lines`."""

    lines: tuple[ReportLine, ...]
    questions: tuple[Question, ...] = ()
    blank_lines: tuple[int, ...] = ()

    def count(self, verdict: Verdict) -> int:
        return sum(1 for line in self.lines if line.verdict is verdict)

    def list_lines(self, verdict: Verdict) -> tuple[ReportLine, ...]:
        return tuple(line for line in self.lines if line.verdict is verdict)


def render_report(report: ImportReport, language: Language) -> str:
    """The whole report as plain text: the counts, the questions, then line by line."""
    parts = [word("import-report-title", language), "", *_render_counts(report, language), ""]
    parts += _render_questions(report, language)
    parts += [word("import-report-lines", language)]
    parts += [_render_line(line, language) for line in report.lines]
    return "\n".join(parts) + "\n"


def report_tree(report: ImportReport, language: Language) -> dict[str, object]:
    """The report for machines: stable codes and plain facts, with the sentence in `language` beside them."""
    return {
        "counts": {verdict.value: report.count(verdict) for verdict in Verdict} | {"blank": len(report.blank_lines)},
        "questions": [_question_tree(question, language) for question in report.questions],
        "lines": [_line_tree(line, language) for line in report.lines],
        "blank_lines": list(report.blank_lines),
    }


def _render_counts(report: ImportReport, language: Language) -> list[str]:
    total = len(report.lines) + len(report.blank_lines)
    counts = [
        word("import-report-count", language, verdict=verdict, count=report.count(verdict))
        for verdict in reversed(Verdict)
    ]
    return [
        word("import-report-total", language, total=total, blank=len(report.blank_lines)),
        *(f"  {count}" for count in counts),
    ]


def _render_questions(report: ImportReport, language: Language) -> list[str]:
    if not report.questions:
        return [word("import-report-no-questions", language), ""]
    parts = [word("import-report-questions", language, count=len(report.questions))]
    for number, question in enumerate(report.questions, start=1):
        places = list_places(question.lines, report.blank_lines)
        where = word("import-report-places", language, lines=places) if places else ""
        parts.append(f"  {number}. {question.say(language)}{where}")
        parts += [f"     - {choice.say(language)}" for choice in question.choices]
    return [*parts, ""]


def list_places(lines: Sequence[int], blank_lines: Sequence[int] = ()) -> tuple[str, ...]:
    """Line numbers for reading: neighbours, and those with only blank lines between, become one span."""
    blank = set(blank_lines)
    spans: list[tuple[int, int]] = []
    for number in sorted(set(lines)):
        if spans and all(between in blank for between in range(spans[-1][1] + 1, number)):
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return tuple(f"{first}" if first == last else f"{first}–{last}" for first, last in spans)


def _render_line(line: ReportLine, language: Language) -> str:
    shown = line.text.strip().replace("\n", " ⏎ ").replace("\t", " ⇥ ")
    says = [_render_meaning(meaning, language) for meaning in line.meanings]
    return f"{line.number:>5}  {shown}\n" + "\n".join(f"       {said}" for said in says)


def _render_meaning(meaning: Meaning, language: Language) -> str:
    said = word("import-report-meaning", language, verdict=meaning.verdict, meaning=meaning.say(language))
    if meaning.confidence is None:
        return said
    return said + word("import-report-confidence", language, confidence=meaning.confidence)


def _question_tree(question: Question, language: Language) -> dict[str, object]:
    return {
        "code": question.code,
        "facts": _plain_facts(question.facts),
        "says": question.say(language),
        "choices": [
            {"code": choice.code, "facts": _plain_facts(choice.facts), "says": choice.say(language)}
            for choice in question.choices
        ],
        "lines": list(question.lines),
    }


def _line_tree(line: ReportLine, language: Language) -> dict[str, object]:
    return {
        "number": line.number,
        "text": line.text,
        "verdict": line.verdict.value,
        "meanings": [
            {
                "verdict": meaning.verdict.value,
                "code": meaning.code,
                "facts": _plain_facts(meaning.facts),
                "says": meaning.say(language),
                "confidence": meaning.confidence.value if meaning.confidence else None,
            }
            for meaning in line.meanings
        ],
    }


def _plain_facts(facts: Facts) -> dict[str, object]:
    return {name: _plain(fact) for name, fact in facts.items()}


def _plain(fact: object) -> object:
    if isinstance(fact, StrEnum):
        return fact.value
    if isinstance(fact, (list, tuple)):
        return [_plain(part) for part in fact]
    return fact if isinstance(fact, (str, int)) else str(fact)
