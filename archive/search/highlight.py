"""Show where the hits are: pieces of text, each marked as a hit or not."""

from __future__ import annotations

from collections import Counter

from archive.search.analyser import Token, find
from archive.search.query import read_query

Piece = tuple[str, bool]

#: Highlighting costs more than searching: a longer text is looked at no further.
MAX_CHARACTERS = 60_000


def highlight(text: str, terms: str) -> list[Piece]:
    """Cut ``text`` into pieces; ``"".join`` of them is ``text`` again.

    >>> highlight("Pelatihan di Jepang", "melatih")
    [('Pelatihan', True), (' di Jepang', False)]
    """
    return _pieces(text, 0, len(text), _hits(text, terms))


def snippet(text: str, terms: str, *, width: int = 240) -> list[Piece]:
    """The stretch of about ``width`` characters around most hits, cut at words."""
    hits = _hits(text, terms)
    start = _best_start(hits, width)
    if start > 0:
        start = text.rfind(" ", 0, start) + 1
    end = min(len(text), start + width)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    pieces = _pieces(
        text, start, end, [hit for hit in hits if start <= hit.start and hit.end <= end]
    )
    before: list[Piece] = [("… ", False)] if start > 0 else []
    after: list[Piece] = [(" …", False)] if end < len(text) else []
    return [*before, *pieces, *after]


def _hits(text: str, terms: str) -> list[Token]:
    asked = read_query(terms).stems()
    return find(text[:MAX_CHARACTERS], asked) if asked else []


def _best_start(hits: list[Token], width: int) -> int:
    """Where the window of ``width`` with the most different hits begins."""
    best, start, first = 0, 0, 0
    inside: Counter[str] = Counter()
    for hit in hits:
        inside.update(hit.stems)
        while hits[first].start < hit.end - width:
            inside.subtract(hits[first].stems)
            first += 1
        different = len(+inside)
        if different > best:
            best, start = different, max(0, hits[first].start - width // 4)
    return start


def _pieces(text: str, start: int, end: int, hits: list[Token]) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for hit in hits:
        if hit.start > at:
            pieces.append((text[at : hit.start], False))
        pieces.append((text[hit.start : hit.end], True))
        at = hit.end
    if at < end:
        pieces.append((text[at:end], False))
    return pieces
