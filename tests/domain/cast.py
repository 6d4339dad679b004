"""A small framework and its people for the tests of the rules."""

from collections.abc import Mapping
from datetime import date

from zhunsheng.domain.assessments import Assessment, Assignment, Cycle, Decision, RaterOutcome, Rating
from zhunsheng.domain.behavioural_events import BehaviouralEvent, Coding, Polarity
from zhunsheng.domain.competencies import Competency, CompetencyLevel, Indicator, Level, LevelScale
from zhunsheng.domain.conclusions import conclude_assessment
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcomes import EvidenceGate, GateMode, Judgement, NoJudgement, Outcome, OutcomeRule, Showing
from zhunsheng.domain.people import Person, RaterRole
from zhunsheng.domain.positions import NotApplicableIndicator, Position, PositionMatrix, Requirement
from zhunsheng.domain.results import CompetencyResult
from zhunsheng.domain.text import LocalizedText

NONE, SOME, MOST, ALL = Showing.NOT_SHOWN, Showing.OCCASIONAL, Showing.FREQUENT, Showing.SUSTAINED
UNSEEN, BLANK = NoJudgement.CANNOT_JUDGE, NoJudgement.NOT_RATED
THREE = ("XY-Si-1", "XY-Si-2", "XY-Si-3")
FOUR = ("GT-Si-1", "GT-Si-2", "GT-Si-3", "GT-Si-4")


def zh(words: str) -> LocalizedText:
    return LocalizedText.only("zh-Hans", words)


def _competency(code: str, indicators: int) -> Competency:
    cells = tuple(
        CompetencyLevel(
            level, tuple(Indicator(f"{code}-{level}-{n}", zh(f"行为{n}")) for n in range(1, indicators + 1))
        )
        for level in ("Sb", "Si", "Sa")
    )
    return Competency(code, zh(code), levels=cells)


FRAMEWORK = Framework(
    code="small",
    version="1",
    title=zh("小模型"),
    languages=("zh-Hans",),
    levels=LevelScale(tuple(Level(code, zh(code)) for code in ("Sb", "Si", "Sa"))),
    competencies=(_competency("XY", 3), _competency("GT", 4)),
    matrix=PositionMatrix(
        (
            Position("08", zh("职位08"), (Requirement("XY", "Si"), Requirement("GT", "Si"))),
            Position("01", zh("职位01"), (Requirement("XY", "Sa"), Requirement("GT", None))),
            Position(
                "09",
                zh("职位09"),
                (Requirement("XY", "Si"), Requirement("GT", "Si")),
                not_applicable=tuple(NotApplicableIndicator(code, zh("没有下属")) for code in (*THREE, "GT-Si-4")),
            ),
        )
    ),
)

WEN = Person("E08", "温如故", "云栖里", "08", manager="E01")
HEAD = Person("E01", "谢允之", "区域", "01", manager="E00")
MANAGERS = {"E08": "E01", "E01": "E00", "E00": None}
CYCLE = Cycle(
    "2026",
    "2026 年度评估",
    date(2025, 7, 1),
    date(2026, 6, 30),
    date(2026, 6, 30),
    gate=EvidenceGate(mode=GateMode.OFF),
)


def rules(mode: GateMode = GateMode.OFF, **changes: object) -> Cycle:
    settings: dict[str, object] = {
        "code": "2026",
        "name": "2026 年度评估",
        "period_from": date(2025, 7, 1),
        "period_to": date(2026, 6, 30),
        "evidence_cut_off": date(2026, 6, 30),
        "gate": EvidenceGate(mode=mode),
    }
    return Cycle(**(settings | changes))  # type: ignore[arg-type]


STRICT = OutcomeRule(every_indicator=True)


def event(
    code: str = "V1", *shows: str, on: date = date(2026, 1, 5), polarity: Polarity = Polarity.ADEQUATE, **facts: object
) -> BehaviouralEvent:
    """A confirmed event of 温如故, noted and shown the same day, unless told otherwise."""
    told: dict[str, object] = {
        "code": code,
        "person": "E08",
        "on": on,
        "title": "夜间漏水，到场关阀并回访",
        "noted_by": "E01",
        "noted_on": on,
        "shown_on": on,
        "confirmed_by": "E01",
        "codings": tuple(Coding(indicator, polarity) for indicator in shows),
    }
    return BehaviouralEvent(**(told | facts))  # type: ignore[arg-type]


class Voices:
    """Collects what raters say about 温如故, then concludes."""

    def __init__(self, ratee: Person = WEN) -> None:
        self.ratee = ratee
        self.assignments: list[Assignment] = []
        self.ratings: list[Rating] = []
        self.choices: list[RaterOutcome] = []

    def say(self, rater: str, role: RaterRole, said: Mapping[str, Judgement], comment: str = "") -> "Voices":
        assignment = Assignment(self.ratee.code, rater, role)
        self.assignments.append(assignment)
        self.ratings += [Rating(assignment, code, judgement, comment) for code, judgement in said.items()]
        return self

    def rate(
        self, rater: str, role: RaterRole, *judgements: Judgement, indicators: tuple[str, ...] = THREE
    ) -> "Voices":
        return self.say(rater, role, dict(zip(indicators, judgements, strict=True)))

    def choose(self, rater: str, role: RaterRole, choice: Outcome, reason: str = "") -> "Voices":
        self.choices.append(RaterOutcome(Assignment(self.ratee.code, rater, role), "XY", choice, reason))
        return self

    def conclude(
        self,
        cycle: Cycle = CYCLE,
        events: tuple[BehaviouralEvent, ...] = (),
        decision: Decision | None = None,
        competency: str = "XY",
        **more: object,
    ) -> CompetencyResult:
        assessment = Assessment(
            self.ratee,
            tuple(self.assignments),
            tuple(self.ratings),
            tuple(self.choices),
            (decision,) if decision else (),
            events,
            **more,  # type: ignore[arg-type]
        )
        return conclude_assessment(assessment, cycle, FRAMEWORK, MANAGERS).get(competency)
