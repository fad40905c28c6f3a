"""Towns abroad that no list holds, told by the state or province behind their comma.

*Di Dronten, Belanda* makes every *Dronten* of the article a town of the Netherlands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from archive.pipeline.documents import Document, Span
from archive.pipeline.place_names import PlaceName

_STATES = frozenset({"country", "subnational"})
_TOWN = re.compile(
    r"\b(?:[Dd]i|[Kk]e|dari|asal|at|in|[Kk]ota)\s([A-ZÀ-Þ][\w'’-]{2,}(?:\s[A-ZÀ-Þ][\w'’-]{2,})?),\s"
    r"(?:(?:Prefektur|Provinsi|Negara Bagian|Kanton|Wilayah)\s)?$"
)
_LOOK = 60
#: No news names more of them.
_MOST = 20


def with_unlisted_towns(document: Document, places: Sequence[PlaceName]) -> tuple[PlaceName, ...]:
    """``places`` and the towns that the article itself locates, in order, never overlapping."""
    text = document.text
    ends = {place.span.end for place in places}
    towns: dict[str, str] = {}
    for place in places:
        at = place.span.start
        if place.kind not in _STATES or place.country in {None, "ID"} or len(towns) >= _MOST:
            continue
        town = _TOWN.search(text, max(0, at - _LOOK), at)
        if town is not None and town.end(1) not in ends:
            towns.setdefault(town.group(1), str(place.country))
    if not towns:
        return tuple(places)
    covered = {offset for place in places for offset in (place.span.start, place.span.end - 1)}
    found = [
        PlaceName(span, name, None, country, "city")
        for name, country in towns.items()
        for span in _uses(document, name)
        if span.start not in covered and span.end - 1 not in covered
    ]
    return tuple(sorted([*places, *found], key=attrgetter("span.start")))


def _uses(document: Document, name: str) -> list[Span]:
    """Where ``name`` stands as a whole word in the body."""
    text = document.text
    found = []
    for passage in document.body():
        at = text.find(name, passage.span.start, passage.span.end)
        while at >= 0:
            last = at + len(name)
            if not text[at - 1 : at].isalnum() and not text[last : last + 1].isalnum():
                found.append(Span(at, last))
            at = text.find(name, last, passage.span.end)
    return found
