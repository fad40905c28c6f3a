"""The vocabulary as SKOS, offered beside CSV and XLSX on the pages of subjects."""

from __future__ import annotations

from typing import Any, ClassVar

import tablib
from import_export.formats.base_formats import Format

from archive.admin.formats import decoded
from archive.admin.resources import CONCEPTS
from archive.curation import skos
from archive.curation.tables.subjects import SUBJECTS


class SkosFormat(Format):
    """A concept scheme; ``base`` begins the addresses of its concepts."""

    form: ClassVar[str]
    title: ClassVar[str]
    ending: ClassVar[str]
    media_type: ClassVar[str]

    def __init__(self, encoding: str | None = None) -> None:
        self.encoding = encoding
        self.base = "http://localhost/"

    def export_data(self, dataset: Any, **kwargs: Any) -> str:
        rows = (dict(zip(dataset.headers, row, strict=True)) for row in dataset)
        return skos.write(rows, base=self.base, form=self.form)

    def create_dataset(self, in_stream: Any) -> Any:
        text = in_stream if isinstance(in_stream, str) else decoded(in_stream)
        dataset = tablib.Dataset(
            headers=[column.name for column in SUBJECTS.columns], title=CONCEPTS
        )
        for row in skos.read(text, form=self.form):
            dataset.append([row[name] for name in dataset.headers])
        return dataset

    def get_title(self) -> str:
        return self.title

    def get_extension(self) -> str:
        return self.ending

    def get_content_type(self) -> str:
        return f"{self.media_type}; charset=utf-8"

    def can_import(self) -> bool:
        return True

    def can_export(self) -> bool:
        return True


class TurtleFormat(SkosFormat):
    """SKOS as Turtle."""

    form = skos.TURTLE
    title = "SKOS (Turtle)"
    ending = "ttl"
    media_type = "text/turtle"


class JSONLDFormat(SkosFormat):
    """SKOS as JSON-LD."""

    form = skos.JSON_LD
    title = "SKOS (JSON-LD)"
    ending = "jsonld"
    media_type = "application/ld+json"
