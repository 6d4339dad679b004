"""Correcting what was published: what two versions of a result would tell about one rater when laid side by side."""

from zhunsheng.domain.combination import ShownRole
from zhunsheng.domain.people import NAMED_ROLES
from zhunsheng.domain.results import CompetencyResult, PersonalResult


def find_revealing_differences(before: PersonalResult, after: PersonalResult) -> tuple[tuple[str, ShownRole], ...]:
    """(competency, role) where a correction changes what an anonymous role shows, so that a subtraction tells on one rater.

    A role that vanishes or appears as a whole reveals nobody: on one side there is nothing to subtract from.
    """
    earlier = {result.competency: result for result in before.competencies}
    return tuple(
        (result.competency, role)
        for result in after.competencies
        if result.competency in earlier
        for role in _find_changed_roles(earlier[result.competency], result)
    )


def _find_changed_roles(before: CompetencyResult, after: CompetencyResult) -> tuple[ShownRole, ...]:
    shown_before = {role.role: role for role in before.roles if role.role not in NAMED_ROLES}
    shown_after = {role.role: role for role in after.roles if role.role not in NAMED_ROLES}
    in_both = tuple(role for role in shown_after if role in shown_before)
    if in_both and _anonymous_remarks(before) != _anonymous_remarks(after):
        return in_both
    return tuple(role for role in in_both if shown_before[role] != shown_after[role])


def _anonymous_remarks(result: CompetencyResult) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """By indicator, the remarks that do not say who made them."""
    return tuple(
        (indicator.indicator, tuple(remark.words for remark in indicator.remarks if remark.role is None))
        for indicator in result.indicators
    )
