"""Cut a text at the ends of its marks, however they overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch ``[start, end)`` of a text that is evidence, with the number of its note.

    ``machine`` tells that no editor has reviewed it.
    """

    start: int
    end: int
    number: int
    machine: bool = False

    @property
    def anchor(self) -> str:
        """The element id of the place; other pages link to it."""
        return anchor(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text under the same marks throughout, the longest of them first."""

    text: str
    marks: tuple[Mark, ...] = ()
    opening: tuple[Mark, ...] = ()
    closing: tuple[Mark, ...] = ()

    @property
    def is_machine(self) -> bool:
        """Whether no mark of the piece has been reviewed."""
        return all(mark.machine for mark in self.marks)

    @property
    def is_mixed(self) -> bool:
        """Whether some marks of the piece have been reviewed and others have not."""
        return len({mark.machine for mark in self.marks}) == 2


def anchor(start: int, end: int) -> str:
    """The element id of a place in an article's text."""
    return f"k{start}-{end}"


def cut(
    text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None
) -> list[Segment]:
    """Return ``text[start:end]`` in segments; their texts joined are that text again.

    Marks may nest, cross and touch. One that reaches over an edge ends there, but
    opens only where it begins; one outside is left out.

    >>> [segment.text for segment in cut("abcd", [Mark(0, 3, 1), Mark(1, 2, 2)])]
    ['a', 'b', 'c', 'd']
    """
    stop = len(text) if end is None else min(end, len(text))
    inside = sorted(
        {mark for mark in marks if max(mark.start, start) < min(mark.end, stop)},
        key=lambda mark: (mark.start, -mark.end, mark.number),
    )
    edges = {start, stop}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, stop)}
    return [
        Segment(
            text[left:right],
            tuple(mark for mark in inside if mark.start <= left and right <= mark.end),
            tuple(mark for mark in inside if mark.start == left),
            tuple(mark for mark in reversed(inside) if min(mark.end, stop) == right),
        )
        for left, right in pairwise(sorted(edges))
    ]
