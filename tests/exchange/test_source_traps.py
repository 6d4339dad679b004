"""Traps of real documents, one by one: what is certain is taken, what is not is asked, nothing vanishes."""

import pytest

from zhunsheng.domain.competencies import Confidence
from zhunsheng.exchange.import_report import Verdict, list_places
from zhunsheng.exchange.source_document import ImportedFramework, read_source_document

LEVELS = (
    "等级界定如下:\nSa(advance)\n客服资深专业水平\nSi(intermediate)\n客服熟练专业水平\nSb(basic)\n客服初级专业水平\n"
)
TWO = (
    "洞察需求能力(收集-分析)\nSb\nn记录需求\nSi\nn分析需求\nSa\nn标准化需求\n"
    "快速响应能力(应对-反馈)\nSb\nn答复顾客\nSi\nn组织资源\nSa\nn推广方案\n"
)
MATRIX = "职位与能力匹配表\n"


def read(text: str) -> ImportedFramework:
    return read_source_document(text.encode(), "trap.txt")


def rows(imported: ImportedFramework) -> list[tuple[str, list[str]]]:
    return [
        (str(position.name), [f"{asked.competency} {asked.level or 'N/A'}" for asked in position.requirements])
        for position in imported.framework.positions
    ]


def statements(imported: ImportedFramework, code: str = "C1") -> dict[str, list[str]]:
    cells = imported.framework.get_competency(code).levels
    return {cell.level: [str(indicator.statement) for indicator in cell.indicators] for cell in cells}


def questions(imported: ImportedFramework) -> list[str]:
    return [question.code for question in imported.report.questions]


def lost(imported: ImportedFramework) -> list[str]:
    return [line.text for line in imported.report.list_lines(Verdict.NOT_UNDERSTOOD)]


def test_several_positions_in_one_cell_become_several_positions() -> None:
    imported = read(LEVELS + TWO + MATRIX + "客服主管、客服专员\tSa\tSi\n前台接待\tSb\tN/A\n")
    assert rows(imported) == [
        ("客服主管", ["C1 Sa", "C2 Si"]),
        ("客服专员", ["C1 Sa", "C2 Si"]),
        ("前台接待", ["C1 Sb", "C2 N/A"]),
    ]
    assert all(position.is_name_confirmed for position in imported.framework.positions)


def test_several_rows_in_one_line_are_taken_apart_at_the_names() -> None:
    imported = read(LEVELS + TWO + MATRIX + "客服主管 Sa Si 客服专员 Si Si 前台接待 Sb N/A\n")
    assert [name for name, _ in rows(imported)] == ["客服主管", "客服专员", "前台接待"]


def test_heads_that_name_the_columns_settle_their_order() -> None:
    imported = read(LEVELS + TWO + MATRIX + "职位\t快速响应能力\t洞察需求能力\n客服主管\tSa\tSb\n")
    assert rows(imported) == [("客服主管", ["C1 Sb", "C2 Sa"])]
    assert imported.framework.matrix.columns_confidence is Confidence.CONFIRMED
    assert questions(imported) == []


def test_a_matrix_with_the_competencies_down_the_side_is_turned() -> None:
    imported = read(LEVELS + TWO + MATRIX + "能力\t客服主管\t前台接待\n洞察需求能力\tSa\tSb\n快速响应能力\tSi\tN/A\n")
    assert rows(imported) == [("客服主管", ["C1 Sa", "C2 Si"]), ("前台接待", ["C1 Sb", "C2 N/A"])]


def test_a_turned_matrix_with_a_row_too_long_or_twice_keeps_what_is_certain() -> None:
    turned = "能力 客服主管 前台接待\n洞察需求能力 Sa Sb Sa\n快速响应能力 Si N/A\n快速响应能力 Sa Sa\n"
    imported = read(LEVELS + TWO + MATRIX + turned.replace(" ", "\t"))
    assert rows(imported) == [("客服主管", ["C2 Si"]), ("前台接待", ["C2 N/A"])]
    assert lost(imported) == ["洞察需求能力\tSa\tSb\tSa", "快速响应能力\tSa\tSa"]


def test_an_unknown_level_in_the_matrix_leaves_its_cell_open_and_is_asked() -> None:
    imported = read(LEVELS + TWO + MATRIX + "客服主管\tSa\tSx\n前台接待\tSb\tSi\n")
    assert rows(imported) == [("客服主管", ["C1 Sa"]), ("前台接待", ["C1 Sb", "C2 Si"])]
    assert "import-ask-cells" in questions(imported)


def test_an_empty_cell_under_named_columns_is_asked_and_not_taken_for_not_applicable() -> None:
    imported = read(LEVELS + TWO + MATRIX + "职位\t洞察需求能力\t快速响应能力\n客服主管\t\tSa\n")
    assert rows(imported) == [("客服主管", ["C2 Sa"])]
    assert questions(imported) == ["import-ask-cells"]


def test_a_flattened_matrix_that_lacks_a_cell_is_asked_as_a_whole() -> None:
    imported = read(LEVELS + TWO + MATRIX + "Sa\nSa\nSi\n")
    assert rows(imported) == []
    assert "import-ask-matrix-row" in questions(imported)
    assert lost(imported) == ["Sa", "Sa", "Si"]


def test_statements_that_do_not_divide_are_asked_and_left_out() -> None:
    imported = read(LEVELS + "洞察需求能力(收集-分析)\nSb\nSi\nSa\nn做甲事\nn做乙事\nn做丙事\nn做丁事\n")
    assert statements(imported) == {}
    assert questions(imported) == ["import-ask-division"]
    assert len(lost(imported)) == 4


def test_reach_divides_statements_of_unequal_count_but_asks_for_confirmation() -> None:
    text = "洞察需求能力(收集-分析)\nSb\nSi\nSa\nn服务单个顾客\nn记录单个需求\nn分析项目数据\nn推广到区域\n"
    imported = read(LEVELS + text)
    assert statements(imported) == {
        "Sb": ["服务单个顾客", "记录单个需求"],
        "Si": ["分析项目数据"],
        "Sa": ["推广到区域"],
    }
    assert questions(imported) == ["import-ask-confirm-division"]


def test_columns_that_were_read_row_by_row_are_recognised_by_reach() -> None:
    rowwise = "n服务单个顾客\nn分析项目数据\nn推广到区域\nn记录单个需求\nn统筹项目资源\nn规范区域标准\n"
    imported = read(LEVELS + "洞察需求能力(收集-分析)\nSb\nSi\nSa\n" + rowwise)
    assert statements(imported)["Sb"] == ["服务单个顾客", "记录单个需求"]
    assert questions(imported) == ["import-ask-confirm-division"]


def test_a_wrapped_sentence_is_joined_and_marked_as_inferred() -> None:
    imported = read(LEVELS + "洞察需求能力(收集-分析)\nSb\nn主动收集顾客的\n需求信息\nn如实记录\n")
    assert statements(imported) == {"Sb": ["主动收集顾客的需求信息", "如实记录"]}
    assert any(meaning.code == "import-continuation" for line in imported.report.lines for meaning in line.meanings)


def test_a_sentence_that_was_cut_off_is_kept_as_it_stands_and_asked() -> None:
    imported = read(LEVELS + "洞察需求能力(收集-分析)\nSb\nn主动收集单个顾客的需求信息,并")
    assert statements(imported) == {"Sb": ["主动收集单个顾客的需求信息,并"]}
    assert questions(imported) == ["import-ask-cut-off"]


def test_a_definition_that_was_cut_off_is_asked_too() -> None:
    imported = read(LEVELS + "能力标签定义\n洞察需求能力\n收集-分析\nn能够主动收集\n信息,并\n")
    assert str(imported.framework.get_competency("C1").definition) == "能够主动收集信息,并"
    assert questions(imported) == ["import-ask-cut-off"]


def test_lines_in_question_are_told_as_spans_over_blank_lines() -> None:
    assert list_places((3, 5, 7, 12, 13, 20), (4, 6, 8, 9)) == ("3–7", "12–13", "20")


def test_words_behind_the_last_part_are_reported_and_not_swallowed() -> None:
    imported = read(LEVELS + TWO + "链接对应的行为事件\n这一句不属于任何部分,也没有人认得它\n")
    assert lost(imported) == ["这一句不属于任何部分,也没有人认得它"]
    assert questions(imported) == ["import-ask-lines"]


def test_letters_without_a_word_about_their_order_are_asked() -> None:
    imported = read(
        "洞察需求能力(收集-分析)\nA\nn记录需求\nB\nn分析需求\nC\nn标准化需求\n快速响应能力(应对-反馈)\nA\nn答\nB\nn办\nC\nn管\n"
    )
    assert [level.code for level in imported.framework.levels] == ["A", "B", "C"]
    assert questions(imported) == ["import-ask-level-order"]


def test_a_sentence_about_the_order_settles_it() -> None:
    text = "能力等级从高到低分为A、B、C三级。\n" + TWO.replace("Sb\n", "C\n").replace("Si\n", "B\n").replace(
        "Sa\n", "A\n"
    )
    imported = read(text + MATRIX + "A\nB\nC\nA\n")
    assert [level.code for level in imported.framework.levels] == ["C", "B", "A"]


def test_a_document_without_levels_keeps_one_and_asks() -> None:
    imported = read(
        "洞察需求能力\n定义:能够识别顾客的需求\n1、主动收集信息\n2、如实做好记录\n快速响应能力\n定义:能够及时响应\n1、第一时间答复\n"
    )
    assert [str(competency.definition) for competency in imported.framework] == ["能够识别顾客的需求", "能够及时响应"]
    assert statements(imported) == {"L1": ["主动收集信息", "如实做好记录"]}
    assert questions(imported) == ["import-ask-no-levels"]


def test_a_level_and_its_statement_may_share_a_line() -> None:
    imported = read(LEVELS + "洞察需求能力(收集-分析)\nSb:主动收集信息\nSi:分析信息\nSa:形成标准\n")
    assert statements(imported) == {"Sb": ["主动收集信息"], "Si": ["分析信息"], "Sa": ["形成标准"]}


def test_entries_run_together_in_one_line_are_taken_apart() -> None:
    imported = read(LEVELS + "洞察需求能力(收集-分析)\nSb\n1、主动收集信息;2、如实做好记录\nSi\n■分析信息■提出建议\n")
    assert statements(imported) == {"Sb": ["主动收集信息;", "如实做好记录"], "Si": ["分析信息", "提出建议"]}


def test_a_second_description_of_a_competency_is_asked_and_not_mixed_in() -> None:
    imported = read(LEVELS + TWO + "洞察需求能力(收集-分析)\nSb\nn另一种写法\n")
    assert statements(imported)["Sb"] == ["记录需求"]
    assert "import-ask-twice" in questions(imported)
    assert lost(imported) == ["n另一种写法"]


def test_a_list_heading_too_few_is_asked() -> None:
    text = "洞察需求能力(收集-分析)\nSb\nSi\nSa\nn甲事\nn乙事\nn丙事\n知识清单\n知识清单\n"
    imported = read(LEVELS + text)
    assert all(cell.knowledge is None for cell in imported.framework.get_competency("C1").levels)
    assert questions(imported) == ["import-ask-list"]


def test_word_html_leaves_no_trace_in_the_words() -> None:
    imported = read(
        LEVELS
        + "洞察需求能力(收集-分析)\nSb\n<span lang=EN-US>n</span>收集&ldquo;需求&rdquo;信息&nbsp;<o:p></o:p>\n<o:p></o:p>\n"
    )
    assert statements(imported) == {"Sb": ["收集“需求”信息"]}
    assert [line.text for line in imported.report.list_lines(Verdict.NOISE)] == ["<o:p></o:p>"]


def test_running_heads_beside_page_numbers_are_noise() -> None:
    page = "内部资料 注意保密\n3\n"
    imported = read(LEVELS + page + TWO + page + MATRIX + "Sa\nSa\n" + page)
    assert [line.text for line in imported.report.list_lines(Verdict.NOISE)] == ["内部资料 注意保密", "3"] * 3
    assert lost(imported) == []


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        ("编制:人力资源部", "prepared_by", "人力资源部"),
        ("审核人:王某", "reviewed_by", "王某"),
        ("批准:李某", "approved_by", "李某"),
        ("适用范围:各管理处客服岗位", "scope", "各管理处客服岗位"),
        ("生效日期:2008年9月1日", "effective_from", "2008-09-01"),
    ],
)
def test_who_made_the_document_and_from_when_it_holds_is_kept(line: str, field: str, words: str) -> None:
    imported = read(f"客服专业能力模型\n{line}\n" + LEVELS + TWO)
    assert str(getattr(imported.framework.document, field)) == words


def test_a_scale_laid_out_side_by_side_is_read_by_column() -> None:
    scale = (
        "评分标准\n高于岗位要求\t等于岗位要求\t低于岗位要求\n学习典范\t达到目标\t有待改进\n"
        "为他人表率,持续展现\t基本达到,持续展现\t仍需指导,尚未展现\n"
    )
    points = read(LEVELS + TWO + scale).framework.outcome_scale.points
    assert [str(point.meaning) for point in points] == ["学习典范", "达到目标", "有待改进"]
    assert [str(point.definition) for point in points] == [
        "为他人表率,持续展现",
        "基本达到,持续展现",
        "仍需指导,尚未展现",
    ]


def test_a_scale_with_a_missing_point_is_asked() -> None:
    imported = read(LEVELS + TWO + "评分标准\n高于岗位要求\n学习典范\n为他人表率\n低于岗位要求\n有待改进\n仍需指导\n")
    assert questions(imported) == ["import-ask-scale"]


def test_a_file_with_more_parts_than_any_model_is_handed_back_whole() -> None:
    imported = read(LEVELS + TWO + MATRIX + "Sa\n" * 60_000)
    assert imported.framework.competencies == ()
    assert questions(imported) == ["import-ask-too-much"]
    assert imported.report.count(Verdict.NOT_UNDERSTOOD) > 60_000
