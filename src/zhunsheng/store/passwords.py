"""What a password must be, beyond what Django's own validators ask."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

SHORTEST = 10


class LongEnough:
    """Length first: it is what makes a password hard to guess. Django says the same, but not in Chinese."""

    def validate(self, password: str, _user: AbstractBaseUser | None = None) -> None:
        if len(password) < SHORTEST:
            raise ValidationError(gettext("Use at least ten characters."), code="password_too_short")

    def get_help_text(self) -> str:
        return gettext("Use at least ten characters.")
