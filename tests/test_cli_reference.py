"""The reference of commands is what the commands say of themselves."""

import re

from tools.cli_reference import REFERENCE, render

HAN = re.compile("[\u3400-\u9fff]")


def test_the_reference_is_what_the_commands_say() -> None:
    assert REFERENCE.read_text("utf-8") == render(), "python tools/cli_reference.py writes it anew"


def test_every_option_is_explained_in_both_languages() -> None:
    rows = [line.split(" | ") for line in render().splitlines() if line.startswith("| `")]
    assert rows
    for name, chinese, english in rows:
        assert HAN.search(chinese), name
        assert english.strip(" |"), name
        assert not HAN.search(english), name
