"""Loading a framework: the one that ships, or a file of one's own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.exchange.framework_json import write_framework_json
from zhunsheng.exchange.framework_toml import write_framework_toml
from zhunsheng.offline.shipped_framework import load_framework


def test_without_a_path_the_shipped_framework_is_loaded() -> None:
    assert load_framework().code == "customer-service"
    assert load_framework() is load_framework()


@pytest.mark.parametrize(
    ("suffix", "write"),
    [(".toml", write_framework_toml), (".TOML", write_framework_toml), (".json", write_framework_json)],
)
def test_a_file_of_ones_own_is_read_by_its_suffix(
    tmp_path: Path, suffix: str, write: Callable[[Framework], str]
) -> None:
    own = tmp_path / f"own{suffix}"
    own.write_text(write(load_framework()), encoding="utf-8")
    assert load_framework(own) == load_framework(str(own)) == load_framework()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("absent.toml", "framework-file-missing"),
        ("model.pdf", "framework-file-suffix-unknown"),
        ("folder.toml", "framework-file-unreadable"),
    ],
)
def test_a_path_that_leads_nowhere_is_explained(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(RuleBroken) as caught:
        load_framework(tmp_path / name)
    assert caught.value.code == code
    assert name in str(caught.value.facts["path"])
