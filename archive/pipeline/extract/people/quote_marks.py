"""Pair quotation marks: straight, curly, mixed, nested, and those that lost their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.names.speech import BARE, DOCUMENT, WITH_NYA
from archive.pipeline.issues import Issue

_OPENING = "“„«"
_CLOSING = "”»"
_MARK = re.compile(r'["“”„«»]')
_SPEECH = "|".join(sorted(WITH_NYA | DOCUMENT | BARE, key=len, reverse=True))
#: The mark of a sentence before an attribution, where the closing mark is missing.
_LOST_CLOSE = re.compile(rf"[,?!](?=\s+(?:{_SPEECH})\b)")
_SPEECH_AFTER = re.compile(rf"\s*,?\s*(?:{_SPEECH})\b", re.IGNORECASE)
#: Sites without curly marks print two apostrophes.
_OPENING_PAIR = re.compile(r"(?<![\w'])''(?=[^\s'])")
#: A single mark opens speech only where an attribution follows the closing one.
_SINGLE = re.compile(
    rf"(?:(?<=^)|(?<=\n)|(?<=[.] ))'([A-Z][^'\"\n]{{10,600}}[,.?!])'(?=\s+(?:{_SPEECH})\b)"
)
#: Of a pair that should close the speech one is lost.
_TORN_PAIR = re.compile(rf"''([A-Z][^'\"\n]{{10,600}}[,.?!])'(?=\s+(?:{_SPEECH})\b)")
_CLOSING_PAIR = re.compile(r"(?<=[^\s'])''(?!['\w])")
_TRIM = " \t\u00a0\\"


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between marks: ``span`` inside them, ``opened`` and ``closed`` around them.

    ``continues`` says that the stretch has no closing mark because the next
    passage goes on with the same words.
    """

    span: Span
    opened: int
    closed: int
    passage: int
    continues: bool = False


def find_marked(document: Document) -> tuple[tuple[Marked, ...], tuple[Issue, ...]]:
    """Return the marked stretches of the body in order, and an issue for each passage
    whose marks do not pair."""
    marked: list[Marked] = []
    issues: list[Issue] = []
    passages = document.body()
    text = _plain_marks(document.text)
    for index, passage in enumerate(passages):
        marks = [
            mark.start() for mark in _MARK.finditer(text, passage.span.start, passage.span.end)
        ]
        if not marks:
            continue
        following = passages[index + 1].span if index + 1 < len(passages) else None
        goes_on = following is not None and text[following.start] in '"“„«'
        pairing = _Pairing(text, passage.span, index, goes_on=goes_on)
        marked += pairing.pairs(marks)
        if pairing.unbalanced:
            issues.append(
                Issue(
                    "unbalanced_quotes",
                    "A quotation mark of this paragraph has lost its partner.",
                    passage.span,
                )
            )
    return tuple(marked), tuple(issues)


def _plain_marks(text: str) -> str:
    """``text`` with the apostrophes that serve as marks as straight marks, offsets kept.

    >>> _plain_marks("''Kami siap,'' kata Surya.")
    ' "Kami siap,"  kata Surya.'
    >>> _plain_marks("'Kami siap hari ini,' kata Surya.")
    '"Kami siap hari ini," kata Surya.'
    """
    if "'" not in text:
        return text
    if "''" in text:
        text = _TORN_PAIR.sub(r' "\1"', text)
        text = _CLOSING_PAIR.sub('" ', _OPENING_PAIR.sub(' "', text))
    return _SINGLE.sub(r'"\1"', text)


class _Pairing:
    """The pairing of one passage; ``unbalanced`` when a mark stayed alone."""

    def __init__(self, text: str, passage: Span, index: int, *, goes_on: bool) -> None:
        self.text = text
        self.passage = passage
        self.index = index
        self.goes_on = goes_on
        self.unbalanced = False

    def pairs(self, marks: list[int]) -> Iterator[Marked]:
        """Yield the stretches between ``marks``, the offsets of all marks of the passage."""
        opened: int | None = None
        depth = 0
        free_from = self.passage.start
        for number, at in enumerate(marks):
            if opened is None:
                if self._opens(at):
                    opened, depth = at, 0
                elif not self.text[at - 1].isdigit():
                    self.unbalanced = True
                    if _SPEECH_AFTER.match(self.text, at + 1):
                        yield from self._marked(free_from - 1, at, at + 1)
                        free_from = at + 1
                continue
            if self._surely_opens(at):
                if self._is_nested(marks, number):
                    depth += 1
                    continue
                self.unbalanced = True
                yield from self._repaired(opened, at)
                opened, depth = at, 0
                continue
            if depth:
                depth -= 1
                continue
            yield from self._marked(opened, at, at + 1)
            opened, free_from = None, at + 1
        if opened is not None:
            yield from self._unclosed(opened)

    def _opens(self, at: int) -> bool:
        before = self._before(at)
        if self.text[at] in _OPENING:
            return True
        if self.text[at] in _CLOSING:
            return before in " ([" and not self._after(at).isspace()
        return not (before not in " ([-–—/:" and self._after(at) in " ,.;)")

    def _surely_opens(self, at: int) -> bool:
        before, after = self._before(at), self._after(at)
        if self.text[at] in _CLOSING:
            return False
        return before in " ([" and (after.isalnum() or after in "'‘“")

    def _is_nested(self, marks: list[int], number: int) -> bool:
        """Whether the mark of that number opens a stretch within the open one."""
        closing = [not self._surely_opens(mark) for mark in marks[number + 1 : number + 3]]
        return len(closing) == 2 and all(closing) and (len(marks) - number) % 2 == 1

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at > self.passage.start else " "

    def _after(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < self.passage.end else " "

    def _marked(
        self, opened: int, closed: int, end: int, *, continues: bool = False
    ) -> Iterator[Marked]:
        first, last = opened + 1, closed
        while first < last and self.text[first] in _TRIM:
            first += 1
        while last > first and self.text[last - 1] in _TRIM:
            last -= 1
        if first < last:
            yield Marked(
                Span(first, last), max(opened, self.passage.start), end, self.index, continues
            )

    def _repaired(self, opened: int, limit: int) -> Iterator[Marked]:
        """The stretch from ``opened`` up to an attribution that shows where it ended."""
        lost = _LOST_CLOSE.search(self.text, opened + 1, limit)
        if lost is not None:
            yield from self._marked(opened, lost.end(), lost.end())

    def _unclosed(self, opened: int) -> Iterator[Marked]:
        end = self.passage.end
        lost = _LOST_CLOSE.search(self.text, opened + 1, end)
        if lost is not None:
            self.unbalanced = True
            yield from self._marked(opened, lost.end(), lost.end())
            return
        self.unbalanced = not self.goes_on
        yield from self._marked(opened, end, end, continues=self.goes_on)
