"""Compare words as the gold scheme asks: spelling of marks, spaces and damage left aside."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[a-z0-9]+")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_SUFFIX = re.compile(r"(?:nya|kan|an|i|s)$")
_PREFIX = re.compile(r"^(?:meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|ber|be|ter|di|ke|se)")
_ONSET = re.compile(r"^[^aeiou0-9]+")

#: Shorter stems than this are kept whole: "magang" must not become "gang".
_SHORTEST_STEM = 4

_EMPTY_WORDS = frozenset(
    tomllib.loads(files(__package__).joinpath("empty_words.toml").read_text("utf-8"))["words"]
)


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """The words of ``text`` as far as they are plain letters and digits, case-folded.

    Everything outside ASCII is left out, because damaged and mended text differ
    in exactly those characters:

    >>> words_of("Kemnaker â AWS") == words_of("Kemnaker – AWS")
    True
    """
    plain = unicodedata.normalize("NFC", text).casefold().encode("ascii", "ignore").decode()
    return tuple(_WORD.findall(plain))


def line_key(text: str) -> str:
    """The form under which two lines, headlines or quotations are the same.

    A line of marks alone stands for itself.

    >>> line_key("“Segera,”") == line_key('Segera')
    True
    """
    return "".join(words_of(text)) or text.strip()


def same_or_within(first: str, second: str) -> bool:
    """Whether two names are the same or one holds the other as a run of words.

    One word is enough only when the longer name gives it in brackets.

    >>> same_or_within("SLOM", "Senior Labour Officials Meeting (SLOM)")
    True
    >>> same_or_within("ASEAN", "ASEAN Labour Ministers Meeting")
    False
    """
    short, long = sorted((words_of(first), words_of(second)), key=len)
    if not short:
        return False
    if short == long or "".join(short) == "".join(long):
        return True
    longer = first if words_of(first) == long else second
    if len(short) == 1:
        return any(words_of(inner) == short for inner in _BRACKETED.findall(longer))
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def name_forms(name: str) -> frozenset[str]:
    """The line keys of ``name``, of what it has in brackets and of the rest.

    >>> sorted(name_forms("Migrant Care (MC)"))
    ['mc', 'migrantcare', 'migrantcaremc']
    """
    forms = (name, _BRACKETED.sub(" ", name), *_BRACKETED.findall(name))
    return frozenset(line_key(form) for form in forms)


def names_overlap(first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether any name of the one is the same as, or within, any name of the other."""
    others = tuple(second)
    return any(same_or_within(one, other) for one in first for other in others)


def similarity(first: Iterable[str], second: Iterable[str]) -> float:
    """The best share of common words (0 to 1) between a name of the one and of the other."""
    others = [set(words_of(other)) for other in second]
    shares = [0.0]
    for one in (set(words_of(name)) for name in first):
        shares += [len(one & other) / len(one | other) for other in others if one | other]
    return max(shares)


def text_overlap(first: str, second: str) -> float:
    """The share (0 to 1) of the shorter text's words that the other holds too."""
    one, other = Counter(words_of(first)), Counter(words_of(second))
    shorter = min(one.total(), other.total())
    return (one & other).total() / shorter if shorter else 0.0


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A rough Indonesian stem, enough to see that two words have one root.

    The first consonants go too, because a prefix may swallow or change them:

    >>> stem("penempatan"), stem("ditempatkan"), stem("tempat")
    ('empat', 'empat', 'empat')
    """
    for affix in (_SUFFIX, _PREFIX, _ONSET):
        shorter = affix.sub("", word)
        if len(shorter) >= _SHORTEST_STEM:
            word = shorter
    return word


def content_stems(texts: Iterable[str]) -> frozenset[str]:
    """The stems of the words that say what ``texts`` are about."""
    return frozenset(
        stem(word)
        for text in texts
        for word in words_of(text)
        if word not in _EMPTY_WORDS and (len(word) > 2 or word.isdigit() or word == "k3")
    )


def assign(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Pair left with right items, as many as can be, trying the best scores first.

    ``scores`` holds the pairs that may be made; the result maps left to right.

    >>> assign({(0, 0): 0.9, (0, 1): 0.5, (1, 0): 0.8})
    {1: 0, 0: 1}
    """
    choices: dict[int, list[int]] = {}
    ranked = sorted(scores, key=lambda pair: (-scores[pair], pair))
    for left, right in ranked:
        choices.setdefault(left, []).append(right)
    taken: dict[int, int] = {}
    for left in choices:
        _place(left, choices, taken, set())
    return {left: right for right, left in taken.items()}


def _place(
    left: int, choices: Mapping[int, Sequence[int]], taken: dict[int, int], seen: set[int]
) -> bool:
    """Give ``left`` its best free choice, moving others to their next one where that helps."""
    for right in choices[left]:
        if right in seen:
            continue
        seen.add(right)
        if right not in taken or _place(taken[right], choices, taken, seen):
            taken[right] = left
            return True
    return False
