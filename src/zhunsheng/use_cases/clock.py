"""The only place that reads the clock. Everything else is told the moment."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

COMPANY_ZONE = ZoneInfo("Asia/Shanghai")
"""Event dates and deadlines are local dates of the company."""


def read_moment() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def read_today() -> date:
    """Today, where the company is."""
    return datetime.now(COMPANY_ZONE).date()
