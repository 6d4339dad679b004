"""The reference of the framework file names exactly the keys that the program reads and writes."""

import re
from pathlib import Path

from zhunsheng.exchange.framework_toml import read_framework_toml
from zhunsheng.exchange.framework_tree import list_file_keys

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "framework-file.md").read_text(encoding="utf-8")
TOP = "Top of the file"


def documented_keys() -> list[tuple[str, str, bool]]:
    keys = []
    section = ""
    for line in REFERENCE.splitlines():
        if heading := re.match(r"## `?([^`]+)`?$", line):
            section = "" if heading[1] == TOP else heading[1]
        elif row := re.match(r"\| `(\w+)` \| (yes|no) \|", line):
            keys.append((section, row[1], row[2] == "yes"))
    return keys


def test_the_reference_lists_every_key_of_every_section_and_no_other() -> None:
    assert sorted(documented_keys()) == sorted(list_file_keys())


def test_the_example_of_the_reference_is_a_framework() -> None:
    example = re.search(r"```toml\n(.*?)```", REFERENCE, re.DOTALL)
    assert example is not None
    framework = read_framework_toml(example[1])
    assert framework.applicable_indicators("01", "JD")[0].code == "JD-L1-1"
