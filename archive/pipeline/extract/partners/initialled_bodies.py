"""Initialled bodies: English names around a state that the initials in brackets spell out.

``Employment and Social Development Canada (ESDC)`` needs no word that only bodies have: the
initials tell where the name begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from archive.pipeline.documents import Span
from archive.pipeline.extract.partners.partner_mentions import PartnerMention, partner_key
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import PartnerKind

_WORD = r"[A-Z][\w'’-]*"
_LINK = r"(?:of|and|for|the|&)"
_INITIALS = re.compile(r"\s?\(([A-Z][A-Z&-]{1,9})\)")
_BEFORE = re.compile(rf"(?:(?:{_WORD}|{_LINK})\s){{1,10}}$")
_AFTER = re.compile(rf"(?:\s(?:{_WORD}|{_LINK})){{1,9}}")
#: A run of more letters is no name.
_LONGEST = 100


def find_initialled(text: str, start: int, place: PlaceName) -> Iterator[PartnerMention]:
    """Yield the body whose name ends or opens with the state named at ``place``.

    Nothing before ``start`` belongs to the name.
    """
    at, last = place.span.start, place.span.end
    bracket = _INITIALS.match(text, last)
    if bracket is not None:
        before = _BEFORE.search(text, max(start, at - _LONGEST), at)
        if before is None:
            return
        first = _spelled_from(text, Span(before.start(), last), bracket.group(1))
        if first is not None:
            yield from _mention(text, Span(first, bracket.end()), place, needs_noun=False)
        return
    after = _AFTER.match(text, last)
    if after is None:
        return
    bracket = _INITIALS.match(text, after.end())
    if bracket is None:
        return
    for first in (at, last + 1):
        if _initials(text[first : after.end()].split()) == _letters(bracket.group(1)):
            yield from _mention(text, Span(at, bracket.end()), place, needs_noun=True)
            return


def _spelled_from(text: str, run: Span, short: str) -> int | None:
    """Where in ``run`` the words begin whose initials are ``short``; None where none do."""
    wanted = _letters(short)
    starts = [run.start + match.start() for match in re.finditer(_WORD, run.of(text))]
    for first in starts:
        words = text[first : run.end].split()
        if len(words) > 1 and _initials(words) == wanted:
            return first
    return None


def _mention(
    text: str, span: Span, place: PlaceName, *, needs_noun: bool
) -> Iterator[PartnerMention]:
    name = " ".join(span.of(text).rpartition("(")[0].split())
    words = set(name.split())
    data = lexicon("body_words")["agency"]
    kind = PartnerKind.AGENCY
    if not words.isdisjoint(data["civil_nouns"]):
        kind = PartnerKind.CIVIL_SOCIETY
    elif needs_noun and words.isdisjoint(data["nouns"]):
        return
    if words & _schemes():
        return
    key = partner_key(kind, name, place.country)
    speaks = kind is PartnerKind.AGENCY
    yield PartnerMention(span, key, name, kind, place.country, place.country, 0.85, speaks)


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def _letters(short: str) -> str:
    return "".join(letter for letter in short if letter.isalpha())


@cache
def _schemes() -> frozenset[str]:
    return frozenset(lexicon("body_words")["agency"]["scheme_nouns"])
