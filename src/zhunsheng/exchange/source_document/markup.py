"""Taking away what Word's HTML leaves in text, and opening up text that lost every space."""

import html
import re
from dataclasses import replace

from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.lines import SourceLine

_PACKED_LENGTH = 400
"""No paragraph of such a document is longer; beyond this many characters without a space, line ends were lost."""
_LABEL_LENGTH = 12
_MOST_HEADINGS = 60
"""A model has six to fifteen competencies; each heading costs a search through the whole line."""


def clean_markup(text: str) -> str:
    """Without what Word's HTML leaves behind: tags are dropped, their line and cell ends kept, entities resolved."""
    if "<" in text:
        text = markers.HTML_BREAK.sub("\n", text)
        text = markers.HTML_CELL_END.sub("\t", text)
        text = markers.HTML_TAG.sub("", text)
    return html.unescape(text) if markers.HTML_ENTITY.search(text) else text


def loosen(line: SourceLine) -> SourceLine:
    """A whole document in one line without a space gets spaces where levels, headings and labels show their edges.

    Only the words are opened up; the report keeps the line as it was.
    """
    if len(line.text) < _PACKED_LENGTH or max(map(len, line.text.split()), default=0) < _PACKED_LENGTH:
        return line
    text = markers.PACKED_EDGE.sub(r" \g<0> ", line.text)
    text = markers.PACKED_CODES.sub(_space_codes, text)
    return replace(line, text=_space_labels(text))


def _space_codes(found: re.Match[str]) -> str:
    return " " + markers.PACKED_CODE.sub(r"\g<0> ", found[0])


def _space_labels(text: str) -> str:
    """A heading 洞察需求能力(收集信息-分析-产出) tells where label and stages end, wherever else they stand."""
    headings = {heading[1]: heading for heading in markers.PACKED_HEADING.finditer(text)}
    if len(headings) > _MOST_HEADINGS:
        return text
    for found in headings.values():
        stages = found[1]
        before = [text[max(place - _LABEL_LENGTH, 0) : place] for place in _places_of(stages, text)]
        label = _common_end(before)
        if label:
            text = text.replace(f"{label}{stages}", f" {label} {stages} ")
            text = text.replace(f"{label}{found[0]}", f" {label}{found[0]} ")
    return text


def _places_of(stages: str, text: str) -> list[int]:
    """Where the stages begin, or the bracket before them."""
    places = [found.start() for found in re.finditer(re.escape(stages), text)]
    return [place - 1 if text[place - 1] in markers.OPENING_BRACKETS else place for place in places if place]


def _common_end(texts: list[str]) -> str:
    """The Chinese words with which all of them end: the label that stands before its stages each time."""
    shortest = min(map(len, texts), default=0)
    length = 0
    while length < shortest and len({text[-length - 1] for text in texts}) == 1 and _is_chinese(texts[0][-length - 1]):
        length += 1
    return texts[0][-length:] if length else ""


def _is_chinese(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"
