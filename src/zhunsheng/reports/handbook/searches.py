"""What a reader finds in the framework's words, grouped by what it is, each with the place to go to."""

from dataclasses import dataclass
from itertools import groupby

from zhunsheng.domain.framework_search import FrameworkHit, Piece, TextKind, search_framework
from zhunsheng.domain.text import Language, Rendering
from zhunsheng.reports.handbook.edition import Edition, LevelShown

SHOWN_OF_A_KIND = 8
"""So many of each kind are shown until a reader asks for all of one kind."""
EXCERPT = 60
"""Characters kept on either side of the first match in a long text."""


@dataclass(frozen=True, slots=True)
class HitShown:
    """One found text; `language` differs from the reader's when only another language matches."""

    kind: TextKind
    code: str
    pieces: tuple[Piece, ...]
    language: Language
    is_other_language: bool
    competency: str | None
    competency_name: Rendering | None
    level: LevelShown | None
    title: str
    """A position's title where the text is one's name."""


@dataclass(frozen=True, slots=True)
class HitGroup:
    """Texts of one kind; `hits` are the first of `count` unless the reader asked for this kind."""

    kind: TextKind
    heading: str
    hits: tuple[HitShown, ...]
    count: int

    @property
    def is_cut(self) -> bool:
        return len(self.hits) < self.count


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`kind` is the only one shown, where a reader asked for all of it."""

    query: str
    kind: TextKind | None
    groups: tuple[HitGroup, ...]
    count: int
    summary: str


def build_search_page(edition: Edition, query: str, kind: TextKind | None = None) -> SearchPage:
    """Everything that is found is counted; of each kind the first few are shown, of `kind` all."""
    query = " ".join(query.split())
    found = search_framework(edition.framework, query, edition.language)
    groups = tuple(
        _group(edition, group, list(members), shows_all=group is kind)
        for group, members in groupby(found, key=lambda hit: hit.found.kind)
    )
    told = edition.list([edition.word("found", kind=group.heading, count=group.count) for group in groups])
    summary = edition.word("found-in-all", count=len(found), kinds=told)
    shown = tuple(group for group in groups if kind in {None, group.kind})
    return SearchPage(query, kind, shown, len(found), summary)


def _group(edition: Edition, kind: TextKind, hits: list[FrameworkHit], *, shows_all: bool) -> HitGroup:
    shown = hits if shows_all else hits[:SHOWN_OF_A_KIND]
    return HitGroup(kind, edition.word(f"kind.{kind.value}"), tuple(_show(edition, hit) for hit in shown), len(hits))


def _show(edition: Edition, hit: FrameworkHit) -> HitShown:
    found, framework = hit.found, edition.framework
    competency = framework.get_competency(found.competency) if found.competency else None
    position = framework.matrix.find(found.code) if found.kind is TextKind.POSITION else None
    return HitShown(
        found.kind,
        found.code,
        _excerpt(hit.pieces),
        hit.language,
        hit.language != edition.language,
        found.competency,
        edition.say(competency.short) if competency else None,
        edition.level(found.level) if found.level else None,
        edition.position_title(position) if position else "",
    )


def _excerpt(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Long texts are cut around what was found; every match after the first stays."""
    if sum(len(piece.words) for piece in pieces) <= 4 * EXCERPT:
        return pieces
    cut = []
    for place, piece in enumerate(pieces):
        words = piece.words
        if not piece.is_match and len(words) > 2 * EXCERPT:
            head = words[:EXCERPT] if place else ""
            tail = words[-EXCERPT:] if place < len(pieces) - 1 else ""
            words = f"{head}…{tail}"
        cut.append(Piece(words, piece.is_match))
    return tuple(cut)
