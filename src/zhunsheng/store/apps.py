"""The one Django app that owns all tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Several small apps would make every later move of a table a migration; import contracts draw the borders instead."""

    name = "zhunsheng.store"
    label = "store"
