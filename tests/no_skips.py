"""With ZHUNSHENG_NO_SKIPS=1, as in CI, a skipped test is a failure: there, nothing may be missing."""

import os

import pytest

SKIPPED: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note each skipped test; an expected failure (xfail) is none."""
    if report.skipped and not hasattr(report, "wasxfail"):
        SKIPPED.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Note each file that skips as a whole."""
    if report.skipped:
        SKIPPED.append(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Turn skips into a failure of the run."""
    if SKIPPED and os.environ.get("ZHUNSHENG_NO_SKIPS") == "1" and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a run without a failed test fails."""
    if SKIPPED and os.environ.get("ZHUNSHENG_NO_SKIPS") == "1":
        terminalreporter.write_line(f"skipped, which ZHUNSHENG_NO_SKIPS=1 forbids: {', '.join(SKIPPED)}", red=True)
