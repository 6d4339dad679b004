"""A framework as a plain tree of dicts, lists, text, numbers and flags: the shape that its TOML and JSON files share.

The keys are the field names of the domain, with two liberties that make the file pleasant to write: scale, rule and
gate stand at the top beside each other, and a position's requirements are one table, `{ DC = "Sa", TJ = "N/A" }`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhunsheng.domain.competencies import NOT_APPLICABLE_MARK, Competency, Confidence, Level, LevelScale
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Erratum, Framework, FrameworkDocument
from zhunsheng.domain.outcomes import DisplayScale, EvidenceGate, OutcomeRule, OutcomeScale, ScalePoint
from zhunsheng.domain.positions import Position, PositionMatrix, Requirement
from zhunsheng.domain.text import NO_TEXT, Language, LocalizedText
from zhunsheng.exchange.record_forms import Expected, ListOf, Record, RecordForms, Words, join, quote, wrong_type

FORMAT = "zhunsheng-framework/1"


def framework_to_tree(framework: Framework) -> dict[str, object]:
    return FRAMEWORK_RECORD.write(_FrameworkFile.of(framework))


def framework_from_tree(tree: object) -> Framework:
    """The framework that a tree describes; one fault is raised as itself, several as `ProblemsFound`, each with its place."""
    if isinstance(tree, Mapping) and tree.get("format") != FORMAT:
        raise RuleBroken("framework-file-format-unknown", found=quote(tree.get("format")), known=[FORMAT])
    file: _FrameworkFile = FRAMEWORK_RECORD.read(tree, "")
    return file.framework()


def decode_file(content: str | bytes) -> str:
    """The text of a framework file: UTF-8, with or without a byte order mark."""
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise RuleBroken("framework-file-not-utf8", offset=fault.start) from fault


def list_file_keys() -> tuple[tuple[str, str, bool], ...]:
    """Every key that a framework file may hold: section ("" for the top), key, whether it is required."""
    return tuple(_walk_keys(FRAMEWORK_RECORD, ""))


@dataclass(frozen=True, slots=True)
class _Matrix:
    """What is said of the matrix as a whole; its rows are the positions."""

    columns_confidence: Confidence = Confidence.CONFIRMED
    columns_note: LocalizedText = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class _FrameworkFile:
    """The top of the file, in the order in which it is written."""

    format: str
    code: str
    version: str
    languages: tuple[Language, ...]
    title: LocalizedText
    job_family: LocalizedText = NO_TEXT
    document: FrameworkDocument = FrameworkDocument()
    levels: tuple[Level, ...]
    competencies: tuple[Competency, ...]
    matrix: _Matrix = _Matrix()
    positions: tuple[Position, ...] = ()
    outcome_scale: tuple[ScalePoint, ...] = ()
    display_scales: tuple[DisplayScale, ...] = ()
    outcome_rule: OutcomeRule = OutcomeRule()
    evidence_gate: EvidenceGate = EvidenceGate()
    errata: tuple[Erratum, ...] = ()

    @classmethod
    def of(cls, framework: Framework) -> "_FrameworkFile":
        matrix, scale = framework.matrix, framework.outcome_scale
        return cls(
            format=FORMAT,
            code=framework.code,
            version=framework.version,
            languages=framework.languages,
            title=framework.title,
            job_family=framework.job_family,
            document=framework.document,
            levels=framework.levels.levels,
            competencies=framework.competencies,
            matrix=_Matrix(matrix.columns_confidence, matrix.columns_note),
            positions=matrix.positions,
            outcome_scale=scale.points,
            display_scales=scale.display_scales,
            outcome_rule=scale.rule,
            evidence_gate=scale.gate,
            errata=framework.errata,
        )

    def framework(self) -> Framework:
        return Framework(
            code=self.code,
            version=self.version,
            title=self.title,
            languages=self.languages,
            levels=LevelScale(self.levels),
            competencies=self.competencies,
            job_family=self.job_family,
            document=self.document,
            matrix=PositionMatrix(self.positions, self.matrix.columns_confidence, self.matrix.columns_note),
            outcome_scale=OutcomeScale(self.outcome_scale, self.display_scales, self.outcome_rule, self.evidence_gate),
            errata=self.errata,
        )


class _Requirements:
    """A row of the matrix: competency to level, or to "N/A" where the position asks nothing."""

    def read(self, tree: object, place: str) -> tuple[Requirement, ...]:
        if not isinstance(tree, Mapping):
            raise wrong_type(tree, place, Expected.TABLE)
        asked = {competency: Words().read(level, join(place, competency)) for competency, level in tree.items()}
        return tuple(
            Requirement(competency, None if level == NOT_APPLICABLE_MARK else level)
            for competency, level in asked.items()
        )

    def write(self, value: tuple[Requirement, ...]) -> object:
        return {asked.competency: NOT_APPLICABLE_MARK if asked.level is None else asked.level for asked in value}


def _walk_keys(record: Record, section: str) -> Iterator[tuple[str, str, bool]]:
    for key in record.keys:
        yield section, key.name, key.is_required
    for key in record.keys:
        inner: Any = key.form.form if isinstance(key.form, ListOf) else key.form
        if isinstance(inner, Record):
            yield from _walk_keys(inner, join(section, key.name))


FRAMEWORK_RECORD = RecordForms(
    special={(Position, "requirements"): _Requirements()},
    in_full=frozenset({OutcomeRule, EvidenceGate}),
).record(_FrameworkFile)
