"""Who acts in a request."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest

from zhunsheng.domain.people import GUEST, VISITOR, Actor
from zhunsheng.use_cases.accounts import recognise_account

_KEPT = "_zhunsheng_actor"


def actor_of(request: HttpRequest) -> Actor:
    """The actor behind a request, asked for once."""
    kept = getattr(request, _KEPT, None)
    if kept is None:
        kept = _find_actor(request)
        setattr(request, _KEPT, kept)
    return cast(Actor, kept)


def _find_actor(request: HttpRequest) -> Actor:
    user = getattr(request, "user", None)  # error pages are also drawn before anyone was recognised
    if user is not None and user.is_authenticated:
        return recognise_account(actor=VISITOR, account=user.uuid)
    return GUEST if settings.ZHUNSHENG_HANDBOOK_OPEN else VISITOR
