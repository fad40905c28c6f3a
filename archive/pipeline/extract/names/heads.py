"""Find the head of a post: a listed title, or any noun of office or profession."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from simplemma import is_known

from archive.pipeline.extract.names.words import PASSAGE_END, Words
from archive.pipeline.lexicon import lexicon

_POSTS = lexicon("posts")
_GENERAL = _POSTS["general"]
#: The group of heads that no list of titles has.
GENERAL_GROUP = "general"


@dataclass(frozen=True, slots=True)
class Head:
    """One printed form of a title. ``doubtful`` forms are often another word.

    ``owned`` heads end in *-nya*: the post of a body told of before.
    """

    form: tuple[str, ...]
    title: str
    group: str
    lower: bool
    doubtful: bool
    owned: bool = False


def _tokens(form: str) -> tuple[str, ...]:
    return tuple(form.replace(",", " , ").replace("/", " / ").split())


def _index_heads() -> Mapping[str, Mapping[str, tuple[Head, ...]]]:
    """Every form by its first and second word, longest form first; "" stands for no second."""
    doubtful = frozenset(_POSTS["doubtful"]["forms"])
    lower = frozenset(_POSTS["lower_case"]["titles"])
    found: dict[str, dict[tuple[str, ...], Head]] = {}
    for group, data in _POSTS["group"].items():
        for title, forms in data["titles"].items():
            for form in (title, *forms):
                entries = [Head(_tokens(form), title, group, False, form in doubtful)]
                if form.lower() in lower:
                    entries.append(Head(_tokens(form.lower()), title, group, True, True))
                    entries.append(Head(_tokens(form.capitalize()), title, group, True, True))
                for head in entries:
                    found.setdefault(head.form[0], {}).setdefault(head.form, head)
    index: dict[str, dict[str, tuple[Head, ...]]] = {}
    for word, heads in found.items():
        seconds = index.setdefault(word, {})
        for head in sorted(heads.values(), key=lambda head: -len(head.form)):
            second = "".join(head.form[1:2])
            seconds[second] = (*seconds.get(second, ()), head)
    return index


_HEADS = _index_heads()
_LOWER_TITLES = frozenset(_POSTS["lower_case"]["titles"])
_NOUNS = frozenset(_GENERAL["nouns"])
_ENGLISH = frozenset(_GENERAL["english"])
_ENGLISH_RANKS = frozenset(_GENERAL["english_ranks"])
_ENGLISH_FIELDS = frozenset(lexicon("complements")["field"]["english"]) | _ENGLISH_RANKS
_ENGLISH_POSTS = _ENGLISH | _ENGLISH_FIELDS
_NOT_AGENTS = frozenset(_GENERAL["not_agents"])
_CAREER_STEPS = frozenset({"Pertama", "Muda", "Madya", "Utama"})
#: Agent nouns: "penyelia", "pengasuh", "pemantau"; with -an they are things.
_AGENT = re.compile(r"pe(?:ng|ny|[lmn])[a-z]{3,}(?<!an)(?<!nya)(?<!lah)(?<!kah)")


def head_at(words: Words, at: int) -> Head | None:
    """Return the longest head that starts at ``at``."""
    word = words.words[at]
    if _is_initial_in_capitals(words, at):
        word = word.capitalize()
    seconds = _HEADS.get(word)
    if seconds is not None:
        for head in seconds.get(words.words[at + 1], ()):
            if words.words[at + 1 : at + len(head.form)] == head.form[1:]:
                return head
        alone = seconds.get("")
        if alone is not None:
            return alone[0]
    if words.words[at + 1] == "Ahli" and words.words[at + 2] in _CAREER_STEPS and word.isalpha():
        # "Statistisi Ahli Madya": a post of the civil service, whatever the profession.
        return Head((word,), word, GENERAL_GROUP, False, True)
    return general_head(word)


def _is_initial_in_capitals(words: Words, at: int) -> bool:
    """Whether the first word of a passage is set in capitals: "MENTERI Ketenagakerjaan"."""
    word = words.words[at]
    opens = at == 0 or words.words[at - 1] == PASSAGE_END
    return opens and len(word) > 4 and word.isupper() and not words.words[at + 1].isupper()


def extends_back(words: Words, at: int) -> bool:
    """Whether the word before an English head goes on its title: "Senior Programme Officer"."""
    if words.words[at] in _HEADS and words.words[at] not in _ENGLISH_FIELDS:
        return words.words[at - 1] in _ENGLISH_RANKS
    return words.words[at] in _ENGLISH_POSTS and words.words[at - 1] in _ENGLISH_FIELDS


@lru_cache(maxsize=65536)
def may_open_post(word: str) -> bool:
    """Whether a head may start with ``word``."""
    return word in _HEADS or general_head(word) is not None


@lru_cache(maxsize=65536)
def _may_open(word: str) -> bool:
    """Whether a post may open with ``word``, also where a passage sets it in capitals."""
    if may_open_post(word):
        return True
    return len(word) > 4 and word.isupper() and may_open_post(word.capitalize())


def opening_words(words: Words) -> frozenset[str]:
    """The words of a body that may open a post."""
    distinct = words.distinct()
    found = set(filter(_may_open, distinct))
    if "Ahli" in distinct:
        found.update(
            words.words[at - 1]
            for at in words.places_of("Ahli")
            if at and words.words[at + 1] in _CAREER_STEPS and words.words[at - 1][0].isupper()
        )
    return frozenset(found)


@lru_cache(maxsize=65536)
def general_head(word: str) -> Head | None:
    """Return the head that ``word`` is by itself, if it is a noun of office or profession.

    >>> [general_head(word) is not None for word in ("Penyuluh", "manajernya", "Pendi", "Officer")]
    [True, True, False, True]
    """
    if word in _ENGLISH:
        return Head((word,), word, GENERAL_GROUP, False, True)
    if not word.isalpha() or (word.isupper() and len(word) > 1):
        return None
    noun = word.lower()
    owner = noun.removesuffix("nya")
    if owner != noun and (owner in _NOUNS or owner in _LOWER_TITLES):
        return Head((word,), owner.capitalize(), GENERAL_GROUP, True, True, owned=True)
    if noun in _NOUNS or _is_agent(noun, word):
        return Head((word,), noun.capitalize(), GENERAL_GROUP, True, True)
    return None


def _is_agent(noun: str, printed: str) -> bool:
    """Whether ``noun`` is an agent noun; with a capital it may be a name: "Pendi"."""
    if noun in _NOT_AGENTS or _AGENT.fullmatch(noun) is None:
        return False
    return printed.islower() or is_known(noun, "id")


def group_data(group: str) -> Mapping[str, Any]:
    """What the lexicon says of a group (``country``, ``organisation``, ``place``)."""
    data: Mapping[str, Any] = _POSTS["group"].get(group, {})
    return data
