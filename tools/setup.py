"""Build the environment: .venv from the hash-locked files in requirements/, with the standard library alone.

    python3 tools/setup.py runtime    what `make run` needs
    python3 tools/setup.py dev        the same and what tests and checks need

uv does the installing because it takes seconds; pip does it where uv cannot be had. Every failure is one line that
names the reason and the remedy. The syntax stays readable for Python 3.6, so that an old Python gets its line too.
"""

import json
import os
import sys
from pathlib import Path
from typing import NoReturn, TextIO

ROOT = Path(__file__).resolve().parent.parent
WORDS = json.loads((ROOT / "tools" / "setup_words.json").read_text(encoding="utf-8"))


def say(code: str, stream: TextIO = sys.stdout, **facts: object) -> None:
    """Print one line in both languages; nobody has told us yet which one the reader wants."""
    print(" / ".join(words.format(**facts) for words in WORDS[code].values()), file=stream, flush=True)


def stop(code: str, **facts: object) -> NoReturn:
    """Say why it goes no further and what to do, and end with a failure."""
    say(code, stream=sys.stderr, **facts)
    sys.exit(1)


if sys.version_info < (3, 11):  # noqa: UP036  # this very line is for them
    GOAL = {"runtime": "run", "dev": "setup"}[sys.argv[1]]
    stop("python-too-old", found="{}.{}".format(*sys.version_info[:2]), goal=GOAL)

import errno  # noqa: E402  # nothing below runs on an older Python
import hashlib  # noqa: E402
import importlib.util  # noqa: E402
import subprocess  # noqa: E402

VENV, TOOLS = ROOT / ".venv", ROOT / ".tools"
PYTHON, UV = VENV / "bin" / "python", TOOLS / "bin" / "uv"
STAMP, LOG = VENV / ".ready", TOOLS / "setup.log"
BUILD_HERE = ["--no-deps", "--no-build-isolation", "-e", str(ROOT)]
NETWORK_SIGNS = ("connect", "dns error", "timed out", "unreachable", "name resolution", "sending request", "proxy")
HASH_SIGNS = ("do not match the hashes", "hash mismatch")


class StepFailed(Exception):
    """A program we called ended with a failure; the text is what it said."""


def main(profile: str) -> None:
    """Make the environment ready for a profile, or leave it alone when it is."""
    if is_ready(profile):
        return
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        stop("venv-missing")
    try:
        TOOLS.mkdir(exist_ok=True)
        LOG.write_text("", "utf-8")
        say("installing")
        install(profile if stamped_profile() != "dev" else "dev")
    except KeyboardInterrupt:
        stop("stopped")
    except OSError as problem:
        full = problem.errno in (errno.ENOSPC, errno.EDQUOT)
        stop("disk-full" if full else "folder-read-only", folder=ROOT, reason=problem.strerror)
    except StepFailed as problem:
        stop(reason_code(str(problem)), log=LOG, reason=last_line(str(problem)))
    say("ready")


def is_ready(profile: str) -> bool:
    """Whether the environment was built from these very lock files; dev holds all that runtime does."""
    stamped = stamped_profile()
    return stamped in (profile, "dev") and STAMP.read_text("utf-8") == stamp_of(stamped)


def stamped_profile() -> str:
    """The profile of the environment that is there, or an empty text."""
    return STAMP.read_text("utf-8").split("\n")[0] if STAMP.is_file() else ""


def stamp_of(profile: str) -> str:
    """The profile, what the environment hangs on, and what it was filled from."""
    files = (ROOT / "pyproject.toml", ROOT / "requirements" / f"{profile}.txt")
    filled_from = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    return "\n".join([profile, hanging_on(), filled_from])


def hanging_on() -> str:
    """Python and folder: when either changes, scripts in the old environment point nowhere."""
    return f"Python {sys.version.split()[0]} at {sys.base_prefix}, in {ROOT}"


def install(profile: str) -> None:
    """Create the environment, fill it from the lock file, and stamp it."""
    if not STAMP.is_file() or hanging_on() not in STAMP.read_text("utf-8"):
        create_environment(VENV, clear=True)
    lock = ROOT / "requirements" / f"{profile}.txt"
    try:
        install_with_uv(lock)
    except StepFailed as problem:
        reason = reason_code(str(problem))
        if reason == "hash-differs" or (reason == "network-missing" and not has_pinned_uv()):
            raise  # where pip could not reach uv, it would not reach the rest either
        install_with_pip(lock)
    STAMP.write_text(stamp_of(profile), "utf-8")


def create_environment(folder: Path, *, clear: bool = False, with_pip: bool = False) -> None:
    """Create an empty environment; venv is imported late because a machine may lack it."""
    import venv

    venv.create(folder, symlinks=True, clear=clear, with_pip=with_pip)


def install_with_uv(lock: Path) -> None:
    """Make the environment hold exactly the locked packages and this one."""
    if not has_pinned_uv():
        pip("install", "--require-hashes", "-r", str(ROOT / "requirements" / "uv.txt"))
    into = ["--quiet", "--python", str(PYTHON)]
    call(UV, "pip", "sync", "--require-hashes", *into, str(lock), **settings_of_pip())
    call(UV, "pip", "install", *into, *BUILD_HERE)


def install_with_pip(lock: Path) -> None:
    """The slower way, for machines that uv has no build for."""
    pip("--python", str(PYTHON), "install", "--require-hashes", "-r", str(lock))
    pip("--python", str(PYTHON), "install", *BUILD_HERE)


def has_pinned_uv() -> bool:
    """Whether .tools holds the uv that requirements/uv.in names."""
    pinned = (ROOT / "requirements" / "uv.in").read_text("utf-8").strip().split("==")[1]
    try:
        return call(UV, "--version").split()[1] == pinned
    except (OSError, StepFailed):
        return False


def settings_of_pip() -> dict[str, str]:
    """Let uv trust whom this machine trusts and use the index its pip was told to use; uv reads neither by itself."""
    try:
        index = os.environ.get("PIP_INDEX_URL") or pip("config", "get", "global.index-url").strip()
    except StepFailed:
        return {"UV_SYSTEM_CERTS": "1"}
    return {"UV_SYSTEM_CERTS": "1", "UV_DEFAULT_INDEX": index}


def pip(*arguments: str) -> str:
    """Call the pip of .tools, which never goes into the environment itself."""
    python = TOOLS / "bin" / "python"
    if not python.exists():
        create_environment(TOOLS, with_pip=True)
    patience = {"PIP_RETRIES": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_QUIET": "1"}
    return call(python, "-m", "pip", *arguments, **patience)


def call(program: Path, *arguments: str, **environment: str) -> str:
    """Run a program without a terminal; log what it says, raise it when it fails. What the person has set wins."""
    settings = {**cache_beside_us(), **environment, **os.environ}
    command, silent = [str(program), *arguments], subprocess.DEVNULL
    done = subprocess.run(command, env=settings, cwd=ROOT, stdin=silent, capture_output=True, text=True)
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"$ {program.name} {' '.join(arguments)}\n{done.stdout}{done.stderr}")
    if done.returncode:
        raise StepFailed(done.stderr)
    return done.stdout


def cache_beside_us() -> dict[str, str]:
    """Where there is no home folder, downloads are kept in .tools."""
    home = os.environ.get("HOME")
    if home and Path(home).is_dir():
        return {}
    return {"UV_CACHE_DIR": str(TOOLS / "cache" / "uv"), "PIP_CACHE_DIR": str(TOOLS / "cache" / "pip")}


def reason_code(said: str) -> str:
    """Which of our lines explains what an installer said."""
    told = said.lower()
    if any(sign in told for sign in HASH_SIGNS):
        return "hash-differs"
    return "network-missing" if any(sign in told for sign in NETWORK_SIGNS) else "install-failed"


def last_line(said: str) -> str:
    """The line in which an installer sums up, short enough to be read."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "?"


if __name__ == "__main__":
    main(sys.argv[1])
