"""Refresh the files that are checked in from npm packages, each with its licence, version and hash.

    python tools/vendor.py            every package of tools/vendored.toml
    python tools/vendor.py axe-core   one of them

Needs npm, and only here: installing, running and testing the product never does.
"""

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCE_MAP = re.compile(rb"\n?(?://[#@]|/\*[#@])\s*sourceMappingURL=[^\n]*")


def main(wanted: list[str]) -> int:
    """Refresh the wanted packages (all of them, when none is named)."""
    packages = tomllib.loads((ROOT / "tools/vendored.toml").read_text("utf-8"))["package"]
    unknown = set(wanted) - {package["npm"] for package in packages}
    if unknown:
        print(f"not in tools/vendored.toml: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 1
    for package in packages:
        if not wanted or package["npm"] in wanted:
            vendor(package)
            print(f"{package['folder']}: {package['npm']} {package['version']}")
    return 0


def vendor(package: Mapping[str, Any]) -> None:
    """Copy the named files of one package into its folder and write the manifest beside them."""
    folder = ROOT / package["folder"]
    folder.mkdir(parents=True, exist_ok=True)
    hashes: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as scratch, tarfile.open(pack(package, Path(scratch))) as archive:
        for source, target in package["files"].items():
            member = archive.extractfile(f"package/{source}")
            if member is None:
                raise SystemExit(f"{package['npm']} {package['version']} has no file {source}")
            content = without_source_map(target, member.read())
            (folder / target).write_bytes(content)
            hashes[target] = hashlib.sha256(content).hexdigest()
    (folder / "manifest.toml").write_text(manifest(package, hashes), "utf-8")


def pack(package: Mapping[str, Any], scratch: Path) -> Path:
    """Let npm fetch and verify one package; return its archive."""
    wanted = f"{package['npm']}@{package['version']}"
    subprocess.run(["npm", "pack", "--silent", wanted], cwd=scratch, check=True, stdout=subprocess.DEVNULL)
    return next(scratch.glob("*.tgz"))


def without_source_map(name: str, content: bytes) -> bytes:
    """Drop the source map reference: hashed static files refuse a reference to a file that is not there."""
    return SOURCE_MAP.sub(b"", content) if name.endswith((".js", ".css")) else content


def manifest(package: Mapping[str, Any], hashes: Mapping[str, str]) -> str:
    """Say what lies in a folder, under which licence, and how each file hashes."""
    facts = [f'{key} = "{package[key]}"' for key in ("version", "licence", "purpose")]
    files = [f'"{name}" = "{sha256}"' for name, sha256 in sorted(hashes.items())]
    return "\n".join([f'name = "{package["npm"]}"', *facts, "", "[sha256]", *files, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
