"""Published results on the page and as files: each view asks one use case and shows what it is given."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from zhunsheng.reports.figures import WEB
from zhunsheng.reports.pictured import picture
from zhunsheng.use_cases import reports
from zhunsheng.use_cases.reports import Download, FileForm
from zhunsheng.web.acting import actor_of
from zhunsheng.web.page_frame import language_of_page


@require_safe
def show_shelf(request: HttpRequest, cycle: str | None = None) -> HttpResponse:
    shelf = reports.list_reports(actor=actor_of(request), cycle=cycle)
    if cycle and shelf.cycle is None:
        raise Http404
    return render(request, "results/shelf.html", {"shelf": shelf})


@require_safe
def show_individual(request: HttpRequest, cycle: str, person: str) -> HttpResponse:
    report = reports.read_individual_report(
        actor=actor_of(request), language=language_of_page(), cycle=cycle, person=person
    )
    page = picture(report, WEB, wrap=mark_safe)
    shown = {
        "page": page,
        "line": report.line,
        "eventful": [part for part in page["parts"] if not part["is_quiet"]],
        "quiet": [part for part in page["parts"] if part["is_quiet"]],
        "cycle": cycle,
        "person": person,
    }
    return render(request, "results/individual.html", shown)


@require_safe
def show_team(request: HttpRequest, unit: str, cycle: str) -> HttpResponse:
    report = reports.read_team_report(actor=actor_of(request), language=language_of_page(), cycle=cycle, unit=unit)
    return render(
        request, "results/team.html", {"page": picture(report, WEB, wrap=mark_safe), "cycle": cycle, "unit": unit}
    )


@require_safe
def download_individual(request: HttpRequest, cycle: str, person: str, form: str) -> HttpResponse:
    return _hand_over(
        reports.download_individual_report(
            actor=actor_of(request), language=language_of_page(), cycle=cycle, person=person, form=_form_of(form)
        )
    )


@require_safe
def download_team(request: HttpRequest, unit: str, cycle: str, form: str) -> HttpResponse:
    return _hand_over(
        reports.download_team_report(
            actor=actor_of(request), language=language_of_page(), cycle=cycle, unit=unit, form=_form_of(form)
        )
    )


def _form_of(form: str) -> FileForm:
    if form not in set(FileForm):
        raise Http404
    return FileForm(form)


def _hand_over(file: Download) -> HttpResponse:
    """As a file of its own: never opened inside the page, never kept by anything between."""
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    return HttpResponse(
        file.content,
        content_type=file.media_type,
        headers={"Content-Disposition": disposition or "attachment", "Cache-Control": "private, no-store"},
    )
