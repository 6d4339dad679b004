"""All tables, for Django to find."""

from zhunsheng.store.models.accounts import AccountRow, EntrustedDutyRow
from zhunsheng.store.models.audit import AuditEntryRow
from zhunsheng.store.models.frameworks import FrameworkVersionRow
from zhunsheng.store.models.people import MembershipRow, PersonRow, PositionHeldRow, ReportingLineRow, UnitRow
from zhunsheng.store.models.results import CycleRow, PublishedResultRow

__all__ = [
    "AccountRow",
    "AuditEntryRow",
    "CycleRow",
    "EntrustedDutyRow",
    "FrameworkVersionRow",
    "MembershipRow",
    "PersonRow",
    "PositionHeldRow",
    "PublishedResultRow",
    "ReportingLineRow",
    "UnitRow",
]
