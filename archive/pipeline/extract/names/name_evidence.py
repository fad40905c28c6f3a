"""Tell by itself how much a capitalised word looks like a word of a person's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from simplemma import is_known

from archive.pipeline.extract.names.complement_words import BODIES, NAMES_TOO, complement_kind
from archive.pipeline.extract.names.heads import may_open_post
from archive.pipeline.extract.names.person_names import is_degree, is_name_word, is_title
from archive.pipeline.lexicon import lexicon
from archive.pipeline.place_names import place_entries

_NAMES = lexicon("person_names")


def _listed(kinds: Iterable[str]) -> frozenset[str]:
    return frozenset(word for words in kinds for word in words.split())


GIVEN = _listed(_NAMES["given"].values())
FAMILY = _listed(_NAMES["family"].values())
#: Family names that stand first, before a given name of syllables.
EAST_ASIAN = _listed((_NAMES["family"]["chinese"], _NAMES["family"]["korean"]))
DOUBTFUL = _listed(_NAMES["doubtful"].values())
#: Articles of Arabic and European names, printed with a capital.
_ARTICLES = frozenset(_NAMES["inside"]["articles"])
_ENDING = re.compile(_NAMES["shape"]["ending"])
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.){1,4}|[A-Z]")
_ALL_CAPITALS = re.compile(r"[A-Z]{2,}[A-Z0-9-]*")
_PLACE = re.compile(_NAMES["shape"]["place"])
#: Short titles of the cabinet and of heads, as news makes new ones: "Menkokesra", "Waketum".
_POST = re.compile(_NAMES["shape"]["post"])
#: Countries in one word: also where they are no places, as in sport.
_COUNTRY_WORDS = frozenset(
    name
    for name, entries in place_entries().items()
    if " " not in name and any(entry.kind == "country" for entry in entries)
) - (GIVEN | FAMILY)
#: Nouns with a prefix and a suffix that a dictionary may lack: "Kawedanan".
_NOUN = re.compile(r"(?:Ke|Ka|Pe|Per)[a-z]{4,}an")
_THINGS = frozenset(_NAMES["never"]["words"]) | _COUNTRY_WORDS
#: People whom the news names by their initials.
_PEOPLE_IN_CAPITALS = frozenset(_NAMES["inside"]["initials"])
_KNOWN_BODIES = frozenset(_NAMES["inside"]["bodies"])
#: Titles of birth that the news keeps as the first word of a name.
_NOBLE = frozenset(_NAMES["inside"]["noble"])
_NOT_BODIES = frozenset(lexicon("person_cues")["not_bodies"]["words"])


class WordKind(Enum):
    """What a word in a run of capitals is by itself."""

    GIVEN = "given"
    FAMILY = "family"
    SHAPED = "shaped"
    DOUBTFUL = "doubtful"
    ARTICLE = "article"
    PLACE = "place"
    UNKNOWN = "unknown"
    INITIAL = "initial"
    CAPITALS = "capitals"
    TITLE = "title"
    DEGREE = "degree"
    BODY = "body"
    ENGLISH = "english"
    ORDINARY = "ordinary"


#: Words that names are made of, known or not.
NAME_KINDS = frozenset(
    {WordKind.GIVEN, WordKind.FAMILY, WordKind.SHAPED, WordKind.DOUBTFUL, WordKind.UNKNOWN}
    | {WordKind.ARTICLE}
)
#: Words that show by themselves that a person is named.
KNOWN_NAMES = frozenset({WordKind.GIVEN, WordKind.FAMILY, WordKind.SHAPED})


@lru_cache(maxsize=65536)
def word_kind(word: str) -> WordKind:
    """What ``word``, which starts with a capital, is by itself.

    >>> [word_kind(word).value for word in ("Prabowo", "Haposan", "Kementerian", "PKB", "Setelah")]
    ['given', 'unknown', 'body', 'capitals', 'ordinary']
    """
    if _INITIALS.fullmatch(word) and (len(word) == 1 or not is_title(word)):
        return WordKind.INITIAL
    if word in _PEOPLE_IN_CAPITALS or word in _NOBLE:
        return WordKind.GIVEN
    if is_title(word):
        return WordKind.TITLE
    if _ALL_CAPITALS.fullmatch(word):
        return _of_capitals(word)
    if word in _KNOWN_BODIES:
        return WordKind.BODY
    if word in _THINGS or (word in GIVEN and not is_name_word(word)):
        return WordKind.ORDINARY
    if word in DOUBTFUL:
        return WordKind.DOUBTFUL
    if word in GIVEN:
        return WordKind.GIVEN
    if word in _ARTICLES:
        return WordKind.ARTICLE
    if is_degree(word):
        return WordKind.DEGREE
    if word in FAMILY:
        return WordKind.FAMILY
    if word in BODIES or _is_short_body(word):
        return WordKind.BODY
    if "-" in word:
        return _of_parts(word)
    if word.lower() in NAMES_TOO:
        return WordKind.DOUBTFUL
    if may_open_post(word) or _POST.fullmatch(word) or _NOUN.fullmatch(word):
        return WordKind.ORDINARY
    if not is_name_word(word) or is_known(word.lower(), "id") or complement_kind(word):
        return WordKind.ORDINARY
    if word.startswith("Non") and len(word) > 5 and is_known(word[3:], "id"):
        return WordKind.ORDINARY
    if word.endswith("nya") and len(word) > 6:
        return WordKind.ORDINARY
    if _PLACE.fullmatch(word):
        return WordKind.PLACE
    if _ENDING.fullmatch(word):
        return WordKind.SHAPED
    if is_known(word.lower(), "en"):
        return WordKind.ENGLISH
    return WordKind.UNKNOWN


def _is_short_body(word: str) -> bool:
    """Whether a word is a body by its shape ("Kemnaker") and no word of the dictionary."""
    return complement_kind(word) == "short" and not is_known(word.lower(), "id")


def _of_capitals(word: str) -> WordKind:
    """The kind of a word in capitals: a name printed so, "SALIM", or a short name."""
    plain = word.capitalize()
    known = len(word) > 3 and plain in GIVEN | FAMILY and plain not in DOUBTFUL
    return WordKind.FAMILY if known and not names_no_body(word) else WordKind.CAPITALS


def _of_parts(word: str) -> WordKind:
    """The kind of "Jean-Pierre" or "Al-Rajhi": a name where its parts are."""
    parts = [part for part in word.split("-") if part]
    kinds = {word_kind(part) for part in parts if part[0].isupper()}
    if kinds & {WordKind.ORDINARY, WordKind.BODY, WordKind.CAPITALS, WordKind.ENGLISH}:
        return WordKind.ORDINARY
    return WordKind.FAMILY if kinds & KNOWN_NAMES else WordKind.UNKNOWN


def names_no_body(word: str) -> bool:
    """Whether a word in capitals is a thing, a region or a rank, and no body."""
    return word in _NOT_BODIES
