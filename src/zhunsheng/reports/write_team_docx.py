"""The team report as a Word document: grid, distributions and lists as real tables."""

from collections.abc import Iterable

from zhunsheng.reports.figures.palette import PRINT
from zhunsheng.reports.pictured import picture
from zhunsheng.reports.team_report import TeamReport
from zhunsheng.reports.word_pictures import PictureBook, draw_all
from zhunsheng.reports.word_pieces import (
    EXCEEDS_WASH,
    WASH,
    Tree,
    colour_of,
    frame_of,
    head_of,
    heading,
    join,
    listing,
    short_outcome,
)
from zhunsheng.reports.word_shell import CONTENT_WIDTH, pack, style_id
from zhunsheng.reports.word_xml import Cell, paragraph, run, table

_NAME, _POSITION, _MONTHS, _NEED = 18.0, 15.0, 22.0, 25.0
_MARK, _BARS, _DOTS = 3.1, 12.0, 56.0
"""Widths of pictures in millimetres."""
_DOTS_A_ROW = 3
_LISTS: tuple[tuple[str, tuple[float, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    # list, widths of its columns, labels over them, facts in them
    (
        "shortfalls",
        (26, CONTENT_WIDTH - 83, 13, 44),
        ("competency", "indicators", "", "people"),
        ("competency", "statement", "count", "people"),
    ),
    (
        "missing",
        (18, 26, CONTENT_WIDTH - 86, 20, 22),
        ("person", "competency", "lacks", "owner", "due"),
        ("person", "competency", "lacks", "owner", "due"),
    ),
    (
        "escalations",
        (18, 22, CONTENT_WIDTH - 66, 26),
        ("person", "date", "event", "escalate_to"),
        ("person", "on", "title", "owner"),
    ),
    ("managers", (44, CONTENT_WIDTH - 44), ("manager", "share"), ("manager", "share")),
    ("not_included", (44, CONTENT_WIDTH - 44), ("person", "reason"), ("person", "reason")),
)


def write_team_docx(report: TeamReport) -> bytes:
    """A unit's result as a Word file."""
    content = picture(report, PRINT)
    book = PictureBook(_draw_figures(content))
    body = "".join((*_opening(content, book), _distributions(content, book), *_lists(content)))
    return pack(body, book.held, frame_of(report, report.head.kicker), report.language)


def _draw_figures(content: Tree) -> dict[str, bytes]:
    figures = {row["months"]["svg"]: _BARS for group in content["groups"] for row in group["rows"]}
    figures |= {one["dots"]["svg"]: _DOTS for one in content["distributions"]}
    return dict(zip(figures, draw_all(list(figures.items())), strict=True))


def _opening(content: Tree, book: PictureBook) -> Iterable[str]:
    labels = content["labels"]
    yield from head_of(content)
    yield paragraph(run(content["lead"]), style="Finding")
    yield heading(labels["grid"], labels["grid_note"])
    key = []
    for tally in content["key"]:
        key += [book.show_sign(tally["outcome"]["svg"], _MARK, 1.0), run(" "), short_outcome(tally["outcome"])]
        key.append(run(f" {tally['count']}      ", bold=True))
    yield paragraph(*key)
    yield _grid(content, book)
    yield heading(labels["reached"])
    yield paragraph(run(content["reached"], bold=True, size=10), run("    " + content["outside"], colour=PRINT.ink_2))


def _grid(content: Tree, book: PictureBook) -> str:
    labels, columns = content["labels"], content["columns"]
    each = (CONTENT_WIDTH - _NAME - _POSITION - _MONTHS - _NEED) / max(len(columns), 1)
    widths = [_NAME, _POSITION, *[each] * len(columns), _MONTHS, _NEED]
    heads = (labels["person"], labels["position"], *columns, labels["months"], labels["look_at"])
    rows = [[Cell(paragraph(run(words), style=style_id("Head of table"))) for words in heads]]
    for group in content["groups"]:
        if group["name"]:
            told = paragraph(run(group["name"], bold=True), run("   " + group["summary"], colour=PRINT.ink_2))
            rows.append([Cell(told, span=len(widths))])
        rows += [_person(row, book) for row in group["rows"]]
    return table(widths, rows, style="Report", head_rows=1)


def _person(row: Tree, book: PictureBook) -> list[Cell]:
    bars = book.show(row["months"]["svg"], _BARS, row["months"]["title"])
    silent = PRINT.below if row["is_silent"] else PRINT.ink_2
    need = PRINT.below if row["has_below"] else PRINT.ink_2
    return [
        Cell(paragraph(run(row["name"]))),
        Cell(paragraph(run(row["position"]), style="Cell")),
        *(_outcome(cell, book) for cell in row["cells"]),
        Cell(paragraph(bars, run(" " + row["events"], colour=silent), style="Cell")),
        Cell(paragraph(run(row["need"], colour=need), style="Cell")),
    ]


def _outcome(outcome: Tree, book: PictureBook) -> Cell:
    """Mark and word, so that the grid can be read aloud and survives a text export."""
    fill = {"below": WASH, None: WASH, "exceeds": EXCEEDS_WASH}.get(outcome["state"], "")
    mark = book.show_sign(outcome["svg"], _MARK, 1.0)
    words = run((" " if mark else "") + outcome["short"], size=6.5, colour=colour_of(outcome))
    return Cell(paragraph(mark, words, style=style_id("Centred cell")), fill=fill)


def _distributions(content: Tree, book: PictureBook) -> str:
    labels, every = content["labels"], content["distributions"]
    cells = [
        Cell(
            paragraph(run(one["competency"], bold=True), keep_with_next=True)
            + paragraph(book.show(one["dots"]["svg"], _DOTS, one["dots"]["title"]), style="Figure")
        )
        for one in every
    ]
    cells += [Cell("")] * (-len(cells) % _DOTS_A_ROW)
    rows = [cells[place : place + _DOTS_A_ROW] for place in range(0, len(cells), _DOTS_A_ROW)]
    drawn = table([CONTENT_WIDTH / _DOTS_A_ROW] * _DOTS_A_ROW, rows, style="Plain")
    return heading(labels["distribution"], labels["distribution_note"]) + drawn


def _lists(content: Tree) -> Iterable[str]:
    """What is still to be done, each list only where it holds something."""
    labels = content["labels"]
    for name, widths, heads, facts in _LISTS:
        yield from _list(content, name, widths, heads, facts)
    yield paragraph(run(labels["basis"] + labels["colon"] + join(labels, content["basis"])), style="Faint")


def _list(
    content: Tree, name: str, widths: tuple[float, ...], heads: tuple[str, ...], facts: tuple[str, ...]
) -> Iterable[str]:
    labels, lines = content["labels"], content[name]
    if lines:
        yield heading(labels[name], labels.get(f"{name}_note", ""))
        told = [labels[head] if head else "" for head in heads]
        yield listing(widths, told, [[line[fact] for fact in facts] for line in lines])
