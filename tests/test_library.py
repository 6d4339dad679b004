"""`import zhunsheng` is quick, brings in nothing, and gives each public name when it is asked for."""

import subprocess
import sys

import pytest

import zhunsheng


def test_every_public_name_can_be_had() -> None:
    for name in zhunsheng.__all__:
        assert getattr(zhunsheng, name) is not None
    assert set(zhunsheng.__all__) <= set(dir(zhunsheng))


def test_a_name_that_is_not_public_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        zhunsheng.nonsense  # noqa: B018


def test_importing_the_library_loads_none_of_its_parts() -> None:
    program = "import sys, zhunsheng; print([name for name in sys.modules if name.startswith('zhunsheng.')])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
