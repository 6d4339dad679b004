"""The checks name what is unfinished in a framework, and tell what must be mended from what is to be confirmed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.strategies import frameworks
from zhunsheng.domain.competencies import Indicator
from zhunsheng.domain.framework_checks import Urgency, check_framework
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcomes import OutcomeScale
from zhunsheng.domain.positions import PositionMatrix
from zhunsheng.domain.text import LocalizedText
from zhunsheng.domain.wording import LANGUAGES
from zhunsheng.offline.shipped_framework import load_framework


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return load_framework()


def found(framework: Framework) -> list[tuple[str, str]]:
    return [(finding.code, finding.place) for finding in check_framework(framework)]


def with_first_cell(framework: Framework, *indicators: Indicator) -> Framework:
    head, *others = framework.competencies
    cell = replace(head.levels[0], indicators=indicators)
    head = replace(head, levels=(cell, *head.levels[1:]))
    return replace(framework, competencies=(head, *others))


def test_nothing_in_the_shipped_framework_must_be_mended(shipped: Framework) -> None:
    findings = check_framework(shipped)
    assert not [finding for finding in findings if finding.urgency is Urgency.MUST_MEND]


def test_the_shipped_framework_admits_what_is_open(shipped: Framework) -> None:
    codes = {code for code, _ in found(shipped)}
    assert codes >= {"position-name-not-confirmed", "matrix-columns-inferred", "items-are-drafts"}
    assert ("stage-without-indicator", "GT/ask") in found(shipped)


def test_a_requirement_needs_indicators_at_its_level(shipped: Framework) -> None:
    emptied = with_first_cell(shipped)
    assert ("requirement-without-indicators", "11/DC") in found(emptied)
    assert ("cell-without-indicators", "DC/Sb") in found(emptied)


def test_a_position_states_every_requirement_or_says_that_there_is_none(shipped: Framework) -> None:
    first, *others = shipped.positions
    shorter = replace(first, requirements=first.requirements[1:])
    framework = replace(shipped, matrix=PositionMatrix((shorter, *others)))
    assert ("requirement-missing", "01/DC") in found(framework)


def test_the_same_statement_under_two_codes_is_a_mistake(shipped: Framework) -> None:
    one, two, three = shipped.get_cell("DC", "Sb").indicators
    framework = with_first_cell(shipped, one, replace(two, statement=one.statement), three)
    assert ("statement-twice", two.code) in found(framework)


def test_an_indicator_cannot_replace_one_that_is_still_there(shipped: Framework) -> None:
    one, two, three = shipped.get_cell("DC", "Sb").indicators
    framework = with_first_cell(shipped, one, replace(two, replaces=(three.code,)), three)
    assert ("replaced-indicator-still-there", two.code) in found(framework)


def test_an_assessment_needs_its_outcome_scale_and_asks_about_missing_display_scales(shipped: Framework) -> None:
    codes = [code for code, _ in found(replace(shipped, outcome_scale=OutcomeScale()))]
    assert codes.count("scale-point-missing") == 3
    assert codes.count("display-scale-missing") == 2


def test_a_missing_translation_is_pointed_out(shipped: Framework) -> None:
    framework = replace(shipped, title=LocalizedText.of({"zh-Hans": "客服专业能力模型"}))
    assert ("translation-missing", "customer-service") in found(framework)


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(frameworks())
def test_every_framework_can_be_checked_and_every_finding_said(framework: Framework) -> None:
    for finding in check_framework(framework):
        for language in LANGUAGES:
            assert finding.code not in finding.explain(language)
