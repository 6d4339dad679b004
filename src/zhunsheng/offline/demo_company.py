"""The demo company as it ships: invented people, and who may log in."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from zhunsheng.domain.people import Duty, NewAccount, Person, Unit


@dataclass(frozen=True, slots=True)
class DemoCompany:
    """A company to look at. `framework` is the code of the framework whose positions its people hold."""

    name: str
    framework: str
    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    accounts: tuple[NewAccount, ...]


def load_demo_company() -> DemoCompany:
    """Read the demo company from the catalogue."""
    tree = tomllib.loads(files("zhunsheng.catalog").joinpath("demo-company.toml").read_text(encoding="utf-8"))
    return DemoCompany(
        name=tree["name"],
        framework=tree["framework"],
        units=tuple(Unit(unit["code"], unit["name"], unit.get("parent")) for unit in tree["units"]),
        people=tuple(
            Person(code, name, unit, position, manager or None)
            for code, (name, unit, position, manager) in tree["people"].items()
        ),
        accounts=tuple(_account_of(account) for account in tree["accounts"]),
    )


def _account_of(tree: Mapping[str, Any]) -> NewAccount:
    return NewAccount(
        login_name=tree["login_name"],
        person=tree.get("person"),
        name=tree.get("name", ""),
        duties=frozenset(Duty(duty) for duty in tree.get("duties", ())),
    )
