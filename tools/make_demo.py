"""Writes catalog/demo/demo-company.xlsx from company.toml and the stories beside it: `python -m tools.make_demo`.

Nothing in it is left to chance, so the same data always give the same workbook.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from tools.demo.cast import DEMO, Company, Ratee, load_company
from tools.demo.dated_events import Dating
from tools.demo.evidence import StoryShelf, choose_counter_events, choose_events
from tools.demo.judgements import say, words_for
from tools.demo.marks import mark_for_plan
from tools.demo.remarks import Remarks
from tools.demo.stories import load_stories

from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcomes import NoOutcome, Outcome
from zhunsheng.domain.results import CompetencyResult, PersonalResult
from zhunsheng.exchange.assessment_workbook.read import read_workbook_content
from zhunsheng.exchange.assessment_workbook.write import write_assessment_workbook
from zhunsheng.offline.assess_workbook import conclude_rounds
from zhunsheng.offline.shipped_framework import load_framework

WORKBOOK = DEMO / "demo-company.xlsx"
LANGUAGE = "zh-Hans"

Row = dict[str, Any]
Rows = dict[str, list[Row]]

_REGIONAL_HEAD = "HN10"
_REGIONAL_MANAGER = "HN01"


def make_rows(framework: Framework) -> Rows:
    """All rows of the demo workbook, by sheet."""
    company = load_company(framework)
    rows: Rows = {
        "cycles": [dict(cycle) for cycle in company.cycles],
        "units": [dict(unit) for unit in company.units],
        "people": list(_people(company)),
        "assignments": list(_assignments(company)),
        "rater_outcomes": [dict(choice) for choice in company.choices],
    }
    short: dict[tuple[str, str], Mapping[str, list[str]]] = {}
    rows["events"] = list(_events(company, framework, short))
    rows["ratings"] = list(_ratings(company, framework, rows["events"], short))
    rows["events"] += [dict(event) for event in company.awkward_events]
    rows["decisions"] = list(_decisions(company, framework, rows))
    return rows


def make_workbook(framework: Framework) -> bytes:
    return write_assessment_workbook(framework, LANGUAGE, make_rows(framework))


def _people(company: Company) -> Iterator[Row]:
    keys = ("code", "name", "unit", "position", "manager")
    for person in company.people:
        usual = {key: person.get(key) for key in keys}
        excluded = person.get("not_included", {})
        if "only_in" in person:
            yield usual | {"cycle": person["only_in"], "not_included": excluded.get(person["only_in"])}
            continue
        yield usual
        for cycle in sorted({*excluded, *(["2025"] if "position_in_2025" in person else [])}):
            position = person.get(f"position_in_{cycle}", person["position"])
            yield usual | {"position": position, "cycle": cycle, "not_included": excluded.get(cycle)}
    for other in company.others:
        yield {key: other.get(key) for key in keys}


def _assignments(company: Company) -> Iterator[Row]:
    for ratee in company.ratees:
        for rater, role in ratee.raters:
            yield {"cycle": ratee.cycle, "ratee": ratee.code, "rater": rater, "role": role}


def _events(
    company: Company, framework: Framework, short: dict[tuple[str, str], Mapping[str, list[str]]]
) -> Iterator[Row]:
    """The events of everybody, and in `short` the indicators that they speak against."""
    shelf, dating = StoryShelf(load_stories()), Dating(company)
    for ratee in company.ratees:
        against = choose_counter_events(ratee, shelf, framework)
        supporting = choose_events(ratee, shelf, framework)
        short[ratee.cycle, ratee.code] = {
            competency: [code for told in found for code in told.indicators] for competency, found in against.items()
        }
        told_against = [told for found in against.values() for told in found]
        rows = list(dating.rows(ratee, supporting, told_against))
        mark_for_plan(ratee, rows)
        yield from rows


def _ratings(
    company: Company,
    framework: Framework,
    events: list[Row],
    short: Mapping[tuple[str, str], Mapping[str, list[str]]],
) -> Iterator[Row]:
    remarks = Remarks(company.remarks, events)
    for ratee in company.ratees:
        for rater, role in ratee.raters:
            said = say(ratee, rater, role, short[ratee.cycle, ratee.code], framework)
            for indicator, judgement in said.items():
                yield {
                    "cycle": ratee.cycle,
                    "ratee": ratee.code,
                    "rater": rater,
                    "indicator": indicator,
                    "judgement": words_for(judgement, indicator, framework),
                    "comment": remarks.find(ratee, rater, role, indicator, judgement),
                }


def _decisions(company: Company, framework: Framework, rows: Rows) -> Iterator[Row]:
    """What the company decided on purpose, and for the rest whatever the rules suggest."""
    on_purpose = {(one["cycle"], one["ratee"], one["competency"]): one for one in company.decisions}
    content = write_assessment_workbook(framework, LANGUAGE, rows)
    _, results = conclude_rounds(read_workbook_content(content, WORKBOOK.name, framework).rounds, framework)
    ratees = {(ratee.cycle, ratee.code): ratee for ratee in company.ratees}
    for person in (person for result in results for person in result.people):
        ratee = ratees.get((person.cycle, person.person.code))
        for result in person.competencies if ratee else ():
            assert ratee is not None
            decided = on_purpose.get((person.cycle, ratee.code, result.competency))
            words = decided["outcome"] if decided else _suggested(result, ratee, framework)
            if words:
                yield _decision(company, person, result, words, decided["reason"] if decided else None)


def _suggested(result: CompetencyResult, ratee: Ratee, framework: Framework) -> str | None:
    if not ratee.is_decided:
        return None
    if result.suggestion is NoOutcome.INSUFFICIENT_EVIDENCE:
        return "证据不足"
    point = framework.outcome_scale.find_point(result.suggestion) if isinstance(result.suggestion, Outcome) else None
    return str(point.label) if point else None


def _decision(
    company: Company, person: PersonalResult, result: CompetencyResult, words: str, reason: str | None
) -> Row:
    leads = person.person.manager in {_REGIONAL_MANAGER, "HN02"}
    published: date = next(one["published_on"] for one in company.cycles if one["code"] == person.cycle)
    return {
        "cycle": person.cycle,
        "ratee": person.person.code,
        "competency": result.competency,
        "outcome": words,
        "reason": reason,
        "decided_by": _REGIONAL_HEAD if leads else _REGIONAL_MANAGER,
        "decided_on": published - timedelta(days=4),
    }


if __name__ == "__main__":
    WORKBOOK.write_bytes(make_workbook(load_framework()))
