"""A broken rule is a code with facts; the words are added where a person reads them (see `wording`)."""

from collections.abc import Mapping


class RuleBroken(Exception):
    """Raised when a value or a step would break a rule of the domain.

    `code` is stable and part of the API (the `type` of a problem document); `facts` fill its sentence.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={fact!r}" for name, fact in self.facts.items())
        return f"{self.code} ({told})" if told else self.code
