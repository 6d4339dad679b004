"""Competency documents in many layouts, rendered from one small model, so that what was rendered can be asked back."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from hypothesis import strategies as st

from zhunsheng.domain.frameworks import Framework

LABELS = ("洞察需求能力", "服务策划能力", "快速响应能力", "团队协作", "学习成长", "客户导向", "问题解决能力")
STAGES = ("收集信息", "分析", "产出", "验证", "跟进", "反馈", "倾听")
REACHES = ("单个顾客", "项目内", "细分市场/区域内", "全公司范围内的区域")
DEEDS = (
    "主动收集{0}的需求信息,判断其真实性,并做好记录",
    "在{0}及时跟进处理情况,把结果反馈给有关同事",
    "对{0}的问题提出改进办法,验证后形成书面的作业要求",
    "用成就感取代压力感,从容面对{0}的抱怨和投诉",
    "整合{0}的资源,按约定的时间完成服务方案(含预算)",
)
NAMES = ("客服主管", "客服专员", "前台接待", "管理处经理", "客户经理")
ITEMS = ("物业管理条例", "投诉处理流程", "面谈的技巧", "CRM系统的使用", "公文写作")
LEVEL_CODES = (
    ("Sb", "Si", "Sa"),
    ("Db", "Di", "Da"),
    ("1级", "2级", "3级"),
    ("一级", "二级"),
    ("初级", "中级", "高级"),
    ("D", "C", "B", "A"),
)
WORDS = ("初级水平", "熟练水平", "资深水平", "专家水平")
POINTS = (
    ("高于岗位要求", "学习典范", "持续展现相关行为,为内外部客户肯定并为学习表率"),
    ("等于岗位要求", "达到目标", "持续展现相关行为,但仍有进一步提升空间"),
    ("低于岗位要求", "有待改进", "尚未展现相关行为,仍需协助指导"),
)


@dataclass(frozen=True)
class Cell:
    statements: tuple[str, ...]
    knowledge: tuple[str, ...] | None = None
    skills: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Ability:
    label: str
    definition: str
    stages: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Model:
    """What a document says. `codes` ascend; a document without levels has one cell for each ability."""

    codes: tuple[str, ...]
    abilities: tuple[Ability, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """Position name (empty when the document names none) and a level or N/A for each ability."""


@dataclass(frozen=True)
class Layout:
    """How it says it."""

    bullet: str = "n"
    gap: str = "\n\n"
    arrangement: str = "flat"
    descending: bool = False
    matrix: str = "lines"
    heads_matrix: bool = False
    marks_html: bool = False
    wide_signs: bool = False
    has_preamble: bool = True


@dataclass(frozen=True)
class Said:
    """What a reader should get out, and what it got."""

    codes: tuple[str, ...]
    abilities: tuple[Ability, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    points: tuple[tuple[str, str, str], ...]


def render(model: Model, layout: Layout) -> str:
    lines = [
        *(_preamble() if layout.has_preamble else ()),
        *_levels(model),
        *_matrix(model, layout),
        "评分标准",
        *(part for point in POINTS for part in point),
        *_definitions(model, layout),
        *(line for ability in model.abilities for line in _behaviours(ability, model, layout)),
    ]
    if layout.wide_signs:
        lines = [_widen(line) for line in lines]
    if layout.marks_html:
        lines = [f"<p class=MsoNormal>{line}<o:p></o:p>" for line in lines]
    return layout.gap.join(lines) + layout.gap


def expected(model: Model, layout: Layout) -> Said:
    """Words as the layout prints them."""

    def printed(words: str) -> str:
        return _widen(words) if layout.wide_signs else words

    abilities = tuple(
        Ability(
            ability.label,
            printed(ability.definition),
            ability.stages,
            tuple(Cell(tuple(map(printed, cell.statements)), cell.knowledge, cell.skills) for cell in ability.cells),
        )
        for ability in model.abilities
    )
    points = tuple((label, meaning, printed(definition)) for label, meaning, definition in POINTS)
    return Said(model.codes, abilities, model.rows, points)


def read_back(framework: Framework, model: Model) -> Said:
    """A framework in the shape of the model, position names left out where the model has none."""
    abilities = tuple(
        Ability(
            str(competency.label),
            str(competency.definition),
            tuple(str(stage.name) for stage in competency.stages),
            tuple(
                Cell(
                    tuple(str(indicator.statement) for indicator in cell.indicators),
                    None if cell.knowledge is None else tuple(str(item.text) for item in cell.knowledge),
                    None if cell.skills is None else tuple(str(item.text) for item in cell.skills),
                )
                for cell in competency.levels
            ),
        )
        for competency in framework
    )
    rows = tuple(
        (
            str(position.name) if position.is_name_confirmed else "",
            tuple(asked.level or "N/A" for asked in position.requirements),
        )
        for position in framework.positions
    )
    points = tuple(
        (str(point.label), str(point.meaning), str(point.definition)) for point in framework.outcome_scale.points
    )
    codes = tuple(level.code for level in framework.levels) if model.codes else ()
    return Said(codes, abilities, rows, points)


def _preamble() -> list[str]:
    return [
        "某某物业服务有限公司",
        "客服序列专业能力模型",
        "2012年5月",
        "关于本材料",
        "本材料旨在帮助员工明确需要具备怎样的能力。",
    ]


def _levels(model: Model) -> list[str]:
    if not model.codes:
        return []
    return [
        "每个等级界定如下:",
        *(part for code, word in zip(model.codes, WORDS, strict=False) for part in (code, word)),
    ]


def _matrix(model: Model, layout: Layout) -> list[str]:
    if not model.rows:
        return []
    heads = ["职位", *(ability.label for ability in model.abilities)] if layout.heads_matrix else []
    if layout.matrix == "lines":
        return ["职位与能力匹配表", *heads, *(part for name, cells in model.rows for part in (name, *cells) if part)]
    joint = {"tabs": "\t", "spaces": "  "}[layout.matrix]
    rows = [joint.join(part for part in (name, *cells) if part) for name, cells in model.rows]
    return ["职位与能力匹配表", *([joint.join(heads)] if heads else []), *rows]


def _definitions(model: Model, layout: Layout) -> list[str]:
    if not any(ability.definition for ability in model.abilities):
        return []
    lines = ["能力标签定义"]
    for ability in model.abilities:
        stages = ["-".join(ability.stages)] if ability.stages else []
        lines += [ability.label, *stages, layout.bullet + ability.definition]
    return lines


def _behaviours(ability: Ability, model: Model, layout: Layout) -> list[str]:
    heading = f"{ability.label}({'-'.join(ability.stages)})" if ability.stages else ability.label
    pairs = list(zip(model.codes or ("",), ability.cells, strict=True))
    if layout.descending:
        pairs.reverse()
    if layout.arrangement == "flat":
        return [
            heading,
            *(code for code, _ in pairs if code),
            *_flat_cells([cell for _, cell in pairs], layout),
            "链接对应的行为事件",
        ]
    if layout.arrangement == "table":
        return [heading, *_table_rows(pairs, layout)]
    lines = [heading]
    for code, cell in pairs:
        lines += [code, *_flat_cells([cell], layout)] if code else _flat_cells([cell], layout)
    return lines


def _flat_cells(cells: Sequence[Cell], layout: Layout) -> list[str]:
    lines = [
        f"{_bullet(layout, number)}{said}" for cell in cells for number, said in enumerate(cell.statements, start=1)
    ]
    for heading, name in (("知识清单", "knowledge"), ("技能清单", "skills")):
        for cell in cells:
            items = getattr(cell, name)
            lines += [] if items is None else [heading, *(f"{layout.bullet}{said}" for said in items)]
    return lines


def _table_rows(pairs: Sequence[tuple[str, Cell]], layout: Layout) -> list[str]:
    columns = [[f"{layout.bullet}{said}" for said in cell.statements] for _, cell in pairs]
    rows = [[code for code, _ in pairs], *(list(row) for row in zip_longest(*columns, fillvalue=""))]
    for heading, name in (("知识清单", "knowledge"), ("技能清单", "skills")):
        lists = [getattr(cell, name) for _, cell in pairs]
        if lists[0] is not None:
            rows += [[heading] * len(pairs), *(list(row) for row in zip_longest(*lists, fillvalue=""))]
    return ["\t".join(row) for row in rows]


def _bullet(layout: Layout, number: int) -> str:
    return layout.bullet.replace("1", str(number))


def _widen(text: str) -> str:
    return text.translate({ord(sign): ord(sign) + 0xFEE0 for sign in ",():;"})


@st.composite
def models(draw: st.DrawFn, *, has_levels: bool | None = None, is_even: bool = True) -> Model:
    """`is_even`: as many statements at each level, so that flattened columns can be told apart."""
    wants_levels = draw(st.booleans()) if has_levels is None else has_levels
    codes = draw(st.sampled_from(LEVEL_CODES)) if wants_levels else ()
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=4, unique=True))
    has_stages, has_lists, has_definitions = (
        draw(st.booleans()),
        draw(st.sampled_from((None, 0, 1))),
        draw(st.booleans()),
    )
    if not codes and not has_definitions:
        labels = [label if label.endswith("能力") else f"{label}能力" for label in labels]
    abilities = []
    for label in dict.fromkeys(labels):
        share = draw(st.integers(1, 4))
        cells = tuple(
            draw(_cells(place, share if is_even else draw(st.integers(1, 4)), has_lists))
            for place in range(len(codes) or 1)
        )
        stages = (
            tuple(draw(st.lists(st.sampled_from(STAGES), min_size=2, max_size=4, unique=True))) if has_stages else ()
        )
        definition = f"能够有效地运用{label}的方法,为顾客提供及时而专业的服务" if has_definitions else ""
        abilities.append(Ability(label, definition, stages, cells))
    return Model(codes, tuple(abilities), draw(_rows(codes, len(abilities))) if codes else ())


@st.composite
def _cells(draw: st.DrawFn, place: int, count: int, has_lists: int | None) -> Cell:
    deeds = draw(st.permutations(DEEDS))[:count]
    statements = tuple(deed.format(REACHES[place]) for deed in deeds)
    if has_lists is None:
        return Cell(statements)
    items = st.lists(st.sampled_from(ITEMS), min_size=has_lists, max_size=has_lists * 3, unique=True).map(tuple)
    return Cell(statements, draw(items), draw(items))


@st.composite
def _rows(draw: st.DrawFn, codes: Sequence[str], width: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    cells = st.lists(st.sampled_from([*codes, "N/A"]), min_size=width, max_size=width).map(tuple)
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
    is_named = draw(st.booleans())
    return tuple((name if is_named else "", draw(cells)) for name in names)


layouts = st.builds(
    Layout,
    bullet=st.sampled_from(("n", "■", "● ", "· ", "1、", "(1)", "- ", "◆", "\uf06e")),
    gap=st.sampled_from(("\n\n", "\n", "\r\n")),
    arrangement=st.sampled_from(("flat", "grouped", "table")),
    descending=st.booleans(),
    matrix=st.sampled_from(("lines", "tabs", "spaces")),
    heads_matrix=st.booleans(),
    marks_html=st.booleans(),
    wide_signs=st.booleans(),
    has_preamble=st.booleans(),
)
