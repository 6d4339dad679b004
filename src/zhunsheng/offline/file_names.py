"""Names of files and folders that every file system takes."""

import re

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST = 60
"""Characters; a Chinese one takes three bytes, and a name may have 255."""


def safe_name(words: str) -> str:
    """The words as one name of a file or folder: nothing that a system reserves, no dot or blank at the ends."""
    name = _UNSAFE.sub("_", words).strip(" .")[:_LONGEST].rstrip(" .")
    return f"_{name}" if not name or _RESERVED.fullmatch(name) else name


class FileNames:
    """Hands out each path once, whatever people are called. Names that differ only in case count as the same."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, folder: str, words: str, suffix: str = "") -> str:
        """A path below `folder` ("" for the top), numbered where the name is taken."""
        stem = "/".join(part for part in (folder, safe_name(words)) if part)
        number, path = 1, f"{stem}{suffix}"
        while path.casefold() in self._taken:
            number += 1
            path = f"{stem}-{number}{suffix}"
        self._taken.add(path.casefold())
        return path
