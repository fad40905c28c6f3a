"""Search for many names at once: whole words only, the longest name wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import ahocorasick


def lower_case(text: str) -> str:
    """``text`` in lower case, letter for letter, so that offsets stay true.

    >>> len("İzmir".lower()), len(lower_case("İzmir"))
    (6, 5)
    """
    return text.replace("İ", "I").lower()


class NameSearch[Value]:
    """An automaton over names, each with a value; made once, used for every document.

    A name must stand between non-letters. A hyphen is a boundary, so both
    names of *RI-Jepang* are found; a domain, a hashtag or an address is not a name.
    """

    def __init__(self, names: Mapping[str, Value]) -> None:
        self._automaton = ahocorasick.Automaton()
        for name, value in names.items():
            self._automaton.add_word(name, (len(name), value))
        if names:
            self._automaton.make_automaton()
        self._empty = not names

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Value]]:
        """Yield first, last and value of the names in ``text[start:end]``, never overlapping."""
        if self._empty:
            return
        hits: list[tuple[int, int, Value]] = []
        for at, (length, value) in self._automaton.iter(text, start, end):
            first, last = at + 1 - length, at + 1
            if first > start and (text[first - 1].isalnum() or text[first - 1] in "@#_"):
                continue
            if last < end and (text[last].isalnum() or text[last] == "_"):
                continue
            # Of two that start together the longer sorts first; no two have the same place.
            hits.append((first, -last, value))
        hits.sort()
        covered = start
        for first, minus_last, value in hits:
            if first >= covered:
                covered = -minus_last
                yield first, covered, value
