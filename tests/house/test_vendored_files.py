"""What is checked in from elsewhere is named, licensed and unchanged."""

import hashlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = tomllib.loads((ROOT / "tools/vendored.toml").read_text("utf-8"))["package"]
FOLDERS_OF_OTHERS = [*ROOT.glob("src/**/vendor/*"), *ROOT.glob("tests/vendor/*"), ROOT / "src/zhunsheng/reports/fonts"]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["npm"])
def test_every_vendored_file_is_the_one_its_manifest_names(package: dict[str, str]) -> None:
    folder = ROOT / package["folder"]
    manifest = tomllib.loads((folder / "manifest.toml").read_text("utf-8"))
    on_disk = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    del on_disk["manifest.toml"]
    assert on_disk == manifest["sha256"]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["npm"])
def test_every_vendored_package_brings_its_licence(package: dict[str, str]) -> None:
    manifest = tomllib.loads((ROOT / package["folder"] / "manifest.toml").read_text("utf-8"))
    assert (manifest["name"], manifest["version"], manifest["licence"]) == (
        package["npm"],
        package["version"],
        package["licence"],
    )
    assert any(name.startswith("LICENSE") for name in manifest["sha256"])


def test_nothing_lies_in_a_vendor_folder_that_is_not_declared() -> None:
    declared = {ROOT / package["folder"] for package in PACKAGES}
    assert {folder for folder in FOLDERS_OF_OTHERS if folder.is_dir()} <= declared
