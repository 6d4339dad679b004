"""The demo company as it ships: a workbook like anybody else's, and who may log in."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Any

from zhunsheng.domain.assessments import AssessmentRound
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.people import Duty, NewAccount
from zhunsheng.domain.results import RoundResult
from zhunsheng.offline.assess_workbook import assess_workbook


@dataclass(frozen=True, slots=True)
class DemoCompany:
    """Invented people, what was said of them in each cycle, and what follows from it; the earliest cycle first."""

    cycles: tuple[tuple[AssessmentRound, RoundResult], ...]
    accounts: tuple[NewAccount, ...]


def load_demo_company(framework: Framework) -> DemoCompany:
    """Assess the demo workbook against the framework it was written for: the one that ships."""
    folder = files("zhunsheng.catalog").joinpath("demo")
    with as_file(folder.joinpath("demo-company.xlsx")) as workbook:
        concluded = assess_workbook(workbook, framework=framework)
    tree = tomllib.loads(folder.joinpath("accounts.toml").read_text(encoding="utf-8"))
    return DemoCompany(
        cycles=tuple(zip(concluded.assessed, concluded.rounds, strict=True)),
        accounts=tuple(_account_of(account) for account in tree["accounts"]),
    )


def _account_of(tree: Mapping[str, Any]) -> NewAccount:
    return NewAccount(
        login_name=tree["login_name"],
        person=tree.get("person"),
        name=tree.get("name", ""),
        duties=frozenset(Duty(duty) for duty in tree.get("duties", ())),
    )
