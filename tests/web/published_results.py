"""The region of the report examples, published in a house, with accounts to read it by."""

from datetime import date

from django.test import Client
from tests.people import PASSWORD
from tests.reports.examples import PEOPLE, UNITS, assessed, framework

from zhunsheng.domain.conclusions import conclude_round
from zhunsheng.domain.people import INSTALLER, Duty, NewAccount
from zhunsheng.use_cases.accounts import add_account
from zhunsheng.use_cases.frameworks import publish_framework
from zhunsheng.use_cases.people import import_people
from zhunsheng.use_cases.results import publish_cycle_results

OWNER = "owner"


def publish_the_region() -> None:
    """谢允之 (E01) leads most of them; 沈若岚 (E04) is one of his people; the owner is nobody in the company."""
    publish_framework(actor=INSTALLER, framework=framework())
    import_people(actor=INSTALLER, units=UNITS, people=PEOPLE, framework=framework().code, on=date(2025, 1, 1))
    publish_cycle_results(
        actor=INSTALLER,
        assessed=assessed(),
        results=conclude_round(assessed(), framework()),
        framework=framework().code,
    )
    accounts = [NewAccount(person, person=person) for person in ("E01", "E04", "E11")]
    accounts.append(NewAccount(OWNER, name="周以宁", duties=frozenset({Duty.COMPETENCY_OWNER})))
    for account in accounts:
        add_account(actor=INSTALLER, account=account, password=PASSWORD)


def enter(client: Client, login_name: str) -> Client:
    client.post("/log-in/", {"username": login_name, "password": PASSWORD})
    return client
