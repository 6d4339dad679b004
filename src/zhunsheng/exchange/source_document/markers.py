"""The words and signs by which parts of a competency document are recognised.

All patterns are matched against `plain` text: same length as the original, full-width signs made half-width, so that
a match gives the place in the original. Every pattern is anchored or free of nested repeats: none backtracks.
"""

import re

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys((0x3000, 0x00A0, 0x2002, 0x2003, 0x2009, 0x200B, 0xFEFF), ord(" "))
_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), ord("-"))
_PLAIN = {**_WIDE, **_SPACES, **_DASHES, 0xFF61: 0x3002}


def plain(text: str) -> str:
    """`text` with full-width letters, brackets and dashes made half-width; the length never changes."""
    return text.translate(_PLAIN)


# Level codes ---------------------------------------------------------------------------------------------------------

PAIR_CODE = r"[A-Z][a-z]"
LETTER_CODE = r"[A-G]级?"
NUMERAL_CODE = r"第?[1-9一二三四五六七八九]级|[LP][1-9]|Level[1-9]|[ⅠⅡⅢⅣⅤ]级?"
WORD_CODE = r"入门级?|基础级?|初级|熟练级?|中级|高级|资深级?|专家级?"
ENGLISH_PAIRS = frozenset({
    "Am", "An", "As", "At", "Be", "By", "Do", "Dr", "Go", "He", "Hi", "Id", "If", "In", "Is", "It", "Me",
    "Mr", "Ms", "My", "No", "Of", "Oh", "Ok", "On", "Or", "Pc", "So", "To", "Tv", "Up", "Us", "Vs", "We",
})  # fmt: skip
"""English words that look like a two-letter code at the start of a sentence."""

NUMERALS = {sign: rank for signs in ("123456789", "一二三四五六七八九", "ⅠⅡⅢⅣⅤ") for rank, sign in enumerate(signs)}

LEVEL_WORD_RANKS = {
    "basic": 1, "beginner": 1, "foundation": 1, "junior": 1, "entry": 1, "初级": 1, "入门": 0, "基础": 1, "初阶": 1,
    "intermediate": 2, "middle": 2, "proficient": 2, "熟练": 2, "中级": 2, "中阶": 2, "进阶": 2,
    "advance": 3, "advanced": 3, "senior": 3, "高级": 3, "资深": 3, "高阶": 3, "精通": 3,
    "expert": 4, "master": 4, "专家": 4, "大师": 5,
}  # fmt: skip
"""Words that say how high a level is; only their order counts."""

PAIR_SUFFIX_RANKS = {"b": 1, "i": 2, "a": 3}
"""Second letters of two-letter codes: basic, intermediate, advanced."""

DESCENDING_SAID = re.compile(r"(从|由)高(到|至)低|降序")
ASCENDING_SAID = re.compile(r"(从|由)低(到|至)高|升序")

REACH_RANKS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"细分市场|区域|全公司|公司整体|公司范围|行业协会|跨部门|战略"), 3),
    (re.compile(r"项目|团队|下属|班组|部门内"), 2),
    (re.compile(r"单个|个人|自己|本人|本岗位"), 1),
)
"""On what a behaviour is shown: a customer, a project, a region. A cross-check on the level, never its only ground."""

NOT_APPLICABLE = re.compile(r"(?:N/A|n/a|NA|N\.A\.|不适用|不要求|无要求|-{1,3}|/|\\)")

# Bullets -------------------------------------------------------------------------------------------------------------

BULLET = re.compile(
    r"(?:n(?=[^\x00-\x7f]|[A-Z0-9(\"])|n (?=[A-Z])|n$"
    r"|[■□▪▫●○◆◇◎★☆►▶▷➢➤√✓✔•·∙*]|[\ue000-\uf8ff]|- |-(?=[^\x00-\x7f])"
    r"|[lu](?=[\u4e00-\u9fff“《])|[øØ§](?=\s*[\u4e00-\u9fff])"
    r"|\(\d{1,2}\)|\d{1,2}(?:、|\)|\.(?!\d))|[①-⑳]|[a-z]\)"
    r"|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节部分]{1,2}[、: ]?)\s*"
)
NUMBERED = re.compile(r"[(\d①-⑳一二三四五六七八九十第]")
"""First sign of a bullet that counts; a numbered line may be a heading, a line with ■ is not."""

INLINE_BULLET = re.compile(
    r"[■□▪▫●○◆◇►▶➢➤√✓✔•]|[\ue000-\uf8ff]|(?<=[\s。;,\u4e00-\u9fff)])(?<![第每前近共满])n(?=[\u4e00-\u9fff“《])"
)
INLINE_NUMBER = re.compile(r"(?<![\d.])(?:\((\d{1,2})\)|(\d{1,2})(?:、|\)|\.(?![\d])))")

# A document without line ends ----------------------------------------------------------------------------------------

OPENING_BRACKETS = "(\uff08"
PACKED_HEADING = re.compile(
    r"[(\uff08]([^()\uff08\uff09,。;:]{2,16}(?:[-\u2014\u2192][^()\uff08\uff09,。;:]{1,16}){1,5})[)\uff09]"
)
PACKED_EDGE = re.compile(
    r"(?:职位|岗位)与能力匹配表|知识清单|技能清单|n?链接对应的行为事件|关于本(?:材料|文件|手册)(?=本)|其中包括[:\uff1a]"
    r"|(?:高于|等于|低于)岗位要求|能力标签(?=流程|内涵)|内涵界定(?!、)|[A-Z][a-z]\([a-z]{4,14}\)|(?<=[。\uff1a])本(?:材料|文件)(?=[是旨明])"
)
PACKED_CODE = re.compile(r"[A-Z][a-z]|N/A")
PACKED_CODES = re.compile(r"(?<![A-Za-mo-z])(?:[A-Z][abi](?!\()|N/A){2,}")

# Headings ------------------------------------------------------------------------------------------------------------

HEADING_LENGTH = 40
MATRIX_HEADING = re.compile(
    r"[^,。;:]{0,16}(?:职位|岗位|职务|能力)[^,。;:]{0,12}(?:匹配|对应|矩阵|要求)[^,。;:]{0,4}(?:表|矩阵)(?:\(.*\))?:?"
    r"|[^,。;:]{0,12}(?:能力|匹配|要求)矩阵:?|(?:各)?(?:职位|岗位)与?能力(?:等级)?要求:?"
)
SCALE_HEADING = re.compile(r"[^,。;:]{0,24}(?:评分|评价|评估|评定|考核|测评|打分)(?:标准|等级|尺度|量表)(?:表|说明)?:?")
DEFINITIONS_HEADING = re.compile(
    r"[^,。;:]{0,24}(?:模型标签|能力标签|能力素质|专业能力|能力)(?:的)?(?:定义|界定)(?:表)?:?"
)
BEHAVIOURS_HEADING = re.compile(
    r"[^,。;:]{0,24}(?:行为描述|行为标准|行为表现|行为指标|行为等级|能力描述|分级描述|等级描述|能力分级)(?:表)?:?"
)
LEVELS_HEADING = re.compile(
    r"[^。]{0,40}(?:等级|级别|分级)[^。]{0,30}(?:界定|定义|说明|划分|如下|表示|分为|之分)[^。]{0,20}[。:]?"
)
ABOUT_HEADING = re.compile(r"关于本?(?:材料|文件|手册|模型|文档)|前言|引言|序言|(?:编写)?说明")
CONTENTS_HEADING = re.compile(
    r"(?:本?(?:材料|文件|手册|模型)?)?(?:其中|主要|内容)?(?:包括|包含)(?:以下|如下)?(?:内容|几个部分|部分)?:?"
)
CONTENTS_LENGTH = 16
KNOWLEDGE_HEADING = re.compile(r"(?:应知|必备|相关|专业|所需|应备)?知识(?:清单|要求|列表|点)?:?")
SKILLS_HEADING = re.compile(r"(?:应会|必备|相关|专业|所需|应备)?技能(?:清单|要求|列表|点)?:?")
EVENT_LINK = re.compile(
    r"[^,。;]{0,8}(?:链接|检索|查看|点击|参见|对应)[^,。;]{0,8}(?:行为)?(?:事件|案例)(?:库)?[^,。;]{0,4}"
)
FIRST_HEADINGS = re.compile(r"(?:能力|素质|胜任力)?(?:标签|名称)|能力(?:项目?)?|能力素质")
DEFINITION_COLUMN = re.compile(r"内涵(?:界定)?|(?:能力)?(?:定义|界定|内涵|释义|说明)")
STAGES_COLUMN = re.compile(r"流程|步骤|环节|流程步骤|能力流程")
LEVEL_COLUMN = re.compile(r"(?:能力)?(?:等级|级别|层级)|代号|代码|等级代号")
STATEMENTS_COLUMN = re.compile(r"行为(?:描述|标准|表现|指标)|能力(?:要求|描述|行为描述)|关键行为")
POSITION_COLUMN = re.compile(
    r"(?:职位|岗位|职务)(?:名称)?(?:[/\\]能力)?|职位与能力|岗位与能力|序号|编号|No\.?|部门|层级"
)
DEFINITION_LEAD = re.compile(r"(?:能力)?(?:定义|内涵|内涵界定|释义):\s*")

# Competencies --------------------------------------------------------------------------------------------------------

LABEL_ENDING = re.compile(r"[^\s,。;:!?、()\d]{1,13}(?:能力|力|意识|导向|思维|素养|精神)")
LABEL_WITH_STAGES = re.compile(r"([^\s,。;:!?()]{2,16})\(([^(),。;:]{3,60})\)(:?)")
LABEL_WITH_DEFINITION = re.compile(r"([^\s,。;:!?()、]{2,12}(?:能力|力|意识|导向|思维)):\s*(?=\S)")
LABEL_SHAPE = re.compile(r"[^,。;:!?、()“”\"<>\[\]{}=]{2,16}(?:\([^(),。;:]{1,12}\))?")
STAGES = re.compile(r"[^\s,。;:!?()\d/→>-]{1,12}(?:\s?(?:-{1,2}|→|->|>)\s?[^\s,。;:!?()/→>-]{1,12}){1,7}")
STAGE_SEPARATOR = re.compile(r"\s*(?:->|-{1,2}|→|>)\s*")

# The outcome scale ---------------------------------------------------------------------------------------------------

EXCEEDS = re.compile(r"(?:高于|超过|超出)(?:岗位|职位)?(?:的)?(?:要求|期望|标准|目标)")
MEETS = re.compile(r"(?:等于|符合|达到|满足)(?:岗位|职位)?(?:的)?(?:要求|期望|标准)")
BELOW = re.compile(r"(?:低于|未达到?|不符合|未满足)(?:岗位|职位)?(?:的)?(?:要求|期望|标准|目标)")

CLAUSE = re.compile(r"[,。;]")

# The position matrix -------------------------------------------------------------------------------------------------

STRANGE_MARK = re.compile(r"[A-Za-z?*√×○●△+]{1,3}")
"""Too short for a position's name: a cell whose level nobody declared."""
NAME_SEPARATOR = re.compile("[、;\uff1b]")

# Around the competencies ---------------------------------------------------------------------------------------------

TITLE = re.compile(r"[^,。;:]{2,36}(?:能力|素质|胜任力)(?:素质)?模型(?:手册|说明书)?")
FAMILY = re.compile(r"(?:.*公司|.*物业)?(.{1,12}?(?:序列|条线|岗位|类|族))(?:专业|核心|通用|管理)?(?:能力|素质|胜任)")
COMPANY = re.compile(r"[^,。;:、\s]{3,30}(?:有限公司|股份公司|集团公司|集团|总公司|公司)")
DATED = re.compile(r"(?:19|20)\d\d\s?(?:年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|年|[-./]\d{1,2}(?:[-./]\d{1,2})?)")
DATE_NUMBERS = re.compile(r"\d+")
PURPOSE = re.compile(r"本?[^,。;]{0,8}(?:旨在|的目的|目的(?:是|在于))")
VALUES = re.compile(r"[^。]*(?:价值主张|价值观)")
ABOUT = re.compile(r"本(?:材料|文件|手册|模型|文档)(?:是|为)")
SCOPE = re.compile(r"(?:本[^,。;]{1,4})?适用(?:范围|于|对象):?\s*")
SCOPE_LEAD = re.compile(r"适用(?:范围|对象):\s*")
PREPARED_BY = re.compile(r"(?:编制|编写|拟制|起草)(?:人|部门)?:\s*")
REVIEWED_BY = re.compile(r"(?:审核|审阅|复核)(?:人|部门)?:\s*")
APPROVED_BY = re.compile(r"(?:批准|审批|签发)(?:人|部门)?:\s*")
EFFECTIVE = re.compile(r"(?:生效|实施|施行|执行)(?:日期|时间)?:\s*")
NUMBERED_POSITION = re.compile(r"(?:职位|岗位)\s?\d{1,3}|\d{1,3}")
QUALITY_MODEL = "素质模型"
ABILITY_MODEL = "能力模型"

# Furniture -----------------------------------------------------------------------------------------------------------

PAGE_NUMBER = re.compile(
    r"-?\s?\d{1,4}\s?-?|第\s?\d+\s?页(?:\s?/?\s?共\s?\d+\s?页)?|Page \d+(?: of \d+)?|\d{1,3}\s?/\s?\d{1,3}"
)
FILE_NAME = re.compile(r"[^,。;]{1,80}\.(?:docx?|pdf|wps|txt|xlsx?|pptx?)(?:_第\d+页)?", re.IGNORECASE)
SHARING_SITE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("import-noise-upload", re.compile(r"上传人:.*|文档编号:.*|上传时间:.*|.*大小:\d+(?:\.\d+)?[KM]B.*")),
    ("import-noise-advert", re.compile(r".*(?:由会员分享|可在线阅读|珍藏版|请在.{1,20}上搜索).*")),
    (
        "import-noise-navigation",
        re.compile(
            r"(?:(?:下载|相关|举报|收藏|分享|打印|下载资源|资源描述|相关资源|猜你喜欢|相关搜索|展开阅读全文|点击查看更多"
            r"|点击查看|首页|上一页|下一页|返回顶部)[>» ]*)+|当前位置:.*"
        ),
    ),
    ("import-noise-copyright", re.compile(r".*(?:copyright\s?[@©(]|©|版权所有|All Rights Reserved).*", re.IGNORECASE)),
    ("import-noise-licence", re.compile(r".*(?:经营许可证|ICP备|ICP证|公网安备).*")),
    ("import-noise-contents-page", re.compile(r"目录|目 录|.{1,40}(?:\.{4,}|…{2,}|·{4,})\s?\d{1,3}")),
)
FURNITURE_LENGTH = 300
LATIN_ONLY = re.compile(r"[A-Za-z][A-Za-z&.,' ]{2,60}")
CONSULTANTS = re.compile(r"(?:Hewitt|Aon|Mercer|Hay ?Group|Towers|Watson|Korn ?Ferry|DDI|SHL)[A-Za-z&.,' ]{0,40}")

# Word's HTML ---------------------------------------------------------------------------------------------------------

HTML_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)
HTML_CELL_END = re.compile(r"</t[dh]\s*>(?=[^<]*<t[dh]\b)", re.IGNORECASE)
HTML_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?::[A-Za-z]{1,15})?(?:\s[^<>]{0,600})?/?>|<!(?:--)?[^<>]{0,600}>")
HTML_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});")

OPEN_END = re.compile(r"(?:[,、:(“《且或]|(?<!参)与|(?<![普涉])及|(?<![合兼])并|(?<!目)的|(?<![总饱共])和)$")
"""A last sign after which a sentence must go on: the text was cut off."""
