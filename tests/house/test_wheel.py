"""What is installed elsewhere is the whole product: its frameworks, words, templates, styles and fonts."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = "import sys, setuptools.build_meta as build; build.build_wheel(sys.argv[1])"
MADE_ON_THE_WAY = shutil.ignore_patterns("__pycache__", "*.egg-info")


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=MADE_ON_THE_WAY)
    (tmp_path / "README.md").touch()
    for page in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / page, tmp_path)
    expected = {str(path.relative_to(tmp_path / "src")) for path in (tmp_path / "src").rglob("*") if path.is_file()}
    subprocess.run([sys.executable, "-c", BUILD, str(tmp_path)], cwd=tmp_path, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == expected
