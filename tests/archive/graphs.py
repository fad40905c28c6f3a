"""Small random archives of records with all that can lead to them, and what their tables hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone
from hypothesis import strategies as st

from archive.models import (
    Appointment,
    ArticleSubject,
    Attestation,
    DeskNote,
    FieldLock,
    FieldProposal,
    FollowUp,
    InitiativeLink,
    InitiativeMeeting,
    InitiativePair,
    InitiativeSubject,
    Involvement,
    MeetingPair,
    MeetingParticipant,
    Mention,
    MentionCandidate,
    NameVariant,
    OfficialPair,
    Participation,
    PartnerPair,
    Quotation,
    StageReport,
    StatedAmount,
    SubjectLabel,
    SubjectMatch,
    SubjectRelation,
)
from archive.models.stages import derive_stage
from archive.search import rebuild
from tests.archive.public_records import (
    make_article,
    make_initiative,
    make_meeting,
    make_official,
    make_partner,
    make_subject,
    reviewed,
    span,
)

#: So many records of each kind.
RECORDS = 4
KINDS = ("partner", "official", "initiative", "meeting", "subject")
_WORDS = ("Jepang", "perawat", "Sari Dewi")
#: Written by the history itself, or by nobody that a merge concerns.
_NOT_COMPARED = {"change", "changedrecord", "changeset"}

_states = st.sampled_from(["proposed", "machine", "reviewed", "refused"])
_keys = st.integers(0, RECORDS - 1)

#: One row: what kind of row, its two ends, a variation, and how it was decided.
links = st.lists(
    st.tuples(st.integers(0, 19), _keys, _keys, st.integers(0, 2), _states), max_size=30
)


class Graph:
    """Four records of each kind and the rows that ``drawn`` says."""

    def __init__(self, drawn: Sequence[tuple[int, int, int, int, str]]) -> None:
        numbers = range(RECORDS)
        self.user, _created = User.objects.get_or_create(username="pendata")
        self.articles = [make_article() for _ in range(2)]
        self.records: dict[str, list[Any]] = {
            "partner": [make_partner(f"Mitra {at}", code=f"kode:{at}") for at in numbers],
            "official": [make_official(f"Pejabat {at}") for at in numbers],
            "initiative": [make_initiative(f"Prakarsa {at}", stage="") for at in numbers],
            "meeting": [make_meeting(name=f"Pertemuan {at}") for at in numbers],
            "subject": [make_subject(f"topik-{at}") for at in numbers],
        }
        for kind, one, other, variation, state in drawn:
            self._makers()[kind % len(self._makers())](one, other, variation, _judged(state))
        for initiative in self.records["initiative"]:
            derive_stage(initiative)
        rebuild()

    def _makers(self) -> tuple[Callable[..., None], ...]:
        return (
            *(self._mention(kind) for kind in KINDS[:4]),
            self._joins(Participation, "initiative", "partner", ("role", _ROLES)),
            self._joins(Involvement, "initiative", "official", ("role", _PARTS)),
            self._joins(InitiativeMeeting, "initiative", "meeting", ("role", _OCCASIONS)),
            self._joins(InitiativeSubject, "initiative", "subject"),
            self._joins(MeetingParticipant, "meeting", "partner"),
            self._joins(MeetingParticipant, "meeting", "official"),
            self._joins(InitiativeLink, "initiative", "initiative", ("kind", _LINKS)),
            self._report,
            self._amount,
            self._post,
            self._quotation,
            self._name,
            self._note,
            self._subject,
            self._pair,
            self._under,
        )

    def _mention(self, kind: str) -> Callable[..., None]:
        def make(one: int, other: int, variation: int, judged: dict[str, Any]) -> None:
            article = self.articles[other % 2]
            words = span(article.text, _WORDS[variation])
            if Mention.objects.filter(
                article=article, start=words["start"], **{kind: self.records[kind][one]}
            ).exists():
                return
            mention = Mention.objects.create(
                article=article, kind=kind, **{kind: self.records[kind][one]}, **words, **judged
            )
            if kind in {"partner", "official"}:
                candidate = self.records[kind][other]
                MentionCandidate.objects.create(mention=mention, **{kind: candidate})

        return make

    def _joins(
        self, model: Any, first: str, second: str, choice: tuple[str, Sequence[str]] | None = None
    ) -> Callable[..., None]:
        def make(one: int, other: int, variation: int, judged: dict[str, Any]) -> None:
            names = (first, "other") if first == second else (first, second)
            ends = {names[0]: self.records[first][one], names[1]: self.records[second][other]}
            if choice is not None:
                ends[choice[0]] = choice[1][variation]
            if ends[names[0]] != ends[names[1]] and not model.objects.filter(**ends).exists():
                model.objects.create(**ends, **judged)

        return make

    def _report(self, one: int, other: int, variation: int, judged: dict[str, Any]) -> None:
        words = span(self.articles[other % 2].text, _WORDS[variation])
        where = {"article": self.articles[other % 2], **words}
        if variation == 2:
            where = {"note": "dari berkas"}
        place = {key: where[key] for key in ("article", "start") if key in where}
        about = {"initiative": self.records["initiative"][one], "stage": "signed", **place}
        if not place or not StageReport.objects.filter(**about).exists():
            when = f"2024-0{other + 1}"
            StageReport.objects.create(**{**about, **where}, reported_on=when, **judged)

    def _amount(self, one: int, other: int, variation: int, judged: dict[str, Any]) -> None:
        StatedAmount.objects.create(
            initiative=self.records["initiative"][one],
            article=self.articles[other % 2],
            value=variation,
            unit="orang",
            **span(self.articles[other % 2].text, _WORDS[variation]),
            **judged,
        )

    def _post(self, one: int, other: int, variation: int, judged: dict[str, Any]) -> None:
        held, is_new = Appointment.objects.get_or_create(
            official=self.records["official"][one],
            post=f"Menteri {variation}",
            first_attested="2024",
            defaults={
                "last_attested": f"202{4 + other}",
                "partner": self.records["partner"][other],
                **judged,
            },
        )
        if is_new:
            words = span(self.articles[other % 2].text, "Menteri")
            Attestation.objects.create(appointment=held, article=self.articles[other % 2], **words)

    def _quotation(self, one: int, other: int, variation: int, judged: dict[str, Any]) -> None:
        words = span(self.articles[other % 2].text, _WORDS[variation])
        Quotation.objects.get_or_create(
            article=self.articles[other % 2],
            **words,
            defaults={"official": self.records["official"][one], **judged},
        )

    def _name(self, one: int, other: int, variation: int, judged: dict[str, Any]) -> None:
        kind = KINDS[variation]
        NameVariant.objects.get_or_create(
            **{kind: self.records[kind][one]}, name=("Nama", "Mitra 1", "Pejabat 2")[other % 3]
        )

    def _note(self, one: int, other: int, variation: int, judged: dict[str, Any]) -> None:
        kind = KINDS[other]
        about = {kind: self.records[kind][one]}
        DeskNote.objects.create(**about, author=self.user, text="?")
        field = ("name", "description", "slug")[variation]
        FieldLock.objects.get_or_create(**about, field=field, defaults={"locked_by": self.user})
        FieldProposal.objects.get_or_create(**about, field=field, proposed="x", defaults=judged)
        if kind == "initiative":
            FollowUp.objects.get_or_create(
                **about, owner=self.user, defaults={"due_on": date(2026, 1, 1)}
            )

    def _subject(self, one: int, other: int, variation: int, judged: dict[str, Any]) -> None:
        subject, second = self.records["subject"][one], self.records["subject"][other]
        article = self.articles[variation % 2]
        ArticleSubject.objects.get_or_create(article=article, subject=subject, defaults=judged)
        SubjectLabel.objects.get_or_create(subject=subject, label=f"Label {variation}")
        SubjectMatch.objects.get_or_create(
            subject=subject, uri=f"https://example.org/{variation}", defaults={"scheme": "other"}
        )
        related = SubjectRelation.objects.filter(subject=second, other=subject)
        if subject != second and not related.exists():
            SubjectRelation.objects.get_or_create(subject=subject, other=second)

    def _pair(self, one: int, other: int, variation: int, judged: dict[str, Any]) -> None:
        if one == other:
            return
        kind, model = (
            ("partner", PartnerPair),
            ("official", OfficialPair),
            ("initiative", InitiativePair),
            ("meeting", MeetingPair),
        )[(one + variation) % 4]
        records = self.records[kind]
        first, second = sorted((records[one], records[other]), key=lambda record: record.pk)
        model.objects.get_or_create(first=first, second=second, defaults=judged)

    def _under(self, one: int, other: int, variation: int, judged: dict[str, Any]) -> None:
        """A part of another record; a lower number never stands under a higher one's part."""
        kind = ("partner", "initiative", "subject")[variation]
        if one > other:
            record = self.records[kind][one]
            record.parent = self.records[kind][other]
            record.save()


_ROLES = ("host", "funder", "implementer")
_PARTS = ("signatory", "witness", "proposer")
_OCCASIONS = ("announced", "signed", "agreed")
_LINKS = ("continues", "amends", "related")


def _judged(state: str) -> dict[str, Any]:
    given = reviewed()
    match state:
        case "proposed":
            given |= {"status": "proposed", "decided_by": None, "decided_at": None}
        case "machine":
            given |= {"decided_by": None, "decided_at": None}
        case "refused":
            given |= {"status": "rejected", "decided_at": timezone.now()}
    return given


def tables() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the archive's tables and of its search index, but for the time of saving."""
    held: dict[str, list[tuple[Any, ...]]] = {}
    for model in apps.get_app_config("archive").get_models():
        if model._meta.model_name in _NOT_COMPARED:
            continue
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if field.name not in {"changed_at", "content", "text"}
        ]
        held[model.__name__] = sorted(model._base_manager.values_list(*names), key=repr)
    # SQLite keeps no words that could be read back; PostgreSQL keeps them in any order.
    columns = "rowid" if connection.vendor == "sqlite" else "record, strip(document)::text"
    with connection.cursor() as cursor:
        for kind in KINDS:
            cursor.execute(f"SELECT {columns} FROM archive_search_{kind}")  # noqa: S608
            held[f"search {kind}"] = sorted(cursor.fetchall(), key=repr)
    return held
