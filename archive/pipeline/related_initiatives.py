"""How one initiative stands to an earlier one between the same sides, as its title says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from archive.pipeline.extract.deeds.subjects import GENERAL_SUBJECTS
from archive.pipeline.extract.initiatives.sameness import share_subject
from archive.pipeline.lexicon import lexicon
from archive.pipeline.same_initiative import Matter
from archive.vocabulary import InitiativeKind, InitiativeLinkKind

#: What can be amended, replaced or carried out: a paper.
_PAPERS: Final = frozenset({InitiativeKind.AGREEMENT, InitiativeKind.MEMORANDUM})
_OF_PAPERS: Final = frozenset(
    {InitiativeLinkKind.AMENDS, InitiativeLinkKind.SUPERSEDES, InitiativeLinkKind.IMPLEMENTS}
)
#: Sureness where the words of both titles meet, and where only the field does.
_BY_WORDS: Final = 0.7
_BY_FIELD: Final = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """An initiative as it can be compared: its title, form and matter, and when it first came up.

    ``since`` is a partial date (EDTF), empty where nothing is known.
    """

    title: str
    kind: InitiativeKind
    matter: Matter
    since: str


def announced(title: str) -> InitiativeLinkKind | None:
    """The kind of link to an earlier thing that a title announces.

    >>> announced("Perpanjangan MoU penempatan perawat").value
    'continues'
    >>> announced("MoU penempatan perawat")
    """
    found = _pattern().search(title.casefold())
    return InitiativeLinkKind(found.lastgroup) if found and found.lastgroup else None


def relation(later: Told, earlier: Told) -> tuple[InitiativeLinkKind, float] | None:
    """How ``later`` stands to ``earlier``, with the sureness; None where its title says nothing.

    Their sides are known to meet. Nothing is said where the fields differ, or
    where ``earlier`` did not come up before.
    """
    kind = announced(later.title)
    if kind is None or announced(earlier.title) is kind:
        return None
    if not earlier.since or not later.since or earlier.since > later.since:
        return None
    # What carries a paper out may be settled with it; the other kinds need an older one.
    if earlier.since == later.since and kind is not InitiativeLinkKind.IMPLEMENTS:
        return None
    if kind in _OF_PAPERS and earlier.kind not in _PAPERS:
        return None
    if later.matter.scope is not earlier.matter.scope:
        return None
    mine, yours = (
        tuple(sorted(told.matter.subjects - GENERAL_SUBJECTS)) for told in (later, earlier)
    )
    if not mine or not yours or not share_subject(mine, yours):
        return None
    shared = later.matter.words & earlier.matter.words
    return kind, _BY_WORDS if shared else _BY_FIELD


@cache
def _pattern() -> re.Pattern[str]:
    """One group for each kind of link, named after it."""
    groups = (
        f"(?P<{kind}>{'|'.join(map(re.escape, words))})"
        for kind, words in lexicon("initiative_links").items()
    )
    return re.compile(rf"\b(?:{'|'.join(groups)})\b")
