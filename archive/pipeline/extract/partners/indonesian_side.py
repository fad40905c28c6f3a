"""The Indonesian side: where a foreign place only says where Indonesia's own people work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.names.name_hints import HintWord
from archive.pipeline.lexicon import lexicon
from archive.pipeline.word_patterns import any_of


def find_own_offices(document: Document, hints: Sequence[HintWord]) -> Iterator[Span]:
    """Yield the stretches from an own office or envoy to the end of the place it works in.

    ``KBRI Singapura``, ``Duta Besar RI untuk Qatar``, ``Dubes Indonesia di Oman merangkap Yaman``:
    a place inside such a stretch is mentioned, never a counterpart by that stretch.
    """
    for hint in hints:
        match = _own_office().match(document.text, hint.span.start, hint.passage.end)
        if match is not None:
            yield Span(match.start(), match.end())


@cache
def _own_office() -> re.Pattern[str]:
    data = lexicon("indonesian_bodies")
    offices, envoys, own = (any_of(data[key]) for key in ("offices_abroad", "envoys", "own"))
    place = r"(?:[A-Z][\w'’.-]*)(?:\s[A-Z][\w'’-]*){0,3}"
    link = r"(?:untuk|di|bagi|pada|ke)"
    also = rf"(?:,?\s(?:merangkap|dan|serta|,)\s{place}){{0,3}}"
    return re.compile(
        rf"{offices}(?:\s(?:RI|{link}|{offices})){{0,3}}\s{place}"
        rf"|{envoys}(?:\s\([\w ]+\))?\s{own}(?:\s\([\w ]+\))?\s{link}\s"
        rf"(?:Kerajaan\s|Republik\s)?{place}{also}"
        rf"|{envoys}\s{own}\s{place}"
    )
