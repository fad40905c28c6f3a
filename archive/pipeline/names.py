"""Keys under which names are compared; stored names stay as printed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from archive.pipeline.lexicon import lexicon

_HYPHEN = re.compile(r"\s*[-‐‑‒–—]\s*")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"'})
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The form under which two spellings of a name are the same.

    NFC, case-folded, one space, unspaced hyphens, straight quotes and no
    trailing punctuation. Idempotent.

    >>> name_key("Kim Do - hyun,")
    'kim do-hyun'
    """
    folded = unicodedata.normalize("NFC", name).translate(_QUOTES).casefold()
    folded = _SPACE.sub(" ", _HYPHEN.sub("-", folded))
    return unicodedata.normalize("NFC", folded.strip(" .,;:!?\"'()[]"))


def _title_pattern() -> re.Pattern[str]:
    titles = {form for forms in lexicon("honorifics")["honorific"].values() for form in forms}
    longest_first = sorted(titles, key=lambda form: (-len(form), form))
    # A bare "H" or "HE" may be an initial: only the dotted form is surely a title.
    sure = [re.escape(form) for form in longest_first if form not in {"H", "HE"}]
    return re.compile(rf"(?:(?:{'|'.join(sure)})(?:\s+|(?<=\.)))+(?=\S)")


_TITLES = _title_pattern()
_DEGREE = re.compile(
    rf"(?:\s*,\s*|\s+)(?:{lexicon('honorifics')['degree']['dotted']}"
    rf"|{'|'.join(lexicon('honorifics')['degree']['exact'])})\.?$"
)
_SPACED_HYPHEN = re.compile(r"(?<=\w)\s*[-‐‑–]\s*(?=\w)")


def plain_name(name: str) -> str:
    """Return ``name`` without honorifics, ranks and degrees, its hyphens unspaced.

    >>> plain_name("H.E. Dr. Kim Do - hyun, Ph.D.")
    'Kim Do-hyun'
    >>> plain_name("Dato' Sri Azlan bin Yusoff")
    'Azlan bin Yusoff'
    """
    plain = " ".join(name.split())
    titles = _TITLES.match(plain)
    if titles is not None:
        plain = plain[titles.end() :]
    while (degree := _DEGREE.search(plain)) is not None and degree.start() > 0:
        plain = plain[: degree.start()]
    return _SPACED_HYPHEN.sub("-", plain).strip(" ,") or name.strip()


#: A shorter name one edit away may well be another person's ("Adi", "Edi").
SHORTEST_MISSPELT = 6
_INITIAL = re.compile(r"\b\w\.?(?:\s|$)")


def similar_names(one: str, other: str) -> bool:
    """Whether two different full names may be one person's; an editor has to say.

    True for the same parts in another order, for an initial more or less, and
    for one edit in a name long enough that chance is no explanation.

    >>> similar_names("Zhang Jianfei", "Jianfei Zhang"), similar_names("M. Hanif Adi", "Hanif Adi")
    (True, True)
    >>> similar_names("Ida Fauziyah", "Ida Fauziah"), similar_names("Adi Putra", "Edi Saputra")
    (True, False)
    """
    first, second = name_key(one), name_key(other)
    if " " not in first or " " not in second:
        return False
    if abs(len(first) - len(second)) > 3:
        return False
    parts, others = sorted(first.split()), sorted(second.split())
    if parts == others or _INITIAL.sub("", first) == _INITIAL.sub("", second):
        return True
    if len(parts) != len(others):
        return False
    changed = [
        pair for pair in zip(first.split(), second.split(), strict=True) if len(set(pair)) > 1
    ]
    return (
        len(changed) == 1
        and min(map(len, changed[0])) >= SHORTEST_MISSPELT
        and Levenshtein.distance(*changed[0], score_cutoff=1) == 1
    )
