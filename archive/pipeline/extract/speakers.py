"""Find people whom the article names without a post because they speak or act."""

from __future__ import annotations

from archive.pipeline.extract.complements import Places
from archive.pipeline.extract.coreference import NamedPost
from archive.pipeline.extract.named_posts import is_unit
from archive.pipeline.extract.person_names import (
    NameRun,
    names_a_thing,
    read_name,
    read_name_before,
)
from archive.pipeline.extract.speech import (
    ACTIVE,
    MEDIUM,
    PHRASE_ENDS,
    STRONG,
    after_verb,
    before_verb,
    is_bare_verb,
    is_passive_verb,
)
from archive.pipeline.extract.words import Words

#: A described speaker ("kata kuasa hukum korban, Budi") is described in at most this many words.
LONGEST_DESCRIPTION = 6


def find_speakers(words: Words, places: Places, taken: set[int]) -> list[NamedPost]:
    """Return the names that stand as speakers outside ``taken`` (word indices with a post)."""
    capitals = _inner_capitals(words)
    found: list[NamedPost] = []
    for index, word in enumerate(words.words):
        if word in ACTIVE:
            name, rule = _subject(words, index, capitals), "speaker_before_verb"
        elif is_bare_verb(words, index) or is_passive_verb(words, index):
            name, rule = _object(words, index), "speaker_after_verb"
        elif word == "bernama":
            name, rule = read_name(words, index + 1), "named"
        else:
            continue
        if name is None or name.first in taken or _is_place(words, places, name):
            continue
        if is_unit(words, name):
            continue
        found.append(NamedPost(name, None, None, None, rule))
        taken.update(range(name.start, name.last))
    return found


def _inner_capitals(words: Words) -> frozenset[str]:
    """The words printed with a capital where the place in the sentence asks for none."""
    return frozenset(
        word
        for index, word in enumerate(words.words)
        if word[0].isupper() and not words.opens_sentence(index)
    )


def _object(words: Words, verb: int) -> NameRun | None:
    """The name after "kata" or "menurut": at once, or after a description and a comma."""
    if words.words[verb - 1].lower() in MEDIUM:
        return None
    at = after_verb(words, verb)
    name = read_name(words, at)
    if name is not None:
        return None if names_a_thing(words, name.first) else name
    for index in range(at, at + LONGEST_DESCRIPTION):
        word = words.words[index]
        if word == ",":
            name = read_name(words, index + 1)
            return name if name is not None and name.length > 1 else None
        if not word.islower() or word in PHRASE_ENDS or word in ACTIVE:
            return None
    return None


def _subject(words: Words, verb: int, capitals: frozenset[str]) -> NameRun | None:
    """The name right before an active speech verb."""
    end = before_verb(words, verb)
    if words.words[end - 1] == ")":
        opening = end - 2
        while end - opening < 6 and words.words[opening] != "(":
            opening -= 1
        if words.words[opening] != "(":
            return None
        end = opening
    name = read_name_before(words, end)
    if name is None:
        return None
    if name.first and words.words[name.first - 1] in {"dan", ",", "di", "ke", "dari", "oleh"}:
        return None
    attested = all(word in capitals for word in words.words[name.first : name.first + 1])
    opens = words.opens_sentence(name.first)
    if name.length == 1 and (words.words[verb] not in STRONG or (opens and not attested)):
        return None
    return name


def _is_place(words: Words, places: Places, name: NameRun) -> bool:
    place = places.get(words.starts[name.first])
    return place is not None and place.span.end >= words.ends[name.last - 1]
