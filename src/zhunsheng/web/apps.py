"""Registers the web floor's templates, static files and template tags; it has no tables."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages only: no models, no migrations."""

    name = "zhunsheng.web"
    label = "web"
