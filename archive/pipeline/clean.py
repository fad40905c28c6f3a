"""Clean a decoded text: tell the body from everything that a page puts around it."""

from __future__ import annotations

from archive.pipeline.documents import Document, Passage, Span
from archive.vocabulary import PassageRole


def clean(text: str, *, reference: str, sha256: str, encoding: str) -> Document:
    """Return the document of a decoded raw ``text``."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    passages, at = [], 0
    for line in lines:
        passages.append(Passage(Span(at, at + len(line)), PassageRole.PARAGRAPH))
        at += len(line) + 1
    return Document(reference, sha256, encoding, "\n".join(lines), tuple(passages))
