"""A page that fails, beside the real ones."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from zhunsheng.config import urls


@login_not_required
def fail(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("secret reason")


urlpatterns = [path("breaks/", fail), *urls.urlpatterns]
handler500 = urls.handler500
