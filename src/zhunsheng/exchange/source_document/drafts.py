"""What is known of a competency while its parts are still being gathered from different places."""

from dataclasses import dataclass, field

from zhunsheng.exchange.source_document.pieces import Piece

NO_LEVEL = ""
"""Stands for the one level of a document that knows no levels."""


@dataclass(slots=True)
class Entry:
    """One statement or list item: its first piece, and the lines that it was wrapped into."""

    pieces: list[Piece]

    @property
    def text(self) -> str:
        words = self.pieces[0].text
        for piece in self.pieces[1:]:
            is_latin = words[-1:].isascii() and words[-1:].isalnum() and piece.text[:1].isascii()
            words += f" {piece.text}" if is_latin else piece.text
        return words

    @property
    def first(self) -> Piece:
        return self.pieces[0]


@dataclass(slots=True)
class CompetencyDraft:
    """A list that is absent from `knowledge` or `skills` has no heading; an empty one has a heading only."""

    label: str
    looks: str
    definition: list[Entry] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    statements: dict[str, list[Entry]] = field(default_factory=dict)
    knowledge: dict[str, list[Entry]] = field(default_factory=dict)
    skills: dict[str, list[Entry]] = field(default_factory=dict)
    event_link: str = ""

    @property
    def levels(self) -> set[str]:
        return {*self.statements, *self.knowledge, *self.skills}
