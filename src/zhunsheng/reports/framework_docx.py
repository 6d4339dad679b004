"""The framework as a handbook to print: a Word file with the words and signs of the handbook's pages.

Made to be read and signed, not to be read back: codes of list items, confirmations of positions and the like are left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain

from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.text import Language, Rendering
from zhunsheng.domain.wording import list_worded_codes, word
from zhunsheng.reports.figures import PRINT, draw_level
from zhunsheng.reports.handbook.cells import CellPage, ChecklistShown, IndicatorShown, build_cell_page
from zhunsheng.reports.handbook.competencies import CompetencyPage, build_competency_page
from zhunsheng.reports.handbook.documents import DocumentPage, build_document_page
from zhunsheng.reports.handbook.edition import Edition, LevelShown
from zhunsheng.reports.handbook.matrix import MatrixPage, build_matrix_page, show_candidates
from zhunsheng.reports.word_pictures import PictureBook
from zhunsheng.reports.word_shell import CONTENT_WIDTH, Frame, pack, style_id
from zhunsheng.reports.word_xml import Cell, paragraph, run, table

_SCALES = {"zh-Hans": 1.18}
_SCALE = 1.0
"""Chinese takes less room, so it can be larger and a competency still stands on one page."""
_SIGN = 3.4
"""Width of a level's strokes in millimetres."""
_UNDATED = date(1980, 1, 1)
"""What the file's own properties say when the framework has no date."""
_YEARS = range(1980, 2108)
"""Years that an archive can hold."""


def write_framework_docx(framework: Framework, language: Language = "zh-Hans") -> bytes:
    """The handbook in one language; words that exist only in another are marked."""
    return _Handbook(Edition(framework, language)).write()


class _Handbook:
    """Writes one edition. Every part is finished XML."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._language = edition.language
        self._book = PictureBook({})
        self._word = partial(_handbook_word, language=edition.language)

    def write(self) -> bytes:
        framework = self._edition.framework
        document, matrix = build_document_page(self._edition), build_matrix_page(self._edition)
        body = chain(
            self._cover(document),
            self._levels(document),
            self._matrix(matrix),
            *(self._competency(build_competency_page(self._edition, one.code)) for one in framework),
            self._standard(document),
            self._errata(document),
        )
        drawn = "".join(body)
        title = document.title.words
        frame = Frame(
            title=title,
            header=f"{title}  {framework.version}",
            footer=self._edition.say(framework.job_family).words,
            page=self._word("page"),
            dated=_file_date(framework.document.effective_from),
        )
        return pack(drawn, self._book.held, frame, self._language, _SCALES.get(self._language, _SCALE))

    # ── the parts ──

    def _cover(self, document: DocumentPage) -> Iterator[str]:
        framework = self._edition.framework
        kicker = self._edition.say(framework.job_family)
        yield paragraph(run(self._word("brand"), bold=True, colour=PRINT.ink), run("  " + kicker.words), style="Faint")
        yield paragraph(self._say(document.title), style="Title")
        if document.about.words:
            yield paragraph(self._say(document.about), style="Finding")
        yield self._pairs([(line.label, line.value or self._word("open")) for line in document.imprint])
        for name in ("purpose", "value_statement", "scope"):
            told: Rendering = getattr(document, name)
            if told.words:
                yield _heading(self._word(name))
                yield paragraph(self._say(told))
        if document.contents:
            yield _heading(self._word("contents"))
            for number, line in enumerate(document.contents, start=1):
                yield paragraph(run(f"{number}  ", colour=PRINT.ink_3), self._say(line))
        if document.provenance.words:
            yield paragraph(self._say(document.provenance), style="Small")

    def _levels(self, document: DocumentPage) -> Iterator[str]:
        if not document.levels:
            return
        yield _heading(self._word("levels"))
        if document.level_note.words:
            yield paragraph(self._say(document.level_note), style="Small")
        heads = [self._word(name) for name in ("level", "definition", "reach")]
        rows = [
            (self._level(level), self._say(level.definition), self._say(level.reach))
            for level in reversed(document.levels)
        ]
        yield _grid((44, CONTENT_WIDTH - 104, 60), heads, rows)

    def _matrix(self, matrix: MatrixPage) -> Iterator[str]:
        if not matrix.rows or not matrix.columns:
            return
        yield _chapter(self._word("matrix"))
        note = matrix.columns_note.words
        if not matrix.are_columns_confirmed and note:
            yield paragraph(run(self._word("to-confirm"), bold=True), self._say(matrix.columns_note), style="Small")
        first, last = 20.0, 54.0
        widths = (first, *[(CONTENT_WIDTH - first - last) / len(matrix.columns)] * len(matrix.columns), last)
        heads = [self._word("position"), *(one.short.words for one in matrix.columns), self._word("candidate")]
        rows = [
            (run(row.title, bold=True), *map(self._requirement, row.cells), self._candidates(row.code))
            for row in matrix.rows
        ]
        yield _grid(widths, heads, rows)
        for remark in matrix.remarks:
            yield paragraph(run(remark), style="Small")

    def _competency(self, page: CompetencyPage) -> Iterator[str]:
        yield _chapter(page.label.words)
        if page.stages:
            yield paragraph(run(" → ".join(stage.words for stage in page.stages), colour=PRINT.accent), style="Facts")
        if page.definition.words:
            yield paragraph(self._say(page.definition), style="Finding")
        if not page.levels:
            return
        cells = [build_cell_page(self._edition, page.code, one.cell.level.code) for one in page.levels]
        widths = [CONTENT_WIDTH / len(cells)] * len(cells)
        rows = [[Cell(self._cell_head(cell)) for cell in cells], [Cell(self._statements(cell)) for cell in cells]]
        for name in ("knowledge", "skills"):
            lists: list[ChecklistShown] = [getattr(cell, name) for cell in cells]
            if any(shown.has_heading for shown in lists):
                rows.append([Cell(self._checklist(name, shown)) for shown in lists])
        yield table(widths, rows, style="Report", head_rows=1, together=False)

    def _standard(self, document: DocumentPage) -> Iterator[str]:
        yield _chapter(self._word("standard"))
        if document.points:
            heads = [self._word(name) for name in ("outcome", "definition")]
            rows = [
                (self._bold(one.label) + run("  " + one.meaning.words, colour=PRINT.ink_2), self._say(one.definition))
                for one in document.points
            ]
            yield _grid((60, CONTENT_WIDTH - 60), heads, rows)
        for scale in document.scales:
            yield _heading(self._word("display-scale", kind=scale.heading))
            told = [(self._bold(one.label), self._say(one.explanation)) for one in scale.words]
            yield _grid((34, CONTENT_WIDTH - 34), (), told)
        for name, sentences in (("rule", document.rule), ("gate", document.gate), ("principles", document.principles)):
            yield _heading(self._word(name))
            for number, sentence in enumerate(sentences, start=1):
                yield paragraph(run(f"{number}  ", colour=PRINT.ink_3), run(sentence))

    def _errata(self, document: DocumentPage) -> Iterator[str]:
        if not document.errata:
            return
        yield _heading(self._word("errata"))
        heads = [self._word(name) for name in ("place", "printed", "remark")]
        rows = [
            (run(self._edition.place(one.place)), self._say(one.printed), self._say(one.remark))
            for one in document.errata
        ]
        yield _grid((22, 62, CONTENT_WIDTH - 84), heads, rows)

    # ── the pieces ──

    def _cell_head(self, cell: CellPage) -> str:
        head = paragraph(self._level(cell.level), style=style_id("Heading 2"))
        reach = paragraph(self._say(cell.level.reach), style="Faint") if cell.level.reach.words else ""
        return head + reach + (paragraph(self._say(cell.gist), style="Small") if cell.gist.words else "")

    def _statements(self, cell: CellPage) -> str:
        return "".join(self._statement(indicator) for indicator in cell.indicators)

    def _statement(self, indicator: IndicatorShown) -> str:
        notes = [indicator.code]
        if indicator.stage:
            notes.append(indicator.stage.words + (self._word("proposed") if indicator.is_stage_proposed else ""))
        if indicator.is_deliverable:
            notes.append(self._word("deliverable"))
        return paragraph(self._say(indicator.statement)) + paragraph(run("  ".join(notes)), style="Faint")

    def _checklist(self, name: str, shown: ChecklistShown) -> str:
        if not shown.has_heading:
            return ""
        title = self._word(name) + (self._word("drafts") if shown.has_drafts else "")
        lines = (paragraph(run("· ", colour=PRINT.ink_3), self._say(words), style="Small") for words in shown.texts)
        return paragraph(run(title, bold=True), style="Facts") + "".join(lines)

    def _requirement(self, level: LevelShown | None) -> str:
        if level is None:
            return run(self._word("not-applicable"), colour=PRINT.ink_3)
        return f"{self._strokes(level)}{run(f' {level.code}', bold=True)}"

    def _candidates(self, position: str) -> str:
        shown = show_candidates(self._edition, self._edition.framework.matrix.get(position))
        names = [f"{one.name.words}{self._word('how-sure', confidence=one.confidence)}" for one in shown]
        return run(self._edition.list(names))

    def _pairs(self, pairs: Iterable[tuple[str, str]]) -> str:
        rows = [(run(label, colour=PRINT.ink_3), run(value)) for label, value in pairs]
        return _grid((34, CONTENT_WIDTH - 34), (), rows)

    def _level(self, level: LevelShown) -> str:
        return f"{self._strokes(level)}{run(f' {level.code} ', bold=True)}{self._say(level.name)}"

    def _strokes(self, level: LevelShown) -> str:
        return self._book.show_sign(draw_level(level.rank, level.count, PRINT), _SIGN)

    def _bold(self, words: Rendering) -> str:
        return run(words.words, bold=True)

    def _say(self, words: Rendering) -> str:
        """Words that exist only in another language say so."""
        if not words.is_fallback:
            return run(words.words)
        name = f"Language.{words.language}"
        language = word(name, self._language) if name in list_worded_codes() else words.language
        return run(words.words) + run(self._word("only-in", named=language), colour=PRINT.ink_3)


def _handbook_word(code: str, /, *, language: Language, **facts: object) -> str:
    """`language` is the reader's, unless a sentence names a language of its own."""
    return word(f"framework-handbook.{code}", language, **facts)


def _file_date(effective: date | None) -> date:
    return effective if effective and effective.year in _YEARS else _UNDATED


def _heading(words: str) -> str:
    return paragraph(run(words), style=style_id("Heading 1"), keep_with_next=True)


def _chapter(words: str) -> str:
    """A first heading on a page of its own."""
    manner = f'<w:pPr><w:pStyle w:val="{style_id("Heading 1")}"/><w:keepNext/><w:pageBreakBefore/></w:pPr>'
    return f"<w:p>{manner}{run(words)}</w:p>"


def _grid(widths: Sequence[float], heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of single paragraphs with hairlines between its rows."""
    head = [[Cell(paragraph(run(words), style=style_id("Head of table"))) for words in heads]] if heads else []
    drawn = [[Cell(paragraph(words, style="Cell")) for words in row] for row in rows]
    return table(widths, [*head, *drawn], style="Report", head_rows=len(head)) + paragraph(style="Faint")
