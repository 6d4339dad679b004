"""The drop-down lists of the workbook: from the framework, from the product's words, and from the workbook's own sheets."""

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from zhunsheng.domain.assessments import Combination, CyclePurpose
from zhunsheng.domain.competencies import IndicatorKind
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcomes import GateMode
from zhunsheng.domain.people import RaterRole
from zhunsheng.domain.text import Language, LocalizedText
from zhunsheng.domain.wording import word
from zhunsheng.exchange.assessment_workbook.columns import CYCLES, LISTS_SHEET, PEOPLE, UNITS, Column, Form, Sheet
from zhunsheng.exchange.assessment_workbook.vocabulary import label_of, make_vocabularies

_ROWS_OFFERED = 20_000
"""Rows below the last filled one that still get a drop-down."""
_CODE_SHEETS: Mapping[Form, Sheet] = {Form.CYCLE: CYCLES, Form.UNIT: UNITS, Form.PERSON: PEOPLE}
_CODES_OFFERED = 5_000
_DELIVERABLE_CODES = "deliverable-codes"


class DropDowns:
    """Writes the lists once into a hidden sheet; cells refer to them, for a list inside a cell may hold 255 characters."""

    def __init__(self, workbook: Workbook, framework: Framework, language: Language) -> None:
        self._language = language
        self._page = workbook.add_worksheet(word(f"workbook-sheet.{LISTS_SHEET}", language))
        self._page.hide()
        self._ranges: dict[str, str] = {}
        for place, (name, entries) in enumerate(_lists(framework, language).items()):
            self._page.write_column(0, place, [name, *entries])
            letter = xl_col_to_name(place)
            last = max(len(entries), 1) + 1
            self._ranges[name] = f"'{self._page.get_name()}'!${letter}$2:${letter}${last}"

    def offer(self, page: Worksheet, sheet: Sheet, place: int, column: Column, filled: int) -> None:
        source = self._source(sheet, column)
        if source is None:
            return
        page.data_validation(
            1,
            place,
            filled + _ROWS_OFFERED,
            place,
            {
                "validate": "list",
                "source": source,
                "error_type": "stop" if column.form not in _CODE_SHEETS else "warning",
                "error_title": sheet.column_name(column.key, self._language),
                "error_message": sheet.hint(column.key, self._language)[:225],
            },
        )

    def _source(self, sheet: Sheet, column: Column) -> str | None:
        of_codes = _CODE_SHEETS.get(column.form)
        if of_codes is not None:
            return f"='{of_codes.name(self._language)}'!$A$2:$A${_CODES_OFFERED}"
        if column.form is Form.JUDGEMENT:
            return self._judgement_source(sheet)
        return f"={self._ranges[column.form]}" if column.form.value in self._ranges else None

    def _judgement_source(self, sheet: Sheet) -> str:
        """The scale depends on the kind of the indicator in the same row."""
        letter = xl_col_to_name([column.form for column in sheet.columns].index(Form.INDICATOR))
        deliverable = self._ranges[IndicatorKind.DELIVERABLE]
        recurring = self._ranges[IndicatorKind.RECURRING]
        return f"=IF(COUNTIF({self._ranges[_DELIVERABLE_CODES]},${letter}2)>0,{deliverable},{recurring})"


def _lists(framework: Framework, language: Language) -> Mapping[str, Sequence[str]]:
    words = make_vocabularies(framework)
    return {
        Form.PURPOSE: _members(CyclePurpose, language),
        Form.GATE_MODE: _members(GateMode, language),
        Form.COMBINATION: _members(Combination, language),
        Form.ROLE: _members(RaterRole, language),
        Form.FLAG: [word("workbook-yes", language), word("workbook-no", language)],
        Form.POSITION: [position.code for position in framework.positions],
        Form.COMPETENCY: [competency.code for competency in framework],
        Form.INDICATOR: [located.indicator.code for located in framework.list_indicators()],
        Form.CHOICE: _texts(words.choices.labels, language),
        Form.DECISION: _texts(words.decisions.labels, language),
        **{kind.value: _texts(words.judgements[kind].labels, language) for kind in IndicatorKind},
        _DELIVERABLE_CODES: [
            located.indicator.code
            for located in framework.list_indicators()
            if located.indicator.kind is IndicatorKind.DELIVERABLE
        ],
    }


def _members(
    members: type[CyclePurpose] | type[GateMode] | type[Combination] | type[RaterRole], language: Language
) -> list[str]:
    return [label_of(member).words(language) for member in members]


def _texts(labels: Sequence[LocalizedText], language: Language) -> list[str]:
    return [label.words(language) for label in labels]
