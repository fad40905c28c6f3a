"""Find dates and decide what they date; the year is inferred or stays unknown."""

from __future__ import annotations

from collections.abc import Sequence

from archive.pipeline.annotations import DateExpression, OfficialReading
from archive.pipeline.authorities import AuthorityFile
from archive.pipeline.documents import Document, RawText
from archive.pipeline.issues import Issue


def find_dates(document: Document) -> tuple[DateExpression, ...]:
    """Return every date expression of the text, in order, years not yet inferred."""
    return ()


def date_events(
    document: Document,
    dates: Sequence[DateExpression],
    officials: Sequence[OfficialReading],
    authorities: AuthorityFile,
    raw: RawText,
) -> tuple[tuple[DateExpression, ...], tuple[Issue, ...]]:
    """Return ``dates`` with their years inferred and their roles decided, and the doubts."""
    return tuple(dates), ()
