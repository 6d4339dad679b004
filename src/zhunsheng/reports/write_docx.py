"""The personal report as a Word document: the same words and figures as the PDF, in real styles, headings and tables."""

from collections.abc import Iterable, Sequence

from zhunsheng.reports.figures.palette import PRINT
from zhunsheng.reports.fullness import estimate_lines
from zhunsheng.reports.pictured import picture
from zhunsheng.reports.report import IndividualReport
from zhunsheng.reports.word_pictures import PictureBook, draw_all
from zhunsheng.reports.word_pieces import (
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

_RATING, _SIDE, _FIGURE = 27.0, 52.0, 49.0
_TALLY, _MARK, _LEVEL, _SQUARE = 6.4, 3.1, 3.0, 2.4
"""Widths of signs in millimetres."""

_SCALES = ((90.0, 1.0), (106.0, 0.94), (1e9, 0.88))
"""Up to how many lines a report keeps which type size, to stay on two pages."""


def write_individual_docx(report: IndividualReport) -> bytes:
    """A person's result as a Word file that Word, WPS and LibreOffice open alike."""
    content = picture(report, PRINT)
    book = PictureBook(_draw_figures(content))
    body = "".join((*_opening(content, book), *_parts(content, book), *_closing(content)))
    head = report.head
    frame = frame_of(report, f"{head.title}  {head.subtitle}  {head.kicker}")
    scale = next((scale for lines, scale in _SCALES if estimate_lines(report) <= lines), _SCALES[-1][1])
    return pack(body, book.held, frame, report.language, scale)


def _draw_figures(content: Tree) -> dict[str, bytes]:
    figures = {content["line"]["svg"]: CONTENT_WIDTH}
    for part in content["parts"]:
        if part["evidence"]:
            figures[part["evidence"]["strip"]["svg"]] = _FIGURE
        if part["roles"]["plot"]:
            figures[part["roles"]["plot"]["svg"]] = _FIGURE
    return dict(zip(figures, draw_all(list(figures.items())), strict=True))


def _opening(content: Tree, book: PictureBook) -> Iterable[str]:
    labels = content["labels"]
    yield from head_of(content)
    yield heading(labels["result"], labels["result_note"])
    yield paragraph(*(run(part["words"], bold=part["is_strong"]) for part in content["finding"]), style="Finding")
    yield paragraph(book.show(content["line"]["svg"], CONTENT_WIDTH, content["line"]["title"]), style="Figure")
    yield _summary(content)


def _summary(content: Tree) -> str:
    """The inked line as a table, column under column."""
    labels, columns = content["labels"], content["summary"]
    first = CONTENT_WIDTH * content["line"]["axis"]
    widths = [first, *[(CONTENT_WIDTH - first) / max(len(columns), 1)] * len(columns)]
    rows = [("", [run(column["competency"], bold=True) for column in columns])]
    for label, key in (("asked", "level"), ("outcome", ""), ("standing", "standing"), ("valid_events", "events")):
        told = [short_outcome(column["outcome"]) if not key else run(column[key]) for column in columns]
        rows.append((labels[label], told))
    if any(column["earlier"] for column in columns):
        rows.append((labels["earlier"], [run(column["earlier"]) for column in columns]))
    drawn = [
        [
            Cell(paragraph(run(label), style=style_id("Head of table"))),
            *(Cell(paragraph(told, style=style_id("Centred cell"))) for told in cells),
        ]
        for label, cells in rows
    ]
    return table(widths, drawn, style="Plain", head_rows=1)


def _parts(content: Tree, book: PictureBook) -> Iterable[str]:
    labels = content["labels"]
    loud = [part for part in content["parts"] if not part["is_quiet"]]
    quiet = [part for part in content["parts"] if part["is_quiet"]]
    if loud:
        yield heading(labels["attention"], labels["attention_note"])
        yield from (_part(part, labels, book) for part in loud)
    if quiet:
        yield heading(labels["quiet"] if loud else labels["indicators"], "" if loud else labels["attention_note"])
        yield from (_part(part, labels, book) for part in quiet)


def _part(part: Tree, labels: Tree, book: PictureBook) -> str:
    """One competency: a heading, why, and a table of indicators with the evidence beside."""
    outcome = part["outcome"]
    asked = ""
    if part["level"]:
        level = part["level"]
        words = f" {level['code']} {level['name']}"
        asked = (
            run(f"    {labels['asked']} ", bold=False, size=8)
            + book.show_sign(level["svg"], _LEVEL)
            + run(words, bold=False, size=8)
        )
    title = (
        run(part["name"] + "    ")
        + book.show_sign(outcome["svg"], _MARK, 1.0)
        + run(" " + outcome["words"], colour=colour_of(outcome))
        + asked
    )
    told = labels["dot"].join(words for words in (part["standing"], *part["why"], *part["earlier"]) if words)
    reason = part["decision_reason"]
    lines = [paragraph(run(told), style="Small", keep_with_next=True)] if told else []
    if reason:
        words = run(labels["decision_reason"] + labels["colon"], bold=True) + run(reason)
        lines.append(paragraph(words, style="Small", keep_with_next=True))
    body = _indicator_table(part, labels, book) if part["indicators"] else ""
    return paragraph(title, style=style_id("Heading 2")) + "".join(lines) + body


def _indicator_table(part: Tree, labels: Tree, book: PictureBook) -> str:
    widths = (_RATING, CONTENT_WIDTH - _RATING - _SIDE, _SIDE)
    rows = []
    for place, line in enumerate(part["indicators"]):
        fill, rule = (WASH, PRINT.below) if line["is_gap"] else ("", "")
        side = Cell(_side(part, book) if place == 0 else "", merge="continue" if place else "restart")
        rows.append(
            [Cell(_said(line, book), fill=fill, left_rule=rule), Cell(_statement(line, labels), fill=fill), side]
        )
    if part["next_lines"]:
        lines = (
            paragraph(run(line["label"] + "  ", bold=True, colour=PRINT.accent), run(line["words"]), style="Small")
            for line in part["next_lines"]
        )
        rows.append([Cell("".join(lines), span=2), Cell("", merge="continue")])
    return table(widths, rows, style="Report")


def _said(line: Tree, book: PictureBook) -> str:
    return "".join(
        paragraph(
            run(one["role"] + " ", colour=PRINT.ink_3) if one["role"] else "",
            book.show_sign(one["svg"], _TALLY, 1.0),
            run("  " + one["words"], bold=one["is_gap"] or None, colour=PRINT.below if one["is_gap"] else PRINT.ink_2),
            style="Small",
        )
        for one in line["said"]
    )


def _statement(line: Tree, labels: Tree) -> str:
    own = run("  " + line["own"], colour=PRINT.ink_3, size=7.5) if line["own"] else ""
    told = paragraph(run(f"{line['number']}  ", colour=PRINT.ink_3, size=7.5), run(line["statement"]), own)
    remarks = (
        paragraph(run(f"{remark['role']}{labels['colon']}{remark['words']}"), style="Small")
        for remark in line["remarks"]
    )
    return told + "".join(remarks)


def _side(part: Tree, book: PictureBook) -> str:
    """Evidence and roles, beside the indicators."""
    evidence, roles = part["evidence"], part["roles"]
    lines = []
    if evidence:
        strip = evidence["strip"]
        lines.append(paragraph(book.show(strip["svg"], _FIGURE, strip["title"]), style="Figure"))
        lines.append(paragraph(run(evidence["summary"]), style="Small"))
        listed = () if part["is_quiet"] else evidence["events"]
        lines += [_event(event, book) for event in listed]
        lines += [paragraph(run(words), style="Small") for words in (evidence["more"], *evidence["lines"]) if words]
    if roles["plot"] and not part["is_quiet"]:
        plot = roles["plot"]
        lines.append(paragraph(book.show(plot["svg"], _FIGURE, plot["title"]), style="Figure"))
    if roles["disagreement"] or roles["note"]:
        words = run(roles["disagreement"], bold=True, colour=PRINT.below) + run(roles["note"])
        lines.append(paragraph(words, style="Small"))
    return "".join(lines)


def _event(event: Tree, book: PictureBook) -> str:
    day = run(event["on"][5:] + " ", colour=PRINT.ink_3)
    return paragraph(day, book.show_sign(event["svg"], _SQUARE, 0.6), run(" " + event["title"]), style="Small")


def _closing(content: Tree) -> Iterable[str]:
    labels = content["labels"]
    yield heading(labels["agree"], labels["agree_note"])
    told = [(line["what"], line["owner"], line["due"]) for line in content["follow_ups"]]
    heads = (labels["what"], labels["owner"], labels["due"])
    yield listing((CONTENT_WIDTH - 52, 26, 26), heads, [*told, ("", "", ""), ("", "", "")])
    yield heading(labels["signature"], labels["signature_note"])
    yield paragraph(run(labels["own_words"]), style="Small")
    yield paragraph()
    yield _signatures(content["signatures"], labels)
    yield paragraph(run(labels["basis"] + labels["colon"] + join(labels, content["basis"])), style="Faint")


def _signatures(signatures: Sequence[str], labels: Tree) -> str:
    part = CONTENT_WIDTH / max(len(signatures), 1)
    cells = [
        Cell(
            paragraph(style="Small")
            + paragraph(run(who), run(f"{' ' * 30}{labels['date']}", colour=PRINT.ink_3), style="Small")
        )
        for who in signatures
    ]
    return table([part] * len(signatures), [cells], style="Report")
