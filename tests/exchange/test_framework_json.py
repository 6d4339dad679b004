"""The JSON of a framework says what its TOML says."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from tests.strategies import frameworks

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.exchange.framework_json import read_framework_json, write_framework_json
from zhunsheng.exchange.framework_tree import framework_to_tree
from zhunsheng.offline.shipped_framework import load_framework


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(frameworks())
def test_every_framework_comes_back_equal_from_its_json(framework: Framework) -> None:
    assert read_framework_json(write_framework_json(framework)) == framework


def test_the_json_holds_the_tree_of_the_file() -> None:
    framework = load_framework()
    written = write_framework_json(framework)
    assert json.loads(written) == framework_to_tree(framework)
    assert "客户" in written


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "framework-file-not-json"),
        ('{"format": ', "framework-file-not-json"),
        ("[]", "framework-file-wrong-type"),
        ("{}", "framework-file-format-unknown"),
        ('{"code": "a", "code": "b"}', "framework-file-key-twice"),
        ("9" * 5000, "framework-file-number-too-long"),
        ("[" * 200_000, "framework-file-too-deep"),
        ("{}".encode("utf-16"), "framework-file-not-utf8"),
    ],
)
def test_a_faulty_file_is_refused_with_its_reason(content: str | bytes, code: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        read_framework_json(content)
    assert caught.value.code == code
