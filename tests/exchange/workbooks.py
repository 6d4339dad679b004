"""Small assessment workbooks for tests: one that is right, and ways to spoil it."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

from zhunsheng.domain.frameworks import Framework
from zhunsheng.exchange.assessment_workbook.read import ReadWorkbook, read_workbook_content
from zhunsheng.exchange.assessment_workbook.write import write_assessment_workbook
from zhunsheng.offline.shipped_framework import load_framework

Rows = dict[str, list[dict[str, Any]]]

TODAY = date(2026, 7, 20)


def right_rows() -> Rows:
    """One cycle, a manager and two people; the manager has rated the first of them in 快速响应 and 服务策划."""
    return deepcopy(_RIGHT)


def judge(ratee: str, rater: str, judgements: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"cycle": "2026", "ratee": ratee, "rater": rater, "indicator": code, "judgement": said}
        for code, said in judgements.items()
    ]


@cache
def right_file() -> bytes:
    return file_of(right_rows())


def file_of(rows: Mapping[str, Sequence[Mapping[str, Any]]], framework: Framework | None = None) -> bytes:
    return write_assessment_workbook(framework or load_framework(), "zh-Hans", rows)


def read_rows(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> ReadWorkbook:
    return read_content(file_of(rows))


def read_content(content: bytes, filename: str = "评估.xlsx") -> ReadWorkbook:
    return read_workbook_content(content, filename, load_framework(), TODAY)


def told(read: ReadWorkbook) -> list[tuple[str, str]]:
    """Code and place of every problem, in order."""
    return [(finding.problem.code, finding.problem.place) for finding in read.findings]


_RIGHT: Rows = {
    "cycles": [
        {
            "code": "2026",
            "name": "2026 年度评估",
            "period_from": date(2025, 7, 1),
            "period_to": date(2026, 6, 30),
            "gate_mode": "强制",
            "follow_up_by": date(2026, 9, 30),
            "published_on": date(2026, 7, 22),
        }
    ],
    "units": [{"code": "HN", "name": "华南区"}, {"code": "YXL", "name": "云栖里项目", "parent": "HN"}],
    "people": [
        {"code": "P1", "name": "谢允之", "unit": "HN"},
        {"code": "P2", "name": "陆清和", "unit": "YXL", "position": "09", "manager": "P1"},
        {"code": "P3", "name": "贺知秋", "unit": "YXL", "position": "11", "manager": "P2"},
    ],
    "assignments": [
        {"cycle": "2026", "ratee": "P2", "rater": "P1", "role": "上级"},
        {"cycle": "2026", "ratee": "P2", "rater": "P2", "role": "自评"},
        {"cycle": "2026", "ratee": "P3", "rater": "P2", "role": "上级"},
    ],
    "ratings": [
        *judge("P2", "P1", {"XY-Si-1": "经常展现", "XY-Si-2": "持续展现", "XY-Si-3": "无法判断"}),
        *judge("P2", "P2", {"XY-Si-1": "持续展现", "XY-Si-2": "持续展现"}),
    ],
    "rater_outcomes": [],
    "decisions": [],
    "events": [
        {
            "code": "E1",
            "person": "P2",
            "on": date(2026, 3, 12),
            "title": "8 栋渗水当晚关阀",
            "codings": "XY-Si-1 典范；XY-Si-2 合格",
            "noted_by": "P1",
            "noted_on": date(2026, 3, 13),
            "shown_on": date(2026, 3, 13),
            "confirmed_by": "P1",
        },
        {
            "code": "E2",
            "person": "P2",
            "on": date(2026, 5, 20),
            "title": "停水送水到户",
            "codings": "XY-Si-1 合格；XY-Si-3 合格",
            "noted_by": "P2",
            "noted_on": date(2026, 5, 21),
            "reference": "工单 WX-20260520-03",
        },
    ],
}
