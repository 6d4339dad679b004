"""Addresses of published results: of a person, and of a unit's team."""

from django.urls import path

from zhunsheng.web.views import results

app_name = "results"
urlpatterns = [
    path("results/", results.show_shelf, name="shelf"),
    path("results/<str:cycle>/", results.show_shelf, name="cycle"),
    path("results/<str:cycle>/<str:person>/", results.show_individual, name="individual"),
    path("results/<str:cycle>/<str:person>/report.<str:form>", results.download_individual, name="individual-file"),
    path("teams/<str:unit>/<str:cycle>/", results.show_team, name="team"),
    path("teams/<str:unit>/<str:cycle>/report.<str:form>", results.download_team, name="team-file"),
]
