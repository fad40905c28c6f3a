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
from archive.pipeline.page_head import (
    mark_above_title,
    mark_listing,
    mark_makers,
    set_signature_apart,
    take_off_stamp,
)
from archive.pipeline.passages import give_roles, lay_out
from archive.pipeline.related import (
    mark_bullets,
    mark_captions,
    mark_duplicates,
    mark_listed,
    mark_sections,
    mark_site_head,
    mark_tail,
)

Step = Callable[[tuple[Line, ...]], tuple[Line, ...]]

#: What a line's own words tell. A cut lays bare what was behind it: lines are looked at twice.
SHAPE_STEPS: tuple[Step, ...] = (mark_boilerplate, cut_inserts, mark_boilerplate)
#: What its neighbours tell. A dropped line makes others neighbours: repeated until nothing changes.
NEIGHBOUR_STEPS: tuple[Step, ...] = (
    mark_listing,
    mark_site_head,
    mark_sections,
    mark_duplicates,
    mark_above_title,
    mark_makers,
    mark_listed,
    mark_tail,
    mark_bullets,
)


def clean(text: str, *, reference: str, sha256: str, encoding: str) -> Document:
    """Return the document of a decoded raw ``text``.

    Cleaning the document's text again gives the same passages and cuts nothing more.
    """
    lines = take_off_stamp(split_lines(text))
    for step in SHAPE_STEPS:
        lines = step(lines)
    lines = set_signature_apart(lines)
    seen: tuple[Line, ...] | None = None
    while lines != seen:
        seen = lines
        for step in NEIGHBOUR_STEPS:
            lines = step(lines)
    # A picture's caption stands below a headline, not below what was dropped: it comes last.
    cleaned, passages, boilerplate = lay_out(give_roles(mark_captions(lines)))
    return Document(reference, sha256, encoding, cleaned, passages, boilerplate)
