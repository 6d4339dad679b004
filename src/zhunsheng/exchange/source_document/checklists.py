"""Giving knowledge and skill lists to levels."""

from collections.abc import Sequence
from itertools import pairwise

from zhunsheng.domain.competencies import Confidence
from zhunsheng.exchange.import_report import Choice
from zhunsheng.exchange.source_document.blocks import BlockContent, ListHeading, Target, pieces_of
from zhunsheng.exchange.source_document.drafts import NO_LEVEL, CompetencyDraft, Entry
from zhunsheng.exchange.source_document.ledger import Ledger
from zhunsheng.exchange.source_document.level_codes import LevelCodes
from zhunsheng.exchange.source_document.pieces import Piece

Lists = dict[str, list[Entry]]


def place_lists(content: BlockContent, draft: CompetencyDraft, codes: LevelCodes, ledger: Ledger) -> None:
    """Both kinds of lists into the draft; a list whose level does not show becomes a question."""
    for target, lists in ((Target.KNOWLEDGE, draft.knowledge), (Target.SKILLS, draft.skills)):
        headings = [heading for heading in content.lists if heading.target is target]
        if headings:
            _ListPlacer(draft, lists, codes, ledger).place(headings, content.header)


class _ListPlacer:
    def __init__(self, draft: CompetencyDraft, lists: Lists, codes: LevelCodes, ledger: Ledger) -> None:
        self._draft = draft
        self._lists = lists
        self._codes = codes
        self._ledger = ledger

    def place(self, headings: Sequence[ListHeading], header: Sequence[str]) -> None:
        levels = self._levels_of(headings, header)
        if levels is None:
            self._refuse([piece for heading in headings for piece in _pieces_of_list(heading)], headings[0])
            return
        confidence = _share_trailing_entries(headings, levels)
        for heading, given in zip(headings, levels, strict=True):
            facts = {"competency": self._draft.label, "levels": list(given)}
            self._ledger.understood(heading.piece, f"import-{heading.target.value}", **facts)
            for level in given:
                self._lists.setdefault(level, [])
            self._fill(heading, given, confidence)

    def _levels_of(self, headings: Sequence[ListHeading], header: Sequence[str]) -> list[tuple[str, ...]] | None:
        """For each heading the levels it stands for: its own, the one in the same place of the header, or all."""
        if all(heading.level is not None for heading in headings):
            return [(heading.level or NO_LEVEL,) for heading in headings]
        if not self._codes.codes:
            return [(NO_LEVEL,)] * len(headings)
        if all(heading.is_row_heading for heading in headings):
            return [tuple(header)] * len(headings)
        if len(headings) == len(header):
            return [(level,) for level in header]
        return None

    def _fill(self, heading: ListHeading, given: Sequence[str], confidence: Confidence | None) -> None:
        homeless: list[Piece] = []
        for own_level, entry in heading.entries:
            level = own_level or (given[0] if len(given) == 1 and confidence is not Confidence.LOW else None)
            if level is None:
                homeless += entry.pieces
            else:
                self._keep(heading, level, entry, confidence)
        if homeless:
            self._refuse(homeless, heading)

    def _keep(self, heading: ListHeading, level: str, entry: Entry, confidence: Confidence | None) -> None:
        entries = self._lists.setdefault(level, [])
        entries.append(entry)
        code = f"import-{heading.target.value}-item"
        facts = {"competency": self._draft.label, "level": level, "number": len(entries)}
        if confidence is None:
            self._ledger.understood(entry.first, code, **facts)
        else:
            self._ledger.inferred(entry.first, confidence, code, **facts)

    def _refuse(self, pieces: Sequence[Piece], heading: ListHeading) -> None:
        for piece in pieces:
            self._ledger.not_understood(piece, "import-list-unplaced", competency=self._draft.label)
        choices = [Choice("import-choice-level", {"level": code}) for code in self._codes.codes]
        facts = {"competency": self._draft.label, "list": heading.piece.text}
        self._ledger.ask("import-ask-list", pieces, choices, **facts)


def _pieces_of_list(heading: ListHeading) -> list[Piece]:
    return [heading.piece, *pieces_of([entry for _, entry in heading.entries])]


def _share_trailing_entries(headings: Sequence[ListHeading], levels: Sequence[tuple[str, ...]]) -> Confidence | None:
    """Headings side by side, then all items: equal shares in the order of the headings, and how sure that is.

    None where nothing had to be shared; LOW where the items do not divide, so that nobody may guess.
    """
    trailing = headings[-1].entries
    is_side_by_side = all(later.piece.order - earlier.piece.order == 1 for earlier, later in pairwise(headings))
    if len(set(levels)) == 1 or not is_side_by_side or not trailing or any(level for level, _ in trailing):
        return None
    share, rest = divmod(len(trailing), len(headings))
    if rest:
        return Confidence.LOW
    items = list(trailing)
    for place, heading in enumerate(headings):
        heading.entries = items[place * share : (place + 1) * share]
    return Confidence.MEDIUM
