"""Logging in and out, one's own account, and the language of this device."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import VISITOR, reach_of
from zhunsheng.domain.wording import word
from zhunsheng.use_cases import accounts, reports
from zhunsheng.web.acting import actor_of
from zhunsheng.web.forms import ChangePasswordForm, LogInForm
from zhunsheng.web.page_frame import language_of_page

_YEAR = 365 * 24 * 60 * 60  # seconds


@login_not_required
@require_safe
def show_home(request: HttpRequest) -> HttpResponse:
    """Whoever has results to read starts with them, everybody else with the handbook."""
    actor = actor_of(request)
    shelf = None if actor.is_visitor else reports.list_reports(actor=actor)
    return redirect("results:shelf" if shelf and (shelf.own or shelf.units) else "handbook:overview")


@method_decorator(login_not_required, name="dispatch")
class LogIn(LoginView):
    """Asks for login name and password; in a demo it also offers the invented people."""

    template_name = "accounts/log_in.html"
    authentication_form = LogInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        answer = super().form_valid(form)
        _note_log_in(self.request)
        return answer

    def get_context_data(self, **given: object) -> dict[str, object]:
        demo = accounts.list_demo_accounts(actor=VISITOR) if settings.ZHUNSHENG_DEMO else ()
        return super().get_context_data(demo_accounts=demo, **given)


@require_POST
@login_not_required
def enter_demo(request: HttpRequest) -> HttpResponse:
    """Be one of the invented people. Outside a demo no back end knows this way, so nobody gets in."""
    account = authenticate(request, demo_account=request.POST.get("account", ""))
    if account is None:
        raise RuleBroken("account-unknown")
    login(request, account)
    _note_log_in(request)
    return redirect(_local(request, request.POST.get("next", "")) or "home")


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("log-in")


@require_safe
def show_account(request: HttpRequest) -> HttpResponse:
    return _show_account(request, ChangePasswordForm())


@require_POST
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password and stay logged in here; every other device is logged out."""
    form = ChangePasswordForm(request.POST)
    is_changed = form.is_valid() and _change_password(request, form)
    return _show_account(request, ChangePasswordForm() if is_changed else form, is_changed=is_changed)


@require_POST
@login_not_required
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language on this device, and with the account."""
    answer = redirect(_local(request, request.POST.get("next", "")) or "home")
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return answer
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=_YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    if not actor_of(request).is_visitor:
        accounts.choose_language(actor=actor_of(request), language=language)
    return answer


def _note_log_in(request: HttpRequest) -> None:
    assert request.user.is_authenticated
    accounts.note_log_in(actor=accounts.recognise_account(actor=VISITOR, account=request.user.uuid))


def _show_account(request: HttpRequest, form: ChangePasswordForm, *, is_changed: bool = False) -> HttpResponse:
    actor, language = actor_of(request), language_of_page()
    shown = {
        "form": form,
        "is_changed": is_changed,
        "duties": [word(f"Duty.{duty.value}", language) for duty in sorted(actor.duties)],
        "reach": word(f"reach-{reach_of(actor).extent}", language),
    }
    return render(request, "accounts/account.html", shown, status=422 if form.errors else 200)


def _change_password(request: HttpRequest, form: ChangePasswordForm) -> bool:
    told = form.cleaned_data
    try:
        accounts.change_password(actor=actor_of(request), current=told["current"], new=told["new"], again=told["again"])
    except RuleBroken as broken:
        form.show(broken)
        return False
    assert request.user.is_authenticated
    request.user.refresh_from_db()
    update_session_auth_hash(request, request.user)
    return True


def _local(request: HttpRequest, address: str) -> str:
    """An address of this site, or nothing."""
    is_here = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_here else ""
