"""Decide what the dates of a text date: its event, a statement, its filing, or the background."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from archive.pipeline.documents import Document, Passage
from archive.pipeline.extract.dates.date_patterns import PrintedDate, Shape
from archive.pipeline.lexicon import lexicon
from archive.pipeline.word_patterns import any_of
from archive.vocabulary import PassageRole

#: A clause is cut at a sentence's end or at the end of quoted words.
_CLAUSE_START = re.compile(r"[.!?][\"”]?\s+(?=[\"“A-Z])|[\"”]\s")
_CLAUSE_END = re.compile(r"[.!?;](?:\s|$)")
_PLACE = re.compile(
    r"\bdi\s+(?:\w+\s+){0,6}$|,\s*[A-Z][\w' -]{2,30},?\s*$|\bdi\s+[A-Z][^.]{2,60},?\s*$"
)


#: How long an event took, before its days: "selama tiga hari (13-15/2)".
_DURATION = re.compile(r"\bselama \w+ (?:hari|pekan|minggu)[\s,(]*(?:penuh[\s,(]*)?(?:pada )?$")
#: No clause reaches further from its date, in characters.
_CLAUSE = 500
#: How far before a date, in characters, a word may put it into the background or ahead.
_NEAR, _AHEAD = 25, 80


class Rank(IntEnum):
    """How well a date answers when the article's event took place; lower is better."""

    EVENT = 1
    SPEECH_AT_PLACE = 2
    SPEECH = 3
    PLAIN = 4
    STATEMENT = 5
    FUTURE = 6
    BACKGROUND = 8
    CAPTION = 9
    NEVER = 10


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed date with the passage it stands in."""

    printed: PrintedDate
    passage: Passage


def rank(document: Document, placed: Placed) -> Rank:
    """How well the date answers when the article's event took place."""
    if placed.passage.role is PassageRole.CAPTION:
        return Rank.CAPTION
    if placed.passage.role not in (PassageRole.LEDE, PassageRole.PARAGRAPH):
        return Rank.NEVER
    if placed.printed.shape is Shape.MONTH and placed.printed.year is None:
        # Only the year of a plan's month depends on it.
        before, _ = _clause(document.text, placed)
        return Rank.FUTURE if _CUES["future"].search(before.casefold()[-_AHEAD:]) else Rank.NEVER
    if placed.printed.shape in (Shape.MONTH, Shape.YEAR):
        return Rank.NEVER
    if placed.printed.relative in ("last_month", "next_month"):
        return Rank.NEVER
    before, after = _clause(document.text, placed)
    folded = before.casefold()
    near = _DURATION.sub("", folded[-_NEAR:])
    if placed.printed.relative == "past" or _CUES["background"].search(near):
        return Rank.BACKGROUND
    if _CUES["start"].search(folded[-_NEAR:]):
        # News tells its own start with the weekday: "mulai berlaku Minggu (5/7)".
        if placed.passage.role is not PassageRole.LEDE:
            return Rank.BACKGROUND
        if placed.printed.weekday is not None:
            return Rank.EVENT
        return Rank.PLAIN if placed.printed.year is not None else Rank.BACKGROUND
    said = _last(_CUES["speech"], folded)
    ahead = _CUES["future"].search(folded[max(said, len(folded) - _AHEAD, 0) :])
    if placed.printed.relative in ("future", "tomorrow") or ahead is not None:
        return Rank.FUTURE
    return _by_cue(before, after)


def tells_vague_event(document: Document, before: int) -> bool:
    """Whether the body dates an event only vaguely ("pertemuan ... pekan lalu") before an offset.

    What was said about it later is then no date of the event.
    """
    for passage in document.body():
        if passage.span.start >= before:
            return False
        text = passage.span.of(document.text)
        for found in _CUES["vague"].finditer(text):
            clause = text[max(0, found.start() - _CLAUSE) : found.start()]
            cuts = [cut.end() for cut in _CLAUSE_START.finditer(clause)]
            if _CUES["event"].search(clause[cuts[-1] if cuts else 0 :].casefold()):
                return True
    return False


def _by_cue(before: str, after: str) -> Rank:
    """The rank that the cue nearest to the date gives; words before it count first."""
    folded = before.casefold()
    places = {kind: _last(_CUES[kind], folded) for kind in ("event", "medium", "speech")}
    nearest = max(places, key=lambda kind: places[kind])
    if places[nearest] < 0 and _CUES["speech"].match(after.casefold().lstrip(" ,)")):
        return Rank.SPEECH
    if places[nearest] < 0:
        return Rank.EVENT if _CUES["event"].search(after.casefold()) else Rank.PLAIN
    if nearest == "medium":
        return Rank.STATEMENT
    if places["event"] >= 0 and places["medium"] < 0:
        return Rank.EVENT
    if nearest == "event":
        return Rank.EVENT
    return Rank.SPEECH_AT_PLACE if _PLACE.search(before) else Rank.SPEECH


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _clause(text: str, placed: Placed) -> tuple[str, str]:
    """The words of the date's clause before and after it, quoted speech left out."""
    date = placed.printed.span
    start = max(placed.passage.span.start, date.start - _CLAUSE)
    end = min(placed.passage.span.end, date.end + _CLAUSE)
    before = text[start : date.start]
    cuts = [found.end() for found in _CLAUSE_START.finditer(before)]
    after = text[date.end : end]
    stop = _CLAUSE_END.search(after)
    return before[cuts[-1] if cuts else 0 :], after[: stop.start() if stop else len(after)]


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lexicon('date_cues')[kind])}\b")


_CUES = {
    kind: _pattern(kind)
    for kind in ("event", "medium", "speech", "future", "start", "background", "vague")
}
