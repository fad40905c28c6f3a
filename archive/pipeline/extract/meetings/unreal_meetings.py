"""Unreal meetings: what is only wished, offered, put off or denied was never held."""

from __future__ import annotations

import re
from functools import cache

from archive.pipeline.documents import Span
from archive.pipeline.extract.meetings.meeting_cues import either
from archive.pipeline.lexicon import lexicon

_LOOK = 70
#: What follows is said of something else.
_OTHER = re.compile(
    r",\s(?:sedangkan|sementara|namun|tetapi|adapun)\b(?!\s(?:batal|urung|gagal|ditunda))|;\s"
)
#: How far behind a meeting it may still be put off, in letters.
_FAR = 250


def is_unreal(text: str, sentence: Span, cue: Span) -> bool:
    """Whether the words around the cue say that the meeting was not and need not be held.

    *Menawarkan kunjungan*, *belum ditandatangani*, *penandatanganan MoU di Jeddah ditunda*; but a
    wish voiced *dalam pertemuan* was voiced at a meeting.
    """
    start = max(sentence.start, cue.start - _LOOK)
    return (
        _before().search(text, start, cue.start) is not None
        or _after().search(text, cue.end, _clause_end(text, sentence, cue)) is not None
    )


def _clause_end(text: str, sentence: Span, cue: Span) -> int:
    """Where what is said of the cue's meeting ends: ``..., sedangkan putaran ketiga batal``."""
    far = min(sentence.end, cue.end + _FAR)
    other = _OTHER.search(text, cue.end, far)
    return other.start() if other else far


def is_hoped(text: str, sentence: Span, at: int) -> bool:
    """Whether what stands at ``at`` is a mere aim: *ditargetkan diteken di sela Pertemuan OKI*."""
    return _hoped().search(text, sentence.start, at) is not None


@cache
def _hoped() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(lexicon('meetings')['unreal']['hoped'])})\b[^.;]*$")


@cache
def _before() -> re.Pattern[str]:
    data = lexicon("meetings")["unreal"]
    chain = rf"(?:\s(?!(?:{either(data['but'])})\b)[\w-]+){{0,4}}"
    return re.compile(rf"\b(?:{either(data['before'])}){chain}\s$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(lexicon('meetings')['unreal']['after'])})\b")
