"""Blank tables to fill in: the column names, a row that shows how, and what may be written."""

from __future__ import annotations

import io
from typing import Any, Final

import tablib
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from archive.admin.formats import CSVFormat, guarded
from archive.curation.tables.columns import Column, FieldColumn
from archive.curation.tables.planning import REMARK, Table

#: Rows for which a workbook offers the allowed codes to choose from.
_OFFERED_ROWS: Final = 2000
_WIDTH: Final = 24


def blank_csv(table: Table) -> bytes:
    """The column names and the example row as CSV."""
    dataset = tablib.Dataset(headers=[column.name for column in _columns(table)])
    dataset.append(_example(table))
    return CSVFormat().export_data(dataset).encode()


def blank_workbook(table: Table) -> bytes:
    """A workbook with the table, and a sheet that tells each column and its allowed values."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _("table")
    sheet.freeze_panes = "B2"
    sheet.append([column.name for column in _columns(table)])
    sheet.append([guarded(cell) for cell in _example(table)])
    told = book.create_sheet(_("allowed values"))
    told.append([_("column"), _("may be written"), _("meaning")])
    for at, column in enumerate(_columns(table), start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = _WIDTH
        first = told.max_row + 1
        for line in _told(column):
            told.append([guarded(cell) for cell in line])
        if isinstance(column, FieldColumn) and column.allowed():
            codes = f"'{told.title}'!$B${first}:$B${told.max_row}"
            choice = DataValidation(type="list", formula1=codes, allow_blank=True)
            choice.add(f"{letter}2:{letter}{_OFFERED_ROWS}")
            sheet.add_data_validation(choice)
    for one in (sheet, told):
        for cell in one[1]:
            cell.font = Font(bold=True)
    for letter, width in (("A", _WIDTH), ("B", 2 * _WIDTH), ("C", 3 * _WIDTH)):
        told.column_dimensions[letter].width = width
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _columns(table: Table) -> list[Column]:
    return [column for column in table.columns if not column.shown_only]


def _example(table: Table) -> list[str]:
    """The example row; the sign before its key keeps it from being brought in."""
    cells = [column.example for column in _columns(table)]
    return [REMARK + cells[0], *cells[1:]]


def _told(column: Column) -> list[tuple[str, str, str]]:
    allowed = column.allowed()
    if not allowed:
        need = _("needed for a new record") if column.required else ""
        return [(column.name, column.form(), need)]
    lines = [(column.name, code, _(label)) for code, label in allowed]
    if not isinstance(column, FieldColumn):
        lines.insert(0, (column.name, column.form(), ""))
    return lines
