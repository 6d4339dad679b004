"""Framework files: the source document in, the shipped framework in, and the library's own start."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from zhunsheng.exchange.framework_toml import write_framework_toml
from zhunsheng.exchange.source_document import read_source_document
from zhunsheng.offline.frameworks import open_framework
from zhunsheng.offline.shipped_framework import load_framework

SOURCE = Path(__file__).parents[1] / "tests/fixtures/source/客服专业能力模型-2008.txt"
MEGABYTE = 2**20
ROUNDS = 5


def measure() -> Iterator[tuple[str, float, str, float | None]]:
    content = SOURCE.read_bytes()
    yield ("import of the source document", _cpu(lambda: read_source_document(content, SOURCE.name)), "s", 1)
    large = (content + b"\n") * (MEGABYTE // len(content) + 1)
    yield ("import of 1 MB of the same", _cpu(lambda: read_source_document(large, SOURCE.name), rounds=1), "s", 10)
    framework = load_framework()
    yield ("shipped framework written as TOML", _cpu(lambda: write_framework_toml(framework)), "s", None)
    shipped = Path(__file__).parents[1] / "src/zhunsheng/catalog/customer-service.toml"
    yield ("shipped framework read from TOML", _cpu(lambda: open_framework(shipped)), "s", None)
    yield ("import zhunsheng, a process of its own", _start(), "s", None)


def _cpu(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Mean CPU seconds of one round, after one that fills the caches."""
    if rounds > 1:
        work()
    start = time.process_time()
    for _ in range(rounds):
        work()
    return (time.process_time() - start) / rounds


def _start() -> float:
    """Seconds on the clock that a process with the import takes longer than one without; the least of five pairs."""
    return min(_run("import zhunsheng") - _run("") for _ in range(ROUNDS))


def _run(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start
