"""What changed between two versions of a framework, by meaning: not lines of a file, but what people will notice."""

from dataclasses import dataclass
from enum import StrEnum

from zhunsheng.domain.positions import CandidateName, NotApplicableIndicator
from zhunsheng.domain.text import NO_TEXT, Language, LocalizedText
from zhunsheng.domain.wording import word


class DifferenceKind(StrEnum):
    """What happened to the thing at the difference's place; `-changed` also names the field."""

    FRAMEWORK_CHANGED = "framework-changed"
    DOCUMENT_CHANGED = "document-changed"
    LEVEL_ADDED = "level-added"
    LEVEL_REMOVED = "level-removed"
    LEVEL_CHANGED = "level-changed"
    COMPETENCY_ADDED = "competency-added"
    COMPETENCY_REMOVED = "competency-removed"
    COMPETENCY_CHANGED = "competency-changed"
    STAGE_ADDED = "stage-added"
    STAGE_REMOVED = "stage-removed"
    STAGE_CHANGED = "stage-changed"
    CELL_ADDED = "cell-added"
    CELL_REMOVED = "cell-removed"
    CELL_CHANGED = "cell-changed"
    INDICATOR_ADDED = "indicator-added"
    INDICATOR_REMOVED = "indicator-removed"
    INDICATOR_REWORDED = "indicator-reworded"
    INDICATOR_MOVED = "indicator-moved"
    INDICATOR_REPLACES = "indicator-replaces"
    INDICATOR_CHANGED = "indicator-changed"
    LIST_ADDED = "list-added"
    LIST_REMOVED = "list-removed"
    ITEM_ADDED = "item-added"
    ITEM_REMOVED = "item-removed"
    ITEM_REWORDED = "item-reworded"
    ITEM_CONFIRMED = "item-confirmed"
    ITEM_CHANGED = "item-changed"
    POSITION_ADDED = "position-added"
    POSITION_REMOVED = "position-removed"
    POSITION_RENAMED = "position-renamed"
    POSITION_CONFIRMED = "position-confirmed"
    POSITION_CHANGED = "position-changed"
    REQUIREMENT_ADDED = "requirement-added"
    REQUIREMENT_REMOVED = "requirement-removed"
    REQUIREMENT_RAISED = "requirement-raised"
    REQUIREMENT_LOWERED = "requirement-lowered"
    REQUIREMENT_RECODED = "requirement-recoded"
    REQUIREMENT_DROPPED = "requirement-dropped"
    REQUIREMENT_SET = "requirement-set"
    MATRIX_CHANGED = "matrix-changed"
    SCALE_ADDED = "scale-added"
    SCALE_REMOVED = "scale-removed"
    SCALE_CHANGED = "scale-changed"
    RULE_CHANGED = "rule-changed"
    GATE_CHANGED = "gate-changed"
    ERRATUM_ADDED = "erratum-added"
    ERRATUM_REMOVED = "erratum-removed"
    ERRATUM_CHANGED = "erratum-changed"
    ORDER_CHANGED = "order-changed"


@dataclass(frozen=True, slots=True)
class FrameworkDifference:
    """One change: where (codes, and the label people know it by), which field, from what to what."""

    kind: DifferenceKind
    place: str
    before: object = None
    after: object = None
    label: LocalizedText = NO_TEXT
    field: str = ""
    """`Indicator.kind`: the wording code of the field that changed."""

    def explain(self, language: Language) -> str:
        before, after = (_readable(value, language) for value in (self.before, self.after))
        if before == after:
            before, after = (_in_all_languages(value) for value in (self.before, self.after))
        place = word("difference-place", language, place=self.place, label=self.label) if self.label else self.place
        field = word(self.field, language)
        kind = f"DifferenceKind.{self.kind}"
        return word(kind, language, place=place, field=field, before=before, after=after).strip()


def _in_all_languages(value: object) -> object:
    """Texts that differ in another language than the reader's."""
    return " / ".join(words for _, words in value.by_language) if isinstance(value, LocalizedText) else value


def _readable(value: object, language: Language) -> object:
    """A value of any field as a person says it."""
    if value is None or value in ("", (), NO_TEXT):
        return word("difference-nothing", language)
    if isinstance(value, LocalizedText):
        return value.words(language)
    if isinstance(value, bool):
        return word("Flag.yes" if value else "Flag.no", language)
    if isinstance(value, CandidateName):
        return word("difference-place", language, place=value.name, label=value.confidence)
    if isinstance(value, NotApplicableIndicator):
        return word("difference-place", language, place=value.indicator, label=value.reason)
    if isinstance(value, tuple):
        if all(isinstance(part, int) for part in value):
            return "/".join(str(part) for part in value)
        return tuple(_readable(part, language) for part in value)
    return value
