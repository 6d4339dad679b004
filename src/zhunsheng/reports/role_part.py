"""Who says what of one competency. Only roles that the result shows get a row; nothing hints at the others."""

from collections.abc import Sequence

from zhunsheng.domain.combination import RoleOutcome
from zhunsheng.domain.outcomes import Outcome
from zhunsheng.domain.people import NAMED_ROLES, RaterRole
from zhunsheng.domain.results import CompetencyResult
from zhunsheng.reports.basis import ReportBasis
from zhunsheng.reports.figures.role_plot import RoleMark, RolePlot, RoleRow
from zhunsheng.reports.report import RolePart


def build_roles(result: CompetencyResult, basis: ReportBasis) -> RolePart:
    if not result.roles:
        return RolePart(None)
    counting = [role for role in result.roles if role.counts and role.values]
    agreed = _tell_agreed(result.roles, basis)
    note = "" if agreed else _tell_note(result, counting, basis)
    return RolePart(_plot(result, basis), agreed, _tell_disagreement(counting, basis), note)


def _tell_agreed(roles: Sequence[RoleOutcome], basis: ReportBasis) -> str:
    """All roles that are shown say one and the same outcome."""
    said = {role.values for role in roles}
    if len(roles) < 2 or len(said) != 1 or len(roles[0].values) != 1:
        return ""
    names = basis.list_up(_name(role, basis) for role in roles)
    return basis.say("ReportRoles.all-say", roles=names, outcome=basis.short_state(roles[0].values[0]))


def _plot(result: CompetencyResult, basis: ReportBasis) -> RolePlot:
    rows = tuple(
        RoleRow(_name(role, basis), role.counts, _marks(role, basis))
        for role in sorted(result.roles, key=lambda role: (not role.counts, role.role == RaterRole.SELF))
    )
    title = basis.say("ReportRoles.title", competency=basis.competency(result.competency))
    below, meets, exceeds = (basis.short_state(outcome) for outcome in Outcome)
    return RolePlot(title, (below, meets, exceeds), rows)


def _name(role: RoleOutcome, basis: ReportBasis) -> str:
    """How many raters a role has is told for anonymous roles, which are shown only when they are enough."""
    name = basis.role(role.role)
    if role.role in NAMED_ROLES and role.raters <= 1:
        return name
    return basis.say("ReportRoles.several", role=name, count=role.raters)


def _marks(role: RoleOutcome, basis: ReportBasis) -> tuple[RoleMark, ...]:
    if role.values:
        return tuple(RoleMark(value, basis.short_state(value)) for value in role.values)
    return (RoleMark(role.none, basis.state(role.none)),) if role.none is not None else ()


def _tell_disagreement(counting: Sequence[RoleOutcome], basis: ReportBasis) -> str:
    divided = [role for role in counting if role.is_divided]
    if divided:
        roles = basis.list_up(basis.role(role.role) for role in divided)
        return basis.say("ReportRoles.divided-within", roles=roles)
    if len({value for role in counting for value in role.values}) > 1:
        return basis.say("ReportRoles.divided", roles=basis.list_up(basis.role(role.role) for role in counting))
    return ""


def _tell_note(result: CompetencyResult, counting: Sequence[RoleOutcome], basis: ReportBasis) -> str:
    notes = []
    if len(counting) > 1 and len({value for role in counting for value in role.values}) == 1:
        notes.append(basis.say("ReportRoles.agreed"))
    elif len(counting) == 1 and not counting[0].is_divided:
        notes.append(basis.say("ReportRoles.one-counts", role=basis.role(counting[0].role)))
    if result.is_self_other_difference:
        own = next(role for role in result.roles if role.role is RaterRole.SELF)
        told = basis.list_up(basis.short_state(value) for value in own.values)
        notes.append(basis.say("ReportRoles.self-differs", own=told))
    return basis.run_on(notes)
