"""What stands twice where it may stand once."""

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def list_repeated(things: Iterable[Thing]) -> list[Thing]:
    """Each thing that occurs more than once, in the order of first appearance; a message names these and no others."""
    return [thing for thing, times in Counter(things).items() if times > 1]
