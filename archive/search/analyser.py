"""Analyse text for search: fold, cut into tokens, drop stop words, stem.

The one analyser feeds SQLite FTS5, PostgreSQL tsvector and the highlighter
alike, so that all three agree on what is a hit.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from simplemma import lemmatize

_WORD = re.compile(r"[^\W_]+")

#: Words so common that they only cost: a query of nothing else finds nothing.
STOP_WORDS = frozenset(
    {
        *("yang", "dan", "di", "ke", "dari", "untuk", "pada", "dengan", "dalam", "ini", "itu"),
        *("adalah", "oleh", "sebagai", "juga", "akan", "telah", "sudah", "para", "atau", "serta"),
        *("bahwa", "tersebut", "karena", "agar", "the", "of", "and", "to", "in", "for", "on"),
    }
)

#: What the lemmatiser leaves apart though readers look for one by the other. A word of two
#: stems (*ketenagakerjaan*) meets the phrase that it is made of (*tenaga kerja*).
_OVERRIDES = {
    "menandatangani": ("tandatangan",),
    "ditandatangani": ("tandatangan",),
    "penandatanganan": ("tandatangan",),
    "meneken": ("tandatangan",),
    "diteken": ("tandatangan",),
    "teken": ("tandatangan",),
    "ketenagakerjaan": ("tenaga", "kerja"),
    "kerjasama": ("kerja", "sama"),
    "bekerjasama": ("kerja", "sama"),
    "bersama": ("bersama",),
    "bekerja": ("kerja",),
    "pemagangan": ("magang",),
    "memagangkan": ("magang",),
    "kemenaker": ("kemnaker",),
    "kementrian": ("menteri",),
}
_POSSESSIVE = re.compile(r"(?<=\w{4})nya$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its place and the stems it is found by."""

    start: int
    end: int
    stems: tuple[str, ...]


def fold(word: str) -> str:
    """The word in lower case without accents.

    >>> fold("Türkiye")
    'turkiye'
    """
    if word.isascii():
        return word.lower()
    spread = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def folded_name(name: str) -> str:
    """The words of a name, folded, with one space between: two spellings that count as one.

    >>> folded_name("Kim  Do-hyun, Türkiye.")
    'kim do hyun turkiye'
    """
    return " ".join(_WORD.findall(fold(name)))


@lru_cache(maxsize=100_000)
def stem(word: str) -> tuple[str, ...]:
    """The stems of one printed word; empty for a stop word.

    >>> stem("Menyepakati"), stem("ketenagakerjaan"), stem("yang")
    (('sepakat',), ('tenaga', 'kerja'), ())
    """
    folded = fold(word)
    if folded in STOP_WORDS:
        return ()
    given = _OVERRIDES.get(folded)
    if given is not None:
        return given
    lemma = lemmatize(folded, lang="id")
    if lemma == folded and _POSSESSIVE.search(folded) is not None:
        return stem(_POSSESSIVE.sub("", folded))
    # A lemma of several words or with a mark would not survive the index as one token.
    return tuple(_WORD.findall(fold(lemma))) or (folded,)


def find(text: str, asked: frozenset[str]) -> list[Token]:
    """The words of ``text`` with at least one of the stems that are ``asked`` for, in order."""
    # A token costs more than its stems: only those that are wanted are made.
    return [
        Token(*word.span(), stem(word.group()))
        for word in _WORD.finditer(text)
        if not asked.isdisjoint(stem(word.group()))
    ]


def stems_of(text: str) -> list[str]:
    """All stems of ``text`` in order: what the index holds of it."""
    return [one for word in _WORD.findall(text) for one in stem(word)]
