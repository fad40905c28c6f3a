"""Tellings: every sentence that reports, announces or refers to a meeting with a foreign side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from archive.pipeline.annotations import DateExpression, OfficialReading, PartnerReading
from archive.pipeline.documents import Document, Span
from archive.pipeline.extract.attachment import attach_partners
from archive.pipeline.extract.meeting_names import MeetingCue, find_cues
from archive.pipeline.extract.meeting_parts import find_date, find_place
from archive.pipeline.extract.overlaps import Covered, drop_covered
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.lexicon import lexicon
from archive.pipeline.segment import Sentence
from archive.vocabulary import DateRole, MeetingFormat, PartnerKind, PartnerRole

_BILATERAL = re.compile(r"\b(?:Indonesia|RI)\s?[-–]|[-–]\s?(?:Indonesia|RI)\b|\bBilateral\b")
_LEADING = re.compile(r"^(?:Forum\s)?(?:[Tt]he\s)?")


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a meeting.

    ``refers`` marks a reference (*pertemuan tersebut*); ``forum`` is the
    forum's key where the meeting is one; ``background`` tells of an earlier occasion than the one
    the article reports. ``sentence`` is an index.
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


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with what all its tellings share."""

    index: int
    span: Span
    date: str | None
    place: str | None
    background: bool
    partners: tuple[str, ...]


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
    foreign = Covered(_foreign_spans(partners, officials))
    forums = [partner for partner in partners if is_occasion(partner)]
    for index, sentence in enumerate(sentences):
        span = sentence.span
        held = sorted(
            ((mention, forum) for forum in forums for mention in forum.mentions),
            key=lambda item: item[0],
        )
        held = [(mention, forum) for mention, forum in held if span.covers(mention)]
        cues = drop_covered(
            find_cues(text, span), (mention for mention, _ in held), lambda cue: cue.span
        )
        if not held and not cues:
            continue
        scene = _Scene(
            index,
            span,
            find_date(span, dates),
            find_place(text, span, places),
            _is_background(text, span, dates),
            attached[index] or _hosts_abroad(span, places, partners),
        )
        for mention, forum in held:
            yield _forum_telling(text, scene, mention, forum)
        for cue in cues:
            if _has_foreign_side(cue, foreign.overlaps(cue.span), scene, bool(held)):
                yield _telling(scene, cue, scene.partners)


def _forum_telling(text: str, scene: _Scene, mention: Span, forum: PartnerReading) -> Telling:
    """The telling of a forum; a short form takes the forum's name."""
    printed = _LEADING.sub("", mention.of(text))
    name = printed if len(printed) > len(forum.name) // 2 else forum.name
    sides = (forum.key, *(key for key in scene.partners if key != forum.key))
    cue = MeetingCue(mention, name, forum_format(name))
    return _telling(scene, cue, sides, forum.key)


def _telling(
    scene: _Scene, cue: MeetingCue, partners: tuple[str, ...], forum: str | None = None
) -> Telling:
    return Telling(
        cue.name,
        cue.format,
        cue.refers,
        forum,
        partners,
        scene.index,
        cue.span,
        scene.date,
        scene.place,
        scene.background,
    )


def is_occasion(partner: PartnerReading) -> bool:
    """Whether a forum is an occasion at which people meet, not a standing body or a bloc."""
    words = set(re.split(r"[\s()]+", partner.name))
    return partner.kind is PartnerKind.FORUM and bool(words & _occasions())


def forum_format(name: str) -> MeetingFormat:
    """What kind of meeting a forum of this name is."""
    if _BILATERAL.search(name):
        return MeetingFormat.BILATERAL
    if set(name.split()) & set(lexicon("meetings")["forum"]["conferences"]):
        return MeetingFormat.CONFERENCE
    return MeetingFormat.MULTILATERAL


def _has_foreign_side(cue: MeetingCue, named: bool, scene: _Scene, forum: bool) -> bool:
    """Whether a cue tells of a meeting with somebody from abroad.

    A signature counts only with a date or place of its own; a bare noun beside a forum's
    name speaks of the forum.
    """
    fixed = scene.date is not None or scene.place is not None
    sides = bool(scene.partners)
    if cue.refers:
        return sides and not forum
    if cue.format is MeetingFormat.SIGNING:
        return fixed and (named or sides)
    return named or (sides and not forum and (cue.has_sides or fixed))


def _hosts_abroad(
    sentence: Span, places: Sequence[PlaceName], partners: Sequence[PartnerReading]
) -> tuple[str, ...]:
    """The counterpart states in whose city the sentence takes place."""
    countries = {
        place.country
        for place in places
        if place.kind in {"city", "capital"} and sentence.covers(place.span)
    }
    return tuple(
        partner.key
        for partner in partners
        if partner.kind is PartnerKind.COUNTRY
        and partner.role is PartnerRole.COUNTERPART
        and partner.iso3166 in countries
    )


def _foreign_spans(
    partners: Sequence[PartnerReading], officials: Sequence[OfficialReading]
) -> list[Span]:
    """Where the body names a foreign side: partners that are no forum, and foreign officials."""
    return [
        *(
            span
            for partner in partners
            if partner.kind is not PartnerKind.FORUM and partner.role is not PartnerRole.MENTIONED
            for span in partner.mentions
        ),
        *(
            span
            for official in officials
            if official.country not in {None, "ID"}
            for span in official.mentions
        ),
    ]


def _is_background(text: str, sentence: Span, dates: Sequence[DateExpression]) -> bool:
    words = sentence.of(text).lower()
    if any(word in words for word in lexicon("meetings")["background"]["words"]):
        return not any(date.role is DateRole.EVENT and sentence.covers(date.span) for date in dates)
    return any(date.role is DateRole.BACKGROUND and sentence.covers(date.span) for date in dates)


@cache
def _occasions() -> frozenset[str]:
    return frozenset(lexicon("meetings")["forum"]["occasions"])
