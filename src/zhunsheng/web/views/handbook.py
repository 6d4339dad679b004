"""The handbook's pages: each asks one use case and shows what it is given."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhunsheng.use_cases import handbook
from zhunsheng.web.acting import actor_of
from zhunsheng.web.page_frame import language_of_page


@require_safe
def show_overview(request: HttpRequest) -> HttpResponse:
    page = handbook.read_overview(actor=actor_of(request), language=language_of_page())
    return render(request, "handbook/overview.html", {"page": page})


@require_safe
def show_matrix(request: HttpRequest) -> HttpResponse:
    page = handbook.read_matrix(actor=actor_of(request), language=language_of_page())
    return render(request, "handbook/matrix.html", {"page": page})


@require_safe
def show_document(request: HttpRequest) -> HttpResponse:
    page = handbook.read_document(actor=actor_of(request), language=language_of_page())
    return render(request, "handbook/document.html", {"page": page})


@require_safe
def show_competency(request: HttpRequest, competency: str) -> HttpResponse:
    page = handbook.read_competency(actor=actor_of(request), language=language_of_page(), competency=competency)
    return render(request, "handbook/competency.html", {"page": page})


@require_safe
def show_cell(request: HttpRequest, competency: str, level: str) -> HttpResponse:
    page = handbook.read_cell(actor=actor_of(request), language=language_of_page(), competency=competency, level=level)
    return render(request, "handbook/cell.html", {"page": page})


@require_safe
def show_position(request: HttpRequest, position: str) -> HttpResponse:
    page = handbook.read_position(actor=actor_of(request), language=language_of_page(), position=position)
    return render(request, "handbook/position.html", {"page": page, "open_all": request.GET.get("open") == "all"})


@require_safe
def show_comparison(request: HttpRequest) -> HttpResponse:
    """Somebody who is logged in moves from their own position unless they say otherwise."""
    actor = actor_of(request)
    before = request.GET.get("from") or actor.position
    after = request.GET.get("to") or None
    page = handbook.compare_two_positions(actor=actor, language=language_of_page(), before=before, after=after)
    return render(request, "handbook/compare.html", {"page": page, "before": before, "after": after})


@require_safe
def show_search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "")
    page = handbook.search_handbook(
        actor=actor_of(request), language=language_of_page(), words=words, kind=request.GET.get("kind", "")
    )
    return render(request, "handbook/search.html", {"page": page})
