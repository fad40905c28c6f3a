"""Overlaps: of names found on top of each other the longest stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate
from operator import attrgetter

from archive.pipeline.documents import Span


def keep_longest[Found](found: Iterable[Found], span_of: Callable[[Found], Span]) -> list[Found]:
    """The items that no earlier or longer item overlaps, in the order of the text.

    Of two that start together the longer stands; of two that cross, the one that starts first.
    Of two with the same span the one given first stands.

    >>> keep_longest([Span(4, 6), Span(0, 3), Span(0, 5)], lambda span: span)
    [Span(start=0, end=5)]
    """
    ordered = sorted(found, key=lambda item: (span_of(item).start, -span_of(item).end))
    kept: list[Found] = []
    covered = 0
    for item in ordered:
        if span_of(item).start >= covered:
            kept.append(item)
            covered = span_of(item).end
    return kept


class Covered:
    """Stretches of a text, ready to be asked whether a span shares a code point with any.

    >>> Covered([Span(0, 5), Span(2, 3)]).overlaps(Span(4, 6))
    True
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans, key=attrgetter("start"))
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def overlaps(self, span: Span) -> bool:
        """Whether any stretch shares a code point with ``span``."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


def drop_covered[Found](
    found: Iterable[Found], covers: Iterable[Span], span_of: Callable[[Found], Span]
) -> list[Found]:
    """The items that share no code point with any of ``covers``."""
    stretches = list(covers)
    if not stretches:
        return list(found)
    covered = Covered(stretches)
    return [item for item in found if not covered.overlaps(span_of(item))]
