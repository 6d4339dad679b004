"""Forms check shape and let the use cases speak; a broken rule appears beside the field that it is about."""

from typing import ClassVar

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.wording import explain
from zhunsheng.web.page_frame import language_of_page


class LogInForm(AuthenticationForm):
    """Login name and password."""

    error_messages = {  # noqa: RUF012  # as the base class has it
        "invalid_login": _("Login name or password is not right. Mind capital letters."),
        "inactive": _("This account has been closed."),
    }
    username = forms.CharField(
        label=_("Login name"),
        max_length=150,
        widget=forms.TextInput({"class": "field", "autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput({"class": "field", "autocomplete": "current-password"}),
    )


class ChangePasswordForm(forms.Form):
    """The password held until now, and the new one twice."""

    current = forms.CharField(
        label=_("Present password"),
        strip=False,
        widget=forms.PasswordInput({"class": "field", "autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("New password"),
        strip=False,
        widget=forms.PasswordInput({"class": "field", "autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password again"),
        strip=False,
        widget=forms.PasswordInput({"class": "field", "autocomplete": "new-password"}),
    )
    FIELD_OF: ClassVar = {"password-wrong": "current", "password-too-weak": "new", "passwords-differ": "again"}

    def show(self, broken: RuleBroken) -> None:
        """Put the words of a broken rule beside its field."""
        self.add_error(self.FIELD_OF.get(broken.code), explain(broken, language_of_page()))
