"""The words of `--help`: both languages in one line, since nobody has said yet which one they read."""

from zhunsheng.domain.wording import LANGUAGES, word


def help_of(code: str) -> str:
    """Chinese first; argparse wants a percent sign doubled."""
    return " / ".join(word(code, language) for language in LANGUAGES).replace("%", "%%")
