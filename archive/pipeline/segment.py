"""Cut passages into sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.pipeline.documents import Document, Span

_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body; ``passage`` is the index of its passage among ``document.body()``."""

    span: Span
    passage: int


def find_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of the body in order; together they cover every body passage.

    White space between sentences belongs to neither.
    """
    found: list[Sentence] = []
    for index, passage in enumerate(document.body()):
        start = passage.span.start
        for end in _END.finditer(document.text, passage.span.start, passage.span.end):
            found.append(Sentence(Span(start, end.start() + len(end.group().rstrip())), index))
            start = end.end()
        found.append(Sentence(Span(start, passage.span.end), index))
    return tuple(found)
