"""The sheet of behavioural events, and which cycle each of them belongs to."""

from collections.abc import Iterable, Sequence
from datetime import date

from zhunsheng.domain.assessments import Cycle
from zhunsheng.domain.behavioural_events import BehaviouralEvent, Coding
from zhunsheng.exchange.assessment_workbook.cells import split_list
from zhunsheng.exchange.assessment_workbook.codebook import NOTHING_CLOSE
from zhunsheng.exchange.assessment_workbook.columns import EVENTS
from zhunsheng.exchange.assessment_workbook.reading import Reading
from zhunsheng.exchange.assessment_workbook.rows import Row
from zhunsheng.exchange.assessment_workbook.vocabulary import fold

_EVENT_RULES = {
    "event-confirmed-by-its-own-person": "confirmed_by",
    "event-noted-before-it-happened": "noted_on",
    "event-codes-an-indicator-twice": "codings",
}
"""The column that breaks each rule of `BehaviouralEvent`."""
_TEXTS = ("title", "situation", "task", "action", "result", "answer")


def read_events(reading: Reading) -> None:
    seen: dict[str, str] = {}
    for row in reading.rows(EVENTS.key):
        code = row.code("code")
        person = row.reference("person", reading.person_codes)
        row.ratee = person
        first = seen.setdefault(fold(code), row.place("code")) if code else None
        if first is not None and first != row.place("code"):
            row.tell("workbook-code-twice", "code", first=first)
        event = _read_event(row, code, person, reading)
        if event is not None:
            reading.events.setdefault(event.person, []).append(event)


def _read_event(row: Row, code: str, person: str | None, reading: Reading) -> BehaviouralEvent | None:
    on, noted_on, shown_on = (row.past_day(key, reading.today) for key in ("on", "noted_on", "shown_on"))
    noted_by, confirmed_by = row.reference("noted_by", reading.person_codes), _find_confirming(row, person, reading)
    texts = {key: row.words(key) for key in (*_TEXTS, "reference", "model_for_others")}
    concerned = [code for code in (person, noted_by) if code is not None]
    vouching = {key: _find_vouching(row.words(key), concerned, reading) for key in ("corroborated_by", "affirmed_by")}
    codings, is_occasion = _read_codings(row, reading), row.flag("is_occasion")
    if row.is_broken or person is None or on is None or noted_by is None or noted_on is None:
        return None
    return row.attempt(
        "code",
        lambda: BehaviouralEvent(
            code=code,
            person=person,
            on=on,
            noted_by=noted_by,
            noted_on=noted_on,
            codings=codings,
            shown_on=shown_on,
            confirmed_by=confirmed_by,
            is_occasion=bool(is_occasion),
            **texts,
            **vouching,
        ),
        _EVENT_RULES,
    )


def _find_confirming(row: Row, person: str | None, reading: Reading) -> str | None:
    """A confirmation makes an event count, so who gave it must be known: by code, or by a name that is theirs alone."""
    said, book = row.words("confirmed_by"), reading.person_codes
    named = None if book.find(said) else book.find_by_name(said, [person] if person else ())
    return named or row.reference("confirmed_by", book)


def _find_vouching(words: str, concerned: Sequence[str], reading: Reading) -> str:
    """The code of a person of ours, so that nobody vouches for themselves by name; of anybody else the words."""
    return reading.person_codes.find_by_name(words, concerned) or words


def _read_codings(row: Row, reading: Reading) -> tuple[Coding, ...]:
    codings = []
    for part in split_list(row.code("codings")):
        indicator = _find_indicator(part, reading)
        if indicator is None and reading.is_of_another_framework:
            row.is_broken = True
            continue
        if indicator is None:
            suggested: list[object] = [*reading.indicator_codes.suggest(part.split()[0])] or [NOTHING_CLOSE]
            row.tell("workbook-coding-unknown", "codings", part=part, expected=suggested)
            continue
        polarity = reading.words.polarities.find(fold(part)[len(fold(indicator)) :].strip(":=()"))
        if polarity is None:
            expected = list(reading.words.polarities.labels)
            row.tell("workbook-coding-without-polarity", "codings", part=part, expected=expected)
            continue
        codings.append(Coding(indicator, polarity))
    return tuple(codings)


def _find_indicator(part: str, reading: Reading) -> str | None:
    """The longest code with which a part begins: people leave out the space between code and word."""
    said = fold(part)
    fitting = [code for code in reading.indicator_codes.codes if said.startswith(fold(code))]
    return max(fitting, key=len, default=None)


def choose_events(
    events: Iterable[BehaviouralEvent], cycle: Cycle, cycles: Sequence[Cycle]
) -> tuple[BehaviouralEvent, ...]:
    """The events that one cycle is told of: those of its period, and those of no period that come closest before it.

    An event that another cycle's period holds is that cycle's evidence and would only be noise here.
    """
    chosen = []
    for event in events:
        holding = [one for one in cycles if _holds(one, event.on)]
        if cycle in holding or (not holding and cycle == _find_nearest(event.on, cycles)):
            chosen.append(event)
    return tuple(chosen)


def _holds(cycle: Cycle, day: date) -> bool:
    return cycle.period_from <= day <= cycle.evidence_cut_off


def _find_nearest(day: date, cycles: Sequence[Cycle]) -> Cycle:
    """The first cycle that starts after the day, else the last one. Cycles come earliest first."""
    return next((cycle for cycle in cycles if cycle.period_from > day), cycles[-1])
