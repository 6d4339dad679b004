"""Pages for what went wrong. They say what happened and where to go, and give nothing away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.wording import explain
from zhunsheng.web.page_frame import language_of_page


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/400.html", status=400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or cookies are off."""
    return render(request, "errors/csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Renders without the page frame: whatever broke may be what the frame needs."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)


def show_broken_rule(request: HttpRequest, broken: RuleBroken) -> HttpResponse:
    """`…-unknown` is "not found": also for what exists but is none of the reader's business."""
    if broken.code.endswith("-unknown"):
        return not_found(request)
    if broken.code == "not-allowed":
        return forbidden(request)
    told = {"explanation": explain(broken, language_of_page())}
    return render(request, "errors/400.html", told, status=400)
