"""The table of docs/reference/framework-formats.md, found out by trying every field in every format.

Written anew by `python -m tests.exchange.format_table`.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import docx

from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.wording import list_worded_codes, word
from zhunsheng.exchange.framework_sheets import SETTINGS, TABLES
from zhunsheng.exchange.framework_tree import framework_from_tree, framework_to_tree, list_file_keys
from zhunsheng.exchange.source_document import read_source_document
from zhunsheng.offline.frameworks import LOSSLESS, FrameworkFormat, open_framework, write_framework
from zhunsheng.offline.shipped_framework import load_framework

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/reference/framework-formats.md"
SOURCE = ROOT / "tests/fixtures/source/客服专业能力模型-2008.txt"
KEPT, ASSIGNED, LOST = "✓", "○", "–"
MARK = "☂"

Tree = dict[str, Any]
Field = tuple[str, str]

SAID_OTHERWISE = {
    "outcome_rule.rule",
    "outcome_scale.outcome",
    "display_scales.kind",
    "display_scales.words.judgement",
    "positions.candidates.confidence",
    "errata.place",
}
"""Fields that the handbook says in whole sentences or headings, so that their own words do not stand in it."""

NOT_PRINTED = {"positions.not_applicable.indicator"}
"""Codes that stand in the handbook for another reason."""

ASSIGNED_FIELDS = {
    "format", "code", "version", "languages", "document.provenance", "matrix.columns_confidence", "matrix.columns_note",
    "competencies.code", "competencies.stages.code", "competencies.levels.indicators.code", "positions.code",
    "positions.name", "positions.is_name_confirmed", "errata.place", "errata.printed", "errata.remark",
}  # fmt: skip
"""Fields that the importer gives itself where the document is silent."""


def render_table(folder: Path) -> str:
    """The Markdown table; `folder` is for the files that are tried."""
    full = _fill_every_field(load_framework())
    tree = framework_to_tree(full)
    kept = {form: _read_back(full, form, folder) for form in LOSSLESS}
    source = framework_to_tree(read_source_document(SOURCE.read_bytes(), SOURCE.name).framework)
    printed = _words(full)
    lines = ["| field | 中文 | TOML | JSON | XLSX | DOCX | source text in |", "|---|---|:-:|:-:|:-:|:-:|:-:|"]
    for field in _list_fields():
        name = ".".join(part for part in field if part)
        marks = [KEPT if _same(tree, kept[form], field) else LOST for form in LOSSLESS]
        is_printed = name in SAID_OTHERWISE or (name not in NOT_PRINTED and _is_printed(tree, field, printed))
        marks.append(KEPT if is_printed else LOST)
        marks.append(_from_source(source, field, name))
        lines.append(f"| `{name}` | {_label(field)} | {' | '.join(marks)} |")
    return "\n".join(lines) + "\n"


def _list_fields() -> list[Field]:
    """Every key of the file but those that only hold further keys."""
    sections = {section for section, _, _ in list_file_keys()}
    names = [(section, key) for section, key, _ in list_file_keys()]
    return [(section, key) for section, key in names if (f"{section}.{key}" if section else key) not in sections]


def _fill_every_field(framework: Framework) -> Framework:
    """The shipped framework with the fields that it leaves empty."""
    tree: Tree = deepcopy(framework_to_tree(framework))
    tree["document"] |= {"company": _text("company"), "dated": _text("dated"), "effective_from": "2026-07-01"}
    tree["document"] |= {name: f"人{name}" for name in ("prepared_by", "reviewed_by", "approved_by")}
    competency = tree["competencies"][0]
    competency["event_link"] = _text("link")
    competency["levels"][0]["indicators"][0] |= {"note": _text("note"), "replaces": ["DC-Sb-0"]}
    person = {"is_name_confirmed": True, "confirmed_by": "王敏", "confirmed_at": "2026-07-01T09:00:00+08:00"}
    tree["positions"][0].pop("candidates")  # a confirmed name has none
    marks = [{"indicator": "DC-Sa-1", "reason": _text("reason")}]
    tree["positions"][0] |= {**person, "name": _text("name"), "not_applicable": marks}
    tree["outcome_rule"]["every_indicator"] = True
    tree["evidence_gate"] |= {"meets_events": 4, "meets_coverage": [3, 4], "exceeds_events": 5, "mode": "enforce"}
    tree["evidence_gate"] |= {"exceeds_days_apart": 61, "exceeds_corroborated": 6, "confirm_within_workdays": 11}
    tree["evidence_gate"] |= {"show_within_days": 8}
    return framework_from_tree(tree)


def _text(name: str) -> Tree:
    """Words that stand nowhere else."""
    return {"zh-Hans": f"甲{name}{MARK}", "en": f"A{name}{MARK}"}


def _read_back(framework: Framework, form: FrameworkFormat, folder: Path) -> Tree:
    file = folder / f"framework.{form}"
    file.write_bytes(write_framework(framework, form))
    return framework_to_tree(open_framework(file).framework)


def _records(tree: Tree, section: str) -> Iterator[Tree]:
    """Every record that a section has."""
    held: list[Any] = [tree]
    for name in section.split(".") if section else ():
        found = [record[name] for record in held if name in record]
        held = [part for value in found for part in (value if isinstance(value, list) else [value])]
    yield from held


def _values(tree: Tree, field: Field) -> list[Any]:
    return [record.get(field[1]) for record in _records(tree, field[0])]


def _same(tree: Tree, again: Tree, field: Field) -> bool:
    return any(_values(tree, field)) and _values(tree, field) == _values(again, field)


def _words(framework: Framework) -> str:
    body = docx.Document(BytesIO(write_framework(framework, FrameworkFormat.DOCX))).element.body
    return "\n".join("".join(node.text or "" for node in line.iter("{*}t")) for line in body.iter("{*}p"))


def _is_printed(tree: Tree, field: Field, printed: str) -> bool:
    """Its words stand in the handbook, or the handbook reads differently without them."""
    section, key = field
    values = [value for value in _values(tree, field) if value]
    texts = [value.get("zh-Hans", "") if isinstance(value, Mapping) else value for value in values]
    if key not in {"requirements"} and all(isinstance(said, str) for said in texts):
        if (section, key) == ("positions", "name"):
            texts = texts[:1]  # names that are not confirmed are printed as candidates
        if all(said in printed for said in texts):
            return True
    other = deepcopy(tree)
    for record in _records(other, section):
        record.pop(key, None)
        if key == "stage":
            record.pop("stage_confidence", None)
        elif key == "stage_confidence" and "stage" in record:
            record[key] = "confirmed"
    return (section, key, True) not in list_file_keys() and _words(framework_from_tree(other)) != printed


def _from_source(source: Tree, field: Field, name: str) -> str:
    if not any(value is not None for value in _values(source, field)):
        return LOST
    is_assigned = name in ASSIGNED_FIELDS or field[0] in {"outcome_rule", "evidence_gate"}
    return ASSIGNED if is_assigned else KEPT


def _label(field: Field) -> str:
    section, key = field
    for table in TABLES:
        for column in table.columns:
            if (".".join(table.path), column.key) == field:
                return word(column.heading, "zh-Hans")
    for setting in (one for settings in SETTINGS.values() for one in settings):
        if (setting.section, setting.column.key) == field:
            return word(setting.column.heading, "zh-Hans")
    names = {"display_scales": "DisplayScale", "positions": "Position", "competencies": "Competency"}
    code = f"{names.get(section, '')}.{key}"
    return word(code, "zh-Hans") if code in list_worded_codes() else ""


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name:
        before, _, rest = PAGE.read_text("utf-8").partition("| field |")
        after = rest.partition("\n\n")[2]
        PAGE.write_text(f"{before}{render_table(Path(name))}\n{after}", "utf-8")
