"""Interface messages: brings the Chinese catalogue in line with templates and code, and compiles it.

`messages.py update` extracts (new messages come in empty, gone ones go), `messages.py compile` writes the .mo files.
Message ids are English sentences, so English needs no catalogue. A test refuses empty, fuzzy, stale and uncompiled ones.
"""

import ast
import io
import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "src/zhunsheng"
CATALOGUE = PACKAGE / "locale/zh_Hans/LC_MESSAGES/django.po"
HEADER = "# The interface in Chinese. Written by `tools/messages.py update`; fill in the msgstr.\n"
# {% translate "…" context "…" %}, and _("…") as an argument of a tag.
TAG = re.compile(r"""\{%\s*translate\s+(["'])(?P<id>.+?)\1(?:\s+context\s+"(?P<context>[^"]+)")?""")
ARGUMENT = re.compile(r"""\b_\((["'])(?P<id>.+?)\1\)""")
CALLS = {"gettext", "gettext_lazy", "_"}

NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment of compiling says nothing and would change the file every time."""

Message = tuple[str, str | None]
"""The id and its context."""


def extract() -> dict[Message, list[str]]:
    """Every message of templates and code with the files that say it."""
    found: dict[Message, list[str]] = {}
    for path, messages in _read_sources():
        place = path.relative_to(PACKAGE).as_posix()
        for message in messages:
            places = found.setdefault(message, [])
            if place not in places:
                places.append(place)
    return found


def load_catalogue(path: Path = CATALOGUE) -> Catalog:
    if not path.exists():
        return Catalog(locale="zh_Hans")
    return read_po(io.BytesIO(path.read_bytes()), locale="zh_Hans")


def bring_in_line(known: Catalog, found: dict[Message, list[str]]) -> Catalog:
    """A catalogue with exactly the messages found, keeping what is translated."""
    catalogue = Catalog(locale="zh_Hans", project="zhunsheng", charset="utf-8", fuzzy=False, header_comment=HEADER)
    for (text, context), places in sorted(found.items(), key=lambda entry: (entry[0][0], entry[0][1] or "")):
        old = known.get(text, context)
        locations = [(place, 0) for place in places]
        catalogue.add(text, old.string if old else "", locations=locations, context=context)
    return catalogue


def dump(catalogue: Catalog) -> bytes:
    """The .po text without dates, so that it changes only when a message does."""
    written = io.BytesIO()
    write_po(written, catalogue, width=0, omit_header=True, include_lineno=False)
    head = f'{HEADER}msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: zh_Hans\\n"\n\n'
    return head.encode() + written.getvalue()


def compile_catalogue(catalogue: Catalog) -> bytes:
    """The .mo file, the same bytes for the same messages."""
    written = io.BytesIO()
    plain = Catalog(locale="zh_Hans", charset="utf-8", fuzzy=False, creation_date=NO_DATE, revision_date=NO_DATE)
    for message in catalogue:
        if message.id:
            plain.add(message.id, message.string, context=message.context)
    write_mo(written, plain)
    return written.getvalue()


def _read_sources() -> Iterator[tuple[Path, list[Message]]]:
    readers: dict[str, Callable[[str], list[Message]]] = {"*.html": _in_template, "*.py": _in_code}
    for pattern, read in readers.items():
        for path in sorted(PACKAGE.rglob(pattern)):
            yield path, read(path.read_text("utf-8"))


def _in_template(text: str) -> list[Message]:
    tags = [(found["id"], found["context"]) for found in TAG.finditer(text)]
    return tags + [(found["id"], None) for found in ARGUMENT.finditer(text)]


def _in_code(text: str) -> list[Message]:
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    told: list[Message] = []
    for call in calls:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name in CALLS and call.args and isinstance(call.args[0], ast.Constant):
            told.append((str(call.args[0].value), None))
    return told


def main(command: str) -> int:
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue = bring_in_line(load_catalogue(), extract())
    if command == "update":
        CATALOGUE.write_bytes(dump(catalogue))
    if command in {"update", "compile"}:
        CATALOGUE.with_suffix(".mo").write_bytes(compile_catalogue(load_catalogue()))
        empty = [message.id for message in load_catalogue() if message.id and not message.string]
        print(f"{len(catalogue)} messages, {len(empty)} without Chinese")
        return 0
    print("usage: messages.py update | compile", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
