"""Logging in and out, one's language and password."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """The handbook is where everyone starts."""
    return redirect("/handbook/")


@method_decorator(login_not_required, name="dispatch")
class LogIn(LoginView):
    """Asks for login name and password."""

    template_name = "accounts/log_in.html"


@require_POST
def log_out_here(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("log-in")


@require_POST
@login_not_required
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language on this device."""
    back = request.POST.get("next", "/")
    is_here = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if is_here else "home")
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=31_536_000, httponly=True, samesite="Lax")
    return response
