"""Read the proper names of companies, universities and parties, and part them from a person's."""

from __future__ import annotations

from archive.pipeline.extract.names.complement_words import complement_kind
from archive.pipeline.extract.names.person_names import is_name_word, is_title
from archive.pipeline.extract.names.words import Words
from archive.pipeline.lexicon import lexicon

_ORGANISATION = lexicon("complements")["organisation"]
_PROPER_FOLLOWS = frozenset(_ORGANISATION["proper_follows"])
_ONE_WORD_FOLLOWS = frozenset(_ORGANISATION["one_word_follows"])
_ENDS_COMPANY = frozenset(_ORGANISATION["ends_company"])
_COMPANY_WORDS = frozenset(_ORGANISATION["company_words"]) | _ENDS_COMPANY
_SCHOOLS = frozenset(_ORGANISATION["schools"])
_SCHOOL_WORDS = frozenset(_ORGANISATION["school_words"])
_UNIVERSITIES = frozenset(tuple(name.split()) for name in _ORGANISATION["university_names"])


def past_body_name(words: Words, at: int) -> int:
    """Return the index past the body's word at ``at`` and the proper name that it calls for."""
    word, following = words.words[at], words.words[at + 1]
    if word in _PROPER_FOLLOWS:
        return _past_proper(words, at + 1)
    if word in _SCHOOLS:
        return _past_school(words, at + 1)
    if word in _ONE_WORD_FOLLOWS and is_name_word(following) and not complement_kind(following):
        return at + 2
    return at + 1


def _past_school(words: Words, at: int) -> int:
    """Past "Negeri", a number and the one word of a school's name: "SMK Negeri 2 Cimalaka"."""
    end = at
    while words.words[end] in _SCHOOL_WORDS or words.words[end].isdigit():
        end += 1
    if end > at and is_name_word(words.words[end]) and is_name_word(words.words[end + 1]):
        return end + 1
    return end


def _past_proper(words: Words, at: int) -> int:
    """Past the proper name of a company, bank, party or university.

    Known words of such names go with it. Of an unknown run the name keeps
    one word, and a person the other two or more; a run before a comma is
    the body's name alone.
    """
    for length in (3, 2, 1):
        if words.words[at : at + length] in _UNIVERSITIES:
            return at + length
    end = at
    while is_name_word(words.words[end]) or words.words[end] in _COMPANY_WORDS:
        end += 1
    after = words.words[end + 1]
    if words.words[end] == "," and (is_name_word(after) or is_title(after)):
        return _past_company_end(words, end)
    for index in range(end - 1, at - 1, -1):
        if words.words[index] in _ENDS_COMPANY:
            return _past_company_end(words, index + 1)
    known = at
    while words.words[known] in _COMPANY_WORDS or (
        known < end and complement_kind(words.words[known])
    ):
        known += 1
    if known > at:
        return _past_company_end(words, known)
    run = end - at
    if run <= 2 or words.words[end] == "(":
        return _past_company_end(words, end)
    return at + (1 if run == 3 else 2)


def _past_company_end(words: Words, at: int) -> int:
    if tuple(words.words[at : at + 3]) in {("(", "Persero", ")")}:
        at += 3
    while words.words[at] in {"Tbk", "Tbk.", "Persero", "Ltd", "Ltd.", "Inc", "Inc."}:
        at += 1
    return at
