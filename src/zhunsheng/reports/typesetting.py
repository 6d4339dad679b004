"""Typst, the typesetter: one font set a process, templates read once, the same bytes on every machine."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files

import typst

FONT_FAMILY = "Noto Sans SC"


@cache
def _fonts() -> typst.Fonts:
    """Only the bundled fonts: what a machine has installed must not change a report."""
    folder = files("zhunsheng.reports").joinpath("fonts")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


@cache
def _source(template: str) -> bytes:
    """A template with the shared pieces before it, so that nothing is read from the disk while typesetting."""
    folder = files("zhunsheng.reports").joinpath("templates")
    return b"\n".join(folder.joinpath(name).read_bytes() for name in ("shared.typ", template))


@cache
def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(_source(template), font_paths=_fonts(), ignore_system_fonts=True)


@dataclass(frozen=True, slots=True)
class Density:
    """How tightly a report is set: type size in points, and whether its blocks may break across pages."""

    size: float = 9.0
    may_break: bool = False


def set_pdf(template: str, content: Mapping[str, object], dated: date, density: Density) -> bytes:
    """Typeset `content` as a tagged PDF. `dated` is the only date in the file: never "today"."""
    source = _source(template)
    moment = datetime.combine(dated, time(), UTC)
    inputs = _inputs(content) | {"size": str(density.size), "breaks": "yes" if density.may_break else "no"}
    made = _compiler(template).compile(input=source, format="pdf", sys_inputs=inputs, timestamp=moment)
    assert isinstance(made, bytes)
    return made


def count_pages(pdf: bytes) -> int:
    """Typst writes the page tree in plain text."""
    found = re.search(rb"/Type/Pages/Count (\d+)", pdf)
    assert found is not None
    return int(found[1])


def set_pictures(template: str, content: Mapping[str, object], dots_per_inch: float) -> list[bytes]:
    """Typeset `content` as one PNG a page."""
    made = _compiler(template).compile(
        input=_source(template), format="png", ppi=dots_per_inch, sys_inputs=_inputs(content)
    )
    if isinstance(made, list):
        return made
    assert made is not None
    return [made]


def _inputs(content: Mapping[str, object]) -> dict[str, str]:
    """Content travels as data, so no word in a report can become part of the template."""
    return {"content": json.dumps(content, ensure_ascii=False)}
