"""Send tables to the desk and take them from it, as an editor does."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

KINDS = ("csv", "xlsx")
MODELS = ("partner", "official", "initiative", "subject", "outlet")


def send(client: Client, model: str, table: str | bytes, *, kind: str = "csv") -> Any:
    """Upload ``table``; the answer is the preview, or the page with what is wrong."""
    data = table if isinstance(table, bytes) else table.encode()
    file = SimpleUploadedFile(f"tabel.{kind}", data)
    return client.post(f"/admin/archive/{model}/import/", {"import_file": file, "resource": "0"})


def confirm(client: Client, model: str, preview: Any) -> Any:
    """Press the button under the preview."""
    initial = preview.context["confirm_form"].initial
    return client.post(f"/admin/archive/{model}/process_import/", initial, follow=True)


def bring(client: Client, model: str, table: str | bytes, *, kind: str = "csv") -> Any:
    """Send a table that is right, and confirm it."""
    preview = send(client, model, table, kind=kind)
    assert problems(preview) == []
    return confirm(client, model, preview)


def problems(page: Any) -> list[tuple[int, str, str, str]]:
    """What the page says is wrong: row, record, column, message."""
    return [
        (error.number, error.key, error.column, error.message)
        for error in page.context.get("errors") or ()
    ]


def export(client: Client, model: str, *, kind: str = "csv") -> bytes:
    """The exported file."""
    choice = {"format": str(KINDS.index(kind)), "resource": "0"}
    page = client.post(f"/admin/archive/{model}/export/", choice)
    assert page.status_code == 200
    assert page["Content-Disposition"].startswith("attachment")
    return page.content


def rows_of(table: bytes) -> list[dict[str, str]]:
    """The rows of an exported CSV file."""
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def sheet_of(book: bytes) -> Any:
    """The first sheet of an exported workbook."""
    return load_workbook(io.BytesIO(book)).worksheets[0]


def as_csv(*rows: Sequence[str]) -> str:
    """Rows as CSV text."""
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue()


def as_book(*rows: Sequence[Any]) -> bytes:
    """Rows as a workbook."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
