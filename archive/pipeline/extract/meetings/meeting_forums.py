"""Meeting forums: where a body names the occasions its meetings take place at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from archive.pipeline.annotations import DateExpression, PartnerReading
from archive.pipeline.documents import Span
from archive.pipeline.extract.meetings.meeting_cues import MeetingCue
from archive.pipeline.extract.meetings.meeting_scenes import FOLLOWS, Scene
from archive.pipeline.extract.meetings.meeting_sides import is_occasion
from archive.pipeline.lexicon import lexicon
from archive.pipeline.segment import Sentence
from archive.vocabulary import MeetingFormat

#: An occasion and where a sentence names it.
Held = tuple[Span, PartnerReading]

_BILATERAL = re.compile(r"\b(?:Indonesia|RI)\s?[-–]|[-–]\s?(?:Indonesia|RI)\b|\bBilateral\b")
_PLUS_SESSION = re.compile(r"\+\s?\d|[Pp]lus (?:Three|One|Six)")
#: Between a forum's name and its other one: "Pertemuan ... G20 (The 6th G20 ...", "... atau 17th".
_OPENING = re.compile(r"(?:\s\(|\s(?:atau|alias)\s)(?:[Tt]he\s)?")
#: Two occasions that share what is told of them.
_JOINED = re.compile(
    r"\W*(?:\([^)]*\))?\W*(?:dan|serta|and|atau|alias|&)?\s*(?:[Tt]he\s)?\d*(?:st|nd|rd|th)?\s*"
)
_LEADING = re.compile(r"^(?:Forum\s)?(?:[Tt]he\s)?")


def held_forums(
    text: str, sentences: Sequence[Sentence], partners: Sequence[PartnerReading]
) -> list[list[Held]]:
    """For every sentence the occasions named in it, in order; *SLOM-WG* is not the SLOM."""
    starts = [sentence.span.start for sentence in sentences]
    held: list[list[Held]] = [[] for _ in sentences]
    for forum in partners:
        if not is_occasion(forum):
            continue
        for mention in forum.mentions:
            index = bisect_right(starts, mention.start) - 1
            whole = text[mention.end : mention.end + 1] != "-"
            if whole and index >= 0 and sentences[index].span.covers(mention):
                held[index].append((mention, forum))
    return [sorted(named, key=lambda item: item[0]) for named in held]


def is_second_name(
    text: str, mention: Span, held: Sequence[Held], second: dict[str, PartnerReading]
) -> bool:
    """Whether a forum's name stands beside its first one; kept in ``second`` by its key."""
    key = next(forum.key for span, forum in held if span == mention)
    for span, forum in held:
        beside = span.end < mention.start and forum.key != key
        if beside and _OPENING.fullmatch(text, span.end, mention.start):
            second[key] = forum
            return True
    return False


def forum_cue(
    text: str, mention: Span, forum: PartnerReading, cues: Sequence[MeetingCue]
) -> MeetingCue:
    """The cue of a forum; a short form takes the forum's name or the words before it."""
    printed = _LEADING.sub("", mention.of(text))
    name = forum.name
    if len(printed) > len(forum.name) // 2 or is_plus_session(printed):
        name = printed
    elif text[mention.start - 1 : mention.start] == "(":
        name = next((cue.name for cue in cues if cue.span.covers(mention)), name)
    return MeetingCue(mention, name, forum_format(name))


def forum_scene(
    text: str,
    scene: Scene,
    mention: Span,
    held: Sequence[Held],
    cues: Sequence[MeetingCue],
    dates: Sequence[DateExpression],
) -> Scene:
    """The scene without date and place where these are another occasion's.

    *Hasil SLOM dibawa ke ALMM di Filipina tahun depan*: only the second forum is dated.
    """
    if follows(text, scene, mention, cues) or _is_outdone(text, mention, held, dates):
        return replace(scene, date=None, place=None)
    return scene


def follows(text: str, scene: Scene, mention: Span, cues: Sequence[MeetingCue]) -> bool:
    """Whether what ``mention`` names goes on with the meeting of a later cue, which is dated."""
    word = FOLLOWS.search(text, mention.end, scene.span.end)
    return word is not None and any(cue.span.start > word.start() for cue in cues)


def is_plus_session(printed: str) -> bool:
    """Whether a forum's name is of its session with partner states: *SLOM Plus Three*."""
    return _PLUS_SESSION.search(printed) is not None


def forum_format(name: str) -> MeetingFormat:
    """What kind of meeting a forum of this name is."""
    if _BILATERAL.search(name):
        return MeetingFormat.BILATERAL
    if set(name.split()) & set(lexicon("meetings")["forum"]["conferences"]):
        return MeetingFormat.CONFERENCE
    return MeetingFormat.MULTILATERAL


def _is_outdone(
    text: str, mention: Span, held: Sequence[Held], dates: Sequence[DateExpression]
) -> bool:
    """Whether another forum stands between ``mention`` and every date of the sentence."""
    key = next(forum.key for span, forum in held if span == mention)
    later = next((s for s, forum in held if s.start >= mention.end and forum.key != key), None)
    if later is None or _JOINED.fullmatch(text, mention.end, later.start):
        return False
    return all(date.span.start >= later.end for date in dates)
