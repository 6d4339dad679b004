"""From an assessment to a result: rule per rater, combination, gate once, decision by people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhunsheng.domain.assessments import Assessment, AssessmentRound, Cycle, Decision, EarlierOutcome, Rating
from zhunsheng.domain.behavioural_events import BehaviouralEvent, WhyNotCounted, add_workdays
from zhunsheng.domain.combination import (
    JointCandidate,
    RaterVoice,
    combine_roles,
    find_withheld_raters,
    show_roles,
)
from zhunsheng.domain.evidence_gate import GateFinding, apply_gate
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcome_rule import Reason, Why, find_shortfall, suggest_outcome
from zhunsheng.domain.outcomes import Judgement, NoJudgement, NoOutcome, Outcome, OutcomeState, Showing
from zhunsheng.domain.people import NAMED_ROLES, RaterRole
from zhunsheng.domain.results import (
    CompetencyResult,
    FollowUp,
    IndicatorResult,
    PersonalResult,
    RaterResult,
    Remark,
    RoleJudgement,
    RoundResult,
    Standing,
    UncountedEvent,
)
from zhunsheng.domain.teams import conclude_unit


def conclude_round(assessed: AssessmentRound, framework: Framework) -> RoundResult:
    """All personal and unit results of a cycle."""
    managers = {person.code: person.manager for person in assessed.people}
    people = tuple(
        conclude_assessment(assessment, assessed.cycle, framework, managers) for assessment in assessed.assessments
    )
    codes = [competency.code for competency in framework]
    units = tuple(
        conclude_unit(
            unit.code, assessed.cycle.code, [result for result in people if result.person.unit == unit.code], codes
        )
        for unit in assessed.units
    )
    return RoundResult(assessed.cycle.code, people, tuple(unit for unit in units if unit.people))


def conclude_assessment(
    assessment: Assessment, cycle: Cycle, framework: Framework, managers: Mapping[str, str | None]
) -> PersonalResult:
    """One ratee's result. `managers` maps a person's code to the manager's code, for finding the 隔级上级."""
    concluding = _Concluding(assessment, cycle, framework, managers, _find_standing(assessment))
    results = tuple(concluding.conclude(competency.code) for competency in framework)
    return PersonalResult(assessment.ratee, cycle.code, results, assessment.not_included)


@dataclass(frozen=True, slots=True)
class _Concluding:
    """The steps of one assessment, which share its records."""

    assessment: Assessment
    cycle: Cycle
    framework: Framework
    managers: Mapping[str, str | None]
    standing: Mapping[str, Mapping[str, Rating]]
    """What each rater says last of each indicator: a later revision replaces an earlier one."""

    def conclude(self, competency: str) -> CompetencyResult:
        level = self._required_level(competency)
        if self.assessment.not_included is not None:
            return _without_outcome(competency, level, NoOutcome.NOT_INCLUDED)
        applicable = self._applicable(competency)
        if not applicable:
            return _without_outcome(competency, level, NoOutcome.NOT_APPLICABLE)
        return self._conclude_applicable(competency, level, applicable)

    def _conclude_applicable(self, competency: str, level: str | None, applicable: Sequence[str]) -> CompetencyResult:
        decision = next((made for made in reversed(self.assessment.decisions) if made.competency == competency), None)
        counting = self._counting_roles(decision)
        withheld = self._find_withheld(competency, applicable)
        counted, uncounted = self._sort_events(applicable, withheld)
        raters = self._rater_results(competency, applicable, counted)
        voices = _voices(raters)
        roles = show_roles(voices, self.cycle.anonymity_threshold, counting)
        candidate = combine_roles(roles, self.cycle)
        gate = None
        if candidate.state is not None:
            shortfall = self._joint_shortfall(raters, applicable, counting)
            gate = apply_gate(candidate.state, applicable, shortfall, counted, self.cycle.gate)
        state, standing = _settle(candidate, gate, decision)
        return CompetencyResult(
            competency=competency,
            level=level,
            state=state,
            standing=standing,
            candidate=candidate,
            gate=gate,
            reasons=_joint_reasons(raters, candidate, counting),
            decision=decision,
            roles=roles,
            raters=raters,
            indicators=tuple(self._indicator_result(code, counting, withheld, counted) for code in applicable),
            events=counted,
            uncounted=uncounted,
            earlier=self._find_earlier(competency),
            earlier_below=self._find_earlier_below(competency, level),
            follow_up=self._follow_up(state),
        )

    def _required_level(self, competency: str) -> str | None:
        position = self.assessment.ratee.position
        held = self.framework.matrix.find(position) if position else None
        return held.find_level(competency) if held else None

    def _applicable(self, competency: str) -> tuple[str, ...]:
        position = self.assessment.ratee.position
        if position is None:
            return ()
        return tuple(indicator.code for indicator in self.framework.applicable_indicators(position, competency))

    def _counting_roles(self, decision: Decision | None) -> frozenset[RaterRole]:
        """A panel that decides does not also count as a rater."""
        panel = {given.rater for given in self.assessment.assignments if given.role is RaterRole.PANEL}
        if decision is not None and decision.decided_by in panel:
            return self.cycle.counting_roles - {RaterRole.PANEL}
        return self.cycle.counting_roles

    def _find_withheld(self, competency: str, applicable: Sequence[str]) -> frozenset[str]:
        """Evidence never decides who came to an outcome, so this is known before any event is looked at."""
        voices = _voices(self._rater_results(competency, applicable, ()))
        return find_withheld_raters(voices, self.cycle.anonymity_threshold)

    def _sort_events(
        self, applicable: Sequence[str], withheld: frozenset[str]
    ) -> tuple[tuple[BehaviouralEvent, ...], tuple[UncountedEvent, ...]]:
        """Counting evidence and the rest, without a trace of what withheld raters wrote."""
        counted, uncounted = [], []
        for event in self.assessment.events:
            if event.noted_by in withheld:
                continue
            if not set(applicable) & set(event.indicators):
                continue
            why = event.find_reason_not_counted(self.cycle.period_from, self.cycle.evidence_cut_off)
            if why is None:
                counted.append(event)
            else:
                uncounted.append(self._leave_out(event, why))
        return tuple(counted), tuple(uncounted)

    def _leave_out(self, event: BehaviouralEvent, why: WhyNotCounted) -> UncountedEvent:
        deadline = add_workdays(event.noted_on, self.cycle.gate.confirm_within_workdays)
        if why is not WhyNotCounted.NOT_CONFIRMED or deadline >= self.cycle.evidence_cut_off:
            return UncountedEvent(event, why)
        manager = self.assessment.ratee.manager
        return UncountedEvent(event, why, self.managers.get(manager) if manager else None, is_overdue=True)

    def _rater_results(
        self, competency: str, applicable: Sequence[str], events: Sequence[BehaviouralEvent]
    ) -> tuple[RaterResult, ...]:
        choices = {
            given.assignment.rater: given for given in self.assessment.rater_outcomes if given.competency == competency
        }
        results = []
        for assignment in self.assessment.assignments:
            said = {code: rating.judgement for code, rating in self.standing[assignment.rater].items()}
            suggested = suggest_outcome(said, applicable, events, assignment.rater, self.cycle.rule)
            chosen = choices.get(assignment.rater)
            choice, reason = (chosen.choice, chosen.reason) if chosen else (suggested.state, "")
            results.append(
                RaterResult(assignment.rater, assignment.role, suggested.state, suggested.reasons, choice, reason)
            )
        return tuple(results)

    def _joint_shortfall(
        self, raters: Sequence[RaterResult], applicable: Sequence[str], counting: frozenset[RaterRole]
    ) -> tuple[str, ...]:
        """The indicators that named counting raters who came to BELOW found missing.

        Of anonymous roles only the median is told, never an indicator.
        """
        missing: set[str] = set()
        for rater in _named(raters, counting):
            if rater.choice is not Outcome.BELOW:
                continue
            judged = {
                code: rating.judgement
                for code, rating in self.standing[rater.rater].items()
                if code in applicable and isinstance(rating.judgement, Showing)
            }
            missing |= {code for reason in find_shortfall(judged, self.cycle.rule) for code in reason.indicators}
        return tuple(code for code in applicable if code in missing)

    def _indicator_result(
        self,
        indicator: str,
        counting: frozenset[RaterRole],
        withheld: frozenset[str],
        events: Sequence[BehaviouralEvent],
    ) -> IndicatorResult:
        said = [told[indicator] for told in self.standing.values() if indicator in told]
        by_role = []
        for role in RaterRole:
            values = {rating.judgement for rating in said if rating.assignment.role is role}
            if role in NAMED_ROLES and values:
                by_role.append(RoleJudgement(role, _in_order(values), role in counting))
        remarks = _list_remarks([rating for rating in said if rating.assignment.rater not in withheld])
        codes = tuple(event.code for event in events if indicator in event.indicators)
        return IndicatorResult(indicator, tuple(by_role), remarks, codes)

    def _find_earlier(self, competency: str) -> EarlierOutcome | None:
        earlier = [past for past in self.assessment.earlier if past.competency == competency]
        return earlier[-1] if earlier else None

    def _find_earlier_below(self, competency: str, level: str | None) -> EarlierOutcome | None:
        if level is None:
            return None
        scale = self.framework.levels
        below = [
            past
            for past in self.assessment.earlier
            if past.competency == competency
            and past.outcome is Outcome.BELOW
            and scale.rank(past.level) < scale.rank(level)
        ]
        return below[-1] if below else None

    def _follow_up(self, state: OutcomeState | None) -> FollowUp | None:
        if state is not NoOutcome.INSUFFICIENT_EVIDENCE:
            return None
        return FollowUp(self.assessment.ratee.manager, self.cycle.follow_up_by)


def _find_standing(assessment: Assessment) -> Mapping[str, Mapping[str, Rating]]:
    standing: dict[str, dict[str, Rating]] = {given.rater: {} for given in assessment.assignments}
    for rating in assessment.ratings:
        standing[rating.assignment.rater][rating.indicator] = rating
    return standing


def _voices(raters: Sequence[RaterResult]) -> tuple[RaterVoice, ...]:
    return tuple(RaterVoice(rater.rater, rater.role, rater.choice) for rater in raters)


def _settle(
    candidate: JointCandidate, gate: GateFinding | None, decision: Decision | None
) -> tuple[OutcomeState | None, Standing]:
    if decision is not None:
        return decision.outcome, Standing.DECIDED
    if candidate.is_disputed:
        return None, Standing.DISPUTED
    state = gate.state if gate is not None else candidate.state
    if state is NoOutcome.NOT_RATED:
        return state, Standing.NONE
    return state, Standing.SUGGESTED


def _joint_reasons(
    raters: Sequence[RaterResult], candidate: JointCandidate, counting: frozenset[RaterRole]
) -> tuple[Reason, ...]:
    """The distinct reasons of those named counting raters whose own outcome is the candidate; all of them while disputed.

    A reason points at indicators, so anonymous raters have none that could be shown.
    """
    reasons: dict[Reason, None] = {}
    for rater in _named(raters, counting):
        if candidate.is_disputed or rater.choice == candidate.state:
            own = rater.reasons if rater.choice == rater.suggestion else (Reason(Why.RATERS_CHOICE),)
            reasons.update(dict.fromkeys(own))
    return tuple(reasons)


def _named(raters: Sequence[RaterResult], counting: frozenset[RaterRole]) -> list[RaterResult]:
    return [rater for rater in raters if rater.role in counting & NAMED_ROLES]


def _list_remarks(ratings: Sequence[Rating]) -> tuple[Remark, ...]:
    """Named ones first; the anonymous ones sorted by their words, so that their order tells nothing of who wrote them."""
    told = [rating for rating in ratings if rating.comment]
    named = [Remark(rating.assignment.role, rating.comment) for rating in told if rating.assignment.role in NAMED_ROLES]
    anonymous = sorted(rating.comment for rating in told if rating.assignment.role not in NAMED_ROLES)
    return (*named, *(Remark(None, words) for words in anonymous))


def _without_outcome(competency: str, level: str | None, state: NoOutcome) -> CompetencyResult:
    return CompetencyResult(competency, level, state, Standing.NONE, JointCandidate(state), None)


def _in_order(values: set[Judgement]) -> tuple[Judgement, ...]:
    return tuple(judgement for judgement in (*Showing, *NoJudgement) if judgement in values)
