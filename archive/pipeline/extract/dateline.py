"""Find the dateline and the outlet."""

from __future__ import annotations

from archive.pipeline.annotations import Dateline, OutletReading
from archive.pipeline.documents import Document, RawText


def find_dateline(document: Document) -> Dateline | None:
    """Return the dateline that opens the story, or None if there is none."""
    return None


def find_outlet(
    document: Document, dateline: Dateline | None, raw: RawText
) -> OutletReading | None:
    """Return the outlet that published ``document``, or None where neither text nor accession says."""
    return None
