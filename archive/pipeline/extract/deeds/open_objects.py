"""Open objects: what is offered, asked for, promised or agreed on, whatever words name it.

No list has all that two sides put before each other. Behind a word of dealing between sides
("menawarkan", "meminta", "sepakat") the phrase that follows is what they deal about: a noun
("rumah kosong"), a verb ("menerjemahkan buku saku"), or a clause of which the passive verb tells
what shall be done ("sertifikat mereka diakui").
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.nouns_of_verbs import noun_of
from archive.pipeline.extract.deeds.open_verbs import no_deeds
from archive.pipeline.extract.deeds.title_lists import is_verb
from archive.pipeline.extract.deeds.titles import TOKEN, Phrase, read_phrase
from archive.pipeline.extract.deeds.triggers import Mark
from archive.pipeline.lexicon import lexicon
from archive.pipeline.word_patterns import any_of

#: Cues by which two sides deal with each other, whatever they deal about.
BETWEEN_SIDES: Final = frozenset(
    {"offer", "request", "proposal", "agreement", "commitment", "exploration", "talks", "wish"}
)
#: Cues that ask for something to be done, so that a clause may follow.
_ASKING: Final = frozenset({"request", "proposal", "agreement", "commitment", "wish", "talks"})
#: Before the object stand only particles, and whom it is asked of or promised to.
_LEAD: Final = re.compile(
    r"(?:\s(?:pula|juga|lagi|kembali|segera|agar|supaya|untuk|bahwa|akan|mengenai|tentang|soal|terkait"
    r"|kemungkinan|rencana|adanya|sebuah|suatu|para|sejumlah|beberapa|sebanyak|sekitar|hingga|kepada))*"
    r"(?:\s(?:kepada\s)?(?:(?:pemerintah|pihak|otoritas)\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,5}"
    r"(?:\s(?:agar|supaya|untuk|segera|ikut|dapat|bisa|juga))*(?=\sme[a-z]))?"
    r"\s(?=[a-z\d])"
)
_PASSIVE: Final = re.compile(
    r"(?:\s(?:mereka|itu|tersebut|ini))?(?:\s(?:di|dari|asal|bagi|untuk|pada|yang)\s[^,.;]{2,60}?)?"
    r"\s(?:(?:juga|segera|ikut|langsung|dapat|bisa|harus|tidak|kembali)\s){0,2}(?P<verb>di[a-z]{4,})\b"
)
_NUMBER: Final = re.compile(r"\d[\d.,]*")


@cache
def _no_object() -> re.Pattern[str]:
    """Words that are asked for or offered in talk, and are no thing two sides do."""
    words = lexicon("scope")["no_thing"]
    return re.compile(rf"(?:{any_of((*words['asked'], *words['meetings'], *words['received']))})\b")


def open_object(cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """Return what ``cue`` puts before the other side, or None where nothing follows it."""
    if cue.value not in BETWEEN_SIDES or text[cue.start : cue.start + 2].casefold() in {"di", "te"}:
        return None
    lead = _LEAD.match(text, cue.end, clause.end)
    if lead is None:
        return None
    start = _first_noun(text, lead.end(), clause.end)
    if start is None or _no_object().match(text, start, clause.end) is not None:
        return None
    word = next(TOKEN.finditer(text, start, clause.end))[0]
    stop = lexicon("title_words")["stop"]["words"]
    if word in stop or (is_verb(word) and (not word.startswith("me") or word in no_deeds())):
        return None
    phrase = read_phrase(text, start, clause.end, clause.sides, verb=is_verb(word))
    if not phrase.words or phrase.back:
        return None
    return _as_done(phrase, cue, clause, text) or phrase


def _first_noun(text: str, start: int, end: int) -> int | None:
    """Where the object begins behind a number: "200 tempat" is about places."""
    counting = lexicon("title_words")["stop"]["numbers"]
    for match in TOKEN.finditer(text, start, end):
        word = match[0]
        if _NUMBER.fullmatch(word) is None and word not in counting:
            return match.start() if word[0].islower() else None
    return None


def _as_done(phrase: Phrase, cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """The phrase with the noun of what shall be done to it: "sertifikat ... diakui"."""
    if cue.value not in _ASKING or is_verb(phrase.words[0]):
        return None
    done = _PASSIVE.match(text, phrase.end, clause.end)
    noun = None if done is None else noun_of(done["verb"])
    if done is None or noun is None:
        return None
    return replace(phrase, reach=done.end(), words=(noun.lower(), *phrase.words))
