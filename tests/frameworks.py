"""A framework small enough to read: one competency, one level, one position."""

from dataclasses import replace

from zhunsheng.domain.competencies import Competency, CompetencyLevel, Indicator, Level, LevelScale
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.positions import Position, PositionMatrix, Requirement
from zhunsheng.domain.text import LocalizedText


def both(chinese: str, english: str) -> LocalizedText:
    """Words in both languages, Chinese first."""
    return LocalizedText.of({"zh-Hans": chinese, "en": english})


SMALL = Framework(
    code="customer-service",
    version="1",
    title=both("客服专业能力模型", "Customer service competencies"),
    languages=("zh-Hans", "en"),
    levels=LevelScale((Level("Si", both("熟练", "intermediate")),)),
    competencies=(
        Competency(
            code="GT",
            label=both("客户沟通影响", "Customer communication"),
            levels=(CompetencyLevel(level="Si", indicators=(Indicator("GT-Si-1", both("主动沟通", "Speaks first")),)),),
        ),
    ),
    matrix=PositionMatrix((Position("04", both("职位04", "Position 04"), (Requirement("GT", "Si"),)),)),
)


def version(number: str) -> Framework:
    """The same framework under another version number."""
    return replace(SMALL, version=number)
