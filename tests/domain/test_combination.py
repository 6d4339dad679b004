"""Several raters: within a role the median, across roles agreement, and nobody revealed."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.cast import ALL, FRAMEWORK, MANAGERS, MOST, NONE, SOME, THREE, UNSEEN, WEN, Voices, event, rules
from zhunsheng.domain.assessments import Assessment, Assignment, Combination, Decision, Rating
from zhunsheng.domain.combination import RaterVoice, RolledUp, find_withheld_raters, median_outcomes, show_roles
from zhunsheng.domain.conclusions import conclude_assessment
from zhunsheng.domain.outcomes import GateMode, NoOutcome, Outcome
from zhunsheng.domain.people import DECIDING_ROLES, NAMED_ROLES, RaterRole
from zhunsheng.domain.results import Standing

B, M, E = Outcome.BELOW, Outcome.MEETS, Outcome.EXCEEDS
SELF, MANAGER, PEER, SUBORDINATE, CUSTOMER, PANEL = RaterRole


def test_the_median_of_a_role_is_the_middle_and_a_tie_lets_both_stand() -> None:
    assert median_outcomes([M, B, M]) == (M,)
    assert median_outcomes([B, M]) == (B, M)
    assert median_outcomes([B, E]) == (B, E)
    assert median_outcomes([B, M, M, E]) == (M,)
    assert median_outcomes([]) == ()


def test_manager_and_panel_in_agreement_are_the_suggestion() -> None:
    result = Voices().rate("E01", MANAGER, MOST, MOST, MOST).rate("P1", PANEL, ALL, MOST, MOST).conclude()
    assert result.state is M
    assert result.standing is Standing.SUGGESTED


def test_counting_roles_that_differ_leave_no_suggestion() -> None:
    result = Voices().rate("E01", MANAGER, NONE, MOST, MOST).rate("P1", PANEL, MOST, MOST, MOST).conclude()
    assert result.state is None
    assert result.standing is Standing.DISPUTED


def test_a_tie_within_a_counting_role_is_a_dispute() -> None:
    result = Voices().rate("P1", PANEL, NONE, MOST, MOST).rate("P2", PANEL, MOST, MOST, MOST).conclude()
    assert result.standing is Standing.DISPUTED
    assert result.roles[0].values == (B, M)


def test_self_and_peers_never_enter_the_suggestion_by_default() -> None:
    voices = Voices().rate("E08", SELF, ALL, ALL, ALL).rate("E01", MANAGER, NONE, MOST, MOST)
    for peer in ("E10", "E11", "E12"):
        voices.rate(peer, PEER, ALL, ALL, ALL)
    assert voices.conclude().state is B


def test_the_weighted_lower_median_counts_in_whole_votes() -> None:
    voices = Voices().rate("E01", MANAGER, NONE, MOST, MOST).rate("P1", PANEL, MOST, MOST, MOST)
    weighted = rules(combination=Combination.WEIGHTED_LOWER_MEDIAN, weights={PANEL: 2})
    assert voices.conclude(weighted).state is M
    even = rules(combination=Combination.WEIGHTED_LOWER_MEDIAN)
    assert voices.conclude(even).state is B


def test_a_counting_rater_who_cannot_judge_does_not_silence_the_other() -> None:
    result = Voices().rate("E01", MANAGER, MOST, MOST, MOST).rate("P1", PANEL, UNSEEN, UNSEEN, UNSEEN).conclude()
    assert result.state is M


def test_a_raters_own_choice_stands_and_wants_a_reason() -> None:
    chosen = Voices().rate("E01", MANAGER, SOME, MOST, MOST).choose("E01", MANAGER, B).conclude()
    assert chosen.state is B
    assert chosen.raters[0].lacks_reason
    reasoned = Voices().rate("E01", MANAGER, SOME, MOST, MOST).choose("E01", MANAGER, B, "两次承诺未回复").conclude()
    assert not reasoned.raters[0].lacks_reason


def test_a_decision_settles_a_dispute_and_wants_a_reason() -> None:
    voices = Voices().rate("E01", MANAGER, NONE, MOST, MOST).rate("P1", PANEL, MOST, MOST, MOST)
    decided = voices.conclude(decision=Decision("E08", "XY", M, "E00", date(2026, 7, 18)))
    assert (decided.state, decided.standing) == (M, Standing.DECIDED)
    assert decided.lacks_reason


def test_a_panel_member_who_decides_does_not_also_count_as_a_rater() -> None:
    voices = Voices().rate("E01", MANAGER, MOST, MOST, MOST).rate("P1", PANEL, NONE, MOST, MOST)
    decided = voices.conclude(decision=Decision("E08", "XY", M, "P1", date(2026, 7, 18)))
    assert decided.suggestion is M
    assert not decided.lacks_reason
    assert [role.counts for role in decided.roles] == [True, False]


def voices_of(role: RaterRole, *states: Outcome | NoOutcome, prefix: str = "") -> list[RaterVoice]:
    return [RaterVoice(f"{prefix}{role}{n}", role, state) for n, state in enumerate(states)]


def test_two_peers_are_not_shown_and_three_are() -> None:
    assert show_roles(voices_of(PEER, M, M), 3, DECIDING_ROLES) == ()
    shown = show_roles(voices_of(PEER, M, M, B), 3, DECIDING_ROLES)
    assert [(role.role, role.values, role.raters) for role in shown] == [(PEER, (M,), 3)]


def test_roles_too_small_go_together_into_others() -> None:
    shown = show_roles([*voices_of(PEER, M, M), *voices_of(CUSTOMER, E)], 3, DECIDING_ROLES)
    assert [(role.role, role.values, role.raters) for role in shown] == [(RolledUp.OTHERS, (M,), 3)]


def test_a_rater_who_came_to_no_outcome_hides_nobody() -> None:
    assert show_roles(voices_of(PEER, M, M, NoOutcome.CANNOT_JUDGE), 3, DECIDING_ROLES) == ()


def test_what_a_withheld_rater_wrote_is_neither_shown_nor_evidence() -> None:
    voices = (
        Voices()
        .rate("E01", MANAGER, MOST, MOST, MOST)
        .say("E10", PEER, dict.fromkeys(THREE, MOST), comment="常常拖到第二天")
    )
    notes = (event("V1", THREE[0], noted_by="E10"), event("V2", THREE[1]))
    result = voices.conclude(rules(GateMode.ENFORCE), events=notes)
    assert [note.code for note in result.events] == ["V2"]
    assert all(remark.words != "常常拖到第二天" for indicator in result.indicators for remark in indicator.remarks)
    assert result.state is NoOutcome.INSUFFICIENT_EVIDENCE


def test_a_shown_peers_comment_does_not_say_who_wrote_it() -> None:
    voices = Voices()
    for peer in ("E10", "E11", "E12"):
        voices.say(peer, PEER, {THREE[0]: MOST, THREE[1]: MOST, THREE[2]: MOST}, comment="交接清楚")
    remarks = voices.conclude().indicators[0].remarks
    assert {remark.role for remark in remarks} == {None}


def test_what_is_published_holds_no_raters_own_record() -> None:
    given_ = Assignment("E08", "E01", MANAGER)
    result = conclude_assessment(
        Assessment(WEN, (given_,), (Rating(given_, THREE[0], MOST),)), rules(), FRAMEWORK, MANAGERS
    )
    assert any(competency.raters for competency in result.competencies)
    assert not any(competency.raters for competency in result.publish().competencies)


states = st.sampled_from([*Outcome, NoOutcome.CANNOT_JUDGE])
crowd = st.lists(st.tuples(st.sampled_from(list(RaterRole)), states), max_size=12).map(
    lambda told: [RaterVoice(f"R{n}", role, state) for n, (role, state) in enumerate(told)]
)


@given(crowd, st.integers(2, 5))
def test_nothing_anonymous_is_shown_of_fewer_raters_than_the_threshold(
    voices: list[RaterVoice], threshold: int
) -> None:
    for role in show_roles(voices, threshold, DECIDING_ROLES):
        assert role.role in NAMED_ROLES or role.raters >= threshold


@given(crowd, st.integers(2, 5))
def test_withholding_a_rater_or_never_having_asked_him_shows_the_same(voices: list[RaterVoice], threshold: int) -> None:
    withheld = find_withheld_raters(voices, threshold)
    without = [voice for voice in voices if voice.rater not in withheld]
    assert show_roles(voices, threshold, DECIDING_ROLES) == show_roles(without, threshold, DECIDING_ROLES)


@given(crowd, st.randoms())
def test_the_order_of_raters_changes_nothing(voices: list[RaterVoice], random: Random) -> None:
    shuffled = voices[:]
    random.shuffle(shuffled)
    assert show_roles(voices, 3, DECIDING_ROLES) == show_roles(shuffled, 3, DECIDING_ROLES)
