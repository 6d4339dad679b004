"""华南区: a round in which every awkward state occurs, small enough to read."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from zhunsheng.domain.assessments import (
    Assessment,
    AssessmentRound,
    Assignment,
    Cycle,
    CyclePurpose,
    Decision,
    EarlierOutcome,
    Rating,
)
from zhunsheng.domain.behavioural_events import BehaviouralEvent, Coding, Polarity
from zhunsheng.domain.competencies import Indicator
from zhunsheng.domain.conclusions import conclude_round
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcomes import EvidenceGate, GateMode, Judgement, NoJudgement, NoOutcome, Outcome, Showing
from zhunsheng.domain.people import Person, RaterRole, Unit
from zhunsheng.domain.results import PersonalResult, UnitResult
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.reports.basis import ReportBasis

SIGNS: Mapping[str, Judgement] = {
    "5": Showing.SUSTAINED,
    "4": Showing.FREQUENT,
    "2": Showing.OCCASIONAL,
    "0": Showing.NOT_SHOWN,
    "?": NoJudgement.CANNOT_JUDGE,
    ".": NoJudgement.NOT_RATED,
}
POLARITY = {"+": Polarity.EXEMPLARY, "=": Polarity.ADEQUATE, "-": Polarity.INEFFECTIVE}

UNITS = (Unit("S", "华南区"), Unit("S1", "云栖里项目", "S"), Unit("S2", "望江台项目", "S"))
CYCLE = Cycle(
    "2026",
    "2026 年度评估",
    date(2025, 7, 1),
    date(2026, 6, 30),
    date(2026, 6, 30),
    purpose=CyclePurpose.DEVELOPMENT,
    gate=EvidenceGate(mode=GateMode.ENFORCE),
    follow_up_by=date(2026, 9, 30),
    published_on=date(2026, 7, 22),
)
PEOPLE = (
    Person("E00", "林岳", "S", "01"),
    Person("E01", "谢允之", "S", "02", "E00"),
    Person("E02", "周序", "S", "03", "E00"),
    Person("E04", "沈若岚", "S", "04", "E01"),
    Person("E05", "江映月", "S", "02", "E01"),
    Person("E08", "温如故", "S1", "08", "E01"),
    Person("E11", "何以晴", "S1", "11", "E08"),
    Person("E12", "梁一苇", "S1", "11", "E08"),
    Person("E09", "许临川", "S2", "09", "E01"),
    Person("E10", "方予安", "S2", "10", "E01"),
)


@cache
def framework() -> Framework:
    return load_framework()


def held(code: str) -> Person:
    return next(person for person in PEOPLE if person.code == code)


class Dossier:
    """Collects what is said of one person; ratings are one figure an indicator: `DC="542"`."""

    def __init__(self, code: str) -> None:
        self.person = held(code)
        self.assessment = Assessment(self.person)

    def rated(
        self, rater: str, role: RaterRole, comments: Mapping[str, str] | None = None, /, **told: str
    ) -> "Dossier":
        assignment = Assignment(self.person.code, rater, role)
        ratings = tuple(
            Rating(assignment, indicator.code, SIGNS[sign], (comments or {}).get(indicator.code, ""))
            for competency, signs in told.items()
            for indicator, sign in zip(self._asked(competency), signs, strict=True)
        )
        return self._with(
            assignments=(*self.assessment.assignments, assignment), ratings=(*self.assessment.ratings, *ratings)
        )

    def noted(self, on: date, title: str, *shows: str, by: str = "E01", **facts: object) -> "Dossier":
        """`shows` are `+GT-2`: exemplary for the second indicator of the required level."""
        codings = tuple(Coding(self._code(sign[1:]), POLARITY[sign[0]]) for sign in shows)
        told: dict[str, object] = {
            "code": f"{self.person.code}-{len(self.assessment.events) + 1}",
            "person": self.person.code,
            "on": on,
            "title": title,
            "noted_by": by,
            "noted_on": on,
            "shown_on": on,
            "confirmed_by": "E02",
            "codings": codings,
        }
        event = BehaviouralEvent(**(told | facts))  # type: ignore[arg-type]
        return self._with(events=(*self.assessment.events, event))

    def decided(self, competency: str, outcome: Outcome | NoOutcome, reason: str = "") -> "Dossier":
        made = Decision(
            self.person.code, competency, outcome, decided_by="E00", decided_on=date(2026, 7, 18), reason=reason
        )
        return self._with(decisions=(*self.assessment.decisions, made))

    def was(self, competency: str, level: str, outcome: Outcome) -> "Dossier":
        past = EarlierOutcome("2025", competency, level, outcome)
        return self._with(earlier=(*self.assessment.earlier, past))

    def left_out(self, reason: str) -> "Dossier":
        return self._with(not_included=reason)

    def _asked(self, competency: str) -> tuple[Indicator, ...]:
        return framework().applicable_indicators(str(self.person.position), competency)

    def _code(self, short: str) -> str:
        competency, number = short.split("-")
        return self._asked(competency)[int(number) - 1].code

    def _with(self, **changes: object) -> "Dossier":
        self.assessment = replace(self.assessment, **changes)  # type: ignore[arg-type]
        return self


MANAGER, PANEL, SELF, PEER, SUBORDINATE = (
    RaterRole.MANAGER,
    RaterRole.PANEL,
    RaterRole.SELF,
    RaterRole.PEER,
    RaterRole.SUBORDINATE,
)


def shen() -> Dossier:
    """Above, below, insufficient, not applicable, and a dispute that the panel settled."""
    dossier = Dossier("E04")
    remark = {"CH-Sa-2": "标准直接下发，没有先在区域内试行；三个项目执行走样后才收回修订。"}
    dossier.rated("E01", MANAGER, remark, DC="454", CH="502", XY="554", GT="5424", WX="4??")
    dossier.rated("E02", PANEL, DC="544", CH="502", XY="555", GT="5442", WX="4??")
    dossier.rated("E04", SELF, DC="554", CH="544", XY="444", GT="5555", WX="444")
    for rater, signs in (("E05", "5444"), ("E08", "4444"), ("E09", "5544"), ("E10", "4454")):
        dossier.rated(rater, SUBORDINATE, GT=signs)
    dossier.rated("E11", PEER, {"XY-Sa-1": "这句评语只来自一位同级，不能出现。"}, XY="000")
    dossier.noted(date(2025, 8, 14), "汇总三个项目的报修热区，提出错峰检修", "=DC-1", "=DC-2", "+CH-1")
    dossier.noted(date(2025, 12, 3), "入伙验房指引直接下发，两周后收回重订", "-CH-2")
    dossier.noted(date(2026, 3, 19), "把验房指引的做法讲给新任主管", "=CH-3", "=CH-1", "=DC-3")
    dossier.noted(date(2025, 7, 22), "停水当天先于同行给出应急送水方案", "+XY-1", "+XY-2", corroborated_by="工程部")
    dossier.noted(
        date(2025, 9, 8), "台风前一天调齐沙袋与排班", "+XY-2", affirmed_by="业主委员会", model_for_others="列入区域培训"
    )
    dossier.noted(date(2026, 2, 19), "夜间电梯困人，十二分钟解困并回访", "+XY-1", "=XY-3", reference="GD-260219-07")
    dossier.noted(date(2025, 7, 30), "与写字楼租户议定装修时段", "=GT-1", "=GT-2", "=GT-3")
    dossier.noted(date(2026, 5, 22), "续约谈判前后两次会议纪要", "+GT-4", "=GT-3")
    dossier.noted(date(2026, 1, 16), "年度大客户回访", "=WX-1")
    dossier.noted(date(2026, 4, 2), "节前慰问关键客户", "=WX-2", confirmed_by=None)
    dossier.noted(date(2025, 3, 2), "去年春天的一次走访", "=WX-2", by="E04")
    dossier.decided("GT", Outcome.MEETS, "两份会议纪要补充了第四条的证据。").decided("CH", Outcome.BELOW)
    return dossier.was("CH", "Sa", Outcome.MEETS).was("GT", "Si", Outcome.BELOW)


def jiang() -> Dossier:
    """All nineteen indicators, each competency with something to talk about: the fullest two pages."""
    words = "处理到位，但没有把过程记下来，下一次换了人又从头摸索；建议当天补记，并在周会上讲一次。"
    codes = [indicator.code for competency in framework() for indicator in asked("E05", competency.code)]
    dossier = Dossier("E05").rated(
        "E01", MANAGER, {codes[0]: words, codes[7]: words}, DC="502", CH="442", XY="022", TJ="445", GT="2542", WX="?44"
    )
    dossier.rated("E02", PANEL, {codes[12]: words}, DC="402", CH="544", XY="222", TJ="444", GT="0544", WX="??4")
    dossier.rated("E05", SELF, DC="555", CH="555", XY="445", TJ="455", GT="5544", WX="544")
    for day, title, shows in (
        (date(2025, 8, 2), "细分市场走访，整理出四类潜在需求", ("=DC-1", "=DC-2", "=CH-1")),
        (date(2025, 9, 17), "需求判断偏了，新品试点一个月后撤回", ("-DC-2", "-CH-3")),
        (date(2025, 10, 9), "把错峰检修写成区域标准", ("+CH-1", "=CH-2", "=XY-1")),
        (date(2025, 11, 20), "同行先我们三天推出代收代缴", ("-XY-1", "-XY-2")),
        (date(2026, 1, 5), "与街道协商垃圾清运时段", ("=GT-1", "=GT-2", "=TJ-1")),
        (date(2026, 2, 11), "春节前被当面指责，仍把话听完", ("=TJ-2", "=TJ-3", "=GT-3")),
        (date(2026, 4, 23), "大客户年度沟通会", ("=WX-3", "-GT-4", "=GT-1")),
        (date(2026, 6, 1), "续约前逐条核对服务清单", ("=WX-2", "=DC-1", "=CH-2")),
    ):
        dossier.noted(day, title, *shows)
    dossier.decided("XY", Outcome.BELOW, "两位评价人各有所见，三次迟缓都有日期，意见一致。")
    return dossier.was("TJ", "Si", Outcome.BELOW).was("XY", "Sa", Outcome.MEETS).was("DC", "Si", Outcome.BELOW)


def asked(code: str, competency: str) -> tuple[Indicator, ...]:
    return framework().applicable_indicators(str(held(code).position), competency)


def he() -> Dossier:
    """Everything as asked: a quiet report."""
    full = {"DC": "444", "CH": "454", "XY": "545", "TJ": "444", "GT": "4444", "WX": "444"}
    dossier = Dossier("E11").rated("E08", MANAGER, None, **full).rated("E11", SELF, None, **full)
    for month in range(1, 7):
        shows = [f"={code}-{place}" for code in full for place in ((1, 2) if month % 2 else (2, 3))]
        dossier.noted(date(2026, month, 8), f"第 {month} 次回访记录完整", *shows, by="E08")
    return dossier


def wen() -> Dossier:
    """One manager alone, disputed with the panel on one competency, nothing decided."""
    dossier = Dossier("E08").rated("E01", MANAGER, DC="444", CH="444", XY="444", TJ="004", GT="4444", WX="...")
    dossier.rated("E02", PANEL, TJ="444")
    dossier.noted(date(2026, 2, 3), "当面顶撞业主，被同事劝开", "-TJ-1", "-TJ-2")
    dossier.noted(date(2026, 3, 9), "整理报修热点", "=DC-1", "=DC-2", "=XY-1")
    return dossier.noted(date(2026, 5, 9), "夜间漏水到场关阀", "=XY-1", "=XY-2", "=DC-3", "=GT-1")


@cache
def assessed() -> AssessmentRound:
    dossiers = (
        shen(),
        jiang(),
        wen(),
        he(),
        Dossier("E12").rated("E08", MANAGER, DC="???", CH="???", XY="444", TJ="...", GT="..??", WX="004"),
        Dossier("E09").left_out("2026 年 5 月入职，不满三个月"),
        Dossier("E10"),
    )
    return AssessmentRound(CYCLE, UNITS, PEOPLE, tuple(dossier.assessment for dossier in dossiers))


def personal(code: str) -> PersonalResult:
    result = conclude_round(assessed(), framework())
    return next(person for person in result.people if person.person.code == code).publish()


def unit(code: str) -> UnitResult:
    return next(found for found in conclude_round(assessed(), framework()).units if found.unit == code)


def basis(language: str = "zh-Hans") -> ReportBasis:
    return ReportBasis.of(assessed(), framework(), language)
