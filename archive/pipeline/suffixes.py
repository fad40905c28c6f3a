"""Suffixes: what sites put behind a headline: their name, a section, the number of a page."""

from __future__ import annotations

import re
from functools import cache

from archive.pipeline.lexicon import lexicon
from archive.pipeline.lines import line_key
from archive.pipeline.outlets import is_domain, known_outlet

_SUFFIX = re.compile(r"\s+(?P<mark>[-–—|»:~·•]+)\s+(?P<tail>[^-–—|»~·•]{2,40})$")
_PREFIX = re.compile(r"(?P<head>[^-–—|»~·•]{2,40}?)\s+(?P<mark>[-–—|»~·•]+|::)\s+(?=\S)")
#: Behind these stands the name of a site; a dash may also go on the headline.
_SURE_MARKS = frozenset("|»~·•")
#: The name of a site has at most so many words, a headline at least so many.
_SITE_WORDS, _HEADLINE_WORDS = 4, 4
#: "BaliTerkini", "JawaPos": a word that only names have.
_JOINED_WORDS = re.compile(r"[A-Z][a-z]{2,}[A-Z][a-z]{2,}\w*")
_NUMBER = re.compile(r"\d+")
#: No suffix starts further from the end of a line.
_REACH = 48


def find_suffix(text: str) -> re.Match[str] | None:
    """The name of a site, a section or a page behind the last dash or bar of a headline."""
    found = _SUFFIX.search(text, max(0, len(text) - _REACH))
    if found is None:
        return None
    tail = found["tail"].strip()
    key = _NUMBER.sub("0", line_key(tail))
    if key in _suffixes() or known_outlet(tail) is not None or is_domain(tail):
        return found
    front = text[: found.start()]
    if len(front.split()) < _HEADLINE_WORDS or len(tail.split()) > _SITE_WORDS:
        return None
    if not tail[0].isupper() or any(letter.isdigit() for letter in tail):
        return None
    return found if found["mark"][0] in _SURE_MARKS or _JOINED_WORDS.fullmatch(tail) else None


def find_prefix(text: str) -> re.Match[str] | None:
    """The name of a site, with its mark, before a headline: ``Suara Flores | Buruh …``."""
    found = _PREFIX.match(text)
    if found is None:
        return None
    head, rest = found["head"].strip(), text[found.end() :]
    if len(rest.split()) < _HEADLINE_WORDS or len(head.split()) > _SITE_WORDS:
        return None
    named = known_outlet(head) is not None or is_domain(head)
    sure = found["mark"][0] in _SURE_MARKS and head[0].isupper() and head[-1].isalpha()
    return found if named or sure else None


def without_suffix(text: str) -> str:
    """``text`` without the suffixes of a site.

    >>> without_suffix("Kemnaker Latih 400 Instruktur BLK - Halaman 2 - News")
    'Kemnaker Latih 400 Instruktur BLK'
    """
    while (suffix := find_suffix(text)) is not None:
        text = text[: suffix.start()]
    return text


def without_site(text: str) -> str:
    """``text`` without the names of a site around it.

    >>> without_site("Suara Flores | Disnaker Ende Buka Posko Aduan")
    'Disnaker Ende Buka Posko Aduan'
    """
    text = without_suffix(text)
    prefix = find_prefix(text)
    return text if prefix is None else text[prefix.end() :]


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(lexicon("boilerplate")["headline_suffixes"])
