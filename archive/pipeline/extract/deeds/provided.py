"""Find what a side provides where no listed word names it: "menyediakan ranjang latih"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.title_lists import is_verb
from archive.pipeline.extract.deeds.titles import Phrase, read_phrase
from archive.pipeline.extract.deeds.triggers import Mark
from archive.pipeline.lexicon import lexicon
from archive.pipeline.word_patterns import any_of, in_both_cases

#: What follows a verb of providing: a number, or a noun.
_GIVEN: Final = re.compile(
    r"\s(?:\d|(?!yang|untuk|dengan|di|ke|pada|agar|karena|me)[a-z]{3,}\s[a-z])"
)
#: A number in figures or words.
_NUMBER_WORDS: Final = (
    "sebuah",
    "seorang",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
    "seratus",
    "puluhan",
    "ratusan",
    "sejumlah",
    "beberapa",
)
NUMBER: Final = rf"(?:\d[\d.,]*|{any_of(in_both_cases(_NUMBER_WORDS))})"
#: A number, before what it counts, up to a passive verb.
_COUNTED: Final = re.compile(
    rf"(?<![\w/(.]){NUMBER}\s(?:(?:belas|puluh|ratus|ribu|juta|orang|unit|set)\s){{0,3}}(?=[a-z])"
)
#: What is paid or handed over: no number needs to stand before it.
_PAID: Final = re.compile(
    r"\b(?:[Dd]ana|[Bb]iaya|[Hh]ibah|[Bb]antuan|[Aa]nggaran|[Mm]odal|[Tt]iket|[Uu]ang saku"
    r"|[Tt]unjangan|[Aa]srama|[Pp]enginapan|[Mm]esin|[Pp]eralatan|[Bb]uku)\s"
)
_MODAL: Final = frozenset({"akan", "telah", "sudah", "segera", "juga", "bakal", "kini", "mulai"})
#: Between what is paid and its verb stands at most how much: "dana sebesar 2,1 juta euro".
_PRICED: Final = re.compile(
    r"\s*(?:(?:sebesar|senilai|sebanyak|selama|bagi|untuk)\s(?P<price>(?:[^,;]|,(?=\d)){1,50})\s)?"
    r"(?:(?:akan|telah|sudah|segera|juga|bakal|kini|mulai|sepenuhnya|seluruhnya)\s){0,2}"
)
#: "24 terapis dipulangkan KBRI": the home side does it.
_BY_HOME: Final = re.compile(
    r"\s(?:oleh\s)?(?:KBRI|KJRI|KDEI|BP2MI|BP3MI|BNP2TKI|KP2MI|Kemnaker|Kemenaker|Kemlu|Disnaker\w*|Pemkab|Pemkot"
    r"|Pemprov|polisi|Polda|Polres|Imigrasi|Satgas|Dinas|pemerintah daerah)\b"
)
#: So far before its verb what is done to it may stand, in letters.
_LONGEST: Final = 90
#: A name between the thing and its verb tells whose it is: "14 instruktur BBPLK Serang dilatih".
_OWNER: Final = re.compile(
    r"\s*(?:[A-Z][\w/-]*\s)*(?:(?:dari|asal)\s(?:[A-Za-z][\w-]*\s){1,6}?)?"
    r"(?=(?:(?:akan|telah|sudah|segera|juga|bakal|kini|mulai)\s){0,2}$)"
)


def provided(cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """Return what a partner provides in ``clause``: "menyediakan ranjang latih"; else None."""
    by_side = clause.told or any(side < cue.start for side in clause.sides)
    verb = text[cue.start : cue.end]
    given = _GIVEN.match(text, cue.end, clause.end)
    if cue.value != "cooperation" or not by_side or given is None:
        return None
    if verb not in lexicon("title_words")["nominal"]:
        return None
    phrase = read_phrase(text, cue.start, clause.end, clause.sides, verb=True)
    return phrase if len(phrase.words) > 1 else None


def paid_out(cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """Return what ``cue`` says is paid or handed over: "dana sebesar 2,1 juta krone disalurkan"."""
    if not clause.told or text[cue.start : cue.end] not in lexicon("title_words")["nominal"]:
        return None
    paid = _PAID.search(text, max(clause.start, cue.start - _LONGEST), cue.start)
    if paid is None:
        return None
    phrase = read_phrase(text, paid.start(), cue.start, clause.sides)
    price = _PRICED.fullmatch(text, phrase.reach, cue.start)
    if price is None or phrase.back:
        return None
    if len(phrase.words) > 1 or price["price"] is None:
        return phrase
    return replace(phrase, end=price.end("price"), words=(*phrase.words, *price["price"].split()))


def done_to(cue: Mark, clause: Clause, text: str) -> Phrase | None:
    """Return the thing that ``cue`` says is done to it, where no word of the lists names it.

    "Dua guru bahasa dikirim", "dana 2,1 juta krone disalurkan".
    """
    verb = text[cue.start : cue.end]
    if not clause.told or verb not in lexicon("title_words")["nominal"]:
        return None
    if _BY_HOME.match(text, cue.end) is not None:
        return None
    low = max(clause.start, cue.start - _LONGEST)
    opened = next(reversed(list(_COUNTED.finditer(text, low, cue.start))), None)
    if opened is None:
        return None
    phrase = read_phrase(text, opened.end(), cue.start, clause.sides)
    owner = _OWNER.match(text[phrase.reach : cue.start])
    between = text[phrase.reach + (0 if owner is None else owner.end()) : cue.start].split()
    words = phrase.words
    if not words or phrase.back or not words[0].islower() or is_verb(words[0]):
        return None
    alone = len(words) == 1 and words[0] not in _people()
    return phrase if not alone and _MODAL.issuperset(between) else None


@cache
def _people() -> frozenset[str]:
    return frozenset(lexicon("title_words")["people"]["words"])
