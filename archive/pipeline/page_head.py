"""The head of a page: what a crawler glued to the first line is taken off it again."""

from __future__ import annotations

import re

from archive.pipeline.lines import Line
from archive.vocabulary import BoilerplateKind, PassageRole

#: "date 2026-01-23 jpnn.com, JAKARTA - ...": the stamp that some crawlers put before the page.
_STAMP = re.compile(r"date \d{4}-\d{2}(?:-\d{2})?(?: menu)?(?=\s+\S)")


def take_off_stamp(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Give the stamp before the first line a line of its own: it dates the page."""
    if not lines:
        return lines
    first, *rest = lines
    stamp = _STAMP.match(first.raw)
    if stamp is None:
        return lines
    words, story = stamp.group(), first.raw[stamp.end() :].strip()
    dated = Line(first.number, words, words, (), BoilerplateKind.META, PassageRole.META)
    return (dated, Line(first.number, story, story), *rest)
