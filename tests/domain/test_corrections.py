"""A correction may change what named people said, never let a subtraction tell what one anonymous rater said."""

from tests.domain.cast import ALL, CYCLE, FRAMEWORK, MANAGERS, MOST, NONE, THREE, WEN, Voices
from zhunsheng.domain.assessments import Assessment
from zhunsheng.domain.combination import RolledUp
from zhunsheng.domain.conclusions import conclude_assessment
from zhunsheng.domain.corrections import find_revealing_differences
from zhunsheng.domain.outcomes import Showing
from zhunsheng.domain.people import RaterRole
from zhunsheng.domain.results import PersonalResult

PEER = RaterRole.PEER


def result(*peers: Showing, manager: Showing = MOST, comment: str = "") -> PersonalResult:
    voices = Voices().rate("E01", RaterRole.MANAGER, manager, manager, manager)
    for number, showing in enumerate(peers):
        voices.say(f"E1{number}", PEER, dict.fromkeys(THREE, showing), comment=comment if number == 0 else "")
    assessment = Assessment(WEN, tuple(voices.assignments), tuple(voices.ratings))
    return conclude_assessment(assessment, CYCLE, FRAMEWORK, MANAGERS).publish()


def test_what_a_named_role_said_may_be_corrected() -> None:
    assert not find_revealing_differences(result(MOST, MOST, MOST), result(MOST, MOST, MOST, manager=NONE))


def test_a_fourth_peer_or_another_median_would_tell_on_one_of_them() -> None:
    assert find_revealing_differences(result(MOST, MOST, MOST), result(MOST, MOST, MOST, ALL)) == (("XY", PEER),)
    assert find_revealing_differences(result(MOST, MOST, NONE), result(MOST, NONE, NONE)) == (("XY", PEER),)


def test_another_anonymous_comment_would_tell_on_its_writer() -> None:
    before, after = result(MOST, MOST, MOST), result(MOST, MOST, MOST, comment="常常拖到第二天")
    assert find_revealing_differences(before, after) == (("XY", PEER),)


def test_a_role_that_vanishes_or_appears_as_a_whole_reveals_nobody() -> None:
    assert not find_revealing_differences(result(MOST, MOST, MOST), result(MOST, MOST))
    assert not find_revealing_differences(result(MOST, MOST), result(MOST, MOST, MOST))
    assert RolledUp.OTHERS not in {role.role for role in result(MOST, MOST).get("XY").roles}
