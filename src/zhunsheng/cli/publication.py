"""Puts concluded cycles on the site, the same way for a company's own workbook and for the demo's."""

from collections.abc import Iterable

from django.db import transaction

from zhunsheng.domain.assessments import AssessmentRound
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import INSTALLER
from zhunsheng.domain.results import RoundResult
from zhunsheng.use_cases.people import import_people
from zhunsheng.use_cases.results import Publication, publish_cycle_results


def publish_rounds(rounds: Iterable[tuple[AssessmentRound, RoundResult]], framework: str) -> tuple[Publication, ...]:
    """Bring in each cycle's units and people as of its cut-off date, then publish its results: all of it or nothing."""
    with transaction.atomic():
        return tuple(_publish_round(assessed, results, framework) for assessed, results in rounds)


def _publish_round(assessed: AssessmentRound, results: RoundResult, framework: str) -> Publication:
    _bring_in_people(assessed, framework)
    return publish_cycle_results(actor=INSTALLER, assessed=assessed, results=results, framework=framework)


def _bring_in_people(assessed: AssessmentRound, framework: str) -> None:
    """Correcting a past cycle leaves alone who has moved since: what is known of a later day stands."""
    members = tuple(person for person in assessed.people if person.unit)  # customers rate, but belong to no unit
    as_of = assessed.cycle.evidence_cut_off
    try:
        with transaction.atomic():
            import_people(actor=INSTALLER, units=assessed.units, people=members, framework=framework, on=as_of)
    except RuleBroken as broken:
        if broken.code != "organisation-changed-later":
            raise
