"""Issues: the doubts that a step reports instead of guessing."""

from __future__ import annotations

from dataclasses import dataclass

from archive.pipeline.documents import Span


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt with a stable ``code`` (lower case, underscores) and, where it has one, a place.

    ``message`` is one English sentence for an editor.
    """

    code: str
    message: str
    span: Span | None = None
