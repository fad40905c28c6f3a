"""Find what a side provides where no listed word names it: "menyediakan ranjang latih"."""

from __future__ import annotations

import re
from typing import Final

from archive.pipeline.extract.clauses import Clause
from archive.pipeline.extract.titles import Phrase, read_phrase
from archive.pipeline.extract.triggers import Mark
from archive.pipeline.lexicon import lexicon

#: What follows a verb of providing: a number, or a noun.
_GIVEN: Final = re.compile(
    r"\s(?:\d|(?!yang|untuk|dengan|di|ke|pada|agar|karena|me)[a-z]{3,}\s[a-z])"
)
#: A number, before what it counts: what is given opens the sentence.
_FIRST: Final = re.compile(
    r"\W*(?:(?:Sebanyak\s)?(?:\d+|[Ss]ebuah|[Ss]eorang|[Dd]ua|[Tt]iga|[Ee]mpat|[Ll]ima|[Ee]nam|[Tt]ujuh"
    r"|[Dd]elapan|[Ss]embilan|[Ss]epuluh|[Ss]ebelas|[Pp]uluhan|[Ss]ejumlah|[Bb]eberapa)\s(?:(?:belas|puluh"
    r"|orang|unit|set)\s){0,2})(?=[a-z])"
)
_MODAL: Final = frozenset({"akan", "telah", "sudah", "segera", "juga", "bakal", "kini", "mulai"})


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
    opened = _FIRST.match(text, clause.start, cue.start)
    if not clause.told or opened is None or verb not in lexicon("title_words")["nominal"]:
        return None
    phrase = read_phrase(text, opened.end(), cue.start, clause.sides)
    between = text[phrase.reach : cue.start].split()
    done = len(phrase.words) > 1 and not phrase.back and phrase.words[0].islower()
    return phrase if done and _MODAL.issuperset(between) else None
