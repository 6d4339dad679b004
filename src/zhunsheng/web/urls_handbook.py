"""Addresses of the handbook: the codes that people write on paper."""

from django.urls import path

from zhunsheng.web.views import handbook

app_name = "handbook"
urlpatterns = [
    path("", handbook.show_overview, name="overview"),
    path("matrix/", handbook.show_matrix, name="matrix"),
    path("compare/", handbook.show_comparison, name="compare"),
    path("document/", handbook.show_document, name="document"),
    path("search/", handbook.show_search, name="search"),
    path("competencies/<str:competency>/", handbook.show_competency, name="competency"),
    path("competencies/<str:competency>/<str:level>/", handbook.show_cell, name="cell"),
    path("positions/<str:position>/", handbook.show_position, name="position"),
]
