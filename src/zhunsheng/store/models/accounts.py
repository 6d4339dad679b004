"""Accounts: who may log in, as which person, entrusted with what."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from zhunsheng.store.models.base import SpanRow, one_open_span, span_in_order
from zhunsheng.store.models.people import PersonRow


class AccountManager(BaseUserManager["AccountRow"]):
    """Finds an account by the name that people type in."""

    def get_by_natural_key(self, username: str | None) -> "AccountRow":
        return self.get(login_name=username)


class AccountRow(AbstractBaseUser):
    """One log-in. It may stand for a person, or for nobody in the organisation (an operator, an auditor)."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=1)
    login_name = models.CharField(max_length=150, unique=True)
    person = models.OneToOneField(PersonRow, on_delete=models.PROTECT, null=True, blank=True, related_name="account")
    name = models.CharField(max_length=200, blank=True, default="")
    """For those who are nobody in the organisation; a person's own name stands with the person."""
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    language = models.CharField(max_length=16, blank=True, default="")

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "login_name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        db_table = "account"
        default_permissions = ()


class EntrustedDutyRow(SpanRow):
    """A duty that an account was entrusted with, and when."""

    account = models.ForeignKey(AccountRow, on_delete=models.PROTECT, related_name="duties")
    duty = models.CharField(max_length=32)

    class Meta(SpanRow.Meta):
        db_table = "entrusted_duty"
        constraints = (
            span_in_order("entrusted_duty_span_in_order"),
            one_open_span("entrusted_duty_one_open", "account", "duty"),
        )
