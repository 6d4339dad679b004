"""Ways to log in that Django's own back end does not know."""

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from zhunsheng.store.models import AccountRow


class DemoBackend(ModelBackend):
    """Logs a demo account in by its name alone. config adds it in a demo only; elsewhere the way does not exist."""

    def authenticate(  # type: ignore[override]  # each back end names the credentials it understands
        self, _request: HttpRequest | None, *, demo_account: str
    ) -> AccountRow | None:
        """The demo account of that name, if there is one."""
        return AccountRow.objects.filter(login_name=demo_account, is_demo=True, is_active=True).first()
