"""Clean a decoded text: tell the body from everything that a page puts around it.

Nothing is lost: what does not stay in the document's text is kept as
boilerplate, verbatim and with its place.
"""

from __future__ import annotations

from collections.abc import Callable

from archive.pipeline.boilerplate import mark_boilerplate
from archive.pipeline.documents import Document
from archive.pipeline.inserts import cut_inserts
from archive.pipeline.lines import Line, split_lines
from archive.pipeline.passages import give_roles, lay_out
from archive.pipeline.related import mark_bullets, mark_duplicates, mark_listed, mark_tail

#: The steps, in order. Boilerplate goes before roles are given: it is no evidence of anything.
STEPS: tuple[Callable[[tuple[Line, ...]], tuple[Line, ...]], ...] = (
    mark_boilerplate,
    cut_inserts,
    mark_boilerplate,
    mark_listed,
    mark_tail,
    mark_bullets,
    mark_duplicates,
    give_roles,
)


def clean(text: str, *, reference: str, sha256: str, encoding: str) -> Document:
    """Return the document of a decoded raw ``text``.

    Cleaning the document's text again gives the same passages and cuts nothing more.
    """
    lines = split_lines(text)
    for step in STEPS:
        lines = step(lines)
    cleaned, passages, boilerplate = lay_out(lines)
    return Document(reference, sha256, encoding, cleaned, passages, boilerplate)
