"""Indicators as those who count saw them, side by side where they differ, with the self-rating beside."""

from collections.abc import Iterable, Sequence

from zhunsheng.domain.competencies import Indicator
from zhunsheng.domain.outcomes import Judgement, Showing
from zhunsheng.domain.people import RaterRole
from zhunsheng.domain.results import CompetencyResult, IndicatorResult, RoleJudgement
from zhunsheng.reports.basis import ReportBasis
from zhunsheng.reports.report import IndicatorLine, JudgementSign, RemarkLine


def build_indicators(result: CompetencyResult, basis: ReportBasis) -> tuple[IndicatorLine, ...]:
    return tuple(_line(number, line, basis) for number, line in enumerate(result.indicators, start=1))


def _line(number: int, result: IndicatorResult, basis: ReportBasis) -> IndicatorLine:
    indicator = basis.framework.get_indicator(result.indicator).indicator
    return IndicatorLine(
        number=number,
        statement=basis.text(indicator.statement),
        said=_signs(result, indicator, basis),
        own=_tell_own(result, indicator, basis),
        remarks=tuple(
            RemarkLine(basis.role(remark.role) if remark.role else basis.say("ReportRemark.anonymous"), remark.words)
            for remark in result.remarks
        ),
        is_gap=result.is_gap,
        is_point_to_improve=result.is_point_to_improve,
    )


def _signs(result: IndicatorResult, indicator: Indicator, basis: ReportBasis) -> tuple[JudgementSign, ...]:
    """One sign where all agree, otherwise one a value with the roles that said it.

    "Cannot judge" gives way to those who could.
    """
    if not result.is_divided:
        return (_sign(result.standing[0], indicator, basis),)
    said: dict[Showing, list[RaterRole]] = {}
    for role in result.by_role:
        for value in _showings(role) if role.counts else ():
            said.setdefault(value, []).append(role.role)
    return tuple(_sign(value, indicator, basis, roles) for value, roles in said.items())


def _showings(role: RoleJudgement) -> Iterable[Showing]:
    return (value for value in role.values if isinstance(value, Showing))


def _sign(
    judgement: Judgement, indicator: Indicator, basis: ReportBasis, roles: Sequence[RaterRole] = ()
) -> JudgementSign:
    words = basis.judgement(judgement, indicator.kind)
    return JudgementSign(
        judgement, words, basis.list_up(map(basis.role, dict.fromkeys(roles))), judgement is Showing.NOT_SHOWN
    )


def _tell_own(result: IndicatorResult, indicator: Indicator, basis: ReportBasis) -> str:
    own = next((role.values for role in result.by_role if role.role is RaterRole.SELF), ())
    if not own or own == result.standing:
        return ""
    told = basis.list_up(basis.judgement(value, indicator.kind) for value in own)
    return basis.say("ReportIndicator.own", judgement=told)
