"""What happens around every page: its language, who may open it, and what a broken rule looks like."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.web.views.errors import show_broken_rule

_KNOWN_LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)
Answer = Callable[[HttpRequest], HttpResponse]


def language_middleware(answer: Answer) -> Answer:
    """Speak the language chosen on this device, else the account's, else Chinese.

    What the browser says it accepts is not asked: many company machines run an English browser for a Chinese reader.
    """

    def speak(request: HttpRequest) -> HttpResponse:
        with translation.override(_choose_language(request)):
            response = answer(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        patch_vary_headers(response, ("Cookie",))
        return response

    return speak


def _choose_language(request: HttpRequest) -> str:
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if chosen is None and settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        chosen = request.user.language
    return chosen if chosen in _KNOWN_LANGUAGES else settings.LANGUAGE_CODE


class LogInRequired(LoginRequiredMiddleware):
    """Every page wants a log-in, except those marked otherwise and, where the house is open, the handbook."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        where = request.resolver_match.namespaces if request.resolver_match else []
        if settings.ZHUNSHENG_HANDBOOK_OPEN and "handbook" in where:
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class RuleBrokenPages:
    """Turns a broken rule into the page that says so."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        return show_broken_rule(request, problem) if isinstance(problem, RuleBroken) else None
