"""Signings: signatures told from the side of what is signed, and what that is.

*Dokumen itu ditandatangani Menteri A dan Menteri B di Jakarta, Kamis (11/10)*: the signature is
an occasion of its own, named after the instrument of its sentence or the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from archive.pipeline.documents import Span
from archive.pipeline.extract.meetings.meeting_cues import MeetingCue, either, find_phrase, trimmed
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import MeetingFormat

#: "MoU yang diteken pada April": said of the instrument by the way, not told.
_BY_THE_WAY = re.compile(r"\b(?:yang|sejak|setelah|usai)\s(?:\w+\s){0,5}$")
#: Words behind the verb that name no signatory: what is told is when and where.
_NO_SIGNATORY = re.compile(
    r"(?:\snya)?,?\s(?:pada|di|berlangsung|dilakukan|digelar|dilaksanakan|diselenggarakan|dilangsungkan"
    r"|tersebut|itu|ini|saat|sendiri|juga|secara|Senin|Selasa|Rabu|Kamis|Jumat|Jum['’]at|Sabtu|Minggu|\d{1,2}\s[A-Z])\b"
)
#: An instrument's name of more words says enough without the sides.
_TELLING = 4
#: What is signed is named no further before, in letters.
_LONGEST = 600


def find_passive_signings(text: str, sentence: Span, before: Span | None) -> Iterator[MeetingCue]:
    """Yield the signatures of a sentence told by a passive verb.

    ``before`` is the sentence before it, in which *dokumen itu* may have its name.
    """
    verb = _passive().search(text, sentence.start + 1, sentence.end)
    if verb is None:
        return
    instrument = find_instrument(text, Span(sentence.start, verb.start()), before)
    yield MeetingCue(
        span=Span(verb.start(), verb.end()),
        name=f"Penandatanganan {instrument}".strip(),
        format=MeetingFormat.SIGNING,
        needs_sides=len(instrument.split()) < _TELLING,
        by_the_way=_BY_THE_WAY.search(text, sentence.start, verb.start()) is not None,
        unsigned=names_no_signatory(text, verb.end(), sentence.end),
        passive=True,
    )


def names_no_signatory(text: str, at: int, end: int) -> bool:
    """Whether the words at ``at`` go on with when or where, not with who signed."""
    return _NO_SIGNATORY.match(text, at, end) is not None


def find_instrument(text: str, sentence: Span, before: Span | None) -> str:
    """The fullest name of what is signed, from the words before the signature; else empty."""
    plain = ""
    for stretch in (sentence, before):
        if stretch is None:
            continue
        near = Span(max(stretch.start, stretch.end - _LONGEST), stretch.end)
        found = [
            _named(text, match, stretch.start, stretch.end)
            for match in _instrument().finditer(text, near.start, near.end)
        ]
        telling = [name for name in found if " " in name]
        if telling:
            return max(telling, key=lambda name: len(name.split()))
        plain = plain or next(iter(found), "")
    return plain


def _named(text: str, match: re.Match[str], start: int, end: int) -> str:
    """The instrument with the words that say what it is on; *MoU itu* is a plain *MoU*."""
    words = find_phrase(text, match.end(), end)
    first = words.split()[0] if words else ""
    name = match.group()
    if match.start() == start and name.split()[0][1:].islower():
        name = name[0].lower() + name[1:]
    if first and first not in lexicon("meetings")["instrument"]["empty"]:
        name = f"{name} {words}"
    at = match.end() + len(words) + bool(words)
    on = _on().match(text, at, end)
    if on is not None:
        field = find_phrase(text, on.end(), end)
        stops_short = text.startswith(",", on.end() + len(field) + 1)
        if field and not stops_short:
            name = f"{name} tentang {field}"
    return trimmed(name)


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(lexicon('meetings')['passive']['signing'])})\b")


@cache
def _instrument() -> re.Pattern[str]:
    words = either(lexicon("meetings")["instrument"]["words"])
    return re.compile(rf"\b(?:{words})\b(?:\s\([A-Z]\w+\))?", re.IGNORECASE)


@cache
def _on() -> re.Pattern[str]:
    return re.compile(r"\s?(?:tentang|mengenai|terkait|soal)\b")
