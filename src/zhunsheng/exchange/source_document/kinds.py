"""What a piece of text is by its own looks, before anybody knows what stands around it."""

import re
from enum import Enum, auto

from zhunsheng.domain.outcomes import Outcome
from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.furniture import reason_by_looks
from zhunsheng.exchange.source_document.level_codes import LevelCodes


class Kind(Enum):
    """The looks of a piece. TEXT is everything that looks like nothing in particular."""

    TEXT = auto()
    LEVEL = auto()
    LEVEL_WITH_WORD = auto()
    NOT_APPLICABLE = auto()
    MATRIX_HEADING = auto()
    SCALE_HEADING = auto()
    DEFINITIONS_HEADING = auto()
    BEHAVIOURS_HEADING = auto()
    COLUMN_HEADING = auto()
    ABOUT_HEADING = auto()
    CONTENTS_HEADING = auto()
    KNOWLEDGE_HEADING = auto()
    SKILLS_HEADING = auto()
    EVENT_LINK = auto()
    SCALE_LABEL = auto()
    STAGES = auto()
    LABEL_WITH_STAGES = auto()
    LABEL = auto()
    TITLE = auto()
    COMPANY = auto()
    DATED = auto()
    FURNITURE = auto()


_COLUMN_HEADINGS = (
    markers.FIRST_HEADINGS,
    markers.DEFINITION_COLUMN,
    markers.STAGES_COLUMN,
    markers.LEVEL_COLUMN,
    markers.STATEMENTS_COLUMN,
    markers.POSITION_COLUMN,
)

_BY_LOOKS = (
    (Kind.KNOWLEDGE_HEADING, (markers.KNOWLEDGE_HEADING,)),
    (Kind.SKILLS_HEADING, (markers.SKILLS_HEADING,)),
    (Kind.COLUMN_HEADING, _COLUMN_HEADINGS),
    (Kind.SCALE_LABEL, (markers.EXCEEDS, markers.MEETS, markers.BELOW)),
    (Kind.MATRIX_HEADING, (markers.MATRIX_HEADING,)),
    (Kind.SCALE_HEADING, (markers.SCALE_HEADING,)),
    (Kind.DEFINITIONS_HEADING, (markers.DEFINITIONS_HEADING,)),
    (Kind.BEHAVIOURS_HEADING, (markers.BEHAVIOURS_HEADING,)),
    (Kind.ABOUT_HEADING, (markers.ABOUT_HEADING,)),
    (Kind.EVENT_LINK, (markers.EVENT_LINK,)),
    (Kind.DATED, (markers.DATED,)),
    (Kind.TITLE, (markers.TITLE,)),
    (Kind.COMPANY, (markers.COMPANY,)),
    (Kind.STAGES, (markers.STAGES,)),
    (Kind.LABEL, (markers.LABEL_ENDING,)),
)

_HEADING = re.compile(
    "|".join(
        f"(?P<{kind.name}>{'|'.join(f'(?:{pattern.pattern})' for pattern in patterns)})" for kind, patterns in _BY_LOOKS
    )
)
"""All looks in one pattern, the first that fits wins: one search for each piece instead of twenty."""

_LONGEST = 80
_AMBIGUOUS = frozenset({"import-noise-bullet", "import-noise-page-number"})
"""Furniture only where they are a whole line: in a line, 1 may number a position."""


class Classifier:
    """Tells the kind of a piece; remembers, because documents repeat themselves."""

    def __init__(self, codes: LevelCodes) -> None:
        self._codes = codes
        self._known: dict[str, Kind] = {}

    def kind_of(self, looks: str) -> Kind:
        """`looks` is plain text without bullet and without surrounding space."""
        if len(looks) > _LONGEST:
            return Kind.FURNITURE if looks.startswith("《") and reason_by_looks(looks) else Kind.TEXT
        known = self._known.get(looks)
        if known is None:
            known = self._known[looks] = self._look(looks)
        return known

    def _look(self, looks: str) -> Kind:
        if self._codes.find(looks):
            return Kind.LEVEL
        start = self._codes.match_start(looks)
        if start and looks[start.end() :].startswith("(") and looks.endswith((")", "):")):
            return Kind.LEVEL_WITH_WORD
        if markers.NOT_APPLICABLE.fullmatch(looks):
            return Kind.NOT_APPLICABLE
        if len(looks) <= markers.CONTENTS_LENGTH and markers.CONTENTS_HEADING.fullmatch(looks):
            return Kind.CONTENTS_HEADING
        reason = reason_by_looks(looks)
        if reason is not None and reason not in _AMBIGUOUS:
            return Kind.FURNITURE
        labelled = markers.LABEL_WITH_STAGES.fullmatch(looks)
        if labelled and markers.STAGE_SEPARATOR.search(labelled[2]):
            return Kind.LABEL_WITH_STAGES
        if len(looks) > markers.HEADING_LENGTH:
            return Kind.STAGES if markers.STAGES.fullmatch(looks) else Kind.TEXT
        found = _HEADING.fullmatch(looks)
        return Kind[found.lastgroup] if found and found.lastgroup else Kind.TEXT


def is_label_like(looks: str) -> bool:
    """Short and without punctuation: it could name a competency."""
    return bool(markers.LABEL_SHAPE.fullmatch(looks))


def outcome_of(label: str) -> Outcome | None:
    """Which outcome a label of the scale stands for: 高于岗位要求."""
    if markers.EXCEEDS.match(label):
        return Outcome.EXCEEDS
    if markers.MEETS.match(label):
        return Outcome.MEETS
    return Outcome.BELOW if markers.BELOW.match(label) else None
