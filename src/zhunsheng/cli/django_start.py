"""Starts Django for the commands that need the database; the others stay quick by never coming here."""

import os

import django


def start_django(**variables: str) -> None:
    """Set Django up. `variables` overrule the machine's environment, as options of a command do."""
    os.environ.update(variables)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.config.settings")
    django.setup()
