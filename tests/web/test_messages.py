"""The interface speaks Chinese in full: every message is translated, and what is compiled is what is written."""

import re

import pytest
from tools import messages

CHINESE = "[\u3400-\u9fff]"


def test_the_catalogue_holds_exactly_the_messages_that_pages_say() -> None:
    written = messages.CATALOGUE.read_bytes()
    in_line = messages.bring_in_line(messages.load_catalogue(), messages.extract())
    assert messages.dump(in_line) == written, "run: python tools/messages.py update"


def test_every_message_has_its_chinese_and_none_is_a_guess() -> None:
    for message in messages.load_catalogue():
        if message.id:
            assert message.string, message.id
            assert not message.fuzzy, message.id


def test_what_is_compiled_is_what_is_written() -> None:
    compiled = messages.CATALOGUE.with_suffix(".mo").read_bytes()
    assert compiled == messages.compile_catalogue(messages.load_catalogue()), "run: python tools/messages.py compile"


def test_chinese_messages_carry_full_width_punctuation() -> None:
    for message in messages.load_catalogue():
        assert not re.search(f"{CHINESE}[,:;()!?]|[,:;()!?]{CHINESE}", str(message.string)), message.string


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('{% translate "Search" %}', [("Search", None)]),
        ("{% translate 'Search' as word %}", [("Search", None)]),
        ('{% translate ", " context "list" %}', [(", ", "list")]),
        ('{% include "part.html" with heading=_("Skills") %}', [("Skills", None)]),
    ],
)
def test_messages_are_found_in_templates(template: str, found: list[messages.Message]) -> None:
    assert messages._in_template(template) == found
