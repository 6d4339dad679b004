"""Pieces that personal and team reports share in Word: the head, headings with a note, lists, words in their hue."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from zhunsheng.reports.figures.palette import PRINT
from zhunsheng.reports.report import IndividualReport
from zhunsheng.reports.team_report import TeamReport
from zhunsheng.reports.word_shell import Frame, style_id
from zhunsheng.reports.word_xml import Cell, paragraph, run, table

WASH = "#F8EADB"
EXCEEDS_WASH = "#F0E6F2"
OUTCOMES = ("exceeds", "meets", "below", None)
"""States whose words are bold: outcomes, and a dispute."""

Tree = Mapping[str, Any]
"""A part of the pictured report."""


def frame_of(report: IndividualReport | TeamReport, header: str) -> Frame:
    head = report.head
    return Frame(
        title=f"{head.title} {head.kicker}",
        header=header,
        footer=head.confidential,
        page=report.labels["page"],
        dated=head.dated,
    )


def head_of(content: Tree) -> Iterable[str]:
    """Who and what the report is about, and what the reader must know first."""
    head, labels = content["head"], content["labels"]
    yield paragraph(run(labels["brand"], bold=True, colour=PRINT.ink), run("  " + head["kicker"]), style="Faint")
    if head["is_draft"]:
        yield paragraph(run(labels["draft"], bold=True, colour=PRINT.below), style="Faint")
    subtitle = run("  " + head["subtitle"], bold=False, size=12, colour=PRINT.ink_2) if head["subtitle"] else ""
    yield paragraph(run(head["title"]), subtitle, style="Title")
    yield paragraph(run(labels["dot"].join(head["facts"])), style="Facts")
    for note in content["notes"]:
        yield paragraph(run(note, bold=True, colour=PRINT.below))


def heading(words: str, note: str = "") -> str:
    """A heading of the document's outline, with a quiet note on the same line."""
    told = run(f"   {note}", bold=False, size=7, colour=PRINT.ink_3) if note else ""
    return paragraph(run(words), told, style=style_id("Heading 1"))


def listing(widths: Sequence[float], heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A plain list of words as a table with a head that repeats."""
    first = [Cell(paragraph(run(words), style=style_id("Head of table"))) for words in heads]
    told = [[Cell(paragraph(run(words))) for words in cells] for cells in rows]
    return table(widths, [first, *told], style="Report", head_rows=1)


def short_outcome(outcome: Tree) -> str:
    return run(outcome["short"], bold=outcome["state"] in OUTCOMES, colour=colour_of(outcome))


def colour_of(outcome: Tree) -> str:
    known = {"exceeds": PRINT.exceeds, "meets": PRINT.meets, "below": PRINT.below, None: PRINT.below}
    return known.get(outcome["state"], PRINT.void)


def join(labels: Tree, sentences: Iterable[str]) -> str:
    """Sentences one after the other; Chinese needs no space between them."""
    gap = " " if labels["colon"].endswith(" ") else ""
    return gap.join(sentence for sentence in sentences if sentence)
