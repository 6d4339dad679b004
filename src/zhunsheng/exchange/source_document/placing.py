"""Giving statements to levels where a flattened table no longer shows their columns."""

from collections.abc import Iterable, Sequence
from statistics import fmean

from zhunsheng.domain.competencies import Confidence
from zhunsheng.exchange.import_report import Choice
from zhunsheng.exchange.source_document.blocks import BlockContent, pieces_of
from zhunsheng.exchange.source_document.drafts import NO_LEVEL, CompetencyDraft, Entry
from zhunsheng.exchange.source_document.ledger import Ledger
from zhunsheng.exchange.source_document.level_codes import LevelCodes, reach_of

Placing = list[tuple[str, list[Entry]]]
_CLEARLY = 0.25
"""So much less spread of reach within the levels shows that statements were read row by row."""


def place_statements(content: BlockContent, draft: CompetencyDraft, codes: LevelCodes, ledger: Ledger) -> None:
    """Statements into the draft, each with an entry in the ledger; those that cannot be placed become a question."""
    entries = [*(entry for _, entry in content.placed), *content.unplaced]
    if draft.statements and entries:
        choices = [Choice("import-choice-first"), Choice("import-choice-second"), Choice("import-choice-append")]
        _refuse(entries, "import-ask-twice", draft, ledger, choices)
        return
    for level, entry in content.placed:
        _keep(draft, level, entry, None, ledger)
    if not content.unplaced:
        return
    if not codes.codes:
        for entry in content.unplaced:
            _keep(draft, NO_LEVEL, entry, None, ledger)
        return
    if not content.header:
        choices = [Choice("import-choice-level", {"level": code}) for code in codes.codes]
        _refuse(content.unplaced, "import-ask-level", draft, ledger, choices)
        return
    _place_flat(content, draft, ledger)


def _place_flat(content: BlockContent, draft: CompetencyDraft, ledger: Ledger) -> None:
    header, entries = content.header, content.unplaced
    placing, confidence = divide_statements(entries, header)
    if confidence is None:
        choices = [Choice("import-choice-counts"), Choice("import-choice-table")]
        facts = {"count": len(entries), "levels": list(header)}
        _refuse(entries, "import-ask-division", draft, ledger, choices, **facts)
        return
    for level, given in placing:
        for entry in given:
            _keep(draft, level, entry, confidence, ledger)
    if confidence is not Confidence.HIGH:
        counts = [f"{level} {len(given)}" for level, given in placing]
        choices = [Choice("import-choice-confirm"), Choice("import-choice-counts")]
        ledger.ask("import-ask-confirm-division", pieces_of(entries), choices, competency=draft.label, counts=counts)


def divide_statements(entries: Sequence[Entry], header: Sequence[str]) -> tuple[Placing, Confidence | None]:
    """Level by level, and how sure; no confidence when the text does not tell.

    Equal shares, read column by column. How far the statements reach (one customer, a project, a region) is the
    cross-check: it lowers the confidence, shows reading row by row, or finds unequal shares.
    """
    share, rest = divmod(len(entries), len(header))
    by_reach = _divide_by_reach(entries, header)
    if rest:
        return (by_reach, Confidence.LOW_TO_MEDIUM) if by_reach else ([], None)
    by_column = [(level, list(entries[place * share : (place + 1) * share])) for place, level in enumerate(header)]
    by_row = [(level, list(entries[place :: len(header)])) for place, level in enumerate(header)]
    if by_reach and by_reach != by_column:
        return by_reach, Confidence.LOW_TO_MEDIUM
    is_ordered = _is_ordered(given for _, given in by_column)
    across, down = _spread(by_row), _spread(by_column)
    if share > 1 and down - across > _CLEARLY and _is_ordered(given for _, given in by_row):
        return by_row, Confidence.LOW_TO_MEDIUM
    is_doubtful = across < down and not is_ordered
    other_shares_fit = down > 0 and _is_ordered([entry] for entry in entries)
    return by_column, Confidence.MEDIUM if is_doubtful or other_shares_fit else Confidence.HIGH


def _divide_by_reach(entries: Sequence[Entry], header: Sequence[str]) -> Placing | None:
    """Only when every statement tells its reach and each level has one of its own, in order."""
    reaches = [reach_of(entry.text) for entry in entries]
    known = [reach for reach in reaches if reach is not None]
    rising = sorted(set(known), reverse=bool(known) and known[0] > known[-1])
    is_clear = len(known) == len(reaches) and len(rising) == len(header) and known == sorted(known, key=rising.index)
    if not is_clear:
        return None
    groups = dict(zip(rising, header, strict=True))
    placing: Placing = [(level, []) for level in header]
    by_level = dict(placing)
    for entry, reach in zip(entries, known, strict=True):
        by_level[groups[reach]].append(entry)
    return placing


def _spread(placing: Placing) -> float:
    """Mean squared distance of the statements' reach from their level's mean; 0 when every level is uniform."""
    distances = []
    for _, entries in placing:
        reaches = [reach for entry in entries if (reach := reach_of(entry.text)) is not None]
        distances += [(reach - fmean(reaches)) ** 2 for reach in reaches]
    return fmean(distances) if distances else 0.0


def _is_ordered(groups: Iterable[Sequence[Entry]]) -> bool:
    """Whether the mean reach rises, or falls, from group to group."""
    means = []
    for entries in groups:
        reaches = [reach for entry in entries if (reach := reach_of(entry.text)) is not None]
        if reaches:
            means.append(fmean(reaches))
    return means in (sorted(means), sorted(means, reverse=True))


def _keep(draft: CompetencyDraft, level: str, entry: Entry, confidence: Confidence | None, ledger: Ledger) -> None:
    cell = draft.statements.setdefault(level, [])
    cell.append(entry)
    facts = {"competency": draft.label, "level": level, "number": len(cell)}
    code = "import-statement" if level else "import-statement-without-level"
    if confidence is None:
        ledger.understood(entry.first, code, **facts)
    else:
        ledger.inferred(entry.first, confidence, code, **facts)


def _refuse(
    entries: Sequence[Entry],
    question: str,
    draft: CompetencyDraft,
    ledger: Ledger,
    choices: Sequence[Choice] = (),
    **facts: object,
) -> None:
    for piece in pieces_of(entries):
        ledger.not_understood(piece, "import-statement-unplaced", competency=draft.label)
    ledger.ask(question, pieces_of(entries), choices, competency=draft.label, **facts)
