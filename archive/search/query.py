"""Read what a person types into the search box."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.search.analyser import stems_of

_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')

#: A query longer than this is cut: nobody types it, and every clause costs.
MAX_CHARACTERS = 300
MAX_CLAUSES = 16


@dataclass(frozen=True, slots=True)
class Query:
    """Phrases that must all occur and phrases that must not; a word is a phrase of one stem."""

    wanted: tuple[tuple[str, ...], ...]
    unwanted: tuple[tuple[str, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for: only stop words, marks or white space."""
        return not self.wanted and not self.unwanted

    def stems(self) -> frozenset[str]:
        """Every stem that is asked for."""
        return frozenset(stem for phrase in self.wanted for stem in phrase)


@lru_cache(maxsize=1000)
def read_query(terms: str) -> Query:
    """Return the query of ``terms``: words, ``"phrases"`` and ``-exclusions``. Never raises.

    >>> read_query('pelatihan "tenaga kerja" -Jepang')
    Query(wanted=(('latih',), ('tenaga', 'kerja')), unwanted=(('jepang',),))
    """
    wanted: dict[tuple[str, ...], None] = {}
    unwanted: dict[tuple[str, ...], None] = {}
    for piece in _PIECE.finditer(terms[:MAX_CHARACTERS]):
        stems = tuple(stems_of(piece["phrase"] if piece["word"] is None else piece["word"]))
        if stems:
            (wanted if piece["minus"] is None else unwanted)[stems] = None
    return Query(tuple(wanted)[:MAX_CLAUSES], tuple(unwanted)[:MAX_CLAUSES])
