"""What every page's frame shows: who is here, in which language, and what this machine offers."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from zhunsheng.domain.people import Actor
from zhunsheng.domain.text import Language
from zhunsheng.web.acting import actor_of


@dataclass(frozen=True, slots=True)
class PageFrame:
    """Given to base.html as `frame`."""

    actor: Actor
    language: Language
    html_language: str
    other_language: str
    is_demo: bool


def language_of_page() -> Language:
    """The page's language as frameworks name it."""
    return "en" if (get_language() or "").startswith("en") else "zh-Hans"


def page_frame(request: HttpRequest) -> dict[str, PageFrame]:
    """The context processor behind `frame`."""
    language = language_of_page()
    return {
        "frame": PageFrame(
            actor=actor_of(request),
            language=language,
            html_language="en" if language == "en" else "zh-CN",
            other_language="zh-hans" if language == "en" else "en",
            is_demo=settings.ZHUNSHENG_DEMO,
        )
    }
