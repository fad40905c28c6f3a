"""Find the dateline and the outlet."""

from __future__ import annotations

import re

from archive.pipeline.annotations import Dateline, OutletReading
from archive.pipeline.dateline_shapes import match_dateline, match_dateline_line
from archive.pipeline.documents import Document, RawText, Span
from archive.pipeline.outlets import known_outlet, outlet_with_code
from archive.vocabulary import BoilerplateKind, PassageRole

#: The lines that may name the outlet, the most telling kind first.
_NAMING_KINDS = (
    (BoilerplateKind.SITE_NAME,),
    (BoilerplateKind.SUFFIX, BoilerplateKind.META, BoilerplateKind.BYLINE),
    (BoilerplateKind.COPYRIGHT,),
)
_PARTS = re.compile(r"\s[-–—|:]\s|^\s*[-–—|»:]|,\s")
_COPYRIGHT = re.compile(r"copyright|©|\(c\)|\b(?:19|20)\d\d\b", re.IGNORECASE)


def find_dateline(document: Document) -> Dateline | None:
    """Return the dateline that opens the story, or None if there is none."""
    for passage in document.passages:
        if passage.role is PassageRole.DATELINE:
            return _read_dateline(document, passage.span)
    return None


def find_outlet(
    document: Document, dateline: Dateline | None, raw: RawText
) -> OutletReading | None:
    """Return the outlet that published ``document``, or None where neither text nor accession says.

    What the accession says comes first, then the words before the story, then a
    known name on a line of its own. A site name that no list knows is a mirror
    or worse, never the outlet.
    """
    printed = _printed_outlet(document, dateline)
    if raw.outlet is not None:
        if printed is not None and printed.code == raw.outlet:
            return printed
        known = outlet_with_code(raw.outlet)
        return OutletReading(raw.outlet if known is None else known.name, raw.outlet, None)
    return printed if printed is not None else _named_outlet(document)


def _read_dateline(document: Document, span: Span) -> Dateline | None:
    line_end = document.text.find("\n", span.end)
    line = document.text[span.start : None if line_end < 0 else line_end]
    parts = match_dateline(line) or match_dateline_line(line)
    if parts is None:
        return None
    return Dateline(span, _moved(parts.place, span.start), _moved(parts.outlet, span.start))


def _moved(place: tuple[int, int] | None, by: int) -> Span | None:
    return None if place is None else Span(place[0] + by, place[1] + by)


def _printed_outlet(document: Document, dateline: Dateline | None) -> OutletReading | None:
    if dateline is None or dateline.outlet is None:
        return None
    name = dateline.outlet.of(document.text)
    known = known_outlet(name)
    return OutletReading(name, None if known is None else known.code, dateline.outlet)


def _named_outlet(document: Document) -> OutletReading | None:
    """The known outlet that a line around the story names: the site's own line weighs most."""
    for kinds in _NAMING_KINDS:
        for item in document.boilerplate:
            if item.kind not in kinds:
                continue
            for part in _PARTS.split(_COPYRIGHT.sub(" ", item.exact)):
                known = known_outlet(part)
                if known is not None:
                    return OutletReading(known.name, known.code, None)
    return None
