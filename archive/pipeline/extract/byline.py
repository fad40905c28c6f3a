"""Find bylines: the named writers, reporters and editors."""

from __future__ import annotations

from archive.pipeline.annotations import Byline
from archive.pipeline.documents import Document


def find_bylines(document: Document) -> tuple[Byline, ...]:
    """Return the named makers of the article; initials are not a name."""
    return ()
