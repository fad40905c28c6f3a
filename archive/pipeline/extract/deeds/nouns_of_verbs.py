"""Nouns of verbs: "menerjemahkan" gives "Penerjemahan", for titles.

The lexicon has the nouns that editors put; for all other verbs the regular one is formed:
*pe-* with the nasal that the stem asks for, and *-an*.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from archive.pipeline.lexicon import lexicon

_ACTIVE: Final = re.compile(r"me(?=m[bpf]|n[cdjt]|ng|ny|[lrwym]|n)[a-z]{4,}")
_PASSIVE: Final = re.compile(r"di[a-z]{4,}")
_VOWELS: Final = re.compile("[aiueo]")
#: Roots have two syllables: an ending that leaves fewer belongs to the root ("memberi").
_SYLLABLES: Final = 2
#: What *pe-* becomes before the first letter of a stem, and whether that letter falls away.
_NASALS: Final = {
    **dict.fromkeys("bfv", ("pem", False)),
    **dict.fromkeys("dcjz", ("pen", False)),
    **dict.fromkeys("aiueogh", ("peng", False)),
    "p": ("pem", True),
    "t": ("pen", True),
    "k": ("peng", True),
    "s": ("peny", True),
}


@lru_cache(maxsize=4096)
def noun_of(verb: str) -> str | None:
    """Return the noun of a verb with *me-* or *di-*, with a capital, or None for other words.

    >>> noun_of("mengirim"), noun_of("menukar"), noun_of("diterjemahkan"), noun_of("mengganti")
    ('Pengiriman', 'Penukaran', 'Penerjemahan', 'Penggantian')
    """
    nominal: dict[str, str] = lexicon("title_words")["nominal"]
    if verb in nominal:
        return nominal[verb]
    if _ACTIVE.fullmatch(verb) is not None:
        if verb.startswith("memper"):
            return f"{_root(verb[3:]).capitalize()}an"
        return f"Pe{_root(verb[2:])}an"
    if _PASSIVE.fullmatch(verb) is None:
        return None
    if verb.startswith("diper"):
        return f"{_root(verb[2:]).capitalize()}an"
    root = _root(verb[2:])
    prefix, falls = _NASALS.get(root[0], ("pe", False))
    return f"{prefix.capitalize()}{root[1:] if falls else root}an"


def _root(stem: str) -> str:
    """``stem`` without *-kan* or *-i*, where enough is left."""
    for ending in ("kan", "i"):
        rest = stem.removesuffix(ending)
        # The nasal of *me-* is no syllable: "ngirim" has two.
        if rest != stem and len(_VOWELS.findall(rest)) >= _SYLLABLES:
            return rest
    return stem
