"""Make a large archive of invented records, always the same one for the same size.

The shape is that of a real archive: a few partners, officials and initiatives
are named everywhere and most hardly ever; every article rests on a text of 2 to
3 kB, and every claim on words of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import batched
from random import Random
from typing import Any

from django.db import transaction
from django.db.models import Model
from invented_texts import YEARS, InventedText, Told, stage_at
from words import FIRST_NAMES, LAST_NAMES, POSTS, Words

from archive.ingest.fixtures import load_fixtures
from archive.models import (
    Appointment,
    Article,
    ImportRun,
    Initiative,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Meeting,
    MeetingParticipant,
    Official,
    Outlet,
    Partner,
    RawDocument,
    Subject,
)
from archive.search import index
from archive.vocabulary import InitiativeKind, MeetingFormat, RunState

#: Articles for one record of each kind; partners are those of the fixtures.
PER_OFFICIAL, PER_INITIATIVE, PER_MEETING = 10, 4, 10
NAMED_PARTNERS = 300
_AT_ONCE = 1000


class BigArchive:
    """Makes the records of an archive with ``size`` articles."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.random = Random(20)
        self.words = Words(self.random)
        self.run = ImportRun.objects.create(
            origin="benchmark", pipeline_version="benchmark", state=RunState.INTERRUPTED
        )
        self.machine: dict[str, Any] = {
            "status": "accepted",
            "run": self.run,
            "rule": "benchmark.rule",
            "confidence": 0.9,
        }
        self.outlets = list(Outlet.objects.order_by("pk")[:60])
        self.partners = list(
            Partner.objects.filter(kind__in=["country", "international", "agency"]).order_by("pk")
        )
        self.random.shuffle(self.partners)
        del self.partners[NAMED_PARTNERS:]
        self.subjects = list(Subject.objects.live().order_by("pk"))

    def make(self) -> None:
        """Make all records, the joining rows, and the search index."""
        officials = self._officials(max(10, self.size // PER_OFFICIAL))
        meetings = self._meetings(max(10, self.size // PER_MEETING))
        told = self._initiatives(max(10, self.size // PER_INITIATIVE), officials, meetings)
        for numbers in batched(range(self.size), _AT_ONCE):
            with transaction.atomic():
                self._articles(numbers, told)
        self._stages(told)
        for model in (Partner, Official, Meeting, Initiative):
            for records in batched(model._default_manager.order_by("pk"), _AT_ONCE):
                with transaction.atomic():
                    index(records)

    def _officials(self, count: int) -> list[Official]:
        names = [
            f"{self.random.choice(FIRST_NAMES)} {self.random.choice(LAST_NAMES)}"
            for _ in range(count)
        ]
        officials = [
            Official(
                name=name,
                slug=f"pejabat-{number}",
                country="ID"
                if number % 3 == 0
                else self.random.choice(self.partners).iso3166[:2].replace("ID", ""),
                **self.machine,
            )
            for number, name in enumerate(names)
        ]
        _create(officials)
        appointments = []
        for official in officials:
            for term in range(self.random.choice((1, 1, 2, 3))):
                year = self.random.choice(YEARS)
                appointments.append(
                    Appointment(
                        official=official,
                        post=self.random.choice(POSTS),
                        organisation=" ".join(self.words.some(3)),
                        partner=None if official.country == "ID" else self._pick(self.partners),
                        first_attested=f"{year}-0{1 + term}-11",
                        last_attested=f"{year + term}-12-03",
                        **self.machine,
                    )
                )
        _create(appointments)
        return officials

    def _meetings(self, count: int) -> list[Meeting]:
        meetings = [
            Meeting(
                name=" ".join(["Pertemuan", *self.words.some(4)]),
                slug=f"pertemuan-{number}",
                held_on=self._day(),
                place=self.random.choice(("Jakarta", "Tokyo", "Bali", "")),
                format=self.random.choice(MeetingFormat.codes()),
                **self.machine,
            )
            for number in range(count)
        ]
        _create(meetings)
        return meetings

    def _initiatives(
        self, count: int, officials: list[Official], meetings: list[Meeting]
    ) -> list[Told]:
        initiatives = [
            Initiative(
                name=" ".join(["Kerja sama", *self.words.some(5)]),
                slug=f"prakarsa-{number}",
                kind=self.random.choice(InitiativeKind.codes()),
                scope="labour" if number % 5 else "other",
                **self.machine,
            )
            for number in range(count)
        ]
        _create(initiatives)
        told = [
            Told(
                initiative,
                partners=self._several(self.partners, (1, 1, 2)),
                officials=self._several(officials, (1, 2)),
                subjects=self._several(self.subjects, (1, 2)),
                meeting=self.random.choice(meetings),
            )
            for initiative in initiatives
        ]
        _create(
            InitiativeSubject(initiative=one.initiative, subject=subject, **self.machine)
            for one in told
            for subject in one.subjects
        )
        linked = self.random.sample(told, len(told) // 5)
        _create(
            InitiativeLink(
                initiative=one.initiative, other=other.initiative, kind="related", **self.machine
            )
            for one, other in zip(linked[::2], linked[1::2], strict=False)
        )
        self._meeting_rows(told)
        return told

    def _meeting_rows(self, told: list[Told]) -> None:
        rows: dict[tuple[int, str, int], MeetingParticipant] = {}
        for one in told:
            for partner in one.partners:
                rows[one.meeting.pk, "partner", partner.pk] = MeetingParticipant(
                    meeting=one.meeting, partner=partner, **self.machine
                )
            for official in one.officials:
                rows[one.meeting.pk, "official", official.pk] = MeetingParticipant(
                    meeting=one.meeting, official=official, **self.machine
                )
        _create(rows.values())
        _create(
            InitiativeMeeting(initiative=one.initiative, meeting=one.meeting, **self.machine)
            for one in told
        )

    def _articles(self, numbers: Sequence[int], told: list[Told]) -> None:
        """Make the articles with these ``numbers`` and everything that rests on them."""
        subjects_of = [self._pick(told, slope=2) for _ in numbers]
        texts = [InventedText(self, one) for one in subjects_of]
        raw_documents = [
            RawDocument(
                reference=f"berita-{number}",
                content=text.text.encode(),
                sha256="0" * 64,
                run=self.run,
            )
            for number, text in zip(numbers, texts, strict=True)
        ]
        _create(raw_documents)
        articles = [
            Article(
                reference=f"berita-{number}",
                slug=f"berita-{number}",
                headline=" ".join(self.words.some(9)).capitalize(),
                raw_document=raw,
                outlet=self._pick(self.outlets),
                event_on=self._day(),
                text=text.text,
                passages=[["paragraph", start, end] for start, end in text.lines],
                boilerplate=[],
                **self.machine,
            )
            for number, raw, text in zip(numbers, raw_documents, texts, strict=True)
        ]
        _create(articles)
        rows: dict[type[Model], list[Any]] = defaultdict(list)
        held = _appointments(text for text in texts)
        for article, text, one in zip(articles, texts, subjects_of, strict=True):
            one.days.append(article.event_on)
            for row in text.rows(article, one, held):
                rows[type(row)].append(row)
        for several in rows.values():
            _create(several, ignore_conflicts=True)
        index(articles)

    def _stages(self, told: list[Told]) -> None:
        """Give the initiatives the stages that their articles report."""
        for one in told:
            if one.days:
                one.initiative.stage_on = max(one.days)
                one.initiative.stage = stage_at(max(one.days))
        Initiative.objects.bulk_update(
            [one.initiative for one in told], ["stage", "stage_on"], batch_size=_AT_ONCE
        )

    def _pick[Item](self, items: Sequence[Item], *, slope: int = 3) -> Item:
        """One of ``items``, the first ones far more often than the last."""
        return items[int(len(items) * self.random.random() ** slope)]

    def _several[Item](self, items: Sequence[Item], counts: Sequence[int]) -> list[Item]:
        picked = [self._pick(items) for _ in range(self.random.choice(counts))]
        return list(dict.fromkeys(picked))

    def _day(self) -> str:
        year = self.random.choice(YEARS)
        return f"{year}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"


def make_archive(size: int) -> None:
    """Make an archive with ``size`` articles in an empty, migrated database."""
    load_fixtures()
    BigArchive(size).make()


def _appointments(texts: Iterable[InventedText]) -> dict[int, Appointment]:
    officials = {
        record.pk
        for text in texts
        for record, _start, _end in text.spans
        if isinstance(record, Official)
    }
    rows = Appointment.objects.filter(official__in=officials).order_by("pk")
    return {row.official_id: row for row in rows}


def _create(rows: Iterable[Any], *, ignore_conflicts: bool = False) -> None:
    """Insert ``rows``, all of one model; of two rows for the same thing the first holds."""
    rows = list(rows)
    if rows:
        manager = type(rows[0])._default_manager
        manager.bulk_create(rows, batch_size=_AT_ONCE, ignore_conflicts=ignore_conflicts)
