"""Puts figures and texts of frozen page values into templates. Everything that is looked up has been looked up."""

from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from zhunsheng.domain.framework_search import Piece
from zhunsheng.domain.outcomes import Judgement, OutcomeState
from zhunsheng.domain.text import Rendering
from zhunsheng.reports import figures
from zhunsheng.reports.figures import WEB, InkedLine, StageBar
from zhunsheng.reports.figures.stage_bar import NARROW_WIDTH
from zhunsheng.reports.handbook.edition import LevelShown

register = template.Library()


@register.filter
def said(text: Rendering | None) -> str:
    """A text in the reader's language; one that had to stay in another language says so to people and machines."""
    if text is None:
        return ""
    if not text.is_fallback:
        return text.words
    return format_html('<span lang="{}" class="fallback">{}</span>', text.language, text.words)


@register.filter
def matches(pieces: tuple[Piece, ...]) -> SafeString:
    """A found text with what was asked for marked."""
    parts = (format_html("<mark>{}</mark>" if piece.is_match else "{}", piece.words) for piece in pieces)
    return mark_safe("".join(parts))  # noqa: S308  # every part went through format_html


@register.simple_tag
@lru_cache(maxsize=256)
def level(shown: LevelShown, style: str = "full") -> SafeString:
    """The strokes of a level with its code, and its name unless `style` is `code`."""
    sign = _svg(figures.draw_level(shown.rank, shown.count, WEB))
    name = "" if style == "code" else format_html(" {}", said(shown.name))
    return format_html('<span class="lv">{}<span>{}{}</span></span>', sign, shown.code, name)


@register.simple_tag
@lru_cache(maxsize=512)
def inked_line(line: InkedLine) -> SafeString:
    """The inked line for a wide page, a narrow one and a printed one; the style sheet shows the one that fits."""
    drawn = (figures.draw_inked_line(line, size, WEB) for size in (figures.PAGE, figures.PHONE, figures.SHEET))
    return _fitting(*drawn)


@register.simple_tag
@lru_cache(maxsize=512)
def small_inked_line(line: InkedLine) -> SafeString:
    """The inked line as one of several beside each other."""
    return _svg(figures.draw_inked_line(line, figures.SMALL, WEB))


@register.simple_tag
@lru_cache(maxsize=512)
def sparkline(line: InkedLine) -> SafeString:
    return _svg(figures.draw_sparkline(line, WEB))


@register.simple_tag
@lru_cache(maxsize=256)
def stage_bar(bar: StageBar) -> SafeString:
    return _fitting(figures.draw_stage_bar(bar, WEB), figures.draw_stage_bar(bar, WEB, NARROW_WIDTH))


@register.simple_tag
@lru_cache(maxsize=256)
def mark(state: OutcomeState, label: str = "") -> SafeString:
    """The mark of an outcome; give a label only where its word does not stand beside it."""
    return _svg(figures.draw_mark(state, WEB, label))


@register.simple_tag
@lru_cache(maxsize=64)
def tally(judgement: Judgement, label: str = "") -> SafeString:
    return _svg(figures.draw_tally(judgement, WEB, label))


def _fitting(*drawn: str) -> SafeString:
    """One figure at several sizes, of which one is shown and the others are gone for everybody."""
    sizes = zip(("wide", "narrow", "sheet"), drawn, strict=False)
    inside = format_html_join("", '<div class="{}">{}</div>', ((size, _svg(one)) for size, one in sizes))
    return format_html('<div class="figure">{}</div>', inside)


def _svg(drawn: str) -> SafeString:
    return mark_safe(drawn)  # noqa: S308  # drawn by reports.figures, which escapes every word
