"""Cut passages into sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from archive.pipeline.documents import Document, Span
from archive.pipeline.lexicon import lexicon

#: A stop with the marks that close it, before a capital, a digit or an opening mark; or a stop
#: that lost its space: "selesai.Menteri". Starts with the stop, so that the search is
#: fast, and never tries a row of stops twice.
_STOP = re.compile(
    r"(?P<stop>[.!?…](?<![.!?…]{2})[.!?…]*+[\"'”’»)\]]*+)(?:\s+(?=[\"“‘'«(\[]*[A-Z0-9#])"
    r"|(?<=[a-z]{3}[.!?])(?=[\"“]?[A-Z][a-z]{2})(?!Com\b|Net\b|Org\b)"
    r"|(?<=[a-z]{3}[.!?][\"”])(?=[\"“]?[A-Z][a-z]{2}))"
)
_LAST_WORD = re.compile(r"[\w.'’]+$")
_INITIAL = re.compile(r"(?:[A-Z]|[A-Z]\.[A-Z])")
#: What numbers a line of a list: "1. Pelatihan bahasa", "b. kuota".
_LINE_NUMBER = re.compile(r"\d{1,2}|[a-h]")
#: No word with a stop inside that may be an abbreviation is longer.
_LONGEST_WORD = 16


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body; ``passage`` is the index of its passage among ``document.body()``."""

    span: Span
    passage: int


def find_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of the body in order; together they cover every body passage.

    White space between sentences belongs to neither.
    """
    found: list[Sentence] = []
    for index, passage in enumerate(document.body()):
        start, end = passage.span.start, passage.span.end
        for stop in _STOP.finditer(document.text, start, end):
            if _is_abbreviation(document.text, stop) or _numbers_line(document.text, start, stop):
                continue
            found.append(Sentence(Span(start, stop.end("stop")), index))
            start = stop.end()
        if start < end:
            found.append(Sentence(Span(start, end), index))
    return tuple(found)


def _numbers_line(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the stop only ends the number of a line, which opens a sentence at ``start``."""
    first = start == 0 or text[start - 1] == "\n"
    return first and _LINE_NUMBER.fullmatch(text, start, stop.start()) is not None


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    """Whether the stop belongs to an abbreviation, an initial or a number, not to a sentence."""
    place = stop.start()
    if text[place] != "." or text[place : place + 2] == "..":
        return False
    word = _LAST_WORD.search(text, max(0, place - _LONGEST_WORD), place)
    if word is None:
        return False
    letters = word.group()
    if _INITIAL.fullmatch(letters) is not None:
        # "M. Hanif", but "di sektor K. Menteri" hardly occurs.
        return True
    return letters.casefold() in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    """Abbreviations that take a stop, case-folded and without it."""
    return frozenset(lexicon("abbreviations")["abbreviations"])
