"""Meeting events: fairs, launches, courses closed and guests received, told by noun or verb."""

from __future__ import annotations

import re
from functools import cache

from archive.pipeline.documents import Span
from archive.pipeline.extract.meetings.meeting_cues import MeetingCue, cue_words, trimmed
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import lower_case
from archive.vocabulary import MeetingFormat

_APPOSITION = re.compile(r"(?:,\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3}){1,2}")
_VISITS = frozenset({"kunjungan", "lawatan", "audiensi", "muhibah"})
_WITH_GUESTS = frozenset({MeetingFormat.VISIT, MeetingFormat.BILATERAL})


def event_cue(span: Span, cue: str, words: str) -> MeetingCue:
    """The cue of a fair or a launch: the noun, or the verb made one, with its phrase."""
    noun = _event_verbs().get(cue, cue)
    name = trimmed(f"{noun} {words}".strip())
    name = name[0].upper() + name[1:]
    return MeetingCue(
        span,
        name,
        MeetingFormat.OTHER,
        needs_sides=not words,
        event=True,
        specific=cue not in _event_verbs(),
    )


def tells_nothing(cue: str, words: str) -> bool:
    """Whether a cue with the phrase behind it reports no meeting of its own.

    *Menerima* does where its object is a guest; *menggelar* leaves it to a cue in its object.
    """
    if cue in _guests()["verbs"]:
        return not _is_guest(words)
    verb = _event_verbs().get(cue)
    lowered = lower_case(words)
    if cue in lexicon("meetings")["opened"]["verbs"]:
        things = lexicon("meetings")["opened"]["things"]
        if any(word in things for word in lowered.split()[:3]):
            return True
    if verb and " dengan " in f" {lowered}":
        lowered = lowered.partition("dengan ")[2]
        return next(cue_words().find(lowered, 0, len(lowered)), None) is not None
    if verb != "":
        return False
    return not words or next(cue_words().find(lowered, 0, len(lowered)), None) is not None


def brings_guests(text: str, cue: MeetingCue) -> bool:
    """Whether a cue is of a visit or talks whose phrase names a delegation or people in office."""
    words = cue.span.of(text).lower().split()
    if cue.format not in _WITH_GUESTS or not (cue.has_sides or words[0] in _VISITS):
        return False
    return not _guests()["words"].isdisjoint(words) and not _are_own(words)


def _are_own(words: list[str]) -> bool:
    own = _guests()
    return not (own["at_home"].isdisjoint(words) and own["own_people"].isdisjoint(words[1:3]))


def with_apposition(text: str, span: Span) -> Span:
    """``span`` with the places behind its commas: *delegasi Kota Tsu, Prefektur Mie, Jepang*."""
    behind = _APPOSITION.match(text, span.end)
    return span if behind is None else Span(span.start, behind.end())


def _is_guest(words: str) -> bool:
    """Whether ``words``, which follow *menerima*, name people or a body, not things or workers."""
    first = words.split()[:3]
    if first and first[0].lower() in _guests()["words"]:
        return True
    if not first or not _guests()["not_guests"].isdisjoint(word.lower() for word in first):
        return False
    return first[0][0].isupper() or first[0].lower() in _guests()["words"]


@cache
def _guests() -> dict[str, frozenset[str]]:
    return {part: frozenset(words) for part, words in lexicon("meetings")["guest"].items()}


@cache
def _event_verbs() -> dict[str, str]:
    return dict(lexicon("meetings")["event_verb"])
