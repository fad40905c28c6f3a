"""What a record is found by: its names, and the words about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from archive.models import (
    Appointment,
    Article,
    Initiative,
    InitiativeSubject,
    Meeting,
    MeetingParticipant,
    Mention,
    NameVariant,
    Official,
    Participation,
    Partner,
    Subject,
    SubjectLabel,
)


@dataclass(frozen=True, slots=True)
class Said:
    """Rows whose words a record is found by: ``about`` is their column that points to it."""

    model: type[Model]
    about: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The fields of a record, and of the rows about it, that are indexed as names and as body."""

    names: tuple[str, ...]
    body: tuple[str, ...]
    said_names: tuple[Said, ...] = ()
    said_body: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Fresh:
    """Rows that were written just now.

    They are all there are about the records that are ``new`` with them, so these need not be
    asked for. ``new`` names records by the column that points to them: (``"official_id"``, 12).
    """

    new: frozenset[tuple[str, int]] = frozenset()
    rows: Mapping[type[Model], Sequence[Mapping[str, Any]]] = field(default_factory=dict)


CONTENT: dict[type[Model], Content] = {
    Article: Content(names=("headline",), body=("text",)),
    Partner: Content(
        names=("name", "name_en"),
        body=("description",),
        said_names=(Said(NameVariant, "partner_id", ("name",)),),
    ),
    Official: Content(
        names=("name",),
        body=("description",),
        said_names=(Said(NameVariant, "official_id", ("name",)),),
        said_body=(Said(Appointment, "official_id", ("post", "organisation")),),
    ),
    Initiative: Content(
        names=("name",),
        body=("description",),
        said_names=(Said(NameVariant, "initiative_id", ("name",)),),
        said_body=(
            Said(Participation, "initiative_id", ("partner__name",)),
            Said(
                InitiativeSubject,
                "initiative_id",
                ("subject__label_id", "subject__label_en"),
            ),
            Said(Mention, "initiative_id", ("exact",)),
        ),
    ),
    Meeting: Content(
        names=("name", "place"),
        body=("description",),
        said_body=(Said(MeetingParticipant, "meeting_id", ("partner__name", "official__name")),),
    ),
    Subject: Content(
        names=("label_id", "label_en"),
        body=("definition",),
        said_names=(Said(SubjectLabel, "subject_id", ("label",)),),
    ),
}


def words(records: Sequence[Model], fresh: Fresh) -> Iterator[tuple[int, str, str]]:
    """Primary key, names and body words of ``records``, all of one model."""
    content = CONTENT[type(records[0])]
    keys = [record.pk for record in records]
    said_names = _said(content.said_names, keys, fresh)
    said_body = _said(content.said_body, keys, fresh)
    for record in records:
        names = [getattr(record, name) for name in content.names]
        body = [getattr(record, name) for name in content.body]
        yield (
            record.pk,
            "\n".join((*names, *said_names[record.pk])),
            "\n".join((*body, *said_body[record.pk])),
        )


def _said(
    several: Sequence[Said], keys: Sequence[int], fresh: Fresh
) -> Mapping[int, Sequence[str]]:
    """What the rows say about the records with ``keys``: a line for each row."""
    lines: dict[int, list[str]] = defaultdict(list)
    for said in several:
        for key, *values in _rows(said, keys, fresh):
            lines[key].append(" ".join(filter(None, values)))
    return lines


def _rows(said: Said, keys: Sequence[int], fresh: Fresh) -> Iterator[Sequence[Any]]:
    """The record's key and the values of ``said`` of every row about the records."""
    unasked = {key for key in keys if (said.about, key) in fresh.new} if _is_own(said) else set()
    for row in fresh.rows.get(said.model, ()):
        if row[said.about] in unasked:
            yield [row[name] for name in (said.about, *said.fields)]
    asked = [key for key in keys if key not in unasked]
    if asked:
        rows = said.model._default_manager.filter(**{f"{said.about}__in": asked})
        yield from rows.values_list(said.about, *said.fields)


def _is_own(said: Said) -> bool:
    """Whether the words stand in the rows themselves, not in what these point to."""
    return not any("__" in name for name in said.fields)
