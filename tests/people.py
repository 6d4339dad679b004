"""The cast: a small company that tests of the database and of pages share.

总经理 林岳 leads 谢允之 (south) and 顾宁 (north); 谢允之 leads 沈若岚 and 何巧; 顾宁 leads 罗航.
周清 of human resources owns the framework, 秦监 audits and 唐维 keeps the machine running; none of the three leads anybody.
"""

from datetime import date

from zhunsheng.domain.people import INSTALLER, VISITOR, Actor, Duty, NewAccount, Person, Unit
from zhunsheng.use_cases.accounts import add_account, recognise_account
from zhunsheng.use_cases.people import import_people

PASSWORD = "a plumb line hangs straight"
SINCE = date(2025, 1, 1)
UNITS = (
    Unit("HQ", "公司总部"),
    Unit("SOUTH", "华南区", parent="HQ"),
    Unit("NORTH", "华北区", parent="HQ"),
    Unit("SOUTH-1", "天河项目", parent="SOUTH"),
)
PEOPLE = (
    Person("LIN", "林岳", "HQ", position="01"),
    Person("XIE", "谢允之", "SOUTH", position="03", manager="LIN"),
    Person("GU", "顾宁", "NORTH", position="03", manager="LIN"),
    Person("SHEN", "沈若岚", "SOUTH", position="04", manager="XIE"),
    Person("HE", "何巧", "SOUTH-1", position="11", manager="XIE"),
    Person("LUO", "罗航", "NORTH", position="11", manager="GU"),
    Person("ZHOU", "周清", "HQ", manager="LIN"),
    Person("QIN", "秦监", "HQ", manager="LIN"),
    Person("TANG", "唐维", "HQ", manager="LIN"),
)
DUTIES = {
    "ZHOU": frozenset({Duty.COMPETENCY_OWNER}),
    "QIN": frozenset({Duty.AUDITOR}),
    "TANG": frozenset({Duty.OPERATOR}),
}


def bring_in_the_cast() -> None:
    """Everyone above, in the company since the start of 2025."""
    import_people(actor=INSTALLER, units=UNITS, people=PEOPLE, framework="customer-service", on=SINCE)


def let_log_in(person: str) -> Actor:
    """Give one of the cast an account, log-in name as the code, and act as that person."""
    new = NewAccount(login_name=person, person=person, duties=DUTIES.get(person, frozenset()))
    account = add_account(actor=INSTALLER, account=new, password=PASSWORD)
    return recognise_account(actor=VISITOR, account=account.uuid)
