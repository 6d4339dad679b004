"""An empty assessment workbook to fill in."""

from pathlib import Path

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.text import Language
from zhunsheng.exchange.assessment_workbook.write import write_assessment_workbook
from zhunsheng.offline.shipped_framework import load_framework


def write_template(
    path: str | Path, *, framework: Framework | None = None, language: Language = "zh-Hans", overwrite: bool = False
) -> Path:
    """Write the template for `framework` (the shipped one by default) to `path`, which must be free."""
    target = Path(path)
    if target.exists() and not overwrite:
        raise RuleBroken("file-exists-already", file=str(target))
    content = write_assessment_workbook(framework or load_framework(), language)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as fault:
        raise RuleBroken("file-not-writable", file=str(target), reason=fault.strerror or "") from fault
    return target
