"""Meeting admission: which cues tell of a meeting that belongs into the archive.

A meeting needs a side from abroad; compatriots are one only where they live abroad, and a signature
between bodies at home only where a state body for labour signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from archive.pipeline.documents import Span
from archive.pipeline.extract.meetings.meeting_cues import MeetingCue, either
from archive.pipeline.extract.meetings.meeting_parts import FULL_DATE
from archive.pipeline.extract.meetings.meeting_scenes import Scene
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import MeetingFormat

#: The sides told before: "penandatanganan nota kesepahaman kedua kampus".
_BOTH = re.compile(r"\b(?:[Kk]edua|[Kk]etiga) [a-z]+|\b[Kk]eduanya\b")
#: "Duta Besar RI untuk Portugal": the country's own envoy, who speaks for the post abroad.
_ENVOY = re.compile(r"\b(?:Duta Besar|Dubes|Konjen|Konsul Jenderal)\sRI\suntuk\b")
#: "Presiden menyaksikan (penandatanganan ...)": it is held where he is.
_WITNESSED = re.compile(r"\bmenyaksikan\s(?:langsung\s|prosesi\s|acara\s)?$")
#: So many sentences open an article; what they tell may be dated further on.
_LEDE = 2
_YEAR = len("2024")
#: How far from a cue the sides told before are named, in letters.
_NEAR = 60
#: What joins the names of two states that act together, and how far from their verb they stand.
_TOGETHER = re.compile(r"\s?(?:dan|serta|-|–|,)\s?")
_SUBJECT_REACH = 30


@dataclass(frozen=True, slots=True)
class Sides:
    """What a sentence says of the sides of a cue.

    ``named``: the cue's own words name one from abroad; ``guest``: its subject, or who comes along,
    is in office abroad; ``forum``: the sentence names an occasion; ``at_home``: a state body for
    labour acts in it or in the one before; ``abroad``: it takes place abroad, as far as is told;
    ``people``: the sentence names somebody in office; ``bloc``: the cue names a bloc,
    ``body`` a body or somebody in office; ``at_work``: the article is about labour.
    """

    named: bool
    guest: bool
    forum: bool
    at_home: bool
    abroad: bool
    people: bool
    bloc: bool
    body: bool
    at_work: bool


def is_admitted(text: str, cue: MeetingCue, scene: Scene, sides: Sides) -> bool:
    """Whether a cue tells of a meeting with somebody from abroad, or of one kept all the same.

    A signature counts only with a place, or on the day of the event; one told by the way
    needs a date too. A bare noun beside a forum's name speaks of the forum.
    """
    known = bool(scene.partners)
    fixed = scene.date is not None or scene.place is not None
    journey = cue.format is MeetingFormat.VISIT
    if journey and scene.background and scene.date is not None and len(scene.date) == _YEAR:
        return cue.refers and not sides.forum
    if cue.event and sides.bloc and cue.specific and fixed:
        return not sides.forum
    if cue.event:
        day = scene.is_event or scene.counted or (cue.specific and scene.place is not None)
        dated = day and scene.date is not None and len(scene.date) >= FULL_DATE
        told = " " in cue.name or scene.place is not None
        near = sides.named or known or (bool(scene.carried) and not scene.counted)
        return dated and told and not sides.forum and near
    if cue.refers:
        return not sides.forum
    if cue.format is MeetingFormat.SIGNING:
        return _is_signed(text, cue, scene, sides)
    if cue.apart:
        return sides.named
    if cue.format is MeetingFormat.BILATERAL and cue.by_the_way:
        day = scene.date is not None and len(scene.date) >= FULL_DATE
        return sides.named and day and scene.place is not None
    if cue.crowd:
        return sides.abroad and (fixed or bool(scene.carried) or known)
    if cue.site:
        near = known or bool(scene.carried)
        return sides.guest or (fixed and sides.named) or (near and sides.abroad)
    if scene.is_aside and (cue.has_sides or cue.specific) and scene.carried:
        return True
    if cue.coming:
        return fixed and bool(scene.partners or scene.carried)
    met = cue.has_sides and cue.format is not MeetingFormat.VISIT
    loose = cue.format is MeetingFormat.OTHER and not (fixed or scene.is_aside or sides.body)
    later = scene.index >= _LEDE and not scene.is_aside
    process = cue.span.of(text).lower().startswith(_process()) and "putaran" not in cue.name
    if not fixed and later and (process or cue.name.endswith(" serupa")):
        return False
    if scene.date is None and later and _ENVOY.search(cue.name):
        return False
    if cue.format is MeetingFormat.VISIT and not sides.body and scene.date is None:
        loose = True
    envoy = cue.has_sides and sides.at_work and _ENVOY.search(cue.name) is not None
    if not loose and (envoy or sides.named or (known and not sides.forum and (met or fixed))):
        return True
    if sides.guest and cue.has_sides:
        return True
    if cue.has_sides and sides.at_work and _is_day(scene) and _missions().search(cue.name):
        return True
    if sides.abroad and cue.has_sides and scene.carried and not sides.forum:
        return cue.format is MeetingFormat.BILATERAL or (fixed and not loose)
    return _is_carried(text, cue, scene, sides)


def _is_carried(text: str, cue: MeetingCue, scene: Scene, sides: Sides) -> bool:
    """Whether a cue without a side of its own goes on with those told before."""
    dated = bool(scene.carried) and scene.date is not None
    received = cue.format is MeetingFormat.VISIT and scene.place is not None and scene.carried
    if cue.specific and not sides.forum and (scene.is_abroad or dated or received):
        return True
    if not scene.carried or sides.forum:
        return False
    if (dated or scene.place is not None) and _names_both(text, cue, scene):
        return True
    if cue.format is MeetingFormat.VISIT and cue.has_sides:
        return not scene.is_home and (dated if scene.is_ahead else _is_day(scene))
    return _is_day(scene)


def _is_day(scene: Scene) -> bool:
    day = scene.is_event or scene.counted
    return day and scene.date is not None and len(scene.date) >= FULL_DATE


def _is_signed(text: str, cue: MeetingCue, scene: Scene, sides: Sides) -> bool:
    held_here = scene.is_event and not (cue.by_the_way or cue.has_sides)
    both = _BOTH.search(cue.name) is not None or (scene.is_ahead and _names_both(text, cue, scene))
    carried = (cue.unsigned or held_here or both) and bool(scene.carried)
    day = scene.signed is not None and len(scene.signed) >= FULL_DATE
    if scene.background and not (scene.is_event or day or scene.is_ahead):
        return False
    if _WITNESSED.search(text, scene.span.start, cue.span.start) and (sides.named or sides.guest):
        return True
    planned = scene.is_ahead and scene.signed is not None
    told = scene.is_event or scene.counted
    if cue.by_the_way and not day:
        return False
    if scene.place is None and (cue.by_the_way or not (told or day or planned)):
        return False
    dated = scene.signed is not None or scene.is_event
    here = told or scene.is_another or (dated and scene.place is not None)
    if (
        (sides.at_home or scene.counted)
        and here
        and not cue.by_the_way
        and (cue.has_sides or cue.unsigned)
    ):
        return True
    if cue.passive and scene.background and scene.place is None and not sides.people:
        return False
    return (dated or not (cue.by_the_way or carried)) and (
        sides.named or bool(scene.partners) or carried
    )


def _names_both(text: str, cue: MeetingCue, scene: Scene) -> bool:
    near = max(scene.span.start, cue.span.start - _NEAR)
    return _BOTH.search(text, near, min(scene.span.end, cue.span.end + _NEAR)) is not None


def is_between_others(
    text: str, sentence: Span, cue: MeetingCue, places: Sequence[PlaceName]
) -> bool:
    """Whether two foreign states are the subject: *Vietnam dan Jepang meneken ...*."""
    states = [
        place for place in places if place.kind == "country" and place.span.end <= cue.span.start
    ][-2:]
    if len(states) < 2 or any(place.country in {None, "ID"} for place in states):
        return False
    first, second = states
    joined = _TOGETHER.fullmatch(text[first.span.end : second.span.start]) is not None
    opens = not text[sentence.start : first.span.start].strip(" \"“'")
    return joined and opens and cue.span.start - second.span.end <= _SUBJECT_REACH


def acts_at_home(text: str, sentence: Span, before: Span | None) -> bool:
    """Whether a state body for labour stands in the sentence or in the one before it."""
    return any(
        stretch is not None and _bodies().search(text, stretch.start, stretch.end) is not None
        for stretch in (sentence, before)
    )


@cache
def _missions() -> re.Pattern[str]:
    """Indonesia's own missions abroad, with which those at home talk: *bersama KBRI Bratislava*."""
    return re.compile(rf"\b(?:{either(lexicon('meetings')['crowd']['houses'])})\b")


@cache
def _process() -> tuple[str, ...]:
    return tuple(lexicon("meetings")["process"]["words"])


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(lexicon('meetings')['at_home']['bodies'])})\b")
