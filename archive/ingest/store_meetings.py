"""Store meetings: known ones by name, day and participants; others become records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.ingest.authority_file import Standing, standing_of
from archive.ingest.filing import Filing, Reading
from archive.ingest.refresh import write_fields
from archive.ingest.slugs import free_slugs, taken_in
from archive.ingest.values import cut, partial_date
from archive.models import Meeting, MeetingParticipant
from archive.pipeline.annotations import MeetingReading
from archive.pipeline.names import name_key
from archive.vocabulary import RecordKind, ReviewStatus, Verdict

KIND = RecordKind.MEETING


@dataclass(frozen=True, slots=True)
class StoredMeeting:
    """A meeting of the article: its record, how it stands, and who took part."""

    item: MeetingReading
    record: int
    standing: Standing
    partners: frozenset[int]


def store_meetings(
    filing: Filing,
    *,
    partners: Mapping[str, int],
    officials: Mapping[str, int],
    previous: Sequence[Meeting] = (),
) -> list[StoredMeeting]:
    """Store the meetings of the result; ``previous`` are those this article brought in before."""
    items = filing.result.meetings
    if not items:
        return []
    candidates = _candidates(items)
    sides = [
        _Sides(_present(item.partners, partners), _present(item.officials, officials))
        for item in items
    ]
    records: list[Meeting | None] = []
    for item, side in zip(items, sides, strict=True):
        own = _same_of_article(item, previous)
        if own is not None:
            write_fields(
                own, _values(item), filing=filing, reading=_reading(item), spans=item.mentions
            )
        records.append(own or _same(item, side, candidates))
    unknown = [item for item, record in zip(items, records, strict=True) if record is None]
    made = iter(_create(filing, unknown))
    stored = []
    for item, side, record in zip(items, sides, records, strict=True):
        meeting = next(made) if record is None else record
        standing = standing_of(meeting)
        if standing.status is ReviewStatus.REJECTED:
            continue
        stored.append(StoredMeeting(item, meeting.pk, standing, side.partners))
        _add_rows(filing, item, side, meeting, known=record is not None)
    return stored


@dataclass(frozen=True, slots=True)
class _Sides:
    partners: frozenset[int]
    officials: frozenset[int]


def _reading(item: MeetingReading) -> Reading:
    return Reading(KIND.value, item.rule, item.confidence)


def _present(names: Iterable[str], records: Mapping[str, int]) -> frozenset[int]:
    return frozenset(records[name] for name in names if name in records)


def _candidates(items: Iterable[MeetingReading]) -> list[tuple[Meeting, _Sides]]:
    """The known meetings of the days in question, with their participants."""
    days = {partial_date(item.date) for item in items} - {""}
    if not days:
        return []
    meetings = Meeting.objects.live().filter(held_on__in=days).order_by("pk")
    return [
        (
            meeting,
            _Sides(
                frozenset(row.partner_id for row in meeting.participants.all() if row.partner_id),
                frozenset(row.official_id for row in meeting.participants.all() if row.official_id),
            ),
        )
        for meeting in meetings.prefetch_related("participants")
    ]


def _same(
    item: MeetingReading, side: _Sides, candidates: Iterable[tuple[Meeting, _Sides]]
) -> Meeting | None:
    """The known meeting of the same name and day at which one of the same sides took part."""
    for meeting, other in candidates:
        if name_key(meeting.name) != name_key(item.name) or meeting.held_on != item.date:
            continue
        if side.partners & other.partners or side.officials & other.officials:
            return meeting
    return None


def _same_of_article(item: MeetingReading, previous: Iterable[Meeting]) -> Meeting | None:
    """The meeting that this article brought in before under this name or on this day."""
    named = [meeting for meeting in previous if name_key(meeting.name) == name_key(item.name)]
    dated = [meeting for meeting in previous if item.date and meeting.held_on == item.date]
    return next(iter(named or dated), None)


def _values(item: MeetingReading) -> dict[str, str]:
    return {
        "name": cut(item.name, 300),
        "held_on": partial_date(item.date),
        "place": cut(item.place, 200),
        "format": item.format.value,
        "mode": item.mode.value,
    }


def _create(filing: Filing, items: Sequence[MeetingReading]) -> list[Meeting]:
    if not items:
        return []
    slugs = free_slugs(
        [(item.name, f"{item.name} {item.date or ''}") for item in items],
        taken_of=taken_in(Meeting),
    )
    meetings = [
        Meeting(slug=slug, run=filing.run, **_values(item), **_reading(item).fields())
        for item, slug in zip(items, slugs, strict=True)
    ]
    filing.create(meetings, "meeting_id")
    return meetings


def _add_rows(
    filing: Filing, item: MeetingReading, side: _Sides, meeting: Meeting, *, known: bool
) -> None:
    reading, status = _reading(item), ReviewStatus(meeting.status)
    filing.add_mentions(
        KIND,
        meeting.pk,
        item.mentions,
        verdict=Verdict.MATCHED if known else Verdict.UNKNOWN,
        reading=reading,
        records=(status,),
    )
    for kind, pk in _participants(side):
        filing.add(
            MeetingParticipant,
            meeting_id=meeting.pk,
            **{f"{kind.value}_id": pk},
            **reading.fields(status, filing.status(kind, pk)),
        )


def _participants(side: _Sides) -> Iterator[tuple[RecordKind, int]]:
    for pk in sorted(side.partners):
        yield RecordKind.PARTNER, pk
    for pk in sorted(side.officials):
        yield RecordKind.OFFICIAL, pk
