"""Look past a body that no list has to the person named behind it, after the head of a post.

"Managing Director Zentrale Auslands- und Fachvermittlung (ZAV) Markus Biercher": the words of the
body are no person's, and a comma, an honorific or a known first name shows where the person starts.
"""

from __future__ import annotations

from archive.pipeline.extract.names.complement_parts import Places
from archive.pipeline.extract.names.complement_words import is_plain_noun
from archive.pipeline.extract.names.heads import GENERAL_GROUP, head_at
from archive.pipeline.extract.names.name_evidence import KNOWN_NAMES, WordKind, word_kind
from archive.pipeline.extract.names.person_names import (
    NameRun,
    is_particle,
    is_title,
    read_name,
    skip_titles,
)
from archive.pipeline.extract.names.speech import ACTIVE
from archive.pipeline.extract.names.words import PASSAGE_END, Words
from archive.pipeline.extract.people.posts import is_name_too

#: Forms of companies that start in lower case or stand behind a name of unknown words.
COMPANY_FORMS = frozenset(
    {"gGmbH", "mbH", "GmbH", "AG", "KG", "SE", "Ltd", "Inc", "LLC", "Sdn", "Bhd", "BV", "NV"}
)
#: No body's name goes on for more words than this.
LONGEST_BODY = 16
_CONNECTORS = COMPANY_FORMS | frozenset(
    {"of", "for", "and", "&", "the", "und", "für", "dan", "untuk", "bagi", "pada", "to", "on"}
    | {"-", "–", "'", "’", "s", "/", "in"}
)
#: A post in lower case goes on for at most so many plain words.
_LONGEST_FIELD = 4
_IN_PLACE = frozenset({"di", "dari"})
_MARKS = frozenset('"“”')
#: No word of a person's name, known or not.
_OTHER = frozenset({WordKind.ENGLISH, WordKind.ORDINARY, WordKind.BODY, WordKind.CAPITALS})
_CLOSES = frozenset({",", ".", "(", ";", ")", PASSAGE_END, "yang", "dan", "serta", "di", "dalam"})
_SET_OFF = frozenset({",", ".", PASSAGE_END})
#: What the first word of a person's name may be, where a comma stands before it.
_MAY_OPEN = KNOWN_NAMES | {WordKind.UNKNOWN, WordKind.DOUBTFUL, WordKind.INITIAL}
#: Titles that stand within a name, or are names too, and part no body from a person.
_INSIDE = frozenset({"Mas", "Raden", "Haji", "Gus", "Jenderal", "H", "R", "TNI", "Pol", "Polisi"})


def looks_like_person(words: Words, name: NameRun) -> bool:
    """Whether the words of a run may be a person's: one of them is a name, or all are unknown.

    An honorific before them says that they are.
    """
    if name.start < name.first:
        return True
    kinds = {word_kind(word) for word in words.words[name.first : name.last] if word[0].isupper()}
    return bool(kinds & KNOWN_NAMES) or not kinds & _OTHER


def names_no_person(words: Words, places: Places, name: NameRun) -> bool:
    """Whether no word of a run is a person's, and none is a particle of names."""
    return name.start == name.first and all(
        words.words[index][0].isupper()
        and (
            word_kind(words.words[index]) in _OTHER
            or (index > name.first and words.starts[index] in places)
        )
        for index in range(name.first, name.last)
    )


def goes_on_as_place(words: Words, places: Places, name: NameRun) -> bool:
    """Whether a place follows a run at once, as in a body's name: "Greenpeace Asia Timur"."""
    place = places.get(words.starts[name.last])
    return place is not None and name.end == name.last


def another_follows(words: Words, places: Places, name: NameRun) -> bool:
    """Whether a surer name stands behind a comma: "Kepala LPK Cakra Mandala, Bambang Haryo"."""
    if words.words[name.end] != "," or name.end != name.last or name.start < name.first:
        return False
    kinds = [word_kind(word) for word in words.words[name.first : name.last]]
    if KNOWN_NAMES.intersection(kinds[:1]) or not _starts_person(words, places, name.end):
        return False
    other = read_name(words, name.end + 1)
    if other is None or not (words.words[other.end] in _CLOSES or words.words[other.end] in ACTIVE):
        return False
    return any(word_kind(word) in KNOWN_NAMES for word in words.words[other.first : other.last])


def part_at_title(words: Words, name: NameRun) -> NameRun:
    """The name behind an honorific within a run: "Sabah Datuk Alvin Tseu" tells of Alvin."""
    for index in range(name.first + 1, name.last):
        word = words.words[index]
        within = word in _INSIDE or is_particle(words.words[index - 1])
        if len(word) > 2 and is_title(word) and not within:
            inner = read_name(words, index)
            if inner is not None and inner.first > index:
                return inner
    return name


def body_end_before_name(
    words: Words, places: Places, at: int, *, in_body: bool, lower: bool = False
) -> int:
    """Where the body that starts at ``at`` ends, if a person's name follows it; else ``at``.

    The end is the index of a comma before the name, or of the name's first word or honorific.
    ``in_body`` tells that the words before belong to a body, ``lower`` that the post is printed
    in lower case and goes on so ("pengamat buruh Jember, Asroul Mais").
    """
    index, told = at, in_body
    while index - at < LONGEST_BODY:
        word = words.words[index]
        if told and index > at and _starts_person(words, places, index):
            return index
        if word == ",":
            if not (words.words[index + 1][0].isupper() and told):
                return at
            index += 1
        elif word == "(" or word in _MARKS:
            close = _close(words, index)
            if not close:
                return at
            index, told = close, True
        elif lower and index - at < _LONGEST_FIELD and is_plain_noun(word):
            index, told = index + 1, True
        elif _is_domain_stop(words, index):
            index, told = index + 2, True
        elif word in _CONNECTORS or (word in _IN_PLACE and words.starts[index + 1] in places):
            index, told = index + 1, True
        elif word[0].isupper() and word != PASSAGE_END and not _opens_post(words, index):
            told = told or word_kind(word) in _OTHER or words.starts[index] in places
            index += 1
        else:
            return at
    return at


def _is_domain_stop(words: Words, index: int) -> bool:
    """Whether the stop of "Migrant-Rights.org" stands there."""
    following = words.words[index + 1]
    if words.words[index] != "." or not (following.islower() and following.isalpha()):
        return False
    return words.starts[index + 1] == words.ends[index] == words.starts[index] + 1 and (
        words.ends[index - 1] == words.starts[index]
    )


def _opens_post(words: Words, index: int) -> bool:
    """Whether another post starts there; nouns of profession stand in names of bodies too."""
    head = head_at(words, index)
    if head is None or head.group == GENERAL_GROUP:
        return False
    return not is_name_too(words.words[index])


def _close(words: Words, opening: int) -> int:
    """The index past the bracket or marks that open there and hold a few words, or 0."""
    closing = frozenset({")"}) if words.words[opening] == "(" else _MARKS
    for index in range(opening + 2, opening + 7):
        if words.words[index] in closing:
            return index + 1
        if words.words[index] == PASSAGE_END:
            return 0
    return 0


def _starts_person(words: Words, places: Places, index: int) -> bool:
    """Whether a person's name starts at ``index``, or behind the comma there."""
    comma = words.words[index] == ","
    start = index + 1 if comma else index
    name = read_name(words, start)
    if name is None or words.starts[name.first] in places or _opens_post(words, name.first):
        return False
    if head_at(words, name.first) is not None and not is_name_too(words.words[name.first]):
        return False
    titled = skip_titles(words, start) > start
    following = words.words[name.end]
    closed = following in _CLOSES or following in ACTIVE or following.islower()
    if titled:
        return closed
    first = word_kind(words.words[name.first])
    if name.length == 1:
        return closed and words.words[index - 1] == ")" and first in KNOWN_NAMES
    if comma and following in _SET_OFF:
        # The comma on both sides speaks for itself: "… (HOME), Jolovan Wham."
        return first in _MAY_OPEN
    if not closed or not looks_like_person(words, name):
        return False
    if comma or _is_domain_stop(words, index - 2):
        return first in _MAY_OPEN
    before = words.words[index - 1]
    after_place = any(
        place is not None and place.span.end == words.ends[index - 1]
        for place in (places.get(words.starts[at]) for at in range(max(0, index - 3), index))
    )
    if after_place or before == ")":
        return True
    parted = before in {'"', "”"} or (before[0].isupper() and word_kind(before) in _OTHER)
    return parted and first in KNOWN_NAMES
