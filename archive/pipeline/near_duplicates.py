"""Near-duplicates: how far two articles are one text, told again with small changes.

A release is printed by ten outlets under ten headlines, shortened or with a
paragraph of the outlet's own. Two texts are compared by their shingles (runs
of words; Broder 1997); which texts to compare at all is found by bands of a
MinHash signature, so that a new article meets only its likely kin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from rensa import RMinHash

from archive.vocabulary import PassageRole

#: Names how bands are made; bands of another algorithm say nothing about these.
ALGORITHM: Final = "minhash-1"
#: Words of one shingle. Fewer find stock phrases, more miss texts that were edited.
_SHINGLE: Final = 4
#: A band is met by texts of which a share s is common with probability 1 - (1 - s^3)^20:
#: one half of them at s = 0.32, nearly all at 0.6.
_BANDS: Final = 20
_ROWS: Final = 3
_SEED: Final = 20_19
#: A text of fewer shingles is a note or a fragment; anything may look like it.
_LEAST: Final = 20
#: What an outlet adds of its own says nothing about where the text comes from.
_TOLD: Final = frozenset({PassageRole.LEDE, PassageRole.PARAGRAPH, PassageRole.SUBHEAD})

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts share: of both together, and of the shorter one."""

    jaccard: float
    contained: float


def told_words(text: str, passages: Iterable[tuple[str, int, int]]) -> str:
    """The words of an article without headline, byline and captions.

    >>> told_words("Judul. Isi berita.", [("headline", 0, 6), ("lede", 7, 18)])
    'Isi berita.'
    """
    return "\n".join(text[start:end] for role, start, end in passages if role in _TOLD)


def shingles(words: str) -> frozenset[str]:
    """The runs of words of a text, folded; none for a text too short to compare."""
    found = _WORD.findall(words.casefold())
    runs = frozenset(" ".join(found[at : at + _SHINGLE]) for at in range(len(found) - _SHINGLE + 1))
    return runs if len(runs) >= _LEAST else frozenset()


def bands(runs: frozenset[str]) -> list[int]:
    """The bands of a signature, as signed 64-bit numbers in their order; none without runs."""
    if not runs:
        return []
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update(sorted(runs))
    digest = sketch.digest()
    return [_number(digest[at : at + _ROWS]) for at in range(0, len(digest), _ROWS)]


def likeness(one: frozenset[str], other: frozenset[str]) -> Likeness:
    """How much two texts share.

    >>> likeness(frozenset("abcd"), frozenset("abcdefgh"))
    Likeness(jaccard=0.5, contained=1.0)
    """
    common = len(one & other)
    if not common:
        return Likeness(0.0, 0.0)
    return Likeness(common / len(one | other), common / min(len(one), len(other)))


def _number(rows: list[int]) -> int:
    joined = b"".join(row.to_bytes(4, "big") for row in rows)
    return int.from_bytes(blake2b(joined, digest_size=8).digest(), "big", signed=True)
