"""Reading the handbook. Pages are built once for a framework version and a language, and kept: neither ever changes."""

from functools import lru_cache

from zhunsheng.domain.framework_search import TextKind
from zhunsheng.domain.people import Actor, may_read_frameworks
from zhunsheng.domain.text import Language
from zhunsheng.reports.handbook.cells import CellPage, build_cell_page
from zhunsheng.reports.handbook.competencies import CompetencyPage, build_competency_page
from zhunsheng.reports.handbook.documents import DocumentPage, build_document_page
from zhunsheng.reports.handbook.edition import Edition
from zhunsheng.reports.handbook.matrix import MatrixPage, build_matrix_page
from zhunsheng.reports.handbook.overview import OverviewPage, build_overview_page
from zhunsheng.reports.handbook.position_changes import ComparePage, build_compare_page
from zhunsheng.reports.handbook.positions import PositionPage, build_position_page
from zhunsheng.reports.handbook.searches import SearchPage, build_search_page
from zhunsheng.use_cases.frameworks import get_published_framework
from zhunsheng.use_cases.marks import query

# A framework has some 18 cells, 11 positions and 6 competencies, in two languages; pairs of positions are the most.
_overview = lru_cache(maxsize=8)(build_overview_page)
_matrix = lru_cache(maxsize=8)(build_matrix_page)
_document = lru_cache(maxsize=8)(build_document_page)
_competency = lru_cache(maxsize=64)(build_competency_page)
_cell = lru_cache(maxsize=256)(build_cell_page)
_position = lru_cache(maxsize=128)(build_position_page)
_compare = lru_cache(maxsize=128)(build_compare_page)


def _edition(actor: Actor, language: Language) -> Edition:
    return Edition(get_published_framework(actor=actor), language)


@query("read-handbook", allow=may_read_frameworks)
def read_overview(*, actor: Actor, language: Language) -> OverviewPage:
    """Competencies by levels, and the matrix of positions."""
    return _overview(_edition(actor, language))


@query("read-handbook", allow=may_read_frameworks)
def read_matrix(*, actor: Actor, language: Language) -> MatrixPage:
    """职位与能力匹配表."""
    return _matrix(_edition(actor, language))


@query("read-handbook", allow=may_read_frameworks)
def read_document(*, actor: Actor, language: Language) -> DocumentPage:
    """What the framework says of itself, and the published rules."""
    return _document(_edition(actor, language))


@query("read-handbook", allow=may_read_frameworks)
def read_competency(*, actor: Actor, language: Language, competency: str) -> CompetencyPage:
    return _competency(_edition(actor, language), competency)


@query("read-handbook", allow=may_read_frameworks)
def read_cell(*, actor: Actor, language: Language, competency: str, level: str) -> CellPage:
    """One competency at one level."""
    return _cell(_edition(actor, language), competency, level)


@query("read-handbook", allow=may_read_frameworks)
def read_position(*, actor: Actor, language: Language, position: str) -> PositionPage:
    """What a position asks."""
    return _position(_edition(actor, language), position)


@query("read-handbook", allow=may_read_frameworks)
def compare_two_positions(
    *, actor: Actor, language: Language, before: str | None = None, after: str | None = None
) -> ComparePage:
    """What changes between two positions; only the choice of them while one is missing."""
    return _compare(_edition(actor, language), before, after)


@query("read-handbook", allow=may_read_frameworks)
def search_handbook(*, actor: Actor, language: Language, words: str, kind: str = "") -> SearchPage:
    """Texts of the framework that hold the words, in any of its languages; all of one kind where one is named."""
    wanted = next((known for known in TextKind if known.value == kind), None)
    return build_search_page(_edition(actor, language), words, wanted)
