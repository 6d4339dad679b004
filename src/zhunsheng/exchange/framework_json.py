"""The framework as JSON: the keys of its TOML file, for programs. Lossless."""

import json

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.exchange.framework_tree import decode_file, framework_from_tree, framework_to_tree


def read_framework_json(content: str | bytes) -> Framework:
    """The framework in a JSON file; everything wrong with its shape is raised at once, each with its place."""
    text = decode_file(content)
    try:
        tree = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as fault:
        raise RuleBroken("framework-file-not-json", line=fault.lineno, column=fault.colno, detail=fault.msg) from fault
    except RecursionError as fault:
        raise RuleBroken("framework-file-too-deep") from fault
    except ValueError as fault:
        raise RuleBroken("framework-file-number-too-long") from fault
    return framework_from_tree(tree)


def write_framework_json(framework: Framework) -> str:
    return json.dumps(framework_to_tree(framework), ensure_ascii=False, indent=2) + "\n"


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """JSON lets a key occur twice and keeps the last one; here nothing is dropped silently."""
    table = dict(pairs)
    if len(table) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise RuleBroken("framework-file-key-twice", key=twice)
    return table
