"""The framework as one TOML file, its languages side by side. Lossless: what was written is read back equal."""

import re
import tomllib
from collections.abc import Iterator, Mapping

import tomli_w

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.exchange.framework_tree import decode_file, framework_from_tree, framework_to_tree

SECTIONS = frozenset(
    {
        "document",
        "levels",
        "competencies",
        "competencies.levels",
        "competencies.levels.indicators",
        "matrix",
        "positions",
        "outcome_scale",
        "display_scales",
        "outcome_rule",
        "evidence_gate",
        "errata",
    }
)
"""Tables with a heading of their own; every other table stands inline, so that a text keeps its languages on one line."""

_INDENT = "    "
_POSITION = re.compile(r"\s*\((?:at line (\d+), column (\d+)|at end of document)\)$")


def read_framework_toml(content: str | bytes) -> Framework:
    """The framework in a TOML file; everything wrong with its shape is raised at once, each with its place."""
    text = decode_file(content)
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise _syntax_fault(str(fault), text) from fault
    except RecursionError as fault:
        raise RuleBroken("framework-file-too-deep") from fault
    except ValueError as fault:
        raise RuleBroken("framework-file-number-too-long") from fault
    return framework_from_tree(tree)


def write_framework_toml(framework: Framework) -> str:
    return "\n".join(_section_lines(framework_to_tree(framework), "")) + "\n"


def _syntax_fault(message: str, text: str) -> RuleBroken:
    """The parser tells the position only in its sentence; a file that breaks off does so on its last line."""
    found = _POSITION.search(message)
    lines = text.splitlines() or [""]
    line, column = (found[1], found[2]) if found and found[1] else (len(lines), len(lines[-1]) + 1)
    return RuleBroken("framework-file-not-toml", line=int(line), column=int(column), detail=_POSITION.sub("", message))


def _section_lines(table: Mapping[str, object], path: str) -> Iterator[str]:
    """Plain keys first, then the tables below, as TOML demands."""
    below: list[tuple[str, str, Mapping[str, object]]] = []
    for key, value in table.items():
        place = f"{path}.{key}" if path else key
        if place not in SECTIONS or not value:
            yield f"{_key(key)} = {_block(value)}"
        elif isinstance(value, list):
            below.extend((f"[[{place}]]", place, part) for part in value)
        elif isinstance(value, Mapping):
            below.append((f"[{place}]", place, value))
    for heading, place, part in below:
        yield ""
        yield heading
        yield from _section_lines(part, place)


def _block(value: object) -> str:
    """A value after its key: a list of tables takes one line a table, everything else one line."""
    if not isinstance(value, list) or not any(isinstance(part, Mapping) for part in value):
        return _inline(value)
    return "\n".join(["[", *(f"{_INDENT}{_inline(part)}," for part in value), "]"])


def _inline(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(key)} = {_inline(part)}" for key, part in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(_inline(part) for part in value)}]"
    return _pair("value", value).removeprefix("value = ")


def _key(key: str) -> str:
    return _pair(key, value=0).removesuffix(" = 0")


def _pair(key: str, value: object) -> str:
    return tomli_w.dumps({key: value}).removesuffix("\n")
