"""Store partners: known ones get mentions, unknown ones become records with their evidence."""

from __future__ import annotations

from collections.abc import Mapping

from archive.ingest.authority_file import ISO_KINDS
from archive.ingest.filing import Filing, Reading
from archive.ingest.slugs import free_slugs
from archive.ingest.values import cut, iso_code
from archive.ingest.variants import add_variants
from archive.models import Partner
from archive.pipeline.annotations import PartnerReading
from archive.pipeline.names import name_key
from archive.pipeline.resolve import Resolution, resolve_partner
from archive.vocabulary import PartnerKind, RecordKind, Verdict

KIND = RecordKind.PARTNER


def store_partners(filing: Filing) -> dict[str, int]:
    """Store the partners of the result; return their records by reading key.

    Ambiguous partners and those an editor has rejected have no record.
    """
    result = filing.result
    resolutions = dict(
        zip((item.key for item in result.partners), result.partner_resolutions, strict=True)
    )
    unknown = [item for item in result.partners if resolutions[item.key].verdict is Verdict.UNKNOWN]
    made = _create_unknown(filing, unknown)
    found: dict[str, int] = {}
    for item in result.partners:
        resolution = resolutions[item.key]
        record = made.get(item.key, resolution.record)
        if record is not None and filing.is_rejected(KIND, record):
            continue
        if record is not None:
            found[item.key] = record
        _add_evidence(filing, item, resolution, record)
    return found


def _add_evidence(
    filing: Filing, item: PartnerReading, resolution: Resolution, record: int | None
) -> None:
    reading = partner_reading(item)
    if record is not None:
        filing.promote(KIND, record, reading)
        if item.kind is not PartnerKind.COUNTRY:
            add_variants(filing, KIND, record, item.mentions)
    filing.add_mentions(
        KIND,
        record,
        item.mentions,
        verdict=resolution.verdict,
        reading=reading,
        role=item.role.value,
        candidates=resolution.records if resolution.verdict is Verdict.AMBIGUOUS else (),
        records=() if record is None else (filing.status(KIND, record),),
    )


def partner_reading(item: PartnerReading) -> Reading:
    """The rule and confidence of a partner."""
    return Reading(KIND.value, item.rule, item.confidence)


def _create_unknown(filing: Filing, items: list[PartnerReading]) -> Mapping[str, int]:
    """Records for the partners that no record bears the name of.

    Two readings of one name and country share a record: ministries of two
    countries often have the same name.
    """
    found: dict[str, int] = {}
    new: dict[tuple[str, str | None], list[PartnerReading]] = {}
    for item in items:
        known = _known_since(filing, item)
        if known is None:
            own = own_code(item)
            new.setdefault(("", own) if own else (name_key(item.name), item.iso3166), []).append(
                item
            )
        else:
            found[item.key] = known
    firsts = [several[0] for several in new.values()]
    if not firsts:
        return found
    slugs = free_slugs(
        [(item.name, f"{item.name} {item.iso3166 or ''}") for item in firsts],
        taken_of=filing.known.taken_slugs(KIND),
    )
    records = [_record(filing, item, slug) for item, slug in zip(firsts, slugs, strict=True)]
    filing.create(records, "partner_id")
    for several, record in zip(new.values(), records, strict=True):
        filing.known.add_record(KIND, record)
        found.update((item.key, record.pk) for item in several)
    return found


def _known_since(filing: Filing, item: PartnerReading) -> int | None:
    """The record that bears the ISO code, or that an earlier document of the run has made."""
    own = own_code(item)
    if own in filing.known.by_iso:
        return filing.known.by_iso[own]
    return resolve_partner(item, filing.known.file).record


def _record(filing: Filing, item: PartnerReading, slug: str) -> Partner:
    return Partner(
        slug=slug,
        name=cut(item.name, 300),
        kind=item.kind.value,
        code=item.key if len(item.key) <= 330 else None,
        iso3166=own_code(item) if item.kind in ISO_KINDS else iso_code(item.iso3166),
        parent_id=_parent(filing, item),
        run=filing.run,
        **partner_reading(item).fields(),
    )


def own_code(item: PartnerReading) -> str:
    """The ISO code that names this very partner, else empty.

    A country has two letters, a part of it has more; a city is read with the
    code of its country, which names the country and not the city.
    """
    code = iso_code(item.iso3166)
    is_own = len(code) == 2 if item.kind is PartnerKind.COUNTRY else len(code) > 2
    return code if item.kind in ISO_KINDS and is_own else ""


def _parent(filing: Filing, item: PartnerReading) -> int | None:
    """The country or the part of it that a body belongs to, where the text says so."""
    code = iso_code(item.iso3166)
    if item.kind is PartnerKind.COUNTRY or not code:
        return None
    if not own_code(item) and code in filing.known.by_iso:
        return filing.known.by_iso[code]
    return filing.known.by_iso.get(code[:2])
