"""Find the sentence that a span stands in, to show the words in their context."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?]+[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n")

#: A longer sentence is shown in part: enough to judge the words by.
MAX_WIDTH = 420


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the edges of the sentence, or sentences, that hold ``text[start:end]``.

    >>> "Ini satu. Ini dua. Ini tiga."[slice(*sentence_at("Ini satu. Ini dua. Ini tiga.", 14, 17))]
    'Ini dua.'
    """
    left = text.rfind("\n", 0, start) + 1
    for found in _END.finditer(text, left, start):
        left = found.end()
    found_end = _END.search(text, max(start, end - 2))
    right = len(text) if found_end is None else found_end.end()
    if right < end:
        right = end
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def window_at(text: str, start: int, end: int, *, width: int = MAX_WIDTH) -> tuple[int, int]:
    """The sentence around a span, shortened at words where it is longer than ``width``."""
    left, right = sentence_at(text, start, end)
    spare = max(0, width - (end - start)) // 2
    if start - left > spare:
        cut = text.find(" ", start - spare, start)
        left = start if cut < 0 else cut + 1
    if right - end > spare:
        cut = text.rfind(" ", end, end + spare)
        right = end if cut < 0 else cut
    return left, right
