"""Store officials: people with their mentions, and their posts as appointments over time."""

from __future__ import annotations

from collections.abc import Iterator

from archive.ingest.filing import Filing, Reading
from archive.ingest.slugs import free_slugs
from archive.ingest.store_appointments import PostReading, store_appointments
from archive.ingest.values import cut, iso_code
from archive.ingest.variants import add_variants
from archive.models import Official
from archive.pipeline.annotations import OfficialReading
from archive.pipeline.documents import Span
from archive.pipeline.names import name_key
from archive.pipeline.resolve import Resolution, resolve_official
from archive.vocabulary import RecordKind, Verdict

KIND = RecordKind.OFFICIAL


def store_officials(filing: Filing) -> dict[str, int]:
    """Store the officials of the result; return their records by the name read.

    A person of whom the text gives one word and no post has no record: the
    mentions stay, unknown, for an editor. So do ambiguous names.
    """
    result = filing.result
    found: dict[str, int] = {}
    posts: list[PostReading] = []
    readings = list(zip(result.officials, result.official_resolutions, strict=True))
    made = _create_unknown(filing, readings)
    for item, resolution in readings:
        record = resolution.record
        if resolution.verdict is Verdict.UNKNOWN:
            record = made.get(name_key(item.name))
        if record is not None and filing.is_rejected(KIND, record):
            continue
        _add_evidence(filing, item, resolution, record)
        if record is not None:
            found[item.name] = record
            posts.extend(_posts(filing, item, record))
    store_appointments(filing, posts)
    return found


def official_reading(item: OfficialReading) -> Reading:
    """The rule and confidence of an official."""
    return Reading(KIND.value, item.rule, item.confidence)


def _add_evidence(
    filing: Filing, item: OfficialReading, resolution: Resolution, record: int | None
) -> None:
    reading = official_reading(item)
    if record is not None:
        filing.promote(KIND, record, reading)
        add_variants(filing, KIND, record, item.mentions)
    filing.add_mentions(
        KIND,
        record,
        item.mentions,
        verdict=resolution.verdict,
        reading=reading,
        candidates=resolution.records if resolution.verdict is Verdict.AMBIGUOUS else (),
        records=() if record is None else (filing.status(KIND, record),),
    )


def _create_unknown(
    filing: Filing, readings: list[tuple[OfficialReading, Resolution]]
) -> dict[str, int]:
    """Records by name key for the people that no record bears the name of."""
    found: dict[str, int] = {}
    new: dict[str, OfficialReading] = {}
    for item, resolution in readings:
        if resolution.verdict is not Verdict.UNKNOWN or not _names_a_person(item):
            continue
        known = resolve_official(item, filing.known.file)
        if known.record is not None:
            found[name_key(item.name)] = known.record
        elif known.verdict is Verdict.UNKNOWN:
            new.setdefault(name_key(item.name), item)
    if not new:
        return found
    slugs = free_slugs(
        [(item.name, f"{item.name} {item.country or ''}") for item in new.values()],
        taken_of=filing.known.taken_slugs(KIND),
    )
    records = [
        Official(
            slug=slug,
            name=cut(item.name, 300),
            country="ID" if item.country == "ID" else iso_code(item.country)[:2],
            run=filing.run,
            **official_reading(item).fields(),
        )
        for item, slug in zip(new.values(), slugs, strict=True)
    ]
    filing.create(records, "official_id")
    for key, record in zip(new, records, strict=True):
        filing.known.add_record(KIND, record)
        found[key] = record.pk
    return found


def _names_a_person(item: OfficialReading) -> bool:
    """Whether name and post tell the person from others: one bare word never does."""
    return len(item.name.split()) > 1 or bool(item.post)


def _posts(filing: Filing, item: OfficialReading, record: int) -> Iterator[PostReading]:
    """The posts the text gives, each with the words that say so."""
    reading = official_reading(item)
    if item.post:
        span = item.post_span or item.mentions[0]
        yield PostReading(record, item.post, item.organisation, item.country, span, reading)
    for post in item.further_posts:
        at = filing.text.find(post)
        span = item.mentions[0] if at < 0 else Span(at, at + len(post))
        yield PostReading(record, post, None, item.country, span, reading)
