"""The printed handbook says everything that a reader needs of a framework, in real headings and tables."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.strategies import frameworks
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.text import LocalizedText
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.reports.framework_docx import write_framework_docx


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return load_framework()


def words_of(content: bytes) -> str:
    body = docx.Document(BytesIO(content)).element.body
    return "\n".join("".join(node.text or "" for node in line.iter("{*}t")) for line in body.iter("{*}p"))


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_definition_statement_and_list_item_is_printed(shipped: Framework, language: str) -> None:
    told = words_of(write_framework_docx(shipped, language))
    texts = [competency.definition for competency in shipped]
    for competency in shipped:
        for cell in competency.levels:
            items = (*(cell.knowledge or ()), *(cell.skills or ()))
            texts += [cell.gist, *(one.statement for one in cell.indicators), *(one.text for one in items)]
    assert [text.words(language) for text in texts if text.words(language) not in told] == []


def test_each_competency_has_one_table_of_its_levels(shipped: Framework) -> None:
    document = docx.Document(BytesIO(write_framework_docx(shipped)))
    heads = [[cell.text.split("\n")[0].strip() for cell in table.rows[0].cells] for table in document.tables]
    assert heads.count(["Sb 初级", "Si 熟练", "Sa 资深"]) == 6


def test_headings_are_real_headings(shipped: Framework) -> None:
    document = docx.Document(BytesIO(write_framework_docx(shipped)))
    headings = [line.text for line in document.paragraphs if line.style and line.style.name == "Heading 1"]
    assert {"职位与能力匹配表", "客户沟通影响能力", "评估标准", "勘误与说明"} <= set(headings)


def test_words_that_exist_in_another_language_only_are_marked(shipped: Framework) -> None:
    head, *others = shipped.competencies
    half = replace(head, definition=LocalizedText.only("zh-Hans", "只有中文的界定"))
    told = words_of(write_framework_docx(replace(shipped, competencies=(half, *others)), "en"))
    assert "只有中文的界定 [Chinese only]" in told


def test_equal_frameworks_are_equal_files(shipped: Framework) -> None:
    assert write_framework_docx(shipped) == write_framework_docx(shipped)


@settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(frameworks())
def test_every_framework_can_be_printed(framework: Framework) -> None:
    content = write_framework_docx(framework)
    assert ZipFile(BytesIO(content)).testzip() is None
    assert docx.Document(BytesIO(content)).paragraphs
