"""Read a person's name to the right or to the left of a place in the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.pipeline.extract.names.words import Words
from archive.pipeline.lexicon import lexicon

#: A name has at most this many words; longer runs of capitals are headlines or lists.
LONGEST_NAME = 9

_HONORIFICS = lexicon("honorifics")
_NOT_NAMES = lexicon("not_names")
_COMPLEMENTS = lexicon("complements")

_TITLES = frozenset(
    tuple(form.replace("'", " '").replace("’", " ’").split())
    for forms in _HONORIFICS["honorific"].values()
    for form in forms
)
_TITLE_STARTS = frozenset(title[0] for title in _TITLES)
#: "Jenderal TNI (Purn) Surya"
_RETIRED = frozenset(
    {("(", "Purn", ")"), ("(", "Purn.", ")"), ("(", "Hor", ")"), ("(", "Ret", ")")}
)
_DEGREES = frozenset(_HONORIFICS["degree"]["exact"])
_DOTTED_DEGREE = re.compile(_HONORIFICS["degree"]["dotted"])
_BALINESE = frozenset(_HONORIFICS["balinese"]["words"])
_SASAK = frozenset(_HONORIFICS["balinese"]["sasak"])
_FAMILY_TOO = frozenset(_HONORIFICS["family_too"]["words"])
_PARTICLES = frozenset(_HONORIFICS["particle"]["inside"])
_BOUND_PARTICLES = tuple(_HONORIFICS["particle"]["bound"])
_NEVER = frozenset(word for words in _NOT_NAMES["never"].values() for word in words)
_BEFORE_THING = frozenset(_NOT_NAMES["before_thing"]["words"])
_BODIES = frozenset(_COMPLEMENTS["organisation"]["heads"])
_SHORT_BODIES = frozenset(_COMPLEMENTS["short"]["home"] + _COMPLEMENTS["short"]["international"])
_SHORT_BODIES |= frozenset(_COMPLEMENTS["short"]["country"]) | _NEVER
_SHORT_BODY = re.compile(_COMPLEMENTS["short"]["pattern"])
_INITIAL = re.compile(r"(?:[A-Z]\.){1,3}(?:[A-Z][a-z]{1,3})?|[A-Z]")
#: One syllable of a Korean or Chinese given name, as in "Do - hyun".
_SYLLABLE = re.compile(
    r"(?:ch|sh|zh|[bcdfghjklmnpqrstwxyz])?[wy]?[aeiou]{1,3}(?:ng|[bklmnprt])?", re.I
)
_KOREAN_GIVEN = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{1,6}")
#: "GrabPay" is a brand; "McGregor", "DiVietri" and "Al-Rajhi" are names.
_INNER_CAPITAL = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Van|Fitz|O['’])\w*[a-z][A-Z]")
_HYPHENS = frozenset("-‐‑–")
_ARTICLES = frozenset({"Al", "El", "As", "An", "Ar", "At", "Az", "Ad", "Ash"})
_FUNCTION_SYLLABLES = frozenset({"di", "ke", "dan", "yang", "ini", "itu", "dari", "tak", "pun"})


@dataclass(frozen=True, slots=True)
class NameRun:
    """The words of a name: ``[first, last)``; ``start`` and ``end`` add honorifics and degrees."""

    first: int
    last: int
    start: int
    end: int

    @property
    def length(self) -> int:
        """The number of words of the name."""
        return self.last - self.first


@lru_cache(maxsize=65536)
def is_name_word(word: str) -> bool:
    """Whether ``word`` may stand in a person's name, judged by itself.

    >>> [is_name_word(word) for word in ("Surya", "M.", "al-Harith", "KBRI", "Kemnaker", "Selasa")]
    [True, True, True, False, False, False]
    """
    if word in _NEVER or word in _BODIES or word in _DEGREES:
        return False
    if not word[0].isupper():
        return word.startswith(_BOUND_PARTICLES) and word[-1].isalpha()
    if _INITIAL.fullmatch(word):
        return True
    if (
        word.endswith(("'s", "’s", "`s"))
        or word.isupper()
        or any(letter.isdigit() for letter in word)
    ):
        return False
    if _SHORT_BODY.fullmatch(word) or word.rstrip(".") in _DEGREES:
        return False
    return _INNER_CAPITAL.search(word) is None


def skip_titles(words: Words, index: int) -> int:
    """Return the index after the honorifics and ranks that start at ``index``."""
    while words.words[index] in _TITLE_STARTS or words.words[index : index + 3] in _RETIRED:
        if words.words[index] == "(":
            index += 3
            continue
        for length in (3, 2, 1):
            if tuple(words.words[index : index + length]) in _TITLES:
                index += length
                break
        else:
            return index
    return index


def opens_rank(words: Words, index: int) -> bool:
    """Whether a rank or title of two words starts at ``index`` ("Komisaris Besar")."""
    return words.words[index : index + 2] in _TITLES


def is_title(word: str) -> bool:
    """Whether ``word`` alone is an honorific or a rank."""
    return (word,) in _TITLES


def is_degree(word: str) -> bool:
    """Whether ``word`` is an academic degree as it follows a name.

    >>> is_degree("S.H."), is_degree("MSi"), is_degree("Surya")
    (True, True, False)
    """
    return word in _DEGREES or _DOTTED_DEGREE.fullmatch(word) is not None


def read_name(words: Words, index: int) -> NameRun | None:
    """Return the name that starts at ``index``, after honorifics; None where there is none."""
    first = skip_titles(words, index)
    last = first
    while last - first < LONGEST_NAME:
        length = _length_of_next(words, last, opens=last == first)
        if not length:
            break
        last += length
    if last == first or (first == index and _is_initial_only(words, first, last)):
        return None
    return NameRun(first, last, index, _skip_degrees(words, last))


def read_name_before(words: Words, end: int) -> NameRun | None:
    """Return the name that ends right before ``end``, degrees skipped; None where there is none."""
    last = _skip_degrees_back(words, end)
    first = last
    while first > 0 and last - first < LONGEST_NAME:
        length = _length_of_previous(words, first, closes=first == last)
        if not length:
            break
        first -= length
    if first < last and opens_balinese(words, first - 1):
        first -= 1
    if first == last or words.words[first] in _PARTICLES or _is_initial_only(words, first, last):
        return None
    start = first
    while start > 0 and is_title(words.words[start - 1]):
        start -= 1
    if first > 0 and start == first and words.words[first - 1] in _BEFORE_THING:
        return None
    return NameRun(first, last, start, end)


def is_particle(word: str) -> bool:
    """Whether ``word`` stands inside names in lower case: "bin", "van"."""
    return word in _PARTICLES


def names_a_thing(words: Words, first: int) -> bool:
    """Whether the word before ``first`` makes the name that of a building, body or programme."""
    return first > 0 and words.words[first - 1] in _BEFORE_THING


def _length_of_next(words: Words, at: int, *, opens: bool) -> int:
    """How many words at ``at`` go on a name; ``opens`` when it has none yet."""
    word = words.words[at]
    if is_title(word) and words.words[at - 1] in _PARTICLES and is_name_word(words.words[at + 1]):
        return 1
    if is_name_word(word):
        return 1
    if opens and word.isalpha() and word.istitle() and _KOREAN_GIVEN.fullmatch(words.words[at + 1]):
        # "Park Kyung-hye": the family name may be another word elsewhere.
        return 1
    if opens:
        return 1 if opens_balinese(words, at) else 0
    if _is_joined_initials(words, at):
        return 1
    if len(word) == 2 and word.isupper() and words.words[at + 1] == ".":
        # "Akhmad DH. Irfan": two initials with one stop.
        glued = words.starts[at + 1] == words.ends[at]
        return 2 if glued and is_name_word(words.words[at + 2]) and word not in _SHORT_BODIES else 0
    if _is_family_name(word) or word in _FAMILY_TOO or _is_particle(words, at):
        return 1
    return 2 if _joins_syllables(words, at) else 0


def _is_joined_initials(words: Words, at: int) -> bool:
    """Whether two capitals stand for middle names: "Retno LP Marsudi"."""
    word = words.words[at]
    if len(word) != 2 or not (word.isupper() and word.isalpha()) or word in _SHORT_BODIES:
        return False
    return is_name_word(words.words[at + 1]) and not is_title(words.words[at + 1])


def opens_balinese(words: Words, at: int) -> bool:
    """Whether a word opens a name of Bali or Lombok: "I Gede Putu Aryadi", "Lalu Wirasakti".

    Elsewhere "I" is a number, and "Lalu" opens a sentence.
    """
    if words.words[at] in _SASAK:
        return not words.opens_sentence(at) and is_name_word(words.words[at + 1])
    return words.words[at] == "I" and words.words[at + 1] in _BALINESE


def _length_of_previous(words: Words, end: int, *, closes: bool) -> int:
    """How many words before ``end`` belong to the name that goes on there."""
    word, earlier = words.words[end - 1], words.words[end - 2]
    if is_name_word(word):
        return 0 if is_title(word) else 1
    if closes and _is_family_name(word):
        return 1 if is_name_word(earlier) else 0
    if closes and word.islower():
        return 2 if _joins_syllables(words, end - 2) else 0
    if not closes and _is_joined_initials(words, end - 1):
        return 1 if is_name_word(earlier) else 0
    if word in _PARTICLES:
        return 1 if is_name_word(earlier) or earlier in _PARTICLES else 0
    return 1 if word in _HYPHENS and _joins_syllables(words, end - 1) else 0


def _is_family_name(word: str) -> bool:
    """Whether ``word`` may be a family name in capitals, as in "Shiori NAKAMURA"."""
    return word.isupper() and word.isalpha() and len(word) >= 4 and word not in _NEVER


def _is_particle(words: Words, index: int) -> bool:
    if words.words[index] not in _PARTICLES:
        return False
    following = words.words[index + 1]
    if following in _PARTICLES or following in _HYPHENS:
        following = words.words[index + 2]
    return is_name_word(following)


def _joins_syllables(words: Words, index: int) -> bool:
    """Whether the mark at ``index`` is the spaced hyphen of a given name ("Do - hyun")."""
    if index < 1 or words.words[index] not in _HYPHENS:
        return False
    before, after = words.words[index - 1], words.words[index + 1]
    if words.starts[index + 1] - words.ends[index - 1] > 3 or after in _FUNCTION_SYLLABLES:
        return False
    if before.capitalize() in _ARTICLES:
        return after[0].isupper() and is_name_word(after)
    return bool(_SYLLABLE.fullmatch(before) and _SYLLABLE.fullmatch(after))


def _is_initial_only(words: Words, first: int, last: int) -> bool:
    return all(_INITIAL.fullmatch(word) for word in words.words[first:last])


def _skip_degrees(words: Words, index: int) -> int:
    """Return the index after the chain of degrees at ``index`` (", S.H., M.Si.")."""
    while True:
        after_comma = index + 1 if words.words[index] == "," else index
        if not is_degree(words.words[after_comma]):
            return index
        index = after_comma + 1


def _skip_degrees_back(words: Words, end: int) -> int:
    while end > 1 and is_degree(words.words[end - 1]):
        end -= 1
        if words.words[end - 1] == ",":
            end -= 1
    return end
