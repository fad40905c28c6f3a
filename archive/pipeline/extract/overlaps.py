"""Overlaps: of names found on top of each other the longest stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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


def drop_covered[Found](
    found: Iterable[Found], covers: Iterable[Span], span_of: Callable[[Found], Span]
) -> list[Found]:
    """The items that share no code point with any of ``covers``."""
    taken = sorted(covers)
    return [item for item in found if not any(span_of(item).overlaps(span) for span in taken)]
