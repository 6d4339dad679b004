"""Searching the words of a framework."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.strategies import frameworks
from zhunsheng.domain.framework_search import FrameworkHit, TextKind, list_findable_texts, search_framework
from zhunsheng.domain.frameworks import Framework
from zhunsheng.offline.shipped_framework import load_framework


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return load_framework()


def said(hit: FrameworkHit) -> str:
    return "".join(piece.words for piece in hit.pieces)


def test_all_words_must_occur_in_one_text(shipped: Framework) -> None:
    hits = search_framework(shipped, "关键 投诉", "zh-Hans")
    assert hits
    assert all("关键" in said(hit) and "投诉" in said(hit) for hit in hits)


def test_case_and_width_make_no_difference(shipped: Framework) -> None:
    assert search_framework(shipped, "\uff23\uff32\uff2d", "zh-Hans") == search_framework(shipped, "crm", "zh-Hans")
    assert search_framework(shipped, "crm", "zh-Hans")


def test_what_was_found_is_marked_letter_for_letter(shipped: Framework) -> None:
    for hit in search_framework(shipped, "投诉", "zh-Hans"):
        assert any(piece.is_match for piece in hit.pieces)
        assert all(piece.words.replace("投诉", "") == "" for piece in hit.pieces if piece.is_match)


def test_a_reader_of_chinese_finds_english_words_and_is_told_the_language(shipped: Framework) -> None:
    hits = search_framework(shipped, "benchmarking", "zh-Hans")
    assert hits
    assert {hit.language for hit in hits} == {"en"}


def test_the_reader_s_own_language_comes_first(shipped: Framework) -> None:
    assert {hit.language for hit in search_framework(shipped, "SA", "zh-Hans")} >= {"zh-Hans"}


def test_a_code_finds_what_it_names(shipped: Framework) -> None:
    assert [hit.found.code for hit in search_framework(shipped, "gt-si-2", "zh-Hans")] == ["GT-Si-2"]


def test_a_candidate_name_finds_its_position(shipped: Framework) -> None:
    hits = search_framework(shipped, "客服主管", "zh-Hans")
    assert "08" in {hit.found.code for hit in hits if hit.found.kind is TextKind.POSITION}


@pytest.mark.parametrize("nothing", ["", "   ", "\u3000", "完全没有这个词xyzzy"])
def test_nothing_asked_or_nothing_there_finds_nothing(shipped: Framework, nothing: str) -> None:
    assert search_framework(shipped, nothing, "zh-Hans") == ()


def test_every_indicator_can_be_found_by_its_own_words(shipped: Framework) -> None:
    for located in shipped.list_indicators():
        words = located.indicator.statement.words("zh-Hans")[:30]
        found = {hit.found.code for hit in search_framework(shipped, words, "zh-Hans")}
        assert located.indicator.code in found


@settings(max_examples=30, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(framework=frameworks(), query=st.text(max_size=20))
def test_a_hit_says_its_text_unchanged(framework: Framework, query: str) -> None:
    texts = {text for one in list_findable_texts(framework) for _, text in one.text.by_language}
    for hit in search_framework(framework, query, "zh-Hans"):
        assert said(hit) in texts
