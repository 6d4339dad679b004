"""The sheets that say who rates whom, what was said, and what people decided."""

from zhunsheng.domain.assessments import Assignment, Decision, RaterOutcome, Rating
from zhunsheng.domain.outcomes import NoJudgement, Showing
from zhunsheng.exchange.assessment_workbook.columns import ASSIGNMENTS, DECISIONS, RATER_OUTCOMES, RATINGS
from zhunsheng.exchange.assessment_workbook.reading import AssignmentKey, Member, Reading
from zhunsheng.exchange.assessment_workbook.rows import Row

_DECISION_RULES = {"nobody-decides-own-result": "decided_by", "decision-must-be-an-outcome": "outcome"}


def read_assignments(reading: Reading) -> None:
    for row in reading.rows(ASSIGNMENTS.key):
        cycle = reading.find_cycle(row)
        ratee = reading.find_ratee(row, cycle)
        rater, role = row.reference("rater", reading.person_codes), row.word("role", reading.words.roles)
        key = (cycle or "", row.ratee or "", rater or "")
        if row.is_broken or ratee is None or rater is None or role is None:
            reading.broken_assignments.add(key)
            continue
        code = ratee.person.code
        assignment = row.attempt("rater", lambda: Assignment(code, rater, role), {"self-rating-mismatch": "role"})  # noqa: B023
        if assignment is None:
            reading.broken_assignments.add(key)
        elif key in reading.assignments:
            row.tell("workbook-rater-twice", "rater", ratee=code, role=reading.assignments[key].role)
        else:
            reading.assignments[key] = assignment
            reading.assignments_of.setdefault(key[:2], []).append(assignment)


def read_ratings(reading: Reading) -> None:
    seen: dict[tuple[AssignmentKey, str], Row] = {}
    for row in reading.rows(RATINGS.key):
        found = _find_assignment(row, reading)
        if found is None:
            _tell_words(row, reading)
            continue
        key, ratee, assignment = found
        indicator = row.reference("indicator", reading.indicator_codes)
        if indicator is None:
            continue
        _tell_not_asked(row, indicator, ratee, reading)
        first = seen.setdefault((key, indicator), row)
        if first is not row:
            row.tell("workbook-rating-twice", "indicator", first=first.place("indicator"))
        judgement, comment = _read_judgement(row, indicator, reading), row.words("comment")
        if not row.is_broken and judgement is not None:
            rating = Rating(assignment, indicator, judgement, comment)
            reading.ratings.setdefault(key[:2], []).append(rating)


def _tell_words(row: Row, reading: Reading) -> None:
    """What is wrong with the words of a row that is left out for another reason, so that it can be mended in one go."""
    indicator = row.reference("indicator", reading.indicator_codes)
    if indicator is not None:
        _read_judgement(row, indicator, reading)


def _find_assignment(row: Row, reading: Reading) -> tuple[AssignmentKey, Member, Assignment] | None:
    cycle = reading.find_cycle(row)
    ratee = reading.find_ratee(row, cycle)
    rater = row.reference("rater", reading.person_codes)
    if cycle is None or ratee is None or rater is None:
        return None
    key = (cycle, ratee.person.code, rater)
    assignment = reading.assignments.get(key)
    if assignment is None:
        row.is_broken = True
        if not {key, ("", *key[1:])} & reading.broken_assignments:
            row.tell("workbook-rating-without-assignment", "rater", ratee=key[1], cycle=cycle)
        return None
    return key, ratee, assignment


def _tell_not_asked(row: Row, indicator: str, ratee: Member, reading: Reading) -> None:
    position = ratee.person.position or ""
    competency = reading.framework.get_indicator(indicator).competency.code
    asked = reading.find_applicable(position, competency)
    if indicator not in asked:
        code = "workbook-indicator-not-asked" if asked else "workbook-competency-not-asked"
        row.tell(code, "indicator", position=position, competency=competency, expected=sorted(asked))


def _read_judgement(row: Row, indicator: str, reading: Reading) -> Showing | NoJudgement | None:
    """Blank is not rated. The words of the other kind of indicator are a mistake, not a synonym."""
    said = row.verbatim("judgement")
    if not said:
        return NoJudgement.NOT_RATED
    kind = reading.framework.get_indicator(indicator).indicator.kind
    vocabulary = reading.words.judgements[kind]
    found = vocabulary.find(said)
    if found is None:
        others = (words for other, words in reading.words.judgements.items() if other is not kind)
        code = (
            "workbook-judgement-of-other-kind"
            if any(other.find(said) for other in others)
            else "workbook-judgement-unknown"
        )
        row.tell(code, "judgement", indicator=indicator, kind=kind, expected=list(vocabulary.labels))
    return found


def read_rater_outcomes(reading: Reading) -> None:
    for row in reading.rows(RATER_OUTCOMES.key):
        found = _find_assignment(row, reading)
        competency = _find_competency(row, found[1] if found else None, reading)
        choice, reason = row.word("choice", reading.words.choices), row.words("reason")
        if found is None or competency is None or choice is None or row.is_broken:
            continue
        key, _, assignment = found
        if _is_first(row, (*key, competency), "workbook-choice-twice", reading):
            outcome = RaterOutcome(assignment, competency, choice, reason)
            reading.rater_outcomes.setdefault(key[:2], []).append(outcome)


def read_decisions(reading: Reading) -> None:
    for row in reading.rows(DECISIONS.key):
        cycle = reading.find_cycle(row)
        ratee = reading.find_ratee(row, cycle)
        competency = _find_competency(row, ratee, reading)
        outcome, reason = row.word("outcome", reading.words.decisions), row.words("reason")
        decider = row.reference("decided_by", reading.person_codes)
        decided_on = row.past_day("decided_on", reading.today)
        if (
            cycle is None
            or ratee is None
            or competency is None
            or outcome is None
            or decider is None
            or decided_on is None
        ):
            continue
        code = ratee.person.code
        make = lambda: Decision(code, competency, outcome, decider, decided_on, reason)  # noqa: E731, B023
        decision = None if row.is_broken else row.attempt("outcome", make, _DECISION_RULES)
        if decision is not None and _is_first(row, (cycle, code, competency), "workbook-decision-twice", reading):
            reading.decisions.setdefault((cycle, code), []).append(decision)


def _find_competency(row: Row, ratee: Member | None, reading: Reading) -> str | None:
    competency = row.reference("competency", reading.competency_codes)
    if competency is None or ratee is None:
        return None
    position = ratee.person.position or ""
    if not reading.find_applicable(position, competency):
        row.tell("workbook-competency-not-asked", "competency", position=position, competency=competency)
        return None
    return competency


def _is_first(row: Row, key: tuple[str, ...], code: str, reading: Reading) -> bool:
    """Remembers where the reason stands; a second record of the same thing is a problem."""
    first = reading.reason_places.setdefault(key, row.place("reason"))
    if first != row.place("reason"):
        row.tell(code, "competency", first=first)
        return False
    return True
