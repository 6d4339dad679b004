"""What all Word reports share: styles, page, head and foot, made once a process by python-docx.

A report then only writes its own body. Opening a template for each report would take longer than everything else.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from zhunsheng.domain.text import Language
from zhunsheng.reports.figures.palette import PRINT
from zhunsheng.reports.typesetting import FONT_FAMILY
from zhunsheng.reports.word_xml import NAMESPACES, text

MARGIN = 14.0
CONTENT_WIDTH = 210 - 2 * MARGIN
"""Millimetres between the margins of A4."""
_LINE = 1.34
"""Height of a line in type sizes. Exact, so that pages break alike whatever font a machine has."""
_OTHER_FONTS = "Microsoft YaHei, Noto Sans CJK SC, PingFang SC"
"""What a machine without the report's font may take instead."""
_TAGS = {"zh-Hans": "zh-CN", "en": "en-GB"}
_HEADER, _FOOTER, _PAGE = "{{header}}", "{{footer}}", "{{page}}"

_STYLES: tuple[tuple[str, str, float, bool, str, float, float], ...] = (
    # name, based on, size in points, bold, colour, space before and after in points
    ("Normal", "", 8.5, False, PRINT.ink, 0, 1.5),
    ("Title", "Normal", 21, True, PRINT.ink, 2, 1),
    ("Heading 1", "Normal", 10.5, True, PRINT.ink, 7, 2),
    ("Heading 2", "Normal", 10.5, True, PRINT.ink, 6, 1),
    ("Finding", "Normal", 11.5, False, PRINT.ink, 0, 4),
    ("Facts", "Normal", 8, False, PRINT.ink_2, 0, 2),
    ("Small", "Normal", 7.5, False, PRINT.ink_2, 0, 1.5),
    ("Faint", "Normal", 7.5, False, PRINT.ink_3, 0, 1.5),
    ("Cell", "Small", 7.5, False, PRINT.ink_2, 0, 0),
    ("Centred cell", "Cell", 7.5, False, PRINT.ink_2, 0, 0),
    ("Figure", "Normal", 8.5, False, PRINT.ink, 0, 1),
    ("Head of table", "Faint", 7.5, False, PRINT.ink_3, 0, 1),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What differs between two reports outside their bodies."""

    title: str
    header: str
    footer: str
    page: str
    """第 {page} 页，共 {pages} 页."""
    dated: date


def style_id(name: str) -> str:
    return name.replace(" ", "")


def pack(body: str, pictures: Mapping[str, bytes], frame: Frame, language: Language, scale: float = 1.0) -> bytes:
    """The finished file. `pictures` by relation id; `scale` makes the type smaller.

    Dates inside the file are the report's own, so equal reports are equal files.
    """
    shell = _shell(language, scale)
    parts = {
        **shell.parts,
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMESPACES}>'
        f"<w:body>{body}{shell.section}</w:body></w:document>",
        "word/_rels/document.xml.rels": shell.relations.replace("</Relationships>", _relate(pictures)),
        "docProps/core.xml": _core(frame),
        shell.header: shell.parts[shell.header].replace(_HEADER, text(frame.header)),
        shell.footer: _fill_footer(shell.parts[shell.footer], frame),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, words in parts.items():
            archive.writestr(_entry(name, frame), words.encode())
        for relation, content in pictures.items():
            archive.writestr(_entry(f"word/media/{relation}.png", frame), content, zipfile.ZIP_STORED)
    return packed.getvalue()


@dataclass(frozen=True, slots=True)
class _Shell:
    """The parts of an empty report; all of them are text."""

    parts: Mapping[str, str]
    section: str
    relations: str
    header: str
    footer: str


@cache
def _shell(language: Language, scale: float) -> _Shell:
    document = Document()
    _lay_out(document)
    _define_styles(document, language, scale)
    _add_table_style(document)
    section = document.sections[0]
    _write(section.header.paragraphs[0], _HEADER)
    _write(section.footer.paragraphs[0], f"{_FOOTER}\t{_PAGE}")
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        parts = {
            name: archive.read(name)
            for name in archive.namelist()
            if not name.startswith(("docProps/thumb", "customXml"))
        }
    told = {name: content.decode() for name, content in parts.items()}
    types = told["[Content_Types].xml"].replace(
        "<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1
    )
    told["[Content_Types].xml"] = re.sub(r'<Override[^>]*PartName="/customXml[^>]*>', "", types)
    told["_rels/.rels"] = re.sub(r"<Relationship [^>]*thumbnail[^>]*>", "", told["_rels/.rels"])
    told["word/fontTable.xml"] = _name_other_fonts(told["word/fontTable.xml"])
    found = re.search(r"<w:sectPr.*</w:sectPr>", told["word/document.xml"], re.S)
    assert found is not None
    relations = re.sub(r"<Relationship [^>]*customXml[^>]*>", "", told["word/_rels/document.xml.rels"])
    header, footer = (
        next(name for name in told if name.startswith(f"word/{part}") and _has_mark(told[name]))
        for part in ("header", "footer")
    )
    return _Shell(told, found[0], relations, header, footer)


def _has_mark(content: str) -> bool:
    return _HEADER in content or _FOOTER in content


def _lay_out(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(14), Mm(13)
    section.header_distance, section.footer_distance = Mm(7), Mm(7)
    section.different_first_page_header_footer = False


def _define_styles(document: WordDocument, language: Language, scale: float) -> None:
    for name, based_on, size, bold, colour, before, after in _STYLES:
        known = {style.name for style in document.styles}
        style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style = document.styles[based_on] if based_on else None
        _dress(style, size * scale, bold, colour)
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(before * scale), Pt(after * scale)
        spacing.line_spacing = 1.0 if name == "Figure" else Pt(round(size * scale * _LINE, 1))
        spacing.alignment = WD_ALIGN_PARAGRAPH.CENTER if name.startswith("Centred") else None
        spacing.keep_with_next = name.startswith("Heading")
    for name in ("Header", "Footer"):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _dress(style, 7, False, PRINT.ink_3)
        tabs = style.paragraph_format.tab_stops
        tabs.clear_all()
        tabs.add_tab_stop(Mm(CONTENT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _rule_above(document.styles["Heading 1"])
    _set_language(document, language)


def _dress(style: ParagraphStyle, size: float, bold: bool, colour: str) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT_FAMILY, Pt(round(2 * size) / 2), bold, False
    font.color.rgb = RGBColor.from_string(colour.lstrip("#"))
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(attribute), FONT_FAMILY)
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)
    borders = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if borders is not None:
        borders.getparent().remove(borders)


def _rule_above(style: object) -> None:
    colour = PRINT.rule.lstrip("#")
    border = f'<w:top w:val="single" w:sz="4" w:space="4" w:color="{colour}"/>'
    properties = style.element.get_or_add_pPr()  # type: ignore[attr-defined]
    properties.insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:outlineLvl"
    )


def _set_language(document: WordDocument, language: Language) -> None:
    tag = _TAGS.get(language, language)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    told = defaults.find(qn("w:lang"))
    told.set(qn("w:val"), tag)
    told.set(qn("w:eastAsia"), tag if tag.startswith("zh") else "zh-CN")
    fonts = defaults.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for attribute in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(attribute), FONT_FAMILY)


def _add_table_style(document: WordDocument) -> None:
    """Hairlines between rows, nothing else."""
    hair = PRINT.hair.lstrip("#")
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{hair}"'
    for name, inner in (("Report", f"<w:insideH {line}/><w:bottom {line}/>"), ("Plain", "")):
        document.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
                f'<w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr><w:tblPr><w:tblBorders>{inner}</w:tblBorders>'
                '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="40" w:type="dxa"/>'
                '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
            )
        )


def _write(where: Paragraph, words: str) -> None:
    where.text = words


def _fill_footer(content: str, frame: Frame) -> str:
    """The page numbers are fields, so that Word keeps them right."""
    told = content.replace(_FOOTER, text(frame.footer))
    before, _, rest = frame.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    pieces = _plain(before) + _field("PAGE") + _plain(between) + _field("NUMPAGES") + _plain(after)
    return re.sub(r"<w:t[^>]*>" + re.escape(_PAGE) + "</w:t></w:r>", "</w:r>" + pieces, told)


def _plain(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text(words)}</w:t></w:r>' if words else ""


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _name_other_fonts(table: str) -> str:
    named = f'<w:font w:name="{FONT_FAMILY}"><w:altName w:val="{_OTHER_FONTS}"/><w:charset w:val="86"/></w:font>'
    return table.replace("</w:fonts>", f"{named}</w:fonts>")


def _relate(pictures: Mapping[str, bytes]) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    told = (f'<Relationship Id="{name}" Type="{kind}" Target="media/{name}.png"/>' for name in pictures)
    return f"{''.join(told)}</Relationships>"


def _core(frame: Frame) -> str:
    moment = f"{frame.dated.isoformat()}T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(frame.title)}</dc:title>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )


def _entry(name: str, frame: Frame) -> zipfile.ZipInfo:
    day = max(frame.dated, date(1980, 1, 1))
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
