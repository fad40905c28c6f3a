"""Find what a side provides where no listed word names it: "menyediakan ranjang latih"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from archive.pipeline.extract.clauses import Clause
from archive.pipeline.extract.title_lists import is_verb
from archive.pipeline.extract.titles import Phrase, read_phrase
from archive.pipeline.extract.triggers import Mark
from archive.pipeline.lexicon import lexicon

#: What follows a verb of providing: a number, or a noun.
_GIVEN: Final = re.compile(
    r"\s(?:\d|(?!yang|untuk|dengan|di|ke|pada|agar|karena|me)[a-z]{3,}\s[a-z])"
)
_NUMBER: Final = (
    r"(?:\d[\d.,]*|[Ss]ebuah|[Ss]eorang|[Dd]ua|[Tt]iga|[Ee]mpat|[Ll]ima|[Ee]nam|[Tt]ujuh|[Dd]elapan"
    r"|[Ss]embilan|[Ss]epuluh|[Ss]ebelas|[Ss]eratus|[Pp]uluhan|[Rr]atusan|[Ss]ejumlah|[Bb]eberapa)"
)
#: A number, before what it counts, up to a passive verb.
_COUNTED: Final = re.compile(
    rf"(?<![\w/(.]){_NUMBER}\s(?:(?:belas|puluh|ratus|ribu|juta|orang|unit|set)\s){{0,3}}(?=[a-z])"
)
#: What is paid or handed over: no number needs to stand before it.
_PAID: Final = re.compile(
    r"\b(?:[Dd]ana|[Bb]iaya|[Hh]ibah|[Bb]antuan|[Aa]nggaran|[Mm]odal|[Tt]iket|[Uu]ang saku"
    r"|[Tt]unjangan|[Aa]srama|[Pp]enginapan|[Mm]esin|[Pp]eralatan|[Bb]uku)\s"
)
_MODAL: Final = frozenset({"akan", "telah", "sudah", "segera", "juga", "bakal", "kini", "mulai"})
#: So far before its verb what is done to it may stand, in letters.
_LONGEST: Final = 90
#: A name between the thing and its verb tells whose it is: "14 instruktur BBPLK Serang dilatih".
_OWNER: Final = re.compile(r"\s*(?:[A-Z][\w/-]*\s)*(?:(?:dari|asal)\s(?:[A-Za-z][\w-]*\s){1,3})?")


def provided(cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """Return what the side does that acts in ``clause``, or what is done there, or None."""
    return _active(cue, clause, text) or _passive(cue, clause, text)


def _active(cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """What a partner provides, though no listed word names it: "menyediakan ranjang latih"."""
    by_side = clause.told or any(side < cue.start for side in clause.sides)
    verb = text[cue.start : cue.end]
    given = _GIVEN.match(text, cue.end, clause.end)
    if cue.value != "cooperation" or not by_side or given is None:
        return None
    if verb not in lexicon("title_words")["nominal"]:
        return None
    phrase = read_phrase(text, cue.start, clause.end, clause.sides, verb=True)
    return phrase if len(phrase.words) > 1 else None


def _passive(cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """What is done to a thing that no listed word names: "Dua guru bahasa dikirim"."""
    verb = text[cue.start : cue.end]
    if not clause.told or verb not in lexicon("title_words")["nominal"]:
        return None
    low = max(clause.start, cue.start - _LONGEST)
    opened = next(reversed(list(_COUNTED.finditer(text, low, cue.start))), None)
    first = opened.end() if opened is not None else _paid(text, low, cue.start)
    if first is None:
        return None
    phrase = read_phrase(text, first, cue.start, clause.sides)
    owner = _OWNER.match(text, phrase.reach, cue.start)
    between = text[cue.start if owner is None else owner.end() : cue.start].split()
    words = phrase.words
    if not words or phrase.back or not words[0].islower() or is_verb(words[0]):
        return None
    alone = len(words) == 1 and opened is not None and words[0] not in _people()
    return phrase if not alone and _MODAL.issuperset(between) else None


def _paid(text: str, low: int, end: int) -> int | None:
    """Where what is paid or handed over begins, the last before ``end``."""
    found = None
    for match in _PAID.finditer(text, low, end):
        found = found if found is not None else match.start()
    return found


@cache
def _people() -> frozenset[str]:
    return frozenset(lexicon("title_words")["people"]["words"])
