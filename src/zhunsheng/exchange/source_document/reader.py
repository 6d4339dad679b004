"""From a company's own competency document to a framework and a report on every line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from zhunsheng.domain.competencies import Confidence
from zhunsheng.domain.frameworks import Framework
from zhunsheng.exchange.import_report import Choice, ImportReport, Verdict
from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.assembly import Parts, assemble, assign_codes
from zhunsheng.exchange.source_document.blocks import read_block
from zhunsheng.exchange.source_document.checklists import place_lists
from zhunsheng.exchange.source_document.drafts import CompetencyDraft
from zhunsheng.exchange.source_document.furniture import find_furniture, reason_by_looks
from zhunsheng.exchange.source_document.kinds import Kind
from zhunsheng.exchange.source_document.ledger import Ledger
from zhunsheng.exchange.source_document.level_codes import LevelCodes, LevelOrder, detect_level_codes, order_levels
from zhunsheng.exchange.source_document.levels import LevelsDraft, read_levels
from zhunsheng.exchange.source_document.lines import SourceLine, read_text_lines
from zhunsheng.exchange.source_document.markup import clean_markup, loosen
from zhunsheng.exchange.source_document.matrix import read_matrix
from zhunsheng.exchange.source_document.pieces import Piece, cut_into_pieces
from zhunsheng.exchange.source_document.placing import place_statements
from zhunsheng.exchange.source_document.preamble import read_preamble
from zhunsheng.exchange.source_document.scale import read_scale
from zhunsheng.exchange.source_document.sections import Block, Division, divide
from zhunsheng.exchange.source_document.word_conversion import convert_to_docx, needs_conversion
from zhunsheng.exchange.source_document.word_files import ZIP_MAGIC, read_word_lines

_MOST_PIECES = 60_000
"""Fifty competencies of five levels and 500 positions make some 30,000 statements, items and cells."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class ImportedFramework:
    """What a document says, verbatim, and what was made of each of its lines."""

    framework: Framework
    report: ImportReport


def read_source_document(content: bytes, filename: str) -> ImportedFramework:
    """Read a competency document: text in UTF-8, UTF-16 or GB18030, or a Word file, told apart by their content."""
    return _read_lines(_lines_of(content, filename), content, filename)


def _lines_of(content: bytes, filename: str) -> Sequence[SourceLine]:
    if needs_conversion(content):
        return read_word_lines(convert_to_docx(content), filename)
    if content.startswith(ZIP_MAGIC):
        return read_word_lines(content, filename)
    return read_text_lines(content)


def _read_lines(lines: Sequence[SourceLine], content: bytes, filename: str) -> ImportedFramework:
    ledger = Ledger()
    furniture = find_furniture(lines)
    ledger.set_aside(furniture)
    kept = [loosen(line) for line in lines if line.number not in furniture]
    codes = detect_level_codes(markers.plain(clean_markup(line.text)) for line in kept)
    cut = list(islice(cut_into_pieces(kept, codes), _MOST_PIECES + 1))
    if len(cut) > _MOST_PIECES:
        cut = _give_up(kept, ledger)
    pieces = _without_noise(cut, ledger)
    division = divide(pieces, codes, ledger)
    parts = _read_parts(division, codes, ledger, content, filename)
    return ImportedFramework(assemble(parts), ledger.close(lines, pieces))


def _give_up(lines: Sequence[SourceLine], ledger: Ledger) -> list[Piece]:
    """No model has so many parts: whatever this is, every line goes back to the person who sent it."""
    filled = {line.number: "import-not-understood" for line in lines if markers.plain(line.text).strip()}
    ledger.set_aside(filled, Verdict.NOT_UNDERSTOOD)
    ledger.ask("import-ask-too-much", (), (Choice("import-choice-only-model"),), most=_MOST_PIECES)
    return []


def _without_noise(pieces: Sequence[Piece], ledger: Ledger) -> list[Piece]:
    """Lone bullets, and furniture in the middle of a line, go to the ledger at once."""
    kept = []
    for piece in pieces:
        if not piece.text:
            ledger.noise(piece, "import-noise-bullet")
        elif piece.kind is Kind.FURNITURE:
            ledger.noise(piece, reason_by_looks(piece.looks) or "import-noise-running-head")
        else:
            kept.append(piece)
    return kept


def _read_parts(division: Division, codes: LevelCodes, ledger: Ledger, content: bytes, filename: str) -> Parts:
    preamble = read_preamble(division.preamble, ledger)
    levels = read_levels(division.levels, codes, ledger)
    drafts = _read_blocks(division.blocks, codes, ledger)
    heading = division.definitions_heading
    labels = assign_codes(drafts)
    return Parts(
        filename=filename,
        content=content,
        language="zh-Hans" if any(_CHINESE.search(draft.label) for draft in drafts) or not drafts else "en",
        preamble=preamble,
        levels=levels,
        order=_settle_order(codes, levels, drafts, ledger),
        competencies=drafts,
        matrix=read_matrix(division.matrix, list(labels), codes, ledger),
        points=read_scale(division.scale, ledger),
        definitions_heading=heading.text if heading else "",
        codes=labels,
    )


def _read_blocks(blocks: Sequence[Block], codes: LevelCodes, ledger: Ledger) -> list[CompetencyDraft]:
    """One draft for each label, gathered from its definition and its description."""
    drafts: dict[str, CompetencyDraft] = {}
    for block in blocks:
        label = block.heading.text[: len(block.label)]
        draft = drafts.setdefault(block.label, CompetencyDraft(label, block.label))
        content = read_block(block, draft, codes, ledger)
        place_statements(content, draft, codes, ledger)
        place_lists(content, draft, codes, ledger)
    _ask_for_cut_ends(drafts, ledger)
    return list(drafts.values())


def _ask_for_cut_ends(drafts: Mapping[str, CompetencyDraft], ledger: Ledger) -> None:
    """Definitions and statements that stop where no sentence can end."""
    for draft in drafts.values():
        for entry in (*draft.definition, *(said for cell in draft.statements.values() for said in cell)):
            if markers.OPEN_END.search(markers.plain(entry.text)):
                facts = {"competency": draft.label, "end": entry.text[-12:]}
                ledger.ask("import-ask-cut-off", entry.pieces, (Choice("import-choice-complete"),), **facts)


def _settle_order(
    codes: LevelCodes, levels: LevelsDraft, drafts: Sequence[CompetencyDraft], ledger: Ledger
) -> LevelOrder:
    statements = {
        code: [entry.text for draft in drafts for entry in draft.statements.get(code, ())] for code in codes.codes
    }
    order = order_levels(codes.codes, levels.said, statements, " ".join(levels.note))
    if order.confidence in (Confidence.LOW, Confidence.MEDIUM):
        choices = (Choice("import-choice-confirm"), Choice("import-choice-order"))
        ledger.ask("import-ask-level-order", (), choices, levels=list(order.codes))
    if not codes.codes and any(draft.statements for draft in drafts):
        ledger.ask("import-ask-no-levels", (), (Choice("import-choice-one-level"), Choice("import-choice-add-levels")))
    return order
