"""Who works in the demo company, and what is to become of each of them in each cycle."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhunsheng.domain.frameworks import Framework

DEMO = Path(__file__).parents[2] / "src" / "zhunsheng" / "catalog" / "demo"


@dataclass(frozen=True, slots=True)
class Ratee:
    """A person in one cycle. `plan` has a letter a competency; company.toml says what they mean."""

    cycle: str
    code: str
    name: str
    unit: str
    position: str
    manager: str
    tier: str
    plan: Mapping[str, str]
    raters: Sequence[tuple[str, str]]
    """Rater and role, as the workbook words it."""
    is_decided: bool

    def asked(self, framework: Framework) -> Mapping[str, Sequence[str]]:
        """The indicators that the position answers for, by competency."""
        found = {
            competency.code: [one.code for one in framework.applicable_indicators(self.position, competency.code)]
            for competency in framework
        }
        return {competency: codes for competency, codes in found.items() if codes}


@dataclass(frozen=True, slots=True)
class Company:
    cycles: Sequence[Mapping[str, Any]]
    units: Sequence[Mapping[str, Any]]
    people: Sequence[Mapping[str, Any]]
    others: Sequence[Mapping[str, Any]]
    decisions: Sequence[Mapping[str, Any]]
    choices: Sequence[Mapping[str, Any]]
    awkward_events: Sequence[Mapping[str, Any]]
    remarks: Mapping[str, Mapping[str, Sequence[str]]]
    ratees: Sequence[Ratee]
    """The earlier cycle first."""

    def name(self, code: str) -> str:
        return next(str(one["name"]) for one in (*self.people, *self.others) if one["code"] == code)


def load_company(framework: Framework) -> Company:
    told = tomllib.loads((DEMO / "company.toml").read_text(encoding="utf-8"))
    competencies = [competency.code for competency in framework]
    ratees = [
        _ratee(person, cycle, competencies, told["undecided"])
        for cycle in ("2025", "2026")
        for person in told["people"]
        if cycle in person["plan"]
    ]
    return Company(
        **{key: told[key] for key in ("cycles", "units", "people", "others", "decisions", "choices", "awkward_events")},
        remarks=told["remarks"],
        ratees=ratees,
    )


def _ratee(
    person: Mapping[str, Any], cycle: str, competencies: Sequence[str], undecided: Mapping[str, Sequence[str]]
) -> Ratee:
    return Ratee(
        cycle=cycle,
        code=person["code"],
        name=person["name"],
        unit=person["unit"],
        position=person.get(f"position_in_{cycle}", person["position"]),
        manager=person["manager"],
        tier=person.get(f"tier_in_{cycle}", person["tier"]),
        plan=dict(zip(competencies, person["plan"][cycle].split(), strict=True)),
        raters=_raters(person, cycle),
        is_decided=person["code"] not in undecided.get(cycle, ()),
    )


def _raters(person: Mapping[str, Any], cycle: str) -> Sequence[tuple[str, str]]:
    """The first cycle had self and manager, and peers where there were enough; the second has every role."""
    raters = [(person["code"], "自评"), (person["manager"], "上级")]
    peers = [(peer, "同级") for peer in person["peers"]]
    if cycle == "2025":
        return raters + (peers if len(peers) >= 3 else [])
    if "second_manager" in person:
        raters.append((person["second_manager"], "上级"))
    raters += [(member, "评审") for member in person.get("panel", ())]
    raters += peers
    raters += [(one, "下级") for one in person.get("subordinates", ())]
    return raters + [(one, "客户") for one in person.get("customers", ())]
