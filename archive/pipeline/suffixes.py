"""Suffixes: what sites put behind a headline: their name, a section, the number of a page."""

from __future__ import annotations

import re
from functools import cache

from archive.pipeline.lexicon import lexicon
from archive.pipeline.lines import line_key
from archive.pipeline.outlets import is_domain, known_outlet

_SUFFIX = re.compile(r"\s+[-–—|»:]+\s+(?P<tail>[^-–—|»]{2,40})$")
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
    return None


def without_suffix(text: str) -> str:
    """``text`` without the suffixes of a site.

    >>> without_suffix("Kemnaker Latih 400 Instruktur BLK - Halaman 2 - News")
    'Kemnaker Latih 400 Instruktur BLK'
    """
    while (suffix := find_suffix(text)) is not None:
        text = text[: suffix.start()]
    return text


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(lexicon("boilerplate")["headline_suffixes"])
