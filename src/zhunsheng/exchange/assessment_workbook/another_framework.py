"""A workbook that was filled in for another framework: the one mistake behind all its unknown codes."""

from zhunsheng.domain.problems import Problem
from zhunsheng.exchange.assessment_workbook.codebook import CodeBook
from zhunsheng.exchange.assessment_workbook.columns import DECISIONS, RATER_OUTCOMES, RATINGS
from zhunsheng.exchange.assessment_workbook.reading import Reading


def tell_another_framework(reading: Reading) -> None:
    """Said once where no rating speaks of an indicator that this framework has; the codes then are no mistakes."""
    said = [row for row in reading.rows(RATINGS.key) if row.mention("indicator")]
    if not said or any(reading.indicator_codes.find(row.mention("indicator")) for row in said):
        return
    place, found = said[0].place("indicator"), said[0].mention("indicator")
    title, version = reading.framework.title, reading.framework.version
    facts = (("framework", title), ("version", version))
    reading.findings.add(Problem("workbook-of-another-framework", place, found, facts), is_fatal=True)
    reading.is_of_another_framework = True
    _forgive(reading, RATINGS.key, "indicator", reading.indicator_codes)
    for sheet in (RATER_OUTCOMES, DECISIONS):
        _forgive(reading, sheet.key, "competency", reading.competency_codes)


def _forgive(reading: Reading, sheet: str, column: str, book: CodeBook) -> None:
    mentioned = {row.mention(column) for row in reading.rows(sheet)}
    book.broken |= {code for code in mentioned if book.find(code) is None}
