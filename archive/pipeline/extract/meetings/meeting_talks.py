"""Talks: what two sides do when they meet, where no word calls it a meeting.

*Delegasi Indonesia dan Maroko menjajaki ...*; *UMS mengikat kerja sama dengan RS X, Selasa (12/2)*.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from archive.pipeline.documents import Span
from archive.pipeline.extract.meetings.meeting_cues import MeetingCue, either, find_phrase, trimmed
from archive.pipeline.extract.meetings.meeting_parts import FULL_DATE
from archive.pipeline.extract.meetings.meeting_scenes import Scene
from archive.pipeline.extract.meetings.meeting_subjects import (
    both_before,
    compound_before,
    own_side,
)
from archive.pipeline.extract.names.overlaps import Covered
from archive.pipeline.extract.names.speech import ACTIVE, TRIGGERS
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import MeetingFormat

_WITH = re.compile(r"\b(?:dengan|bersama)(?=\s)")
#: So near behind *dengan* the side from abroad is named, in letters.
_NEAR = 40
_WORD = re.compile(r"\w+")
_SPEECH = ACTIVE | TRIGGERS
_OPENING_MARKS = frozenset("\"“‘'")


def find_talks(text: str, scene: Scene, foreign: Covered) -> list[MeetingCue]:
    """The talks that a sentence tells without a word for a meeting; ``foreign`` are other sides.

    Two sides that are the subject together talk on a day or abroad; one that deals with another
    meets it on the day of the event; others talk on a day counted from the one told before.
    """
    dated = scene.date is not None and len(scene.date) >= FULL_DATE
    dealt = _deal().search(text, scene.span.start, scene.span.end)
    if dealt is not None and (dated or scene.held_abroad):
        verb = Span(dealt.start(), dealt.end())
        cue = _of_both(text, scene, foreign, verb)
        if cue is None and dated and scene.is_event:
            cue = _with_another(text, scene, foreign, verb)
        if cue is not None:
            return [cue]
    discussed = discussing().search(text, scene.span.start, scene.span.end)
    if discussed is None or not scene.counted or not scene.partners:
        return []
    if not foreign.overlaps(Span(discussed.start(), scene.span.end)):
        return []
    span = Span(discussed.start(), discussed.end())
    return [MeetingCue(span, "Pembicaraan", MeetingFormat.BILATERAL, True, needs_sides=True)]


def _of_both(text: str, scene: Scene, foreign: Covered, verb: Span) -> MeetingCue | None:
    """What two sides that are the subject together do."""
    both = compound_before(text, scene.span, verb.start)
    both = both or both_before(text, scene.span, verb.start)
    if both is None or not foreign.overlaps(both):
        return None
    name = f"Pertemuan {both.of(text)}"
    return MeetingCue(Span(both.start, verb.end), name, MeetingFormat.BILATERAL, has_sides=True)


def _with_another(text: str, scene: Scene, foreign: Covered, verb: Span) -> MeetingCue | None:
    """What one side does with another from abroad: *Kadin bersama Hansol menjajaki ...*.

    Where somebody speaks the day is that of the words.
    """
    start, end = scene.span.start, scene.span.end
    if scene.is_ahead or scene.background or text[start] in _OPENING_MARKS:
        return None
    if not _SPEECH.isdisjoint(_WORD.findall(text, start, end)):
        return None
    for link in _WITH.finditer(text, start, end):
        near = Span(link.end(), min(end, link.end() + _NEAR))
        whom = find_phrase(text, link.end(), end)
        if whom and foreign.overlaps(near):
            span = Span(min(verb.start, link.start()), max(verb.end, link.end() + 1 + len(whom)))
            name = trimmed(f"Pertemuan {own_side(text, scene.span, span.start)} dengan {whom}")
            return MeetingCue(span, name, MeetingFormat.BILATERAL, has_sides=True)
    return None


@cache
def _deal() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{either(chain.from_iterable(lexicon('meetings')['talks'].values()))})\b"
    )


@cache
def discussing() -> re.Pattern[str]:
    """What is done in talks."""
    return re.compile(rf"\b(?:{either(lexicon('meetings')['talks']['words'])})\b")
