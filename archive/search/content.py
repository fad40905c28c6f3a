"""What a record is found by: its names, and the words about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, prefetch_related_objects

from archive.models import Article, Initiative, Meeting, Official, Partner, Subject


@dataclass(frozen=True, slots=True)
class Content:
    """How records of one model are indexed: what to fetch with them, and their words."""

    related: tuple[str, ...]
    name: Callable[[Any], Iterable[str]]
    body: Callable[[Any], Iterable[str]]


def _variants(record: Any) -> list[str]:
    return [variant.name for variant in record.variants.all()]


CONTENT: dict[type[Model], Content] = {
    Article: Content(
        (),
        lambda article: [article.headline],
        lambda article: [article.text],
    ),
    Partner: Content(
        ("variants",),
        lambda partner: [partner.name, partner.name_en, *_variants(partner)],
        lambda partner: [partner.description],
    ),
    Official: Content(
        ("variants", "appointments"),
        lambda official: [official.name, *_variants(official)],
        lambda official: [
            official.description,
            *(f"{held.post} {held.organisation}" for held in official.appointments.all()),
        ],
    ),
    Initiative: Content(
        ("variants", "participations__partner", "subject_rows__subject", "mentions"),
        lambda initiative: [initiative.name, *_variants(initiative)],
        lambda initiative: [
            initiative.description,
            *(row.partner.name for row in initiative.participations.all()),
            *(
                f"{row.subject.label_id} {row.subject.label_en}"
                for row in initiative.subject_rows.all()
            ),
            *(mention.exact for mention in initiative.mentions.all()),
        ],
    ),
    Meeting: Content(
        ("participants__partner", "participants__official"),
        lambda meeting: [meeting.name, meeting.place],
        lambda meeting: [meeting.description, *map(str, meeting.participants.all())],
    ),
    Subject: Content(
        ("alternatives",),
        lambda subject: [
            subject.label_id,
            subject.label_en,
            *(other.label for other in subject.alternatives.all()),
        ],
        lambda subject: [subject.definition],
    ),
}


def words(records: Sequence[Model]) -> list[tuple[int, str, str]]:
    """Primary key, names and body words of ``records``, all of one model."""
    content = CONTENT[type(records[0])]
    if content.related:
        prefetch_related_objects(records, *content.related)
    return [
        (record.pk, "\n".join(content.name(record)), "\n".join(content.body(record)))
        for record in records
    ]
