"""Reading on after a fault, so that everything wrong with a file is told at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.problems import Problem, ProblemsFound


class Gathering:
    """Gathers what is wrong while reading goes on; `settle` then raises it, one fault as itself, several as a list."""

    def __init__(self) -> None:
        self._faults: list[RuleBroken] = []

    @contextmanager
    def attempt(self) -> Iterator[None]:
        try:
            yield
        except RuleBroken as broken:
            self._faults.append(broken)

    def settle(self) -> None:
        if len(self._faults) == 1:
            raise self._faults[0]
        if self._faults:
            raise ProblemsFound([problem for fault in self._faults for problem in _list_problems(fault)])


def _list_problems(fault: RuleBroken) -> Sequence[Problem]:
    return fault.problems if isinstance(fault, ProblemsFound) else (Problem.of(fault),)
