"""Indicators as those who count saw them, side by side where they differ, with the self-rating beside."""

from collections.abc import Iterable

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
    """One sign where all agree, otherwise one a role and value; "cannot judge" gives way to those who could."""
    if not result.is_divided:
        return (_sign(result.standing[0], indicator, basis),)
    return tuple(
        _sign(value, indicator, basis, role.role) for role in result.by_role if role.counts for value in _showings(role)
    )


def _showings(role: RoleJudgement) -> Iterable[Showing]:
    return (value for value in role.values if isinstance(value, Showing))


def _sign(
    judgement: Judgement, indicator: Indicator, basis: ReportBasis, role: RaterRole | None = None
) -> JudgementSign:
    words = basis.judgement(judgement, indicator.kind)
    return JudgementSign(judgement, words, basis.role(role) if role else "", judgement is Showing.NOT_SHOWN)


def _tell_own(result: IndicatorResult, indicator: Indicator, basis: ReportBasis) -> str:
    own = next((role.values for role in result.by_role if role.role is RaterRole.SELF), ())
    if not own or own == result.standing:
        return ""
    told = basis.list_up(basis.judgement(value, indicator.kind) for value in own)
    return basis.say("ReportIndicator.own", judgement=told)
