"""Tellings: every sentence that reports, announces or refers to a meeting with a foreign side."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from archive.pipeline.annotations import DateExpression, OfficialReading, PartnerReading
from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.attachment import attach_partners, principal_partners
from archive.pipeline.extract.meeting_admission import (
    Sides,
    acts_at_home,
    is_admitted,
    is_between_others,
)
from archive.pipeline.extract.meeting_cues import MeetingCue, either
from archive.pipeline.extract.meeting_events import brings_guests, with_apposition
from archive.pipeline.extract.meeting_names import NUMBERED, find_cues
from archive.pipeline.extract.meeting_parts import (
    FULL_DATE,
    is_ahead,
)
from archive.pipeline.extract.meeting_scenes import Scene, inside, make_scene
from archive.pipeline.extract.meeting_sides import (
    bloc_spans,
    foreign_spans,
    is_occasion,
    named_sides,
    people_in,
    people_of,
    states_in,
)
from archive.pipeline.extract.overlaps import Covered, drop_covered
from archive.pipeline.extract.role_cues import speaks_of
from archive.pipeline.extract.unreal_meetings import is_unreal
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import NameSearch, lower_case
from archive.pipeline.segment import Sentence
from archive.vocabulary import DateRole, MeetingFormat

_BILATERAL = re.compile(r"\b(?:Indonesia|RI)\s?[-–]|[-–]\s?(?:Indonesia|RI)\b|\bBilateral\b")
_PLUS_SESSION = re.compile(r"\+\s?\d|[Pp]lus (?:Three|One|Six)")
#: Between a forum's name and its other one: "Pertemuan ... G20 (The 6th G20 ...".
_OPENING = re.compile(r"\s\((?:[Tt]he\s)?")
#: What follows a meeting takes place elsewhere: "Usai pertemuan, rombongan meninjau ...".
_OVER = re.compile(r"\b(?:usai|seusai|setelah|selepas|sebelum)\s$", re.IGNORECASE)
#: What stands behind these is an earlier occasion: "JWG merupakan tindak lanjut pertemuan ...".
_FOLLOWS = re.compile(r"\b(?:tindak lanjut|lanjutan|kelanjutan|hasil|menindaklanjuti)\b")
#: How far from a cue the word stands that puts it into the future, in letters.
_BEFORE_CUE, _BEHIND_CUE = 40, 25
_LEADING = re.compile(r"^(?:Forum\s)?(?:[Tt]he\s)?")


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a meeting.

    ``refers`` marks a reference (*pertemuan tersebut*); ``forum`` is the
    forum's key where the meeting is one; ``background`` tells of an earlier occasion than the one
    the article reports, ``coming`` of the next one, ``aside`` of one beside a greater occasion,
    ``ahead`` of one that is planned, ``numbered`` of a session known by its number, ``another`` of
    one set apart from what was told before. ``crowd`` is one with compatriots, ``site`` a visit to
    a place of work. ``guests`` and ``hosts`` name the people in office that its words meet, from
    abroad and of Indonesia; ``present`` all the hosts of its sentence.
    ``needs_sides``: the name says too little without the sides. ``sentence`` is an index.
    """

    name: str
    format: MeetingFormat
    refers: bool
    forum: str | None
    partners: tuple[str, ...]
    sentence: int
    span: Span
    date: str | None
    place: str | None
    background: bool
    coming: bool = False
    needs_sides: bool = False
    aside: bool = False
    ahead: bool = False
    numbered: bool = False
    another: bool = False
    crowd: bool = False
    site: bool = False
    guests: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()


def find_tellings(
    document: Document,
    sentences: Sequence[Sentence],
    dates: Sequence[DateExpression],
    places: Sequence[PlaceName],
    partners: Sequence[PartnerReading],
    officials: Sequence[OfficialReading],
) -> Iterator[Telling]:
    """Yield the tellings in the order of the text; forums of a sentence before its other cues."""
    text = document.text
    attached = attach_partners(document, sentences, partners)
    carried = principal_partners(partners, sentences)
    foreign = Covered(foreign_spans(partners, officials))
    blocs = Covered(bloc_spans(partners))
    abroad = Covered(place.span for place in places if place.country not in {None, "ID"})
    sides = sorted(named_sides(partners))
    people = people_of(officials)
    held = _held_forums(sentences, partners)
    event = next((date.value for date in dates if date.role is DateRole.EVENT and date.value), None)
    labour = speaks_of("labour", text)
    second: dict[str, PartnerReading] = {}
    told: str | None = None
    away = False
    speaking = _speaking(text, sentences)
    for index, sentence in enumerate(sentences):
        span = sentence.span
        carried = attached[index] or carried
        if not held[index] and index not in speaking:
            continue
        before = sentences[index - 1].span if index else None
        cues = list(find_cues(text, span, before))
        here = inside(span, places)
        scene = make_scene(
            text,
            index,
            span,
            inside(span, dates),
            here,
            partners,
            (told, event),
            (attached[index], carried),
        )
        apart = drop_covered(cues, (mention for mention, _ in held[index]), lambda cue: cue.span)
        for mention, forum in held[index]:
            if not _is_second_name(text, mention, held[index], second):
                forum = second.get(forum.key, forum)
                yield _forum_telling(text, scene, mention, forum, cues)
        real = [
            cue
            for cue in apart or _talks(text, scene, foreign)
            if (labour or not cue.event)
            and (cue.refers or not is_unreal(text, span, cue.span))
            and not is_between_others(text, span, cue, here)
            and not (cue.site and any(not other.site for other in apart))
        ]
        away = scene.held_abroad or (away and not scene.is_home)
        guests, present = people_in(people, span)
        at_home = labour and acts_at_home(text, span, before)
        for cue in real:
            named = (
                foreign.overlaps(cue.span)
                or blocs.overlaps(cue.span)
                or (
                    brings_guests(text, cue)
                    and (scene.held_abroad or abroad.overlaps(with_apposition(text, cue.span)))
                )
                or (cue.name.lower().startswith(_official_visits()) and abroad.overlaps(cue.span))
            )
            met, hosts = people_in(people, cue.span)
            known = Sides(
                named, bool(guests), bool(held[index]), at_home, away, bool(guests or present)
            )
            if is_admitted(text, cue, scene, known):
                whom = _sides_of(cue, scene, sides) or states_in(cue.span, here, partners)
                over = cue.refers and _OVER.search(text, span.start, cue.span.start) is not None
                own = replace(scene, place=None) if over else scene
                if cue.refers and _follows(text, scene, cue.span, real):
                    own = replace(scene, date=None, place=None, counted=False)
                told_of = _telling(own, cue, whom)
                near = Span(
                    max(span.start, cue.span.start - _BEFORE_CUE), cue.span.end + _BEHIND_CUE
                )
                yield replace(
                    told_of,
                    ahead=scene.is_ahead and is_ahead(text, near),
                    numbered=cue.specific and NUMBERED.search(cue.name) is not None,
                    another=scene.is_another and not cue.refers,
                    crowd=cue.crowd,
                    site=cue.site,
                    guests=met,
                    hosts=hosts,
                    present=present,
                )
        told = scene.date if scene.date and len(scene.date) >= FULL_DATE else told


def _held_forums(
    sentences: Sequence[Sentence], partners: Sequence[PartnerReading]
) -> list[list[tuple[Span, PartnerReading]]]:
    """For every sentence the occasions named in it, in order."""
    starts = [sentence.span.start for sentence in sentences]
    held: list[list[tuple[Span, PartnerReading]]] = [[] for _ in sentences]
    for forum in partners:
        if not is_occasion(forum):
            continue
        for mention in forum.mentions:
            index = bisect_right(starts, mention.start) - 1
            if index >= 0 and sentences[index].span.covers(mention):
                held[index].append((mention, forum))
    return [sorted(named, key=lambda item: item[0]) for named in held]


def _is_second_name(
    text: str,
    mention: Span,
    held: Sequence[tuple[Span, PartnerReading]],
    second: dict[str, PartnerReading],
) -> bool:
    """Whether a forum's name stands in brackets behind its first; kept in ``second`` by its key."""
    key = next(forum.key for span, forum in held if span == mention)
    for span, forum in held:
        if span.end < mention.start and _OPENING.fullmatch(text, span.end, mention.start):
            if forum.key != key:
                second[key] = forum
            return True
    return False


def _forum_telling(
    text: str, scene: Scene, mention: Span, forum: PartnerReading, cues: Sequence[MeetingCue]
) -> Telling:
    """The telling of a forum; a short form takes the forum's name or the words before it."""
    printed = _LEADING.sub("", mention.of(text))
    name = forum.name
    if len(printed) > len(forum.name) // 2 or _PLUS_SESSION.search(printed):
        name = printed
    elif text[mention.start - 1 : mention.start] == "(":
        name = next((cue.name for cue in cues if cue.span.covers(mention)), name)
    sides = (forum.key, *(key for key in scene.partners if key != forum.key))
    if _follows(text, scene, mention, cues):
        scene = replace(scene, date=None, place=None)
    return _telling(scene, MeetingCue(mention, name, forum_format(name)), sides, forum.key)


def _follows(text: str, scene: Scene, mention: Span, cues: Sequence[MeetingCue]) -> bool:
    """Whether what ``mention`` names goes on with the meeting of a later cue, which is dated."""
    follows = _FOLLOWS.search(text, mention.end, scene.span.end)
    return follows is not None and any(cue.span.start > follows.start() for cue in cues)


def _talks(text: str, scene: Scene, foreign: Covered) -> list[MeetingCue]:
    """Talks with somebody that the sentence sets on a day told before, where no other cue does."""
    if not scene.counted or not scene.partners:
        return []
    verb = _talk().search(text, scene.span.start, scene.span.end)
    if verb is None or not foreign.overlaps(Span(verb.start(), scene.span.end)):
        return []
    span = Span(verb.start(), verb.end())
    return [MeetingCue(span, "Pembicaraan", MeetingFormat.BILATERAL, True, needs_sides=True)]


def _telling(
    scene: Scene, cue: MeetingCue, partners: tuple[str, ...], forum: str | None = None
) -> Telling:
    signed = cue.format is MeetingFormat.SIGNING
    return Telling(
        cue.name if not cue.coming or scene.place is None else f"{cue.name} di {scene.place}",
        cue.format,
        cue.refers,
        forum,
        partners,
        scene.index,
        cue.span,
        scene.signed if signed else scene.date,
        scene.place,
        scene.background,
        cue.coming,
        cue.needs_sides,
        scene.is_aside,
    )


def _sides_of(cue: MeetingCue, scene: Scene, sides: Sequence[tuple[Span, str]]) -> tuple[str, ...]:
    """The partners that the cue's own phrase names, else those of its sentence."""
    if cue.has_sides:
        at = bisect_left(sides, cue.span.start, key=lambda side: side[0].start)
        own = []
        while at < len(sides) and sides[at][0].start < cue.span.end:
            own.append(sides[at][1])
            at += 1
        if own and cue.format is not MeetingFormat.SIGNING:
            return tuple(dict.fromkeys(own))
    if not scene.partners:
        return scene.carried
    return scene.partners


def forum_format(name: str) -> MeetingFormat:
    """What kind of meeting a forum of this name is."""
    if _BILATERAL.search(name):
        return MeetingFormat.BILATERAL
    if set(name.split()) & set(lexicon("meetings")["forum"]["conferences"]):
        return MeetingFormat.CONFERENCE
    return MeetingFormat.MULTILATERAL


def _speaking(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The sentences with a cue, or with something set on a day told before; indices."""
    if not sentences:
        return frozenset()
    starts = [sentence.span.start for sentence in sentences]
    hits = _openers().find(lower_case(text), starts[0], sentences[-1].span.end)
    return frozenset(bisect_right(starts, first) - 1 for first, _, _ in hits)


@cache
def _official_visits() -> tuple[str, ...]:
    return tuple(lexicon("meetings")["official"]["visits"])


@cache
def _openers() -> NameSearch[bool]:
    data = lexicon("meetings")
    parts = [data["noun"], data["verb"], data["passive"], data["relative"], data["event"]]
    forms = chain.from_iterable(chain.from_iterable(part.values()) for part in parts)
    return NameSearch(dict.fromkeys(chain(forms, data["event_verb"]), True))


@cache
def _talk() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(lexicon('meetings')['talks']['words'])})\b")
