"""What each rater says of each indicator, so that the plan of a person comes true."""

from collections.abc import Iterator, Mapping, Sequence

from tools.demo.cast import Ratee
from tools.demo.chance import happens, number, pick

from zhunsheng.domain.competencies import IndicatorKind
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcome_rule import two_thirds
from zhunsheng.domain.outcomes import Judgement, NoJudgement, Showing

Said = Mapping[str, Judgement | None]
"""Judgements by indicator; None leaves the cell blank."""

_CUSTOMER_COMPETENCIES = ("XY", "GT", "WX")
_SELF_OF = {"M": "MMHP", "P": "MMP", "X": "MMH", "U": "MH", "B": "MMP", "O": "MPP", "W": "MP", "E": "MH"}
"""How people see themselves where their manager sees the first letter; H is higher than the manager."""
_OTHERS_OF = {"M": "MMMP", "P": "MPP", "X": "HHM", "U": "HM", "B": "MPB", "O": "MPO", "W": "MP", "E": "MM"}


def say(ratee: Ratee, rater: str, role: str, short: Mapping[str, Sequence[str]], framework: Framework) -> Said:
    """All judgements of one rater. `short` names the indicators that counter-events speak against, by competency."""
    said: dict[str, Judgement | None] = {}
    for competency, codes in ratee.asked(framework).items():
        letter = _letter(ratee, rater, role, competency)
        about = (ratee.cycle, ratee.code, rater, competency)
        said |= dict(_pattern(letter, codes, short.get(competency, ()), about))
    return said


def _letter(ratee: Ratee, rater: str, role: str, competency: str) -> str:
    planned = ratee.plan[competency]
    if role in {"上级", "评审"}:
        return _letter_that_counts(ratee, rater, role, planned)
    if role == "客户" and competency not in _CUSTOMER_COMPETENCIES:
        return "N"
    if role in {"下级", "客户"} and happens(12, "silent", ratee.code, rater, competency):
        return "C"
    seen = (_SELF_OF if role == "自评" else _OTHERS_OF).get(planned, "M")
    return pick(seen, role, ratee.cycle, ratee.code, rater, competency)


def _letter_that_counts(ratee: Ratee, rater: str, role: str, planned: str) -> str:
    """Those whose word counts agree, unless the plan is that they do not."""
    if planned in "DS":
        return "B" if role == "评审" and rater == "HN08" else "M"
    if planned == "V":
        return "M" if rater == ratee.manager else "B"
    return planned


def _pattern(
    letter: str, codes: Sequence[str], short: Sequence[str], about: Sequence[object]
) -> Iterator[tuple[str, Judgement | None]]:
    special = _special(letter, codes, short, about)
    sustained = _sustained(letter, codes, about)
    for code in codes:
        yield code, special.get(code, Showing.SUSTAINED if code in sustained else Showing.FREQUENT)


def _special(
    letter: str, codes: Sequence[str], short: Sequence[str], about: Sequence[object]
) -> Mapping[str, Judgement | None]:
    """The indicators that make the letter what it is."""
    weak = list(short) or [codes[number(len(codes), "weak", *about)]]
    if letter in "BW":
        return {weak[0]: Showing.NOT_SHOWN}
    if letter == "O":
        second = next(code for code in [*weak[1:], *codes] if code != weak[0])
        return {weak[0]: Showing.OCCASIONAL, second: Showing.OCCASIONAL}
    if letter == "P":
        return {weak[0]: Showing.OCCASIONAL}
    if letter == "I":
        return dict.fromkeys(codes[two_thirds(len(codes)) - 1 :], NoJudgement.CANNOT_JUDGE)
    if letter == "C":
        return dict.fromkeys(codes, NoJudgement.CANNOT_JUDGE)
    return dict.fromkeys(codes, None) if letter == "N" else {}


def _sustained(letter: str, codes: Sequence[str], about: Sequence[object]) -> Sequence[str]:
    """EXCEEDS wants two thirds sustained; everybody else stays below that, or MEETS would read like EXCEEDS."""
    wanted = two_thirds(len(codes))
    first = number(len(codes), "sustained", *about)
    turned = [*codes[first:], *codes[:first]]
    if letter in "XUH":
        return turned[: max(wanted, len(codes) - 1)]
    return turned[: number(wanted, "how-many", *about)]


def words_for(judgement: Judgement | None, indicator: str, framework: Framework) -> str | None:
    """The framework's own word for a judgement on this kind of indicator."""
    if judgement is None:
        return None
    kind: IndicatorKind = framework.get_indicator(indicator).indicator.kind
    scale = framework.outcome_scale.find_display_scale(kind)
    assert scale is not None
    return str(scale.get(judgement).label)
