"""Tell what a word is within the complement of a post: body, short name, field, place word."""

from __future__ import annotations

import re
from functools import lru_cache

from simplemma import is_known

from archive.pipeline.extract.names.heads import general_head
from archive.pipeline.extract.names.person_names import is_title
from archive.pipeline.lexicon import lexicon

_DATA = lexicon("complements")
BODIES = frozenset(_DATA["organisation"]["heads"])
_PLACE_FOLLOWS = frozenset(_DATA["organisation"]["place_follows"])
_KNOWN_SHORT = frozenset(_DATA["short"]["home"] + _DATA["short"]["international"]) | frozenset(
    _DATA["short"]["country"]
)
_SHORT = re.compile(_DATA["short"]["pattern"])
_FIELDS = frozenset(_DATA["field"]["indonesian"] + _DATA["field"]["english"]) | frozenset(
    lexicon("not_names")["never"]["body"]
)
_LOWER_FIELDS = frozenset(word.lower() for word in _DATA["field"]["indonesian"])
_FIELD_SUFFIX = re.compile(rf"\w{{3,}}{_DATA['field']['suffix']}")
_FIELD_SHAPE = re.compile(_DATA["field"]["shape"])
#: "mengatasi" ends like "delegasi" and is none.
_VERB_PREFIXES = ("me", "di", "ter", "ber")
_DEPUTY = frozenset(lexicon("posts")["prefix"]["deputy"])
_SPEECH = lexicon("speech_verbs")
#: Words of a clause or a sentence, which no complement holds.
_CLAUSE_WORDS = frozenset(
    word
    for words in (
        lexicon("boilerplate")["function_words"],
        *(list(_SPEECH[kind]["verbs"]) for kind in ("bare", "nya", "active", "passive")),
        *_SPEECH["clause"].values(),
        lexicon("posts")["general"]["clause_words"],
    )
    for word in words
)
_VERB = re.compile(r"(?:me(?:[lrwy]|m[bfp]?|n[cdjsty]?|ng)|di|ber|ter)[a-z]{3,}")
_ROMAN = frozenset(lexicon("not_names")["never"]["roman"])
#: Words that people bear as names though a dictionary or a gazetteer has them.
NAMES_TOO = frozenset(lexicon("honorifics")["name_too"]["words"])


@lru_cache(maxsize=65536)
def complement_kind(word: str) -> str:
    """Tell what ``word`` is within a complement, or ``""`` where it cannot stand in one.

    >>> [complement_kind(word) for word in ("Kementerian", "BP2MI", "Perlindungan", "Surya")]
    ['body', 'short', 'field', '']
    """
    if word in _PLACE_FOLLOWS:
        return "place-word"
    if word in BODIES:
        return "body"
    if word in _KNOWN_SHORT or _SHORT.fullmatch(word):
        return "short"
    if word in _FIELDS or word in _ROMAN:
        return "field"
    if not word[0].isupper():
        return ""
    if word.isupper() and len(word) > 1 and word[-1] != "." and not is_title(word):
        return "short"
    if any(letter.isdigit() for letter in word):
        return "short"
    if general_head(word) is not None and word not in _DEPUTY:
        return "field"
    if _FIELD_SHAPE.fullmatch(word) or _FIELD_SUFFIX.fullmatch(word):
        return "field"
    if len(word) > 6 and word.endswith("an") and is_dictionary_word(word):
        return "field"
    if "-" in word and all(complement_kind(part) for part in word.split("-") if part):
        return "short"
    return ""


@lru_cache(maxsize=65536)
def is_dictionary_word(word: str) -> bool:
    """Whether a capitalised word is an ordinary Indonesian word that people do not bear as a name.

    >>> is_dictionary_word("Berkelanjutan"), is_dictionary_word("Putri")
    (True, False)
    """
    return word.lower() not in NAMES_TOO and len(word) > 3 and is_known(word.lower(), "id")


def is_lower_field(word: str) -> bool:
    """Whether a word in lower case is a field, as in "pengamat ketenagakerjaan"."""
    if word in _LOWER_FIELDS or _FIELD_SHAPE.fullmatch(word) is not None:
        return True
    return not word.startswith(_VERB_PREFIXES) and _FIELD_SUFFIX.fullmatch(word) is not None


@lru_cache(maxsize=65536)
def is_plain_noun(word: str) -> bool:
    """Whether a word in lower case may be a noun or adjective of a post's complement.

    >>> [is_plain_noun(word) for word in ("musiman", "mengatakan", "yang", "media")]
    [True, False, False, True]
    """
    if not word.islower() or not word.replace("-", "").isalpha() or word in _CLAUSE_WORDS:
        return False
    return _VERB.fullmatch(word) is None or complement_kind(word.capitalize()) != ""
