"""Find quotations and who said them."""

from __future__ import annotations

from collections.abc import Sequence

from archive.pipeline.annotations import OfficialReading, QuotationReading
from archive.pipeline.documents import Document
from archive.pipeline.issues import Issue
from archive.pipeline.segment import Sentence


def find_quotations(
    document: Document, sentences: Sequence[Sentence], officials: Sequence[OfficialReading]
) -> tuple[tuple[QuotationReading, ...], tuple[Issue, ...]]:
    """Return the quotations of the body with their speakers, and the doubts about marks."""
    return (), ()
