"""Find the verbs of deeds that no list of stage cues knows: "menyekolahkan", "ditimbang".

Lists of verbs never end. A verb with *me-* or *di-* whose side is a partner and whose object is a
labour thing tells of something done, whatever the verb is, unless it is one of
speaking, being, perceiving, meeting or prosecuting (``stage_cues.toml``, ``[open]``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.title_lists import is_verb
from archive.pipeline.extract.deeds.triggers import Mark, Role
from archive.pipeline.lexicon import lexicon

#: The cue that such a verb is read as; see ``stage_cues.toml``.
DEED: Final = "deed"
_VERB: Final = re.compile(r"(?<![\w-])(?:me(?:m|n|l|r|w|y)|di)[a-z]{4,}(?![\w-])")
#: After these a verb tells what for, how, when, or what may be; "yang" opens a relative clause.
_BOUND: Final = re.compile(
    r"\b(?:untuk|guna|agar|supaya|demi|dengan|dalam|tanpa|sambil|seraya|setelah|sebelum|usai|saat|ketika"
    r"|seperti|sebagaimana|karena|sehingga|jika|apabila|bila|kalau|dapat|bisa|mampu|perlu|harus|wajib|boleh|yang|bahwa|tidak|tak"
    r"|belum|bukan|pernah|sempat)\s(?:\w+\s)?$"
)
#: "Jerman pula yang memperkenalkan ...": the clause opens with who did it.
CLEFT: Final = re.compile(r"\W*[A-Z]\w+(?:\s\w+){0,3}\syang\s(?:\w+\s)?$")
_LONGEST_BOUND: Final = 24
#: A clause has one main verb; the second is for "menyatakan ..." and the like before it.
_MOST: Final = 2


def open_verbs(clause: Clause, text: str) -> Iterator[Mark]:
    """Yield the first main verbs of ``clause`` that may tell a deed, as cues named ``DEED``."""
    known = {mark.start for mark in clause.of(Role.CUE, Role.ENUMERATOR)}
    things = {mark.start for mark in clause.of(Role.THING)}
    found = 0
    for match in _VERB.finditer(text, clause.start, clause.end):
        word = match[0]
        # "Swiss menambahkan pelatihan" does, "Menaker menambahkan, pelatihan ..." speaks.
        adds = word == "menambahkan" and match.end() + 1 in things
        if match.start() in known or not is_verb(word) or (word in no_deeds() and not adds):
            continue
        before = max(clause.start, match.start() - _LONGEST_BOUND)
        bound = _BOUND.search(text, before, match.start())
        if bound is not None and CLEFT.match(text[clause.start : match.start()]) is None:
            continue
        yield Mark(match.start(), match.end(), Role.CUE, DEED)
        found += 1
        if found == _MOST:
            return


@cache
def no_deeds() -> frozenset[str]:
    """Verbs that tell of no deed of two sides."""
    speech = lexicon("speech_verbs")
    return frozenset(
        (
            *lexicon("stage_cues")["open"]["no_deeds"],
            *speech["active"]["verbs"],
            *speech["passive"]["verbs"],
            *speech["medium"]["verbs"],
            *lexicon("triggers")["verbs"]["vague"],
        )
    )
