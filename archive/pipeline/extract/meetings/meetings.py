"""Find meetings: who met whom, when, where and how."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from archive.pipeline.annotations import (
    DateExpression,
    MeetingReading,
    OfficialReading,
    PartnerReading,
)
from archive.pipeline.documents import Document
from archive.pipeline.extract.meetings.meeting_parts import FULL_DATE, find_mode
from archive.pipeline.extract.meetings.meeting_tellings import Telling, find_tellings
from archive.pipeline.gazetteer import PlaceName
from archive.pipeline.segment import Sentence
from archive.vocabulary import DateRole, MeetingFormat, PartnerKind, PartnerRole

#: "The 17th ...", "ILC ke-110", "(ILC)"
_EDITION = re.compile(r"\d|\([A-Z]")
#: How long a forum lasts at most.
_LONGEST_FORUM = timedelta(days=14)
#: How many tellings of a meeting are compared with a new one.
_COMPARED = 12
#: How many sentences on a bare reference may still mean it.
_NEXT = 2
_HELD = frozenset({MeetingFormat.BILATERAL, MeetingFormat.SIGNING})
_SESSIONS = frozenset({MeetingFormat.MULTILATERAL, MeetingFormat.CONFERENCE})
_GATHERINGS = frozenset({MeetingFormat.MULTILATERAL, MeetingFormat.CONFERENCE, MeetingFormat.OTHER})
_DATED, _UNDATED, _EARLIER = 0.85, 0.7, 0.6


def find_meetings(
    document: Document,
    sentences: Sequence[Sentence],
    dates: Sequence[DateExpression],
    places: Sequence[PlaceName],
    partners: Sequence[PartnerReading],
    officials: Sequence[OfficialReading],
) -> tuple[MeetingReading, ...]:
    """Return the meetings the body reports or announces.

    A meeting needs a foreign side: a partner or a foreign official in the sentence
    that tells it, or a forum's name. Every meeting comes back once.
    """
    foreign = any(official.country not in {None, "ID"} for official in officials) or any(
        place.country not in {None, "ID"} for place in places
    )
    if not foreign and all(
        partner.role is PartnerRole.MENTIONED and partner.kind is not PartnerKind.FORUM
        for partner in partners
    ):
        return ()
    meetings: list[list[Telling]] = []
    for told in find_tellings(document, sentences, dates, places, partners, officials):
        known = next((one for one in reversed(meetings) if _is_same(one, told)), None)
        if known is not None:
            known.append(told)
        elif not told.refers or (told.partners and told.date and told.place and not told.ahead):
            meetings.append([_beside(meetings[-1], told) if meetings else told])
    event = next((one.value for one in dates if one.role is DateRole.EVENT and one.value), None)
    main = _main(meetings, partners)
    names = {partner.key: partner.name for partner in partners}
    return tuple(
        _reading(document, sentences, officials, names, told, event if index in main else None)
        for index, told in enumerate(meetings)
    )


def _beside(occasion: Sequence[Telling], told: Telling) -> Telling:
    """``told`` with the day and the place of the occasion just told, where it was beside it."""
    if not told.aside or told.sentence - occasion[-1].sentence > _NEXT:
        return told
    day = next((one.date for one in occasion if one.date is not None), None)
    place = next((one.place for one in occasion if one.place is not None), None)
    return replace(told, date=told.date or day, place=told.place or place)


def _is_same(meeting: Sequence[Telling], told: Telling) -> bool:
    """Whether ``told`` tells of ``meeting`` again.

    A bare reference means the last meeting whose date it does not contradict; a forum
    is known by its key; other tellings agree in a side, in the date as far as both give one,
    and in being past or present.
    """
    first = meeting[0]
    if told.refers and told.format in _SESSIONS and not (first.forum or _is_gathering(first)):
        return False
    if told.refers and told.format is MeetingFormat.VISIT and first.crowd:
        return False
    if told.refers:
        near = told.sentence - meeting[-1].sentence <= _NEXT
        return (near or bool(told.partners)) and _same_date(meeting, told)
    if told.forum is not None or first.forum is not None:
        plus = told.plus and not any(one.plus for one in meeting)
        return told.forum == first.forum and not plus and _same_date(meeting, told)
    if first.coming != told.coming or (told.ahead and not first.ahead and first.date is not None):
        return False
    if told.numbered and all(one.name != told.name for one in meeting[:_COMPARED]):
        return False
    if told.aside and not first.aside and told.format in _HELD and _is_gathering(first):
        return False
    beside = told.aside != first.aside and told.sentence == first.sentence
    if beside and (_is_gathering(first) or _is_gathering(told)):
        return False
    if not _same_date(meeting, told):
        return False
    dated = told.date is not None and any(one.date is not None for one in meeting[:_COMPARED])
    if told.background != first.background and not dated:
        return False
    if _is_apart(meeting, told):
        return False
    sides = {_state(key) for one in meeting[:_COMPARED] for key in one.partners}
    return not sides or not told.partners or bool(sides & {_state(key) for key in told.partners})


def _is_apart(meeting: Sequence[Telling], told: Telling) -> bool:
    """Whether ``told`` meets other people, or goes elsewhere, than ``meeting`` did."""
    if told.crowd and meeting[-1].site and told.date is None and told.place is None:
        return told.sentence - meeting[-1].sentence > _NEXT
    if told.another or told.crowd != meeting[0].crowd or told.site != meeting[0].site:
        return True
    towns = {one.town for one in meeting[:_COMPARED] if one.town is not None}
    if towns and told.town is not None and told.town not in towns:
        return True
    guests = {name for one in meeting[:_COMPARED] for name in one.guests}
    present = {name for one in meeting[:_COMPARED] for name in one.present}
    journey = meeting[0].format is MeetingFormat.VISIT
    if told.guests and not guests and meeting[0].hosts and not journey:
        return True
    others = bool(guests and told.guests) and guests.isdisjoint(told.guests)
    return others or (bool(present and told.hosts) and present.isdisjoint(told.hosts))


def _is_gathering(told: Telling) -> bool:
    """Whether a meeting is one of many sides, beside which others may take place."""
    return told.format in _GATHERINGS and " dengan " not in told.name


def _same_date(meeting: Sequence[Telling], told: Telling) -> bool:
    """Whether no telling's date contradicts that of ``told``; a month agrees with its days."""
    if told.date is None:
        return True
    known = [one.date for one in meeting[:_COMPARED] if one.date is not None]
    if told.forum is not None and known and _is_near(known[0], told.date):
        return True
    return all(_overlap(day, told.date) for day in known)


def _is_near(one: str, other: str) -> bool:
    """Whether two days lie so near that one forum may last from one to the other.

    >>> _is_near("2025-06-02", "2025-06-09/2025-06-10"), _is_near("2025-06", "2025-06-09")
    (True, False)
    """
    first, second = one.partition("/")[0], other.partition("/")[0]
    if len(first) != FULL_DATE or len(second) != FULL_DATE:
        return False
    apart = date.fromisoformat(first) - date.fromisoformat(second)
    return abs(apart) <= _LONGEST_FORUM


def _overlap(one: str, other: str) -> bool:
    """Whether two dates share a day.

    >>> _overlap("2024-05", "2024-05-07"), _overlap("2024-05-06/2024-05-07", "2024-05-08")
    (True, False)
    """
    (first, _, last), (start, _, end) = one.partition("/"), other.partition("/")
    # A tilde sorts behind every digit and hyphen: "2024-05~" is the end of that month.
    return first <= f"{end or start}~" and start <= f"{last or first}~"


def _state(key: str) -> str:
    """The state a partner key belongs to, or the key itself: ``agency:US:...`` -> ``US``."""
    parts = key.split(":")
    return parts[1].split("-")[0] if len(parts) > 1 and len(parts[1].split("-")[0]) == 2 else key


def _main(meetings: Sequence[Sequence[Telling]], partners: Sequence[PartnerReading]) -> set[int]:
    """The meetings the article reports: forums it takes place at, and the first other one.

    One that opens with *dalam kesempatan terpisah* was held on some day of its own.
    """
    occasions = {partner.key for partner in partners if partner.role is PartnerRole.HOST}
    found = {index for index, told in enumerate(meetings) if told[0].forum in occasions}
    other = (
        index
        for index, told in enumerate(meetings)
        if told[0].forum is None and not (told[0].background or told[0].another)
    )
    return found | set(list(other)[:1])


def _naming(meeting: Sequence[Telling]) -> Telling:
    """The telling that names the meeting: of a journey rather the talks held on it."""
    first = meeting[0]
    if first.forum is not None:
        return next((one for one in meeting if _EDITION.search(one.name)), first)
    whole = first.format is MeetingFormat.OTHER and " dengan " in first.name
    if first.format in {MeetingFormat.VISIT, MeetingFormat.OTHER} and not whole:
        held = (one for one in meeting if not (one.refers or one.crowd))
        talks = (one for one in held if one.format in _HELD)
        return next(talks, first)
    return first


def _name(told: Telling, names: Mapping[str, str]) -> str:
    """The telling's own words; a bare noun ("pertemuan sebelumnya") gets the sides' names."""
    if not told.refers and not told.needs_sides:
        return told.name
    sides = [names[key] for key in told.partners if key in names]
    return f"{told.name} Indonesia dan {', '.join(sides)}" if sides else told.name


def _reading(
    document: Document,
    sentences: Sequence[Sentence],
    officials: Sequence[OfficialReading],
    names: Mapping[str, str],
    meeting: Sequence[Telling],
    event: str | None,
) -> MeetingReading:
    first = _naming(meeting)
    told_in = [sentences[index].span for index in dict.fromkeys(one.sentence for one in meeting)]
    told_on = (one.date for one in (first, *meeting) if one.date is not None)
    day = next(told_on, event)
    place = next((one.place for one in meeting if one.place is not None), None)
    present = tuple(
        official.name
        for official in officials
        if any(span.covers(mention) for span in told_in for mention in official.mentions)
    )
    sure = _EARLIER if first.background else _UNDATED if day is None else _DATED
    return MeetingReading(
        name=_name(first, names),
        date=day,
        place=place,
        format=first.format,
        mode=find_mode(" ".join(span.of(document.text) for span in told_in), place),
        partners=tuple(dict.fromkeys(key for one in meeting for key in one.partners)),
        officials=present,
        confidence=sure,
        rule="forum" if first.forum is not None else "meeting-cue",
        mentions=tuple(dict.fromkeys(one.span for one in meeting)),
    )
