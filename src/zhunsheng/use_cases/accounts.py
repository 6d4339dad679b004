"""Who logs in, and as whom they act."""

from uuid import UUID

from zhunsheng.domain.people import VISITOR, Actor
from zhunsheng.store import accounts
from zhunsheng.use_cases.clock import read_today


def find_actor(*, account: UUID) -> Actor:
    """Who acts through an account today; a visitor when the account has been closed."""
    return accounts.find_actor(account, read_today()) or VISITOR
