"""How the outcomes of several raters become one candidate: within a role, then across roles. Outcomes, never indicators."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zhunsheng.domain.assessments import Combination, Cycle
from zhunsheng.domain.outcomes import NoOutcome, Outcome, OutcomeState
from zhunsheng.domain.people import NAMED_ROLES, RaterRole


class RolledUp(StrEnum):
    """Where anonymous roles with too few raters go together."""

    OTHERS = "others"


ShownRole = RaterRole | RolledUp


@dataclass(frozen=True, slots=True)
class RaterVoice:
    """One rater's effective outcome for one competency."""

    rater: str
    role: RaterRole
    state: OutcomeState


@dataclass(frozen=True, slots=True)
class RoleOutcome:
    """The median of a role's outcomes; two values when the middle is a tie and both stand.

    `values` is empty when nobody of the role came to an outcome; `none` then says why.
    `raters` counts those who came to an outcome.
    """

    role: ShownRole
    values: tuple[Outcome, ...]
    none: NoOutcome | None
    raters: int
    counts: bool = False

    @property
    def is_divided(self) -> bool:
        return len(self.values) > 1


@dataclass(frozen=True, slots=True)
class JointCandidate:
    """What the counting roles say together; `is_disputed` means 分歧待议: there is no suggestion."""

    state: OutcomeState | None
    is_disputed: bool = False


def median_outcomes(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The middle outcome; on an even count whose two middles differ, both, the lower first."""
    ordered = sorted(outcomes)
    if not ordered:
        return ()
    lower, upper = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return (lower,) if lower == upper else (lower, upper)


def combine_role(role: ShownRole, voices: Sequence[RaterVoice], *, counts: bool = False) -> RoleOutcome:
    outcomes = [voice.state for voice in voices if isinstance(voice.state, Outcome)]
    none = None if outcomes else _common_silence(voice.state for voice in voices if isinstance(voice.state, NoOutcome))
    return RoleOutcome(role, median_outcomes(outcomes), none, len(outcomes), counts)


def combine_roles(roles: Sequence[RoleOutcome], cycle: Cycle) -> JointCandidate:
    """The candidate of the counting roles. A role without an outcome stays silent; if all are silent, so is the candidate."""
    counting = [role for role in roles if role.counts]
    speaking = [role for role in counting if role.values]
    if not speaking:
        return JointCandidate(_common_silence(role.none for role in counting if role.none is not None))
    if cycle.combination is Combination.WEIGHTED_LOWER_MEDIAN:
        return JointCandidate(_weighted_lower_median(speaking, cycle.weights))
    standing = {outcome for role in speaking for outcome in role.values}
    if len(standing) > 1:
        return JointCandidate(None, is_disputed=True)
    return JointCandidate(standing.pop())


def show_roles(voices: Sequence[RaterVoice], threshold: int, counting: frozenset[RaterRole]) -> tuple[RoleOutcome, ...]:
    """The roles that a ratee or manager may see: named ones always, anonymous ones from `threshold` raters up.

    Smaller anonymous roles go together into "others"; when even they are fewer than `threshold`, nothing of them remains.
    """
    groups = _group(voices, threshold)
    shown = [combine_role(role, groups.by_role[role], counts=role in counting) for role in groups.by_role]
    if groups.others:
        shown.append(combine_role(RolledUp.OTHERS, groups.others))
    return tuple(shown)


def find_withheld_raters(voices: Sequence[RaterVoice], threshold: int) -> frozenset[str]:
    """Raters whose words and events the ratee and manager must not see, since their group is too small to hide them."""
    return frozenset(voice.rater for voice in _group(voices, threshold).withheld)


@dataclass(frozen=True, slots=True)
class _Groups:
    by_role: Mapping[RaterRole, Sequence[RaterVoice]]
    others: Sequence[RaterVoice]
    withheld: Sequence[RaterVoice]


def _group(voices: Sequence[RaterVoice], threshold: int) -> _Groups:
    """Only raters who came to an outcome count towards the threshold: those who abstained hide nobody."""
    by_role: dict[RaterRole, Sequence[RaterVoice]] = {}
    small: list[RaterVoice] = []
    for role in RaterRole:
        of_role = [voice for voice in voices if voice.role is role]
        if of_role and (role in NAMED_ROLES or _count_speaking(of_role) >= threshold):
            by_role[role] = of_role
        else:
            small += of_role
    are_enough = _count_speaking(small) >= threshold
    return _Groups(by_role, small if are_enough else (), () if are_enough else small)


def _count_speaking(voices: Iterable[RaterVoice]) -> int:
    return sum(isinstance(voice.state, Outcome) for voice in voices)


def _weighted_lower_median(roles: Sequence[RoleOutcome], weights: Mapping[RaterRole, int]) -> Outcome:
    """Each role votes with its weight; a divided role votes for the lower value. Whole numbers, no floats."""
    votes = sorted(
        (role.values[0], weights.get(role.role, 1) if isinstance(role.role, RaterRole) else 1) for role in roles
    )
    half = sum(weight for _, weight in votes)
    reached = 0
    for outcome, weight in votes:
        reached += 2 * weight
        if reached >= half:
            return outcome
    return votes[-1][0]


def _common_silence(reasons: Iterable[NoOutcome]) -> NoOutcome:
    """One reason for several silences: insufficient evidence says most, then cannot judge; nothing at all is not rated."""
    told = set(reasons)
    for reason in (NoOutcome.INSUFFICIENT_EVIDENCE, NoOutcome.CANNOT_JUDGE, NoOutcome.NOT_APPLICABLE):
        if reason in told:
            return reason
    return NoOutcome.NOT_RATED
