"""What peers, subordinates and customers were promised: no report, file or snapshot tells who said what."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.cast import ALL, FOUR, FRAMEWORK, HEAD, MOST, NONE, SOME, THREE, WEN, Voices, event, rules
from zhunsheng.domain.assessments import (
    Assessment,
    AssessmentRound,
    Assignment,
    Combination,
    Cycle,
    Decision,
    RaterOutcome,
    Rating,
)
from zhunsheng.domain.behavioural_events import BehaviouralEvent, Polarity
from zhunsheng.domain.combination import RolledUp
from zhunsheng.domain.conclusions import conclude_round
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.outcome_rule import Why
from zhunsheng.domain.outcomes import GateMode, NoJudgement, NoOutcome, Outcome, Showing
from zhunsheng.domain.people import NAMED_ROLES, Person, RaterRole, Unit
from zhunsheng.domain.results import RoundResult
from zhunsheng.exchange.result_tables import tabulate
from zhunsheng.exchange.result_tree import to_tree
from zhunsheng.reports.basis import ReportBasis
from zhunsheng.reports.individual import build_individual_report
from zhunsheng.reports.team import build_team_report

SELF, MANAGER, PEER, SUBORDINATE, CUSTOMER, PANEL = RaterRole
ANONYMOUS = (PEER, SUBORDINATE, CUSTOMER)
INDICATORS = (*THREE, *FOUR)
UNIT = Unit("云栖里", "云栖里项目")
PEOPLE = (WEN, HEAD, Person("E00", "林岳", "区域"))


@dataclass(frozen=True)
class Said:
    """All that one rater leaves behind: ratings with comments, choices, and the events noted."""

    rater: str
    role: RaterRole
    ratings: tuple[tuple[str, Showing | NoJudgement, str], ...] = ()
    choices: tuple[tuple[str, Outcome | NoOutcome, str], ...] = ()
    events: tuple[BehaviouralEvent, ...] = ()

    @property
    def assignment(self) -> Assignment:
        return Assignment(WEN.code, self.rater, self.role)


def conclude(
    said: Iterable[Said], cycle: Cycle, others: Sequence[BehaviouralEvent] = (), decision: Decision | None = None
) -> tuple[AssessmentRound, RoundResult]:
    voices = list(said)
    assessment = Assessment(
        WEN,
        tuple(one.assignment for one in voices),
        tuple(Rating(one.assignment, *rating) for one in voices for rating in one.ratings),
        tuple(RaterOutcome(one.assignment, *choice) for one in voices for choice in one.choices),
        (decision,) if decision else (),
        (*others, *(note for one in voices for note in one.events)),
    )
    assessed = AssessmentRound(cycle, (UNIT,), PEOPLE, (assessment,))
    return assessed, conclude_round(assessed, FRAMEWORK)


def everything_shown(assessed: AssessmentRound, result: RoundResult) -> tuple[str, ...]:
    """What ratee and manager can get hold of: snapshot, both reports in both languages, tables without the raters' own."""
    people = [person.publish() for person in result.people]
    shown = [json.dumps(to_tree(person), ensure_ascii=False) for person in people]
    for language in ("zh-Hans", "en"):
        basis = ReportBasis.of(assessed, FRAMEWORK, language)
        shown += [repr(build_individual_report(person, basis)) for person in result.people]
        shown += [repr(build_team_report(unit, basis)) for unit in result.units]
    shown.append(repr(replace(tabulate([result], (), "zh-Hans"), raters=())))
    return tuple(shown)


judgements = st.sampled_from([*Showing, NoJudgement.CANNOT_JUDGE])
words = st.sampled_from(["", "交接清楚", "常常拖到第二天", "当面说好，回头就忘"])
choices = st.sampled_from([*Outcome, NoOutcome.CANNOT_JUDGE, NoOutcome.INSUFFICIENT_EVIDENCE])
days = st.integers(-20, 400).map(lambda days: date(2025, 7, 1) + timedelta(days=days))


@st.composite
def notes(draw: st.DrawFn, by: str) -> BehaviouralEvent:
    """An event about 温如故, in or out of the period, confirmed or not; names of other raters may stand in it."""
    on = draw(days)
    shows = draw(st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=4, unique=True))
    return event(
        f"{by}-{draw(st.integers(0, 9))}",
        *shows,
        on=on,
        polarity=draw(st.sampled_from(Polarity)),
        noted_by=by,
        shown_on=draw(st.sampled_from([None, on, on + timedelta(days=30)])),
        confirmed_by=draw(st.sampled_from([None, "E01", "A0", "B0"])),
        corroborated_by=draw(st.sampled_from(["", "E01", "A0", "工程部"])),
        affirmed_by=draw(st.sampled_from(["", "业主委员会"])),
        model_for_others=draw(st.sampled_from(["", "列入区域培训"])),
        is_occasion=draw(st.booleans()),
    )


@st.composite
def sayings(draw: st.DrawFn, rater: str, role: RaterRole, told: tuple[str, ...] = INDICATORS) -> Said:
    ratings = tuple((code, draw(judgements), draw(words)) for code in told if draw(st.integers(0, 4)))
    chosen = tuple(
        (code, draw(choices), draw(st.sampled_from(["", "另有考虑"]))) for code in ("XY", "GT") if draw(st.booleans())
    )
    events = () if role is PANEL else tuple(draw(st.lists(notes(rater), max_size=2, unique_by=lambda note: note.code)))
    return Said(rater, role, ratings, chosen, events)


cycles = st.builds(
    lambda mode, counting, combination: rules(
        mode, counting_roles=counting, combination=combination, follow_up_by=date(2026, 9, 30)
    ),
    st.sampled_from(GateMode),
    st.frozensets(st.sampled_from([MANAGER, PANEL, *ANONYMOUS]), min_size=1),
    st.sampled_from(Combination),
)
decisions = st.sampled_from(
    [
        None,
        Decision(WEN.code, "XY", Outcome.BELOW, "E00", date(2026, 7, 18), "会议纪要"),
        Decision(WEN.code, "XY", Outcome.MEETS, "P1", date(2026, 7, 18), "评审会"),
    ]
)


@st.composite
def crowds(draw: st.DrawFn) -> tuple[Said, ...]:
    """Named raters, perhaps three or four of one anonymous role who all come to an outcome, perhaps one lone voice."""
    named = [draw(sayings("E01", MANAGER)), draw(sayings("P1", PANEL)), draw(sayings(WEN.code, SELF))]
    full = draw(st.sampled_from([None, PEER, SUBORDINATE]))
    crowd = [draw(sayings(f"B{number}", full)) for number in range(draw(st.integers(3, 4)))] if full else []
    outspoken = [
        replace(one, choices=(("XY", draw(st.sampled_from(Outcome)), "."), ("GT", Outcome.MEETS, "."))) for one in crowd
    ]
    lone = [draw(sayings("A0", CUSTOMER))] if draw(st.booleans()) else []
    return (*draw(st.lists(st.sampled_from(named), unique_by=lambda one: one.rater)), *outspoken, *lone)


@settings(max_examples=60)
@given(crowds(), sayings("W", CUSTOMER), sayings("W", CUSTOMER), cycles, decisions, st.integers(0, 9))
def test_what_a_withheld_rater_says_changes_nothing_that_ratee_or_manager_can_see(
    crowd: tuple[Said, ...], one: Said, other: Said, cycle: Cycle, decision: Decision | None, place: int
) -> None:
    worlds = [
        conclude((*crowd[:place], withheld, *crowd[place:]), cycle, decision=decision) for withheld in (one, other)
    ]
    assert everything_shown(*worlds[0]) == everything_shown(*worlds[1])


@settings(max_examples=60)
@given(st.data(), st.sampled_from(ANONYMOUS), cycles, decisions)
def test_raters_of_one_anonymous_role_could_trade_places_unnoticed(
    data: st.DataObject, role: RaterRole, cycle: Cycle, decision: Decision | None
) -> None:
    manager = data.draw(sayings("E01", MANAGER))
    crowd = [data.draw(sayings(f"B{number}", role)) for number in range(4)]
    crowd = [replace(one, events=()) for one in crowd]
    names = data.draw(st.permutations([one.rater for one in crowd]))
    traded = [replace(one, rater=name) for one, name in zip(crowd, names, strict=True)]
    traded = data.draw(st.permutations(traded))
    first, second = (conclude((manager, *told), cycle, manager.events, decision) for told in (crowd, traded))
    assert everything_shown(*first) == everything_shown(*second)


@settings(max_examples=40)
@given(crowds(), cycles)
def test_no_anonymous_raters_code_stands_in_anything_published(crowd: tuple[Said, ...], cycle: Cycle) -> None:
    renamed = [
        replace(
            one,
            rater=f"密{one.rater}",
            events=tuple(replace(note, noted_by=f"密{one.rater}", code="V") for note in one.events[:1]),
        )
        if one.role not in NAMED_ROLES
        else one
        for one in crowd
    ]
    assert not [words for words in everything_shown(*conclude(renamed, cycle)) if "密" in words]


def test_the_hand_behind_an_event_is_published_for_nobody_but_the_person() -> None:
    own = event("V1", THREE[0], noted_by=WEN.code, corroborated_by="E10", affirmed_by="王女士")
    result = conclude([Said("E01", MANAGER, ((THREE[0], MOST, ""),))], rules(), [own])[1].people[0].publish()
    [shown] = result.get("XY").events
    assert shown.noted_by == WEN.code
    assert shown.is_corroborated
    assert shown.affirmed_by
    assert not {"E01", "E10", "王女士"} & {shown.confirmed_by, shown.corroborated_by, shown.affirmed_by}
    assert result.publish() == result


def test_beside_one_competency_an_event_shows_no_coding_of_another() -> None:
    both = event("V1", THREE[0], FOUR[0])
    people = conclude([Said("E01", MANAGER, ((THREE[0], MOST, ""),))], rules(), [both])[1].people
    published = people[0].publish()
    assert published.get("XY").events[0].indicators == (THREE[0],)
    assert published.get("GT").events[0].indicators == (FOUR[0],)


def test_counting_peers_who_are_withheld_leave_no_reason_behind() -> None:
    counting = rules(counting_roles=frozenset({MANAGER, PEER}))
    voices = Voices().rate("E01", MANAGER, SOME, MOST, MOST).rate("E10", PEER, MOST, SOME, MOST)
    [reason] = voices.conclude(counting).reasons
    assert reason.indicators == (THREE[0],)


def test_of_counting_peers_the_median_is_told_and_never_an_indicator() -> None:
    counting = rules(GateMode.ENFORCE, counting_roles=frozenset({PEER}))
    voices = Voices()
    for number, peer in enumerate(("E10", "E11", "E12")):
        voices.rate(peer, PEER, *(NONE if place == number else MOST for place in range(3)))
    result = voices.conclude(counting)
    assert result.suggestion is NoOutcome.INSUFFICIENT_EVIDENCE
    assert result.gate is not None
    assert not result.reasons
    assert not any(lack.indicators for lack in result.gate.lacks)
    counter = event("V1", THREE[0], polarity=Polarity.INEFFECTIVE)
    assert voices.conclude(counting, events=(counter,)).suggestion is Outcome.BELOW


def test_one_person_in_two_roles_hides_nobody() -> None:
    voices = Voices()
    for rater, role in (("E10", PEER), ("E10", CUSTOMER), ("E11", PEER)):
        voices.rate(rater, role, MOST, MOST, MOST)
    with pytest.raises(RuleBroken, match="rater-twice"):
        voices.conclude()


def test_a_rating_without_an_assignment_is_refused_so_that_nobody_slips_past_the_threshold() -> None:
    stray = Rating(Assignment(WEN.code, "E10", PEER), THREE[0], MOST, "这句话不受人数下限保护")
    with pytest.raises(RuleBroken, match="rating-without-assignment"):
        Assessment(WEN, (), (stray,))


def test_comments_of_others_come_in_the_order_of_their_words() -> None:
    def remarks(*told: str) -> list[str]:
        voices = Voices()
        for number, comment in enumerate(told):
            voices.say(f"E1{number}", PEER, dict.fromkeys(THREE, MOST), comment)
        return [remark.words for remark in voices.conclude().indicators[0].remarks]

    assert remarks("丙", "甲", "乙") == remarks("甲", "乙", "丙")


def test_a_rater_shown_for_one_competency_and_withheld_for_another_is_missing_there_altogether() -> None:
    voices = Voices().rate("E01", MANAGER, MOST, MOST, MOST)
    for peer in ("E10", "E11", "E12"):
        said = dict.fromkeys(THREE, MOST) | (dict.fromkeys(FOUR, NONE) if peer == "E10" else {})
        voices.say(peer, PEER, said, comment=f"{peer}的话")
    note = event("V1", THREE[0], FOUR[0], noted_by="E10")
    shown, hidden = (voices.conclude(events=(note,), competency=code) for code in ("XY", "GT"))
    assert [role.role for role in shown.roles] == [MANAGER, PEER]
    assert [role.role for role in hidden.roles] == [MANAGER]
    assert not hidden.events
    assert not any(indicator.remarks for indicator in hidden.indicators)


def test_small_roles_rolled_together_keep_their_mix_to_themselves() -> None:
    voices = Voices()
    for rater, role in (("E10", PEER), ("E11", PEER), ("C1", CUSTOMER)):
        voices.rate(rater, role, ALL, ALL, ALL)
    [shown] = voices.conclude().roles
    assert (shown.role, shown.raters) == (RolledUp.OTHERS, 3)


def test_a_choice_against_the_rule_does_not_borrow_the_rules_reasons() -> None:
    chosen = (
        Voices().rate("E01", MANAGER, MOST, MOST, MOST).choose("E01", MANAGER, Outcome.BELOW, "另有考虑").conclude()
    )
    assert [reason.why for reason in chosen.reasons] == [Why.RATERS_CHOICE]
