"""Files that tables go out in and come back from: CSV and Excel workbooks.

Cells that a spreadsheet would take for a formula go out with an apostrophe
before them, and lose it when they come back.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Any, Final
from zipfile import BadZipFile

import tablib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.formats import base_formats
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from archive.curation.tables.cells import shortened, text_of

#: What a spreadsheet takes for the beginning of a formula, also in full width.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARD: Final = "'"
#: Python's own limit for a cell is smaller than some texts of the archive.
_LONGEST_CELL: Final = 10_000_000
#: Rows that are read before a file is refused unread, and bytes of it.
_MOST_ROWS: Final = 50_000
MOST_BYTES: Final = 20_000_000


def guarded(value: str) -> str:
    """A value that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("'=1"), guarded("plain")
    ("'=1+1", "''=1", 'plain')
    """
    return _GUARD + value if _FORMULA.match(value) else value


def unguarded(value: str) -> str:
    """The value as it was before it was guarded.

    >>> unguarded("'=1+1"), unguarded("=1+1"), unguarded("'plain'")
    ('=1+1', '=1+1', "'plain'")
    """
    return value[1:] if value.startswith(_GUARD) and _FORMULA.match(value) else value


class CSVFormat(base_formats.CSV):
    """Comma-separated values in UTF-8, marked so that spreadsheets read them rightly."""

    def get_title(self) -> str:
        return "CSV"

    def export_data(self, dataset: Any, **kwargs: Any) -> str:
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(dataset.headers)
        writer.writerows([guarded(cell) for cell in row] for row in dataset)
        return "\ufeff" + file.getvalue()

    def create_dataset(self, in_stream: Any, **kwargs: Any) -> Any:
        """Read commas, semicolons or tabs: spreadsheets write what their language uses."""
        text = in_stream if isinstance(in_stream, str) else decoded(in_stream)
        text = text.removeprefix("\ufeff")
        csv.field_size_limit(_LONGEST_CELL)
        first = text.split("\n", 1)[0]
        delimiter = max(",;\t", key=first.count)
        try:
            return _dataset(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        except csv.Error as error:
            message = _("This is no CSV file: %(why)s. Save it as CSV (UTF-8) again.")
            raise ValidationError(message % {"why": error}) from error

    def get_read_mode(self) -> str:
        return "rb"

    def is_binary(self) -> bool:
        return True


class XLSXFormat(base_formats.XLSX):
    """A workbook whose first sheet is the table; every cell is text."""

    def get_title(self) -> str:
        return "XLSX"

    def export_data(self, dataset: Any, **kwargs: Any) -> bytes:
        book = Workbook(write_only=True)
        sheet: Any = book.create_sheet(_("table"))
        sheet.freeze_panes = "B2"
        sheet.append(dataset.headers)
        for row in dataset:
            sheet.append([_text_cell(sheet, guarded(shortened(cell))) for cell in row])
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()

    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> Any:
        try:
            book = load_workbook(io.BytesIO(in_stream), read_only=True, data_only=True)
        except (InvalidFileException, BadZipFile, KeyError, OSError, ValueError) as error:
            message = _("This is no Excel workbook (.xlsx). Save the table as one again.")
            raise ValidationError(message) from error
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()  # files of others lie about their size
        return _dataset(sheet.iter_rows(values_only=True))


def _text_cell(sheet: Any, value: str) -> Any:
    cell: Any = WriteOnlyCell(sheet, value=value)
    # Whatever it begins with, it is text.
    cell.data_type = "s"
    return cell


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8; raises ``ValidationError`` where it is not."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _("The file is not in UTF-8. Save it as “CSV UTF-8” or as a workbook (.xlsx).")
        raise ValidationError(message) from error


def _dataset(rows: Any) -> Any:
    """The rows with the headings of the first one; short rows are filled, empty columns dropped."""
    headers: list[str] = []
    dataset = tablib.Dataset()
    for number, row in enumerate(rows):
        cells = [unguarded(text_of(cell)) for cell in row]
        if not headers:
            headers = [cell.strip() for cell in cells]
            while headers and not headers[-1]:
                headers.pop()
            dataset.headers = headers
            continue
        if number > _MOST_ROWS:
            raise ValidationError(_("The file has too many rows. Split it."))
        if any(cells[len(headers) :]):
            message = _("Row %(row)d has more cells than there are column names. Mend the row.")
            raise ValidationError(message % {"row": number + 1})
        cells = [*cells, *[""] * (len(headers) - len(cells))]
        dataset.append(cells[: len(headers)])
    if not len(dataset):
        raise ValidationError(_("There are no rows below the column names: the file is empty."))
    return dataset
