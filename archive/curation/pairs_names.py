"""Names compared: folded, spelled alike, in another order, or one short for the other. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from archive.search.analyser import fold
from archive.vocabulary import PairReason

#: Words before and behind a person's name that are no part of it.
_TITLES = frozenset(
    {
        *("bapak", "bpk", "ibu", "mr", "mrs", "ms", "sir", "dato", "datuk", "tun", "kh", "ust"),
        *("dr", "drs", "dra", "ir", "h", "hj", "haji", "hajah", "prof", "phd", "mba", "msc"),
        *("sh", "mh", "se", "mm", "msi", "jend", "letjen", "mayjen", "brigjen", "komjen"),
    }
)
#: Words of a body's name that an acronym leaves out.
_SMALL = frozenset(
    {"dan", "di", "ke", "dari", "untuk", "atau", "of", "the", "and", "for", "on", "in", "de", "la"}
)
#: The old spelling and what is heard the same, in the order of replacing.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tj", "c"),
        (r"dj", "j"),
        (r"sj", "sy"),
        (r"oe", "u"),
        (r"[kc]h(?=[aeiou])", "h"),
        (r"ph|v", "f"),
        (r"z", "s"),
        (r"q|ck", "k"),
        (r"x", "ks"),
        (r"(?<=[aeiou])y(?=[aeiou])", ""),
        (r"y", "i"),
        (r"(?<=[aeiou])h\b", ""),
        (r"(.)\1+", r"\1"),
    )
)
#: A shorter name that is one letter away may well be another one's (Adi, Edi).
_SHORTEST_ALIKE = 5
#: How alike two names must be at least to be said so.
_ALIKE = 0.9


@lru_cache(maxsize=200_000)
def folded(name: str) -> str:
    """``name`` as names are compared: no case, accents, marks, titles or degrees.

    >>> folded("Dr. Hj. Ida Fauziyah, M.Si.")
    'ida fauziyah'
    >>> folded("Dato’ Sri")
    'sri'
    """
    words = re.sub(r"[^\w\s]|_", " ", re.sub(r"(?<=\b\w)\.(?=\w)|['’‘`]", "", fold(name))).split()
    kept = [word for word in words if word not in _TITLES]
    return " ".join(kept or words)


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """How a folded word is heard, whatever spelling it is written in.

    >>> sound("djoko") == sound("joko"), sound("fauziyah") == sound("fauzia")
    (True, True)
    """
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


def acronym(name: str) -> str:
    """The first letters of a folded name of three words and more, else nothing.

    >>> acronym("international labour organization")
    'ilo'
    """
    words = [word for word in name.split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def likeness(one: str, other: str) -> tuple[float, PairReason | None]:
    """How far two folded names may be one's, from 0 to 1, and why.

    >>> likeness("ida fauziyah", "fauziyah ida")
    (0.97, <PairReason.SAME_NAME: 'same_name'>)
    >>> likeness("ida fauziyah", "ida fauziah")[1].value
    'alike_name'
    >>> likeness("ida fauziyah", "budi hartono")
    (0.0, None)
    """
    if not one or not other:
        return 0.0, None
    if one == other:
        return 1.0, PairReason.SAME_NAME
    words, others = one.split(), other.split()
    if sorted(words) == sorted(others):
        return 0.97, PairReason.SAME_NAME
    if "".join(words) == "".join(others):
        return 0.96, PairReason.ALIKE_NAME
    if len(words) == len(others):
        alike = _spelled_alike(words, others)
        if alike >= _ALIKE:
            return alike, PairReason.ALIKE_NAME
    short = _short_form(words, others)
    return (short, PairReason.SHORT_FORM) if short else (0.0, None)


def _spelled_alike(words: list[str], others: list[str]) -> float:
    """The likeness of names of as many words, of which every one is alike; else 0."""
    total = 0.0
    for word, other in zip(sorted(words), sorted(others), strict=True):
        if word == other:
            total += 1.0
        elif sound(word) == sound(other):
            total += 0.95
        elif (
            min(len(word), len(other)) >= _SHORTEST_ALIKE
            and Levenshtein.distance(word, other, score_cutoff=2) <= 1 + (len(word) > 9)
            and not any(letter.isdigit() for letter in word + other)
        ):
            total += JaroWinkler.similarity(word, other) - 0.05
        else:
            return 0.0
    return total / len(words)


def _short_form(words: list[str], others: list[str]) -> float:
    """0.6 to 0.9 where the words of one name are some of the other's, as words or as letters."""
    short, long = sorted((words, others), key=lambda name: (len(name), sum(map(len, name))))
    if len(short) == 1 and len(short[0]) > 2 and short[0] == acronym(" ".join(long)):
        return 0.9
    left = list(long)
    whole = 0
    for word in short:
        match = next((one for one in left if one == word), None)
        whole += match is not None and len(word) > 1
        if match is None and len(word) == 1:
            match = next((one for one in left if one[0] == word), None)
        if match is None:
            return 0.0
        left.remove(match)
    if not whole:
        return 0.0
    return 0.6 if whole == 1 and len(short) == 1 else 0.6 + 0.25 * len(short) / len(long)
