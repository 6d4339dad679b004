"""How much a personal report holds, estimated in lines, so that it can be set on two pages at the first attempt."""

from math import ceil

from zhunsheng.reports.figures.svg import text_width
from zhunsheng.reports.report import CompetencyPart, IndicatorLine, IndividualReport

_EM = 3.2
"""Width of a Chinese character in millimetres, at the usual type size."""
_MIDDLE, _SIDE = 88.0, 50.0
"""Widths in millimetres of the columns for indicators and for evidence."""
_SMALL = 0.86


def estimate_lines(report: IndividualReport) -> float:
    """Lines of the competencies and of what is agreed on; head, line and signatures are the same for all."""
    notes = sum(_lines(note, 2 * _MIDDLE) for note in report.notes)
    return notes + sum(_part(part) for part in report.parts) + 1.3 * len(report.follow_ups)


def _part(part: CompetencyPart) -> float:
    middle = sum(_indicator(line) for line in part.indicators)
    middle += _SMALL * sum(_lines(line.label + line.words, _MIDDLE / _SMALL) + 0.3 for line in part.next_lines)
    side = _side(part)
    left = 4.5 + _SMALL * sum(
        _lines(words, 33.0 / _SMALL) + 0.3 for words in (*part.why, *part.earlier, part.decision_reason)
    )
    return max(middle, side, left) + 1.6


def _indicator(line: IndicatorLine) -> float:
    said = _SMALL * sum(_lines(f"{one.role}    {one.words}", 26.0 / _SMALL) for one in line.said)
    words = _lines(f"{line.statement}  {line.own}", _MIDDLE - 30)
    remarks = _SMALL * sum(_lines(remark.words, (_MIDDLE - 30) / _SMALL) + 0.3 for remark in line.remarks)
    return max(said, words + remarks) + 0.45


def _side(part: CompetencyPart) -> float:
    if part.evidence is None:
        return 0.0
    listed = () if part.is_quiet else tuple(f"00-00 ■ {event.title}" for event in part.evidence.events)
    told = (part.evidence.summary, *listed, *part.evidence.lines, part.roles.disagreement + part.roles.note)
    words = _SMALL * sum(_lines(line, _SIDE / _SMALL) + 0.35 for line in told if line)
    plot = 0.0 if part.roles.plot is None or part.is_quiet else 2.0 + 1.15 * len(part.roles.plot.rows)
    return 2.2 + words + plot


def _lines(words: str, width: float) -> int:
    return ceil(text_width(words, _EM) / width)
