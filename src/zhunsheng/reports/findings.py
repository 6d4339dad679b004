"""The sentence that a report opens with: how many requirements stand where, in words."""

from collections import Counter
from collections.abc import Iterable

from zhunsheng.domain.outcomes import NoOutcome, Outcome, OutcomeState
from zhunsheng.domain.results import PersonalResult
from zhunsheng.reports.basis import ReportBasis
from zhunsheng.reports.report import Run, Sentence

_DECIDED: tuple[OutcomeState, ...] = (Outcome.EXCEEDS, Outcome.MEETS, Outcome.BELOW)
_OPEN: tuple[OutcomeState | None, ...] = (
    NoOutcome.INSUFFICIENT_EVIDENCE,
    None,
    NoOutcome.CANNOT_JUDGE,
    NoOutcome.NOT_RATED,
)


def tell_finding(person: PersonalResult, basis: ReportBasis) -> Sentence:
    """五项要求中，一项高于、两项等于、一项低于；一项证据不足，还不能下结论；另有一项不适用。"""
    if person.not_included is not None:
        return (Run(basis.say("ReportFinding.outside-the-cycle"), is_strong=True),)
    states = Counter(result.state for result in person.competencies)
    outside = states.pop(NoOutcome.NOT_APPLICABLE, 0)
    asked = sum(states.values())
    if not asked:
        return (Run(basis.say("ReportFinding.nothing-asked"), is_strong=True),)
    pieces = _tell_all_alike(states, asked, basis) or _tell_mixed(states, asked, basis)
    if outside:
        pieces.append(Run(basis.say("ReportFinding.outside", count=basis.count_word(outside))))
    return (*pieces, Run(basis.say("ReportFinding.end")))


def _tell_all_alike(states: Counter[OutcomeState | None], asked: int, basis: ReportBasis) -> list[Run]:
    """One state for all needs no list."""
    present = [state for state, count in states.items() if count]
    if len(present) != 1:
        return []
    words = basis.bare_outcome(present[0]).words
    if asked == 1:
        return [Run(basis.say("ReportFinding.only-one", state=words), is_strong=True)]
    return [Run(basis.say("ReportFinding.all-alike", count=basis.count_word(asked), state=words), is_strong=True)]


def _tell_mixed(states: Counter[OutcomeState | None], asked: int, basis: ReportBasis) -> list[Run]:
    runs = [Run(basis.say("ReportFinding.asked", count=basis.count_word(asked)))]
    decided = [(state, states[state]) for state in _DECIDED if states[state]]
    waiting = [(state, states[state]) for state in _OPEN if states[state]]
    runs += _enumerate(decided, basis)
    if waiting:
        if decided:
            runs.append(Run(basis.say("ReportFinding.but")))
        runs += _enumerate(waiting, basis)
        runs.append(Run(basis.say("ReportFinding.open")))
    return runs


def _enumerate(counts: Iterable[tuple[OutcomeState | None, int]], basis: ReportBasis) -> list[Run]:
    runs: list[Run] = []
    for state, count in counts:
        if runs:
            runs.append(Run(basis.list_up(("", ""))))
        code = state.value if state is not None else "disputed"
        runs.append(Run(basis.say(f"ReportFinding.{code}", count=basis.count_word(count)), is_strong=True))
    return runs
