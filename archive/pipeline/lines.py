"""Lines: a raw text on its way to becoming a document, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from archive.pipeline.lexicon import lexicon
from archive.vocabulary import BoilerplateKind, PassageRole

_OPENING_MARKS = re.compile(r"^(?:[^\w©]|_)+")
_WORD = re.compile(r"[^\W\d_][\w'’]*|\d[\w.,]*")
_STOPS = (".", "!", "?", "…")
_CLOSING_MARKS = "\"'”’»)]"
_FUNCTION_WORDS = frozenset(lexicon("boilerplate")["function_words"])
#: In 99.8 of 100 headlines at least this share of the words is capitalised.
_HEADLINE_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece cut out of a line; ``at`` is its place in what is left of the line."""

    kind: BoilerplateKind
    exact: str
    at: int


class Line(NamedTuple):
    """One line that is not blank.

    ``raw`` is the line as decoded, without white space around it; ``text`` is
    what is left after the cuts. ``kind`` is set where the whole line is
    boilerplate, ``role`` where it stays in the text and its role is known;
    meta, byline and caption lines have both. ``number`` counts from 1.
    """

    number: int
    raw: str
    text: str
    cuts: tuple[Cut, ...] = ()
    kind: BoilerplateKind | None = None
    role: PassageRole | None = None

    @property
    def open(self) -> bool:
        """Whether nothing has been decided about the line."""
        return self.kind is None and self.role is None

    @property
    def kept(self) -> bool:
        """Whether the line stays in the document's text."""
        return self.kind is None or self.role is not None

    def but(self, **changes: Any) -> Line:
        """The same line with ``changes``."""
        return self._replace(**changes)


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of ``text`` that are not blank, numbered as they stand in it."""
    return tuple(
        Line(number, stripped, stripped)
        for number, line in enumerate(text.split("\n"), start=1)
        if (stripped := line.strip())
    )


@lru_cache(maxsize=128)  # several steps compare the same lines
def line_key(text: str) -> str:
    """The form in which lines are compared: case-folded, one space, no marks around it.

    >>> line_key("– BACA_JUGA:  Menaker Lantik Pejabat")
    'baca juga: menaker lantik pejabat'
    """
    if "_" in text:
        text = text.replace("_", " ")
    if not text[:1].isalnum():
        text = _OPENING_MARKS.sub("", text)
    return " ".join(text.casefold().split())


def words_of(text: str) -> list[str]:
    """The words and numbers of ``text``."""
    return _WORD.findall(text)


def is_headline_like(text: str, *, shortest: int = 4, longest: int = 18) -> bool:
    """Whether ``text`` is capitalised like a headline and does not end like a sentence.

    >>> is_headline_like("Menaker Lantik Pejabat Baru, Ini Pesannya")
    True
    >>> is_headline_like("Menaker melantik pejabat baru di Jakarta")
    False
    """
    if text.endswith((".", ":", ",", ";", "…")):
        return False
    words = words_of(text)
    if not shortest <= len(words) <= longest:
        return False
    counted = [word for word in words if word not in _FUNCTION_WORDS]
    capitalised = sum(not word[0].islower() for word in counted)
    return bool(counted) and capitalised >= _HEADLINE_SHARE * len(counted)


def is_prose(text: str) -> bool:
    """Whether ``text`` reads like a paragraph: it is long, or it ends like a sentence."""
    if len(text) > 160:
        return True
    ended = text.rstrip(_CLOSING_MARKS).endswith(_STOPS) or text.endswith(('"', "”", '",', "”,"))
    return ended and not is_headline_like(text)
