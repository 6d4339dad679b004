"""Trees of values as the database keeps them: JSON text with its hash, given back exactly as it was (decision 0031)."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from zhunsheng.domain.errors import RuleBroken

Tree = Mapping[str, Any]
"""A value as exchange wrote it; opaque to the store."""


def write_tree(tree: Tree) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def read_tree(text: str) -> Tree:
    tree: Tree = json.loads(text)
    return tree


def hash_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def check_text(text: str, sha256: str, code: str, /, **facts: object) -> None:
    """Refuse a text that no longer has the hash it was stored with."""
    if hash_text(text) != sha256:
        raise RuleBroken(code, **facts)
