"""Documents of the same kind from other houses: other level codes, other tables, other order, or none of it."""

from pathlib import Path

import pytest

from zhunsheng.exchange.import_report import Verdict
from zhunsheng.exchange.source_document import ImportedFramework, read_source_document

SOURCE = Path(__file__).parent.parent / "fixtures" / "source" / "客服专业能力模型-2008.txt"
LINES = SOURCE.read_text(encoding="utf-8").splitlines()
Cells = dict[str, list[str]]


def read(text: str) -> ImportedFramework:
    return read_source_document(text.encode(), "kindred.txt")


def competencies(imported: ImportedFramework) -> dict[str, tuple[str, Cells]]:
    """Label to definition and statements by level."""
    return {
        str(one.label): (
            str(one.definition),
            {cell.level: [str(indicator.statement) for indicator in cell.indicators] for cell in one.levels},
        )
        for one in imported.framework
    }


def codes(imported: ImportedFramework) -> list[str]:
    return [level.code for level in imported.framework.levels]


def questions(imported: ImportedFramework) -> list[str]:
    return [question.code for question in imported.report.questions]


def test_a_sequence_for_order_keeping_with_its_own_codes_and_tables() -> None:
    imported = read(
        "某物业公司\n秩序专业能力模型\n2009年3月\n目录\n1 关于本材料........1\n关于本材料\n本材料是某物业公司秩序专业能力模型。\n"
        "在专业序列分级的表述上,我们分别以字母Da、Di、Db表示。\nDa(advance):秩序资深专业水平\n"
        "Di(intermediate):秩序熟练专业水平\nDb(basic):秩序初级专业水平\n"
        "职位与能力匹配表\n职位 应急处置能力 巡查能力\n秩序主管 Da Di\n秩序员 Db N/A\n"
        "能力标签\t流程\t内涵界定\n应急处置能力\t发现—处置—报告\t■ 能够在第一时间处置险情\n"
        "巡查能力\t准备→巡查→记录\t■ 能够按线路巡查\n"
        "应急处置能力(发现—处置—报告)\n\tDb\tDi\tDa\n行为描述\t■ 发现险情■ 立即报告\t■ 组织处置\t■ 制定预案\n"
        "知识清单\t消防常识\t预案编制\t\n技能清单\t灭火器使用\t\t指挥\n"
        "巡查能力(准备→巡查→记录)\n\tDb\tDi\tDa\n行为描述\t■ 按时巡查\t■ 检查巡查质量\t■ 制定巡查标准\n"
    )
    assert competencies(imported) == {
        "应急处置能力": (
            "能够在第一时间处置险情",
            {"Db": ["发现险情", "立即报告"], "Di": ["组织处置"], "Da": ["制定预案"]},
        ),
        "巡查能力": ("能够按线路巡查", {"Db": ["按时巡查"], "Di": ["检查巡查质量"], "Da": ["制定巡查标准"]}),
    }
    first = imported.framework.get_competency("C1")
    assert [str(stage.name) for stage in first.stages] == ["发现", "处置", "报告"]
    assert [[str(known.text) for known in cell.knowledge or ()] for cell in first.levels] == [
        ["消防常识"],
        ["预案编制"],
        [],
    ]
    assert [str(position.name) for position in imported.framework.positions] == ["秩序主管", "秩序员"]
    assert (questions(imported), imported.report.list_lines(Verdict.NOT_UNDERSTOOD)) == ([], ())


def test_a_dictionary_with_a_statement_behind_each_level() -> None:
    imported = read(
        "客户服务部人员胜任素质模型\n1. 沟通能力\n定义:准确传递信息。\n1级:能够清楚地表达。\n2级:能够说服他人。\n3级:能够影响高层。\n"
        "2. 服务意识\n定义:以客户为中心。\n1级:礼貌待人。\n2级:主动服务。\n3级:超越期望。\n"
    )
    assert competencies(imported)["服务意识"] == (
        "以客户为中心。",
        {"1级": ["礼貌待人。"], "2级": ["主动服务。"], "3级": ["超越期望。"]},
    )
    assert questions(imported) == ["import-ask-level-order"]


def test_a_table_with_one_row_a_level_under_each_heading() -> None:
    imported = read(
        "一、洞察需求能力\n定义:能够识别顾客的需求\n等级\t行为描述\n1级\t1、收集信息;2、做好记录\n2级\t1、分析信息;2、提出建议\n"
        "二、快速响应能力\n定义:能够及时响应\n等级\t行为描述\n1级\t1、答复;2、跟进\n2级\t1、组织;2、复盘\n"
    )
    assert competencies(imported)["洞察需求能力"][1] == {
        "1级": ["收集信息;", "做好记录"],
        "2级": ["分析信息;", "提出建议"],
    }
    assert list(competencies(imported)) == ["洞察需求能力", "快速响应能力"]


def test_one_table_with_label_definition_level_and_requirement_side_by_side() -> None:
    imported = read(
        "主管级能力模型\n能力标签\t内涵界定\t等级\t能力要求\n"
        "创新(优化/突破)\t能够提出改进的办法,并组织实施\tD\t能够提出改进工作的建议\n\t\tC\t能够组织改进工作\n"
        "客户(维系/超越)\t能够以客户为先,超越期望\tD\t能够耐心听取客户的意见\n\t\tC\t能够主动走访客户\n"
    )
    assert competencies(imported) == {
        "创新(优化/突破)": (
            "能够提出改进的办法,并组织实施",
            {"D": ["能够提出改进工作的建议"], "C": ["能够组织改进工作"]},
        ),
        "客户(维系/超越)": ("能够以客户为先,超越期望", {"D": ["能够耐心听取客户的意见"], "C": ["能够主动走访客户"]}),
    }


def test_a_model_without_levels_has_a_definition_and_numbered_statements() -> None:
    imported = read(
        "中层经理胜任能力模型\n战略思维\n能够从全局出发思考问题。\n1. 了解公司的战略。\n2. 将战略分解到部门。\n"
        "团队领导力\n能够带领团队完成目标。\n1. 明确分工。\n2. 关心下属。\n"
    )
    assert competencies(imported) == {
        "战略思维": ("能够从全局出发思考问题。", {"L1": ["了解公司的战略。", "将战略分解到部门。"]}),
        "团队领导力": ("能够带领团队完成目标。", {"L1": ["明确分工。", "关心下属。"]}),
    }
    assert questions(imported) == ["import-ask-no-levels"]


def test_a_label_and_its_definition_may_share_a_line() -> None:
    imported = read(
        "能力定义\n洞察需求能力:能够识别需求,并加以记录\n快速响应能力:能够及时响应顾客,并跟进\n"
        "洞察需求能力\n初级\nn收集信息\n高级\nn分析信息\n快速响应能力\n初级\nn答复\n高级\nn组织\n"
    )
    assert competencies(imported)["快速响应能力"] == ("能够及时响应顾客,并跟进", {"初级": ["答复"], "高级": ["组织"]})
    assert codes(imported) == ["初级", "高级"]


@pytest.mark.parametrize("joint", [" ", ""])
@pytest.mark.parametrize("lines", [LINES, LINES[24:521]], ids=["with page furniture", "alone"])
def test_the_source_in_one_line_keeps_all_statements_and_cells(joint: str, lines: list[str]) -> None:
    whole = read_source_document(SOURCE.read_bytes(), SOURCE.name).framework
    imported = read(joint.join(line for line in lines if line))
    assert [one.levels for one in imported.framework] == [one.levels for one in whole]
    assert [position.requirements for position in imported.framework.positions] == [
        position.requirements for position in whole.positions
    ]
