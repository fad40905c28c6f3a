"""Find the runs of capitalised words of a body, parted into names of people and of bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.pipeline.extract.names.complement_parts import Places
from archive.pipeline.extract.names.complement_words import BODIES
from archive.pipeline.extract.names.heads import may_open_post
from archive.pipeline.extract.names.name_evidence import (
    EAST_ASIAN,
    KNOWN_NAMES,
    NAME_KINDS,
    WordKind,
    names_no_body,
    word_kind,
)
from archive.pipeline.extract.names.person_names import is_degree, is_name_word
from archive.pipeline.extract.names.words import PASSAGE_END, Words
from archive.pipeline.lexicon import lexicon

#: A longer run is a headline or a list.
LONGEST_RUN = 9

_HONORIFICS = lexicon("honorifics")
_PARTICLES = frozenset(_HONORIFICS["particle"]["inside"])
_BALINESE = frozenset(_HONORIFICS["balinese"]["words"])
_BOUND = tuple(_HONORIFICS["particle"]["bound"])
_HYPHENS = frozenset("-‐‑–")
_FUNCTION = frozenset({"di", "ke", "dan", "yang", "dari", "pun", "itu", "ini"})
_BODY_AFTER = frozenset(lexicon("person_cues")["body"]["after"])
_WORK_AFTER = frozenset(lexicon("person_cues")["work"]["after"])
_PLACE_ENDINGS = frozenset(lexicon("person_cues")["place"]["endings"])
_NICKNAMES = frozenset(
    tuple(form.split()) for form in lexicon("person_names")["inside"]["nicknames"]
)
#: Titles that stand within a name as well.
_TITLES_INSIDE = frozenset({"Mas", "Raden"})
#: What ends a name of a place or a body, though it is an ordinary word.
_ENDINGS = _PLACE_ENDINGS | _BODY_AFTER
#: What goes on a name that has begun.
_GO_ON = NAME_KINDS | {WordKind.INITIAL, WordKind.ENGLISH, WordKind.PLACE}
_MARKS = frozenset('"“”')
#: "H . Idris": a title whose stop the text has torn off.
_LETTER_TITLES = frozenset({"H", "Hj", "Ir", "Drs", "Dr", "Prof"})
_ROLE_TITLES = frozenset(lexicon("person_names")["inside"]["titles"])
#: A proper name follows these heads of bodies, which may be a person's.
_NAMED_BODIES = frozenset(lexicon("complements")["organisation"]["proper_follows"])
#: Names too, for who was born in them: "Surya Ramadhan".
_HOLY_MONTHS = frozenset(lexicon("person_names")["inside"]["months"])
#: With or without a comma these still belong to the name: "Adam Collins, Jr."
_GENERATIONS = frozenset({"Jr", "Jr.", "Sr", "Sr."})
#: The rest of a word behind a letter that a page lost: "Mor??n", "G??rtler".
_REST_OF_WORD = re.compile(r"[a-z]{1,7}")
_VERB = re.compile(r"(?:me(?:m|n|ng|ny|l|r|w)|ber|di)[a-z]{3,}", re.IGNORECASE)
#: "Benediktus XVI"; a single letter may be an initial.
_ROMAN = re.compile(r"[IVX]{2,6}|[VX]")


@dataclass(frozen=True, slots=True)
class Run:
    """The words ``[first, last)`` of one name; ``titled`` where an honorific stands before it.

    ``body`` tells that the words themselves say it is an organisation's;
    ``[before, after)`` is the whole run of capitals it stands in.
    """

    first: int
    last: int
    before: int
    after: int
    titled: bool = False
    body: bool = False


def find_runs(words: Words, places: Places) -> tuple[Run, ...]:
    """Return the runs of the body in order."""
    return tuple(_runs(words, places))


def _runs(words: Words, places: Places) -> Iterator[Run]:
    at, count = 0, len(words.words)
    while at < count:
        if not words.words[at][0].isupper() and not words.words[at].startswith(_BOUND):
            at += 1
            continue
        end = _end_of_capitals(words, at)
        runs = tuple(_parted(words, at, end, places))
        yield from runs
        at = max(end, runs[-1].last) if runs else end


def _end_of_capitals(words: Words, first: int) -> int:
    """Where the run of capitals, with its particles, initials and hyphens, ends."""
    at = first + 1
    while True:
        step = _step(words, at)
        if not step:
            return at
        at += step


def _step(words: Words, at: int) -> int:
    """How many words at ``at`` go on a run of capitals."""
    word, following = words.words[at], words.words[at + 1]
    if word == PASSAGE_END:
        return 0
    if word[0].isupper() or word.startswith(_BOUND):
        return 1
    if word in _PARTICLES and (following[0].isupper() or following in _PARTICLES):
        return 1
    if word in _PARTICLES and following in _HYPHENS and words.words[at + 2][0].isupper():
        return 1
    before = words.words[at - 1]
    if _stands_for_letter(words, at):
        return 3
    if word == "." and len(before) == 1 and before.isupper() and following[0].isupper():
        return 1
    if word in _HYPHENS and following[0].isupper() and before in _PARTICLES:
        return 1
    if word == "'" and following.islower() and len(following) < 5 and before[-1] in "aiueo":
        return 2
    if word in {"'", "’"} and len(before) == 1 and following[0].isupper():
        return 1
    return 0


def _stands_for_letter(words: Words, at: int) -> bool:
    """Whether two question marks stand for a letter that a page lost, within a word."""
    if words.words[at : at + 2] != ("?", "?"):
        return False
    rest = words.words[at + 2]
    return rest not in _FUNCTION and _REST_OF_WORD.fullmatch(rest) is not None


def _parted(words: Words, first: int, end: int, places: Places) -> Iterator[Run]:
    """Part the capitals ``[first, end)`` into names; what is none of a name's words is left out."""
    at = first
    titled = False
    while at < end:
        if words.words[at] == "." and at > first:
            at += 1
            continue
        kind = word_kind(words.words[at])
        if words.words[at : at + 2] in _NICKNAMES:
            yield Run(at, at + 2, first, end, titled=True)
            titled, at = False, at + 2
            continue
        place = _past_place(words, at, end, places)
        if place > at:
            titled, at = False, place
            continue
        degree = _past_spaced_degree(words, at)
        if degree > at:
            titled, at = False, degree
            continue
        lettered = words.words[at] in _LETTER_TITLES and words.words[at + 1] == "."
        if kind is WordKind.TITLE or lettered or words.words[at].lower() in _ROLE_TITLES:
            titled, at = True, at + 1
            continue
        if kind is WordKind.BODY or (kind is WordKind.CAPITALS and not _opens_name(words, at, end)):
            last = _past_body(words, at, end, places)
            if not names_no_body(words.words[at]) and (
                last > at + 1 or words.words[at] not in BODIES
            ):
                yield Run(at, last, first, end, body=True)
            titled, at = False, last
            continue
        if kind is WordKind.ORDINARY or kind is WordKind.DEGREE:
            titled, at = False, at + 1
            continue
        last = _past_name(words, at, end)
        last = _past_hyphen(words, at, last)
        last = _past_nickname(words, at, last)
        last = _past_generation(words, at, last)
        if _WORK_AFTER.intersection(words.words[at + 1 : min(last + 1, end)]):
            titled, at = False, last
            continue
        body = words.words[last - 1] in _BODY_AFTER and last - at > 1
        if not body and words.words[last] in _BODY_AFTER and last < end:
            last, body = last + 1, True
        yield Run(at, last, first, max(end, last), titled=titled, body=body)
        titled, at = False, max(last, at + 1)


def _past_spaced_degree(words: Words, at: int) -> int:
    """Past a degree that the text prints with spaces: "Gada Sembada, M. Pd, ..."."""
    letter = words.words[at].removesuffix(".")
    last = at + 1 if letter != words.words[at] else at + 2
    rest = words.words[last]
    if len(letter) != 1 or words.words[last - 1][-1] != "." or rest.isupper():
        return at
    return last + 1 if is_degree(f"{letter}.{rest}") else at


def _opens_name(words: Words, at: int, end: int) -> bool:
    """Whether capitals are initials before a name, or a name in capitals: "TB Hasanuddin"."""
    if at + 1 >= end:
        return False
    following = word_kind(words.words[at + 1])
    return (
        len(words.words[at]) == 2
        and following in KNOWN_NAMES
        and not names_no_body(words.words[at])
    )


def _past_place(words: Words, at: int, end: int, places: Places) -> int:
    place = places.get(words.starts[at])
    if place is None:
        return at
    last = at
    while last < end and words.starts[last] < place.span.end:
        last += 1
    known = word_kind(words.words[at]) in KNOWN_NAMES
    if known and last == at + 1 and place.kind != "country":
        following = word_kind(words.words[last]) if last < end else WordKind.ORDINARY
        if following in NAME_KINDS:
            return at
    return last


def _is_place(words: Words, at: int, places: Places) -> bool:
    return words.starts[at] in places


def _past_body(words: Words, at: int, end: int, places: Places) -> int:
    """Where the name of a body that opens at ``at`` ends: before a person's name."""
    last = at + 1
    opening = word_kind(words.words[at])
    if opening is WordKind.CAPITALS or (words.words[at] not in BODIES):
        return last
    named = words.words[at] in _NAMED_BODIES or words.words[at : at + 2] == ("Rumah", "Sakit")
    while last < end:
        kind = word_kind(words.words[last])
        if kind in {WordKind.TITLE, WordKind.INITIAL} or may_open_post(words.words[last]):
            break
        if last > at + 1 and kind in NAME_KINDS:
            before = word_kind(words.words[last - 1])
            apart = before in {WordKind.ORDINARY, WordKind.BODY, WordKind.CAPITALS}
            apart = apart or _is_place(words, last - 1, places)
            owned = named and last == at + 2 and word_kind(words.words[at + 1]) in NAME_KINDS
            parted = (apart or kind is WordKind.GIVEN) and not owned
            if parted and not _is_place(words, last, places):
                break
        last += 1
    return last


def _past_name(words: Words, at: int, end: int) -> int:
    """Where the name that opens at ``at`` ends within its run of capitals."""
    last = at + 1
    while last < end and last - at < LONGEST_RUN:
        word = words.words[last]
        if word in _PARTICLES or word in {".", "'", "’", "?"} or not word[0].isupper():
            last += 1
            continue
        kind = WordKind.INITIAL if len(word) == 1 else word_kind(word)
        if kind in _GO_ON:
            last += 1
            continue
        if kind is WordKind.CAPITALS and len(word) == 2 and not names_no_body(word):
            last += 1
            continue
        if kind is WordKind.TITLE and word in _TITLES_INSIDE:
            last += 1
            continue
        if kind is WordKind.ORDINARY and (word in _ENDINGS or _is_borne(words, last)):
            last += 1
            continue
        break
    if last < end and _ROMAN.fullmatch(words.words[last]):
        last += word_kind(words.words[at]) in NAME_KINDS
    while last > at + 1 and (
        words.words[last - 1] in _PARTICLES or not words.words[last - 1][0].isalpha()
    ):
        last -= 1
    return last


def _is_borne(words: Words, at: int) -> bool:
    """Whether an ordinary word with a capital goes on the known name before it: "Surya Lembu"."""
    word = words.words[at]
    if word_kind(words.words[at - 1]) not in KNOWN_NAMES:
        return False
    if word in _HOLY_MONTHS:
        return True
    if not is_name_word(word):
        return False
    return not (may_open_post(word) or _VERB.fullmatch(word))


def _past_generation(words: Words, at: int, last: int) -> int:
    """Past what tells a son from his father: "Adam Collins, Jr."."""
    behind = last + (words.words[last] == ",")
    return behind + 1 if words.words[behind] in _GENERATIONS and last - at > 1 else last


def _past_nickname(words: Words, at: int, last: int) -> int:
    """Past a nickname in marks and the name behind it: 'Robert "Robbie" Mark Gaspar'."""
    if words.words[last] not in _MARKS or word_kind(words.words[at]) not in NAME_KINDS:
        return last
    for closed in (last + 2, last + 3):
        if words.words[closed] in _MARKS:
            nickname = all(word[0].isupper() for word in words.words[last + 1 : closed])
            end = _end_of_capitals(words, closed + 1)
            follows = words.words[closed + 1][0].isupper()
            follows = follows and word_kind(words.words[closed + 1]) in NAME_KINDS
            return end if nickname and follows and end - closed <= 4 else last
    return last


def _past_hyphen(words: Words, at: int, last: int) -> int:
    """Past the spaced hyphen of a double name: "Jae - in", "Zeta - Jones"."""
    if words.words[last] not in _HYPHENS:
        return last
    after = words.words[last + 1]
    if _is_syllable_pair(words, at, last):
        return last + 2
    article = words.words[last - 1].lower() in _PARTICLES
    if after[0].isupper() and (article or _is_double(words, at, last)):
        return _past_hyphen(words, at, last + 2)
    if after.islower() and after not in _FUNCTION and 1 < len(after) < 6:
        return last + 2
    return last


def _is_syllable_pair(words: Words, at: int, last: int) -> bool:
    """Whether the hyphen parts a Korean or Chinese given name: "Yoon Eun - Hye"."""
    before, after = words.words[last - 1], words.words[last + 1]
    if last - at < 2 or not after[0].isupper() or max(len(before), len(after)) > 5:
        return False
    return words.words[at] in EAST_ASIAN


def _is_double(words: Words, at: int, last: int) -> bool:
    """Whether the hyphen at ``last`` joins two family names: "Catherine Zeta - Jones"."""
    after, further = words.words[last + 1], words.words[last + 2]
    if last - at < 2 or (further[0].isupper() and further.isalpha()):
        return False
    return word_kind(after) in {WordKind.FAMILY, WordKind.UNKNOWN} and (
        word_kind(words.words[at]) in {WordKind.GIVEN, WordKind.FAMILY}
    )
