"""Pages of the handbook: CPU of one answer after the first, and the bytes that travel."""

import gzip
import os
import tempfile
import time
from collections.abc import Iterator

PAGES = {
    "overview": "/handbook/",
    "position": "/handbook/positions/08/",
    "cell": "/handbook/competencies/GT/Si/",
    "comparison": "/handbook/compare/?from=11&to=08",
    "document": "/handbook/document/",
    "search with many results": "/handbook/search/?q=客户",
}
ROUNDS = 40
MOST_CPU_MS, MOST_KB = 15, 150


def measure() -> Iterator[tuple[str, float, str, float]]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ |= {
            "ZHUNSHENG_DATA": folder,
            "ZHUNSHENG_HANDBOOK_OPEN": "1",
            "DJANGO_SETTINGS_MODULE": "zhunsheng.config.settings",
        }
        _publish()
        yield from _read_pages()


def _publish() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from zhunsheng.domain.people import INSTALLER
    from zhunsheng.offline.shipped_framework import load_framework
    from zhunsheng.use_cases.frameworks import publish_framework

    call_command("migrate", verbosity=0)
    publish_framework(actor=INSTALLER, framework=load_framework())


def _read_pages() -> Iterator[tuple[str, float, str, float]]:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    for name, address in PAGES.items():
        page = client.get(address).content
        start = time.process_time()
        for _ in range(ROUNDS):
            client.get(address)
        yield (f"{name}, CPU", (time.process_time() - start) / ROUNDS * 1000, "ms", MOST_CPU_MS)
        yield (f"{name}, gzipped", len(gzip.compress(page)) / 1024, "KB", MOST_KB)
