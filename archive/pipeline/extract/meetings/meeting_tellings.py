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
from archive.pipeline.extract.initiatives.attachment import attach_partners, principal_partners
from archive.pipeline.extract.meetings.meeting_admission import (
    Sides,
    acts_at_home,
    is_admitted,
    is_between_others,
)
from archive.pipeline.extract.meetings.meeting_cues import MeetingCue, either_case
from archive.pipeline.extract.meetings.meeting_events import brings_guests, with_apposition
from archive.pipeline.extract.meetings.meeting_forums import (
    follows,
    forum_cue,
    forum_scene,
    held_forums,
    is_plus_session,
    is_second_name,
)
from archive.pipeline.extract.meetings.meeting_names import NUMBERED, find_cues
from archive.pipeline.extract.meetings.meeting_parts import (
    FULL_DATE,
    find_date,
    is_ahead,
)
from archive.pipeline.extract.meetings.meeting_scenes import (
    ASIDE,
    Scene,
    inside,
    is_background,
    make_scene,
)
from archive.pipeline.extract.meetings.meeting_sides import (
    bloc_spans,
    body_spans,
    foreign_spans,
    guests_before,
    named_sides,
    people_in,
    people_of,
    states_in,
    where_told,
)
from archive.pipeline.extract.meetings.meeting_talks import discussing, find_talks
from archive.pipeline.extract.meetings.unreal_meetings import is_hoped, is_unreal
from archive.pipeline.extract.names.overlaps import Covered, drop_covered
from archive.pipeline.extract.partners.role_cues import speaks_of
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.pipeline.name_search import NameSearch, lower_case
from archive.pipeline.segment import Sentence
from archive.vocabulary import DateRole, MeetingFormat

#: What follows a meeting takes place elsewhere: "Usai pertemuan, rombongan meninjau ...".
_OVER = re.compile(r"\b(?:usai|seusai|setelah|selepas|sebelum)\s$", re.IGNORECASE)
#: What opens so is on the day told last: "Seusai sidang, Menlu Kang diterima Wapres".
_AFTER = re.compile(r"(?:Usai|Seusai|Selepas)\s")
#: "Senin (23/6) Karding beralih ke Osaka. Ia disambut Gubernur Osaka ...": still that day.
_GOES_ON = re.compile(r"(?:Ia|Dia|Mereka|Keduanya|Rombongan|Di sana|Di kota itu)\b")
#: How far from a cue the word stands that puts it into the future, in letters.
_BEFORE_CUE, _BEHIND_CUE = 40, 25


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a meeting.

    ``refers`` marks a reference (*pertemuan tersebut*); ``forum`` is the
    forum's key where the meeting is one; ``background`` tells of an earlier occasion than the one
    the article reports, ``coming`` of the next one, ``aside`` of one beside a greater occasion,
    ``ahead`` of one that is planned, ``numbered`` of a session known by its number, ``plus`` of
    a forum's session with partner states, ``another`` of one set apart from what was told before.
    ``crowd`` is one with compatriots, ``site`` a visit to a place of work. ``guests`` and
    ``hosts`` name the people in office that its words meet, from abroad and of Indonesia;
    ``present`` all the hosts of its sentence. ``town`` is that of ``place``.
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
    plus: bool = False
    another: bool = False
    town: str | None = None
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
    bodies = Covered(body_spans(partners))
    abroad = Covered(place.span for place in places if place.country not in {None, "ID"})
    sides = sorted(named_sides(partners))
    people = people_of(text, officials, partners)
    held = held_forums(text, sentences, partners)
    event = next((date.value for date in dates if date.role is DateRole.EVENT and date.value), None)
    labour = speaks_of("labour", text)
    second: dict[str, PartnerReading] = {}
    told: str | None = None
    whereabouts = where_told(text, sentences, places)
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
        if (
            scene.date is None
            and before is not None
            and _that_day().search(text, span.start, span.end)
        ):
            day = inside(before, dates)
            past = is_background(text, before, day)
            scene = replace(scene, date=find_date(text, before, day), background=past)
        goes_on = before is not None and index - 1 not in speaking and scene.date is None
        if before is not None and goes_on and _GOES_ON.match(text, span.start, span.end):
            scene = replace(scene, date=find_date(text, before, inside(before, dates)))
        if scene.date is None and _AFTER.match(text, span.start, span.end):
            scene = replace(scene, date=told)
        apart = drop_covered(cues, (mention for mention, _ in held[index]), lambda cue: cue.span)
        dated = scene.date is not None and len(scene.date) >= FULL_DATE
        for mention, named_forum in held[index]:
            if not dated and is_hoped(text, span, mention.start):
                continue
            if not is_second_name(text, mention, held[index], second):
                forum = second.get(named_forum.key, named_forum)
                cue = forum_cue(text, mention, forum, cues)
                alone = forum_scene(text, scene, mention, held[index], cues, inside(span, dates))
                whom = (forum.key, *(key for key in scene.partners if key != forum.key))
                plus = is_plus_session(mention.of(text))
                yield replace(_telling(alone, cue, whom, forum.key), plus=plus)
        real = [
            cue
            for cue in apart or find_talks(text, scene, foreign)
            if (labour or not cue.event)
            and (cue.refers or cue.by_the_way or not is_unreal(text, span, cue.span))
            and (dated or not is_hoped(text, span, cue.span.start))
            and not is_between_others(text, span, cue, here)
            and not (scene.background and scene.signed and _is_occasion_of(text, span, cue))
            and not (_is_journey(cue) and apart[1:] and _is_occasion_of(text, span, cue))
            and not (cue.site and any(not (other.site or other.crowd) for other in apart))
        ]
        away = scene.held_abroad or (whereabouts[index] and not scene.is_home)
        guests, present = people_in(people, span)
        at_home = labour and acts_at_home(text, span, before)
        for cue in real:
            bloc = blocs.overlaps(cue.span)
            guested = brings_guests(text, cue) and (
                scene.held_abroad or abroad.overlaps(with_apposition(text, cue.span))
            )
            lead = cue.span.start > span.start and Span(span.start, cue.span.start)
            gathering = dated and scene.place is not None and lead and blocs.overlaps(lead)
            named = (
                foreign.overlaps(cue.span)
                or bloc
                or bool(gathering and cue.format is MeetingFormat.OTHER and not cue.has_sides)
                or guested
                or (cue.name.lower().startswith(_official_visits()) and abroad.overlaps(cue.span))
            )
            met, hosts = people_in(people, cue.span)
            known = Sides(
                named=named,
                guest=bool(guests),
                forum=bool(held[index]),
                at_home=at_home,
                abroad=away,
                people=bool(guests or present),
                bloc=bloc,
                at_work=labour,
                body=guested or bool(met or hosts) or bodies.overlaps(cue.span),
            )
            if is_admitted(text, cue, scene, known):
                whom = _sides_of(cue, scene, sides) or states_in(cue.span, here, partners)
                over = cue.refers and _OVER.search(text, span.start, cue.span.start) is not None
                own = replace(scene, place=None) if over else scene
                later = _tells_of(text, cue, real)
                if cue.refers and (later or follows(text, scene, cue.span, real)):
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
                    aside=scene.is_aside and not _is_occasion_of(text, span, cue),
                    town=None if own.place is None else scene.town,
                    crowd=cue.crowd,
                    site=cue.site,
                    guests=met or guests_before(people, span, cue.span.start),
                    hosts=hosts,
                    present=present,
                )
        told = scene.date if scene.date and len(scene.date) >= FULL_DATE else told


def _is_journey(cue: MeetingCue) -> bool:
    return cue.format is MeetingFormat.VISIT


def _tells_of(text: str, cue: MeetingCue, cues: Sequence[MeetingCue]) -> bool:
    """Whether talks are on another meeting: *Pertemuan itu membahas KTT di Busan, November*."""
    return any(
        discussing().search(text, cue.span.end, other.span.start) is not None
        for other in cues
        if other.span.start > cue.span.end and not other.refers
    )


def _is_occasion_of(text: str, sentence: Span, cue: MeetingCue) -> bool:
    """Whether others meet beside the meeting of ``cue``: *di sela-sela pertemuan menteri OKI*."""
    aside = ASIDE.search(text, sentence.start, sentence.end)
    if aside is None or cue.format in {MeetingFormat.BILATERAL, MeetingFormat.SIGNING}:
        return False
    near = aside.start() <= cue.span.start <= aside.end() + _BEHIND_CUE
    return near and "," not in text[aside.end() : cue.span.start]


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
def _that_day() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either_case(lexicon('meetings')['that_day']['words'])})\b")


@cache
def _openers() -> NameSearch[bool]:
    data = lexicon("meetings")
    parts = [data["noun"], data["verb"], data["passive"], data["relative"], data["event"]]
    forms = chain.from_iterable(chain.from_iterable(part.values()) for part in parts)
    told_to = (f"kepada {host.lower()}" for host in data["told_to"]["hosts"])
    talks = chain.from_iterable(data["talks"].values())
    return NameSearch(dict.fromkeys(chain(forms, data["event_verb"], told_to, talks), True))
