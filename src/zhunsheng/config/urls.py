"""Every address of the product, area by area."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("zhunsheng.web.urls_accounts")),
    path("", include("zhunsheng.web.urls_results")),
    path("handbook/", include("zhunsheng.web.urls_handbook")),
]

handler400 = "zhunsheng.web.views.errors.bad_request"
handler403 = "zhunsheng.web.views.errors.forbidden"
handler404 = "zhunsheng.web.views.errors.not_found"
handler500 = "zhunsheng.web.views.errors.server_error"
