"""Choices that look like chance and are the same on every machine: decided by a hash of what they are about."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Choice = TypeVar("Choice")


def number(limit: int, *about: object) -> int:
    """A number from 0 to `limit` - 1."""
    digest = sha256("|".join(map(str, about)).encode()).digest()
    return int.from_bytes(digest[:8], "big") % limit


def between(low: int, high: int, *about: object) -> int:
    return low + number(high - low + 1, *about)


def pick(choices: Sequence[Choice], *about: object) -> Choice:
    return choices[number(len(choices), *about)]


def happens(percent: int, *about: object) -> bool:
    return number(100, *about) < percent
