"""The sheets that say who is assessed when: cycles, units, people."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhunsheng.domain.assessments import Combination, Cycle, CyclePurpose
from zhunsheng.domain.outcomes import EvidenceGate, OutcomeRule
from zhunsheng.domain.people import DECIDING_ROLES, Person, RaterRole, Unit
from zhunsheng.exchange.assessment_workbook.cells import split_list, split_part
from zhunsheng.exchange.assessment_workbook.codebook import CodeBook
from zhunsheng.exchange.assessment_workbook.columns import CYCLES, PEOPLE, UNITS
from zhunsheng.exchange.assessment_workbook.reading import Member, Reading
from zhunsheng.exchange.assessment_workbook.rows import Row

_DEFAULT_THRESHOLD = 3
_CYCLE_RULES = {
    "cycle-ends-before-it-starts": "period_to",
    "cycle-cut-off-before-period": "evidence_cut_off",
    "self-never-counts": "counting_roles",
    "anonymity-threshold-too-low": "anonymity_threshold",
    "weight-not-positive": "weights",
}
"""The column that breaks each rule of `Cycle`."""


def read_cycles(reading: Reading) -> None:
    """Cycles, the earliest first."""
    found = []
    for row in reading.rows(CYCLES.key):
        code = _new_code(row, reading.cycle_codes)
        cycle = _read_cycle(row, code, reading)
        if cycle is None:
            reading.cycle_codes.broken.add(code)
        else:
            reading.cycle_codes.add(code, cycle.name)
            reading.follow_up_places[code] = row.place("follow_up_by")
            found.append(cycle)
    for cycle in sorted(found, key=lambda cycle: (cycle.period_to, cycle.evidence_cut_off)):
        reading.cycles[cycle.code] = cycle


def _read_cycle(row: Row, code: str, reading: Reading) -> Cycle | None:
    words, scale = reading.words, reading.framework.outcome_scale
    name, period_from, period_to = row.words("name"), row.day("period_from"), row.day("period_to")
    purpose, combination = row.word("purpose", words.purposes), row.word("combination", words.combinations)
    strict, threshold = row.flag("every_indicator"), row.number("anonymity_threshold")
    cut_off, follow_up_by, published_on = (row.day(key) for key in ("evidence_cut_off", "follow_up_by", "published_on"))
    gate, rule = _read_gate(row, reading), scale.rule
    counting, weights = _read_roles(row, reading), _read_weights(row, reading)
    if row.is_broken or period_from is None or period_to is None:
        return None
    return row.attempt(
        "code",
        lambda: Cycle(
            code=code,
            name=name,
            period_from=period_from,
            period_to=period_to,
            evidence_cut_off=cut_off or period_to,
            purpose=purpose or CyclePurpose.DEVELOPMENT,
            rule=OutcomeRule(rule.rule, rule.every_indicator if strict is None else strict),
            gate=gate,
            counting_roles=counting or DECIDING_ROLES,
            combination=combination or Combination.AGREEMENT,
            weights=weights,
            anonymity_threshold=_DEFAULT_THRESHOLD if threshold is None else threshold,
            follow_up_by=follow_up_by,
            published_on=published_on,
        ),
        _CYCLE_RULES,
    )


def _read_gate(row: Row, reading: Reading) -> EvidenceGate:
    gate = reading.framework.outcome_scale.gate
    mode = row.word("gate_mode", reading.words.gate_modes)
    return gate if mode is None else replace(gate, mode=mode)


def _read_roles(row: Row, reading: Reading) -> frozenset[RaterRole]:
    said = split_list(row.code("counting_roles"))
    roles = [row.attempt("counting_roles", lambda part=part: reading.words.roles.get(part)) for part in said]  # type: ignore[misc]
    return frozenset(role for role in roles if role is not None)


def _read_weights(row: Row, reading: Reading) -> Mapping[RaterRole, int]:
    weights: dict[RaterRole, int] = {}
    for part in split_list(row.code("weights")):
        said, number = split_part(part)
        role = reading.words.roles.find(said)
        if role is None or not number.isdecimal():
            row.tell("workbook-weight-unreadable", "weights", part=part)
        else:
            weights[role] = int(number)
    return weights


def read_units(reading: Reading) -> None:
    rows = []
    for row in reading.rows(UNITS.key):
        code = _new_code(row, reading.unit_codes)
        name = row.words("name")
        if row.is_broken:
            reading.unit_codes.broken.add(code)
        else:
            reading.unit_codes.add(code, name)
            rows.append((row, code, name))
    parents: dict[str, str | None] = {}
    for row, code, name in rows:
        parents[code] = row.reference("parent", reading.unit_codes)
        reading.units.append(Unit(code, name, parents[code]))
    for row, code, _ in rows:
        loop = find_loop(code, parents)
        if loop:
            row.tell("workbook-units-in-a-circle", "parent", circle=loop)


def read_people(reading: Reading) -> None:
    """Twice through the rows, for a manager may stand below the people managed."""
    rows = [(row, code) for row in reading.rows(PEOPLE.key) if (code := _person_code(row, reading)) is not None]
    for row, code in rows:
        _read_member(row, code, reading)
    for cycle in reading.cycles or ("",):
        _tell_circles(cycle, reading)


def _person_code(row: Row, reading: Reading) -> str | None:
    """Registers a person and gives the code; None when the row cannot be used."""
    said, name = row.code("code"), row.words("name")
    code = reading.person_codes.find(said) or said
    row.ratee = code or None
    if row.is_broken:
        reading.person_codes.broken.add(said or row.mention("code"))
        return None
    reading.person_codes.add(code, name)
    return code


def _read_member(row: Row, code: str, reading: Reading) -> None:
    cycle = row.reference("cycle", reading.cycle_codes)
    unit, manager = row.reference("unit", reading.unit_codes), row.reference("manager", reading.person_codes)
    position, not_included = row.reference("position", reading.position_codes), row.words("not_included") or None
    if position is not None and unit is None and not row.is_broken:
        row.tell("workbook-person-without-unit", "unit")
    member = Member(Person(code, row.words("name"), unit or "", position, manager), not_included, row)
    _tell_doubles(row, code, cycle, member, reading)
    if row.is_broken:
        reading.person_codes.broken.add(code)
    elif cycle is None:
        reading.members[code] = member
    else:
        reading.members_in_cycle[cycle, code] = member


def _tell_doubles(row: Row, code: str, cycle: str | None, member: Member, reading: Reading) -> None:
    same = reading.members.get(code) if cycle is None else reading.members_in_cycle.get((cycle, code))
    others = [reading.members.get(code), *(reading.members_in_cycle.get((known, code)) for known in reading.cycles)]
    if same is not None:
        row.tell("workbook-code-twice", "code", first=same.row.place("code"))
    elif any(other is not None and other.person.name != member.person.name for other in others):
        row.tell("workbook-code-for-two-names", "name", other=next(one.person.name for one in others if one))


def _tell_circles(cycle: str, reading: Reading) -> None:
    members = dict(reading.members)
    members.update({code: member for (of, code), member in reading.members_in_cycle.items() if of == cycle})
    managers = {code: member.person.manager for code, member in members.items()}
    for code, member in members.items():
        loop = find_loop(code, managers)
        if loop and not member.row.is_broken:
            member.row.tell("workbook-managers-in-a-circle", "manager", circle=loop)


def find_loop(start: str, above: Mapping[str, str | None]) -> Sequence[str]:
    """The codes on the way up from `start` back to itself; empty when the way ends or never comes back."""
    way = [start]
    step = above.get(start)
    while step is not None and step not in way:
        way.append(step)
        step = above.get(step)
    return [*way, start] if step == start else ()


def _new_code(row: Row, book: CodeBook) -> str:
    """A code that this row defines; it must not be taken."""
    code = row.code("code")
    if code and (book.find(code) or code in book.broken):
        row.tell("workbook-code-twice", "code", first=code)
    return code or row.mention("code")
