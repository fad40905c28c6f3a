"""The authority file of the database: what an import knows before and while it runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import Model, Q

from archive.ingest.known_initiatives import KnownInitiatives
from archive.ingest.numbers import Numbers
from archive.ingest.slugs import TakenOf
from archive.models import (
    Appointment,
    Change,
    GoneRecord,
    IgnoredName,
    Initiative,
    NameVariant,
    Official,
    Outlet,
    Partner,
    Subject,
)
from archive.models.authority import AuthorityRecord
from archive.models.publication import Published
from archive.partial_dates import bounds
from archive.pipeline.authorities import AuthorityEntry, AuthorityFile, name_parts
from archive.pipeline.names import name_key
from archive.sending import prepared_cursor
from archive.vocabulary import PartnerKind, RecordKind, ReviewStatus

AUTHORITY_MODELS: Mapping[RecordKind, type[AuthorityRecord]] = {
    RecordKind.PARTNER: Partner,
    RecordKind.OFFICIAL: Official,
    RecordKind.INITIATIVE: Initiative,
}
#: Kinds of partner of which an ISO code names exactly one.
ISO_KINDS = frozenset({PartnerKind.COUNTRY, PartnerKind.SUBNATIONAL})


@dataclass(slots=True)
class Standing:
    """How a known record stands: its status, and whether only runs have made it so.

    ``slug`` serves to tell records of the same title apart.
    """

    status: ReviewStatus
    machine: bool
    slug: str


@dataclass(slots=True)
class KnownRecords:
    """The names of all records, read once and kept up with what the run makes.

    ``file`` is what the pipeline gets; it sees every record that was added, so
    that the next document matches what this one brought in. Merged records
    count as the record they were merged into; rejected ones are known too, so
    that they are not proposed again. ``numbers`` are for what it will make,
    ``ignored`` kinds and folded names that editors want no run to propose.
    """

    by_name: dict[tuple[RecordKind, str], tuple[AuthorityEntry, ...]] = field(default_factory=dict)
    by_code: dict[tuple[RecordKind, str], AuthorityEntry] = field(default_factory=dict)
    by_part: dict[str, list[AuthorityEntry]] = field(default_factory=dict)
    by_iso: dict[str, int] = field(default_factory=dict)
    standings: dict[tuple[RecordKind, int], Standing] = field(default_factory=dict)
    slugs: dict[RecordKind, set[str]] = field(default_factory=lambda: defaultdict(set))
    appointments: dict[int, list[Appointment]] = field(default_factory=dict)
    numbers: Numbers = field(default_factory=Numbers)
    partner_names: dict[int, tuple[str, ...]] = field(default_factory=dict)
    initiatives: KnownInitiatives = field(default_factory=KnownInitiatives)
    outlets: dict[str, int] = field(default_factory=dict)
    subjects: dict[str, int] = field(default_factory=dict)
    ignored: frozenset[tuple[str, str]] = frozenset()

    @property
    def file(self) -> AuthorityFile:
        """The view of the names that the pipeline may read."""
        return AuthorityFile(by_name=self.by_name, by_code=self.by_code, by_part=self.by_part)

    @classmethod
    def load(cls) -> KnownRecords:
        """Read all names of the database, in a dozen queries whatever its size."""
        known = cls(outlets=dict(Outlet.objects.values_list("code", "pk")), subjects=_subjects())
        posts = _posts()
        for kind, model in AUTHORITY_MODELS.items():
            variants = _variants(kind)
            survivors = _survivors(model)
            gone = GoneRecord.objects.filter(kind=kind.value)
            known.slugs[kind].update(gone.values_list("slug", flat=True))
            for record in model._default_manager.order_by("pk").iterator(chunk_size=2000):
                known._stand(kind, record)
                known.add(
                    entry_of(
                        kind,
                        record,
                        survivor=survivors.get(record.pk, record.pk),
                        variants=variants.get(record.pk, ()),
                        posts=posts.get(record.pk, ()) if kind is RecordKind.OFFICIAL else (),
                    )
                )
                if isinstance(record, Partner) and record.kind in ISO_KINDS and record.iso3166:
                    known.by_iso[record.iso3166] = survivors.get(record.pk, record.pk)
        known.initiatives = KnownInitiatives.load(known.partner_names)
        known.ignored = frozenset(IgnoredName.objects.order_by().values_list("kind", "folded"))
        return known

    def add(self, entry: AuthorityEntry) -> None:
        """Let ``entry`` be found under its names and its code."""
        for key in dict.fromkeys(name_key(name) for name in entry.names):
            self._add_name(entry, key)
        if entry.kind is RecordKind.PARTNER:
            self.partner_names[entry.record] = entry.names
        self._add_parts(entry)
        if entry.code is not None:
            self.by_code[entry.kind, entry.code] = entry

    def add_record(self, kind: RecordKind, record: AuthorityRecord) -> None:
        """Let a record that the run has just made be found by the next document."""
        self._stand(kind, record)
        self.add(entry_of(kind, record))
        if isinstance(record, Partner) and record.kind in ISO_KINDS and record.iso3166:
            self.by_iso[record.iso3166] = record.pk

    def add_variant(self, kind: RecordKind, pk: int, name: str) -> bool:
        """Let the record ``pk`` be found under ``name`` too; False where it is not added.

        A name that another record bears stays that record's alone: as a variant
        of a second one it would make the first ambiguous.
        """
        if (kind, name_key(name)) in self.by_name:
            return False
        entry = AuthorityEntry(kind, pk, (name,))
        self._add_name(entry, name_key(name))
        self._add_parts(entry)
        return True

    def appointments_of(self, officials: Iterable[int]) -> list[Appointment]:
        """The appointments of ``officials``, oldest first, asked for once in a run."""
        wanted = list(officials)
        unread = [pk for pk in wanted if pk not in self.appointments]
        self.appointments.update((pk, []) for pk in unread)
        if unread:
            for row in Appointment.objects.filter(official__in=unread).order_by():
                self.appointments[row.official_id].append(row)
        found = [row for pk in wanted for row in self.appointments[pk]]
        return sorted(found, key=lambda row: (row.first_attested, row.pk))

    def taken_slugs(self, kind: RecordKind) -> TakenOf:
        """The slugs that records of ``kind`` have, for ``free_slugs``."""
        return lambda _tried: self.slugs[kind]

    def status(self, kind: RecordKind, pk: int) -> ReviewStatus:
        """Where the record stands."""
        return self.standings[kind, pk].status

    def _stand(self, kind: RecordKind, record: AuthorityRecord) -> None:
        self.standings[kind, record.pk] = standing_of(record)
        self.slugs[kind].add(record.slug)

    def _add_name(self, entry: AuthorityEntry, key: str) -> None:
        index = (entry.kind, key)
        others = self.by_name.get(index, ())
        if all(other.record != entry.record for other in others):
            self.by_name[index] = (*others, entry)

    def _add_parts(self, entry: AuthorityEntry) -> None:
        """Let a name that differs by a letter find the official, to be proposed."""
        for part in name_parts(entry):
            self.by_part.setdefault(part, []).append(entry)


def entry_of(
    kind: RecordKind,
    record: AuthorityRecord,
    *,
    survivor: int | None = None,
    variants: Iterable[str] = (),
    posts: Iterable[tuple[str, int | None, int | None]] = (),
) -> AuthorityEntry:
    """The entry of ``record``, under the number of the record it was merged into, if any."""
    names = [record.name, *variants]
    country = None
    if isinstance(record, Partner):
        country = record.iso3166 or None
        names.append(record.name_en)
    elif isinstance(record, Official):
        country = record.country or None
    return AuthorityEntry(
        kind=kind,
        record=record.pk if survivor is None else survivor,
        names=tuple(dict.fromkeys(name for name in names if name)),
        code=record.code if isinstance(record, Partner) else None,
        country=country,
        posts=tuple(posts),
    )


def standing_of(record: Published) -> Standing:
    """How ``record`` stands."""
    machine = record.decided_by_id is None and record.run_id is not None
    return Standing(ReviewStatus(record.status), machine, record.slug)


def _subjects() -> dict[str, int]:
    """Numbers of the subjects by code; a merged subject's code leads to the other one."""
    rows = Subject.objects.order_by().values_list("code", "pk", "merged_into")
    into = {pk: other for _code, pk, other in rows if other is not None}
    return {code: _last(pk, into) for code, pk, _other in rows}


def _survivors(model: Any) -> dict[int, int]:
    rows = model._default_manager.order_by().filter(merged_into__isnull=False)
    into = dict(rows.values_list("pk", "merged_into"))
    return {pk: _last(pk, into) for pk in into}


def _last(pk: int, into: Mapping[int, int]) -> int:
    """The end of a chain of merges; a chain that bites its tail ends where it started."""
    seen = {pk}
    at = pk
    while at in into:
        at = into[at]
        if at in seen:
            return pk
        seen.add(at)
    return at


def _variants(kind: RecordKind) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = NameVariant.objects.order_by("pk").filter(Q(**{f"{kind.value}__isnull": False}))
    for pk, name in rows.values_list(f"{kind.value}_id", "name"):
        found[pk].append(name)
    return found


def _posts() -> dict[int, list[tuple[str, int | None, int | None]]]:
    """Posts of every official with the first and the last year in which they are attested."""
    found: dict[int, list[tuple[str, int | None, int | None]]] = defaultdict(list)
    rows = Appointment.objects.order_by("pk").exclude(status=ReviewStatus.REJECTED)
    for official, post, first, last in rows.values_list(
        "official_id", "post", "first_attested", "last_attested"
    ):
        found[official].append((post, _year(first), _year(last)))
    return found


def _year(value: str) -> int | None:
    return bounds(value)[0].year if value else None


def stamp() -> tuple[int | None, ...]:
    """A value that changes whenever anybody adds, edits or merges what a run knows.

    A new record has a new number, and every other change is noted: the newest of each kind tells.
    """
    with prepared_cursor() as cursor:
        cursor.execute(_stamp_query())
        return tuple(cursor.fetchone())


@cache
def _stamp_query() -> str:
    models: tuple[type[Model], ...] = (*AUTHORITY_MODELS.values(), Appointment)
    models += (Change,)
    tables = [model._meta.db_table for model in models]
    return "SELECT " + ", ".join(f"(SELECT MAX(id) FROM {table})" for table in tables)  # noqa: S608 (our own tables)
