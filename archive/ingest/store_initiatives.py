"""Store initiatives: which record each reading is about, and the records of the new ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.ingest.acceptance import SAME_INITIATIVE, SAME_MATTER
from archive.ingest.filing import Filing, Reading
from archive.ingest.refresh import write_fields
from archive.ingest.slugs import free_slugs
from archive.ingest.values import cut, partial_date
from archive.models import Initiative
from archive.pipeline.annotations import InitiativeReading
from archive.pipeline.documents import Span
from archive.pipeline.names import name_key
from archive.pipeline.same_initiative import Matter, best_match, matter_of, may_be_same
from archive.vocabulary import RecordKind, ReviewStatus, Stage, Verdict

KIND = RecordKind.INITIATIVE


@dataclass(frozen=True, slots=True)
class PreviousInitiative:
    """An initiative that only this article speaks of, and the sentences that it was read from."""

    record: Initiative
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class StoredInitiative:
    """A reading, the record it is about, and the records of its partners.

    ``rule`` is the reading's own, or the one that joined it to a known record;
    ``sureness`` is that one's.
    """

    item: InitiativeReading
    record: int
    verdict: Verdict
    rule: str
    partners: tuple[int, ...]
    sureness: float = 1.0

    def stated(self, kind: str) -> Reading:
        """The rule and confidence of what the reading states, judged as ``kind``."""
        return Reading(kind, self.rule, min(self.item.confidence, self.sureness))

    def stated_on(self, dated: str) -> str:
        """The partial date of the stage: its own, else the article's."""
        return _stated_on(self.item, dated)


Found = dict[int, StoredInitiative]


def store_initiatives(
    filing: Filing,
    partners: Mapping[str, int],
    *,
    previous: Sequence[PreviousInitiative] = (),
) -> list[StoredInitiative]:
    """Find or make the record of every initiative of the result, in the order of the result.

    Readings of an initiative that an editor has rejected are left out.
    """
    items = filing.result.initiatives
    sides = [
        tuple(dict.fromkeys(partners[key] for key in item.partners if key in partners))
        for item in items
    ]
    matters = [_matter(filing, *pair) for pair in zip(items, sides, strict=True)]
    found = _match_own(filing, sides, previous)
    for number, item in enumerate(items):
        known = None if number in found else _known(filing, item, sides[number], matters[number])
        # An item is a part of its umbrella, not the umbrella told again.
        if known is not None and not _is_umbrella(known.record, item, found):
            found[number] = known
    _create_others(filing, sides, found)
    stored = []
    for number, matter in enumerate(matters):
        one = found[number]
        if filing.is_rejected(KIND, one.record):
            continue
        stored.append(one)
        filing.known.initiatives.add(one.record, matter, one.partners)
        filing.add_mentions(
            KIND,
            one.record,
            one.item.evidence,
            verdict=one.verdict,
            reading=one.stated(KIND.value),
            records=(filing.status(KIND, one.record),),
        )
    return stored


def _matter(filing: Filing, item: InitiativeReading, partners: tuple[int, ...]) -> Matter:
    names = filing.known.partner_names
    return matter_of(
        item.title,
        sides=[name for partner in partners for name in names.get(partner, ())],
        subjects=item.subjects,
        scope=item.scope,
        signed_on=[_stated_on(item, filing.dated)] if item.stage is Stage.SIGNED else (),
    )


def _is_umbrella(record: int, item: InitiativeReading, found: Found) -> bool:
    return item.parent is not None and item.parent in found and found[item.parent].record == record


def _match_own(
    filing: Filing, sides: Sequence[tuple[int, ...]], previous: Sequence[PreviousInitiative]
) -> Found:
    """Pair readings with the article's own earlier records: by title, else by the sentence."""
    free = list(previous)
    found: Found = {}
    for same in (_same_title, _same_sentence):
        for number, item in enumerate(filing.result.initiatives):
            own = next((one for one in free if number not in found and same(item, one)), None)
            if own is None:
                continue
            free.remove(own)
            one = StoredInitiative(item, own.record.pk, Verdict.MATCHED, item.rule, sides[number])
            write_fields(
                own.record,
                _values(item),
                filing=filing,
                reading=one.stated(KIND.value),
                spans=item.evidence,
            )
            found[number] = one
    return found


def _same_title(item: InitiativeReading, one: PreviousInitiative) -> bool:
    return name_key(item.title) == name_key(one.record.name)


def _same_sentence(item: InitiativeReading, one: PreviousInitiative) -> bool:
    return item.kind == one.record.kind and any(
        span.overlaps(other) for span in item.evidence for other in one.evidence
    )


def _known(
    filing: Filing, item: InitiativeReading, partners: tuple[int, ...], matter: Matter
) -> StoredInitiative | None:
    """The one initiative of other articles with a shared partner that ``item`` reports again.

    It bears the same title, else it is about the same matter under another one.
    """
    shared = filing.known.initiatives.with_partners(partners)
    on = _stated_on(item, filing.dated)
    titled = [
        entry.record
        for entry in filing.known.file.candidates(KIND, item.title)
        if entry.record in shared
        and may_be_same(shared[entry.record], matter, stage=item.stage, on=on)
        and not filing.is_rejected(KIND, entry.record)
    ]
    rule, same = SAME_INITIATIVE, (titled[0], 1.0) if len(titled) == 1 else None
    if not titled:
        rule, same = SAME_MATTER, best_match(shared, matter, stage=item.stage, on=on)
    if same is None:
        return None
    record, sureness = same
    return StoredInitiative(item, record, Verdict.MATCHED, rule, partners, sureness)


def _create_others(filing: Filing, sides: Sequence[tuple[int, ...]], found: Found) -> None:
    """Make records for the readings that are not in ``found``, umbrellas before their items."""
    items = filing.result.initiatives
    waiting = [number for number in range(len(items)) if number not in found]
    while waiting:
        # Where umbrellas form a circle none can be first, and all are made without one.
        ready = [
            number
            for number in waiting
            if items[number].parent is None or items[number].parent in found
        ] or waiting
        found.update(_create(filing, ready, sides, found))
        waiting = [number for number in waiting if number not in found]


def _create(
    filing: Filing, numbers: Sequence[int], sides: Sequence[tuple[int, ...]], found: Found
) -> Found:
    """Make the records of ``numbers``; readings of one title and the same partners share one."""
    items = filing.result.initiatives
    groups: dict[tuple[str, tuple[int, ...]], list[int]] = {}
    for number in numbers:
        groups.setdefault((name_key(items[number].title), sides[number]), []).append(number)
    firsts = [several[0] for several in groups.values()]
    slugs = free_slugs(
        [_forms(filing, items[n], sides[n]) for n in firsts],
        taken_of=filing.known.taken_slugs(KIND),
    )
    records = []
    for number, slug in zip(firsts, slugs, strict=True):
        item = items[number]
        above = None if item.parent is None else found.get(item.parent)
        reading = Reading(KIND.value, item.rule, item.confidence)
        status = reading.status()
        shown = Reading("stage", item.rule, item.confidence).status(status)
        accepted = shown is ReviewStatus.ACCEPTED
        records.append(
            Initiative(
                slug=slug,
                parent_id=None if above is None else above.record,
                stage=item.stage.value if accepted else "",
                stage_on=_stated_on(item, filing.dated) if accepted else "",
                run=filing.run,
                **_values(item),
                **reading.fields(),
            )
        )
    filing.create(records, "initiative_id")
    made: Found = {}
    for several, record in zip(groups.values(), records, strict=True):
        filing.known.add_record(KIND, record)
        for number in several:
            item = items[number]
            made[number] = StoredInitiative(
                item, record.pk, Verdict.UNKNOWN, item.rule, sides[number]
            )
    return made


def _stated_on(item: InitiativeReading, dated: str) -> str:
    return partial_date(item.stage_date) or dated


def _values(item: InitiativeReading) -> dict[str, str]:
    return {
        "name": cut(item.title, 300),
        "kind": item.kind.value,
        "level": item.level.value,
        "scope": item.scope.value,
    }


def _forms(filing: Filing, item: InitiativeReading, partners: tuple[int, ...]) -> tuple[str, ...]:
    """The title, and with the partner and the year what tells it from others of the same title."""
    named = (
        f"{item.title} {filing.known.standings[RecordKind.PARTNER, partners[0]].slug}"
        if partners
        else item.title
    )
    return item.title, named, f"{named} {filing.dated[:4]}"
