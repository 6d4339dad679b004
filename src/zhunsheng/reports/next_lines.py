"""What to do next, in words: evidence first, then the gap with its knowledge and skills, else the level above."""

from collections.abc import Iterable, Sequence

from zhunsheng.domain.competencies import ChecklistItem, Indicator
from zhunsheng.domain.gaps import NextSteps, find_next_steps
from zhunsheng.domain.results import CompetencyResult
from zhunsheng.reports.basis import ReportBasis
from zhunsheng.reports.evidence_part import tell_lacks
from zhunsheng.reports.report import IndicatorLine, NextLine


def build_next_lines(
    result: CompetencyResult, lines: Sequence[IndicatorLine], basis: ReportBasis
) -> tuple[NextLine, ...]:
    steps = find_next_steps(result, basis.framework)
    return tuple(
        line
        for line in (
            _tell_follow_up(result, basis),
            _tell_gap(lines, basis),
            _tell_list("knowledge", steps.knowledge, basis),
            _tell_list("skills", steps.skills, basis),
            _tell_level_above(steps, basis),
        )
        if line is not None
    )


def _tell_follow_up(result: CompetencyResult, basis: ReportBasis) -> NextLine | None:
    if result.follow_up is None:
        return None
    owner = basis.owner(result.follow_up.owner)
    due = result.follow_up.due
    when = basis.say("ReportFollowUp.until", due=due) if due else basis.say("ReportFollowUp.date-open")
    lacks = tell_lacks(result.gate, basis) or basis.say("ReportFollowUp.judge-more")
    return NextLine(
        basis.say("ReportNext.evidence"), basis.say("ReportNext.gather", owner=owner, when=when, lacks=lacks)
    )


def _tell_gap(lines: Sequence[IndicatorLine], basis: ReportBasis) -> NextLine | None:
    missing = [line for line in lines if line.is_gap]
    groups = {
        "missing": [line for line in missing if not line.is_divided],
        "missing-for-some": [line for line in missing if line.is_divided],
        "to-improve": [line for line in lines if line.is_point_to_improve],
    }
    told = [
        basis.say(f"ReportNext.{code}", numbers=basis.list_up(str(line.number) for line in group))
        for code, group in groups.items()
        if group
    ]
    label = basis.say("ReportNext.gap" if missing else "ReportNext.point")
    return NextLine(label, basis.run_on(told)) if told else None


def _tell_list(kind: str, listed: Sequence[ChecklistItem], basis: ReportBasis) -> NextLine | None:
    if not listed:
        return None
    label = basis.say(f"ReportNext.{kind}")
    if any(entry.is_draft for entry in listed):
        label = basis.say("ReportNext.draft", label=label)
    return NextLine(label, basis.say("ReportNext.list", items=basis.join(_statements(basis, listed))))


def _tell_level_above(steps: NextSteps, basis: ReportBasis) -> NextLine | None:
    if steps.is_at_top:
        return NextLine(basis.say("ReportNext.share"), basis.say("ReportNext.at-top"))
    if steps.next_level is None:
        return None
    label = basis.say("ReportNext.level-above", level=steps.next_level.code, name=basis.text(steps.next_level.name))
    told = basis.join(_statements(basis, steps.next_indicators))
    return NextLine(label, basis.say("ReportNext.list", items=told))


def _statements(basis: ReportBasis, parts: Iterable[ChecklistItem | Indicator]) -> Iterable[str]:
    texts = (part.text if isinstance(part, ChecklistItem) else part.statement for part in parts)
    return (basis.text(text).rstrip("。.") for text in texts)
