"""What a document says comes back whichever way it says it; what a layout hides becomes a question."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.exchange.source_variants import Layout, Model, expected, layouts, models, read_back, render

from zhunsheng.exchange.import_report import Verdict
from zhunsheng.exchange.source_document import ImportedFramework, read_source_document

quick = settings(max_examples=60, deadline=None)


def read(text: str) -> ImportedFramework:
    return read_source_document(text.encode(), "model.txt")


def assert_comes_back(model: Model, layout: Layout) -> None:
    imported = read(render(model, layout))
    assert read_back(imported.framework, model) == expected(model, layout)
    assert imported.report.list_lines(Verdict.NOT_UNDERSTOOD) == ()


@quick
@given(models(), layouts)
def test_a_document_comes_back_whatever_its_layout(model: Model, layout: Layout) -> None:
    assert_comes_back(model, layout)


@quick
@given(models(is_even=False), layouts, st.sampled_from(["grouped", "table"]))
def test_levels_may_have_different_counts_where_the_layout_shows_them(
    model: Model, layout: Layout, arrangement: str
) -> None:
    assert_comes_back(model, replace(layout, arrangement=arrangement))


@quick
@given(models(has_levels=True, is_even=False), layouts)
def test_different_counts_in_a_flattened_table_are_right_or_asked_but_never_wrong(model: Model, layout: Layout) -> None:
    assume(len(model.codes) <= 3)  # the reach of statements, the only hint there is, has three steps
    flat = replace(layout, arrangement="flat")
    imported = read(render(model, flat))
    asked = {str(question.facts.get("competency")) for question in imported.report.questions}
    wanted = {ability.label: ability for ability in expected(model, flat).abilities}
    for got in read_back(imported.framework, model).abilities:
        right = [cell.statements for cell in got.cells] == [cell.statements for cell in wanted[got.label].cells]
        assert right or got.label in asked


@quick
@given(models(), layouts, st.sampled_from(["n", "■", "◆", "\uf06e"]), st.sampled_from(["flat", "grouped"]))
def test_a_document_may_stand_in_one_line(model: Model, layout: Layout, bullet: str, arrangement: str) -> None:
    in_one_line = replace(
        layout, gap=" ", bullet=bullet, arrangement=arrangement, matrix="lines", marks_html=False, has_preamble=False
    )
    assert_comes_back(model, in_one_line)


@quick
@given(models(), layouts, st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_the_encoding_does_not_matter(model: Model, layout: Layout, encoding: str) -> None:
    text = render(model, replace(layout, bullet="■"))
    said = read_source_document(text.encode(encoding), "model.txt")
    assert read_back(said.framework, model) == read_back(read(text).framework, model)
