"""Pages ask the database a fixed number of questions, whatever the size of the archive."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import (
    Appointment,
    Attestation,
    Initiative,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    MeetingParticipant,
    Mention,
    Participation,
    Quotation,
    StageReport,
    StatedAmount,
)
from tests.archive.public_records import (
    machine,
    make_initiative,
    make_meeting,
    make_official,
    make_partner,
    make_story,
    make_subject,
    span,
)

pytestmark = pytest.mark.django_db

LISTS = [
    ("/", 14),
    ("/berita/", 8),
    ("/berita/?q=pelatihan", 8),
    ("/mitra/", 5),
    ("/pejabat/", 5),
    ("/prakarsa/", 8),
    ("/prakarsa/?stage=signed&sort=silent", 8),
    ("/pertemuan/", 5),
    ("/topik/", 4),
]
RECORDS = [
    ("article", 10),
    ("partner", 17),
    ("official", 17),
    ("initiative", 11),
    ("meeting", 4),
    ("subject", 14),
]


def grow(story, number: int) -> None:
    """Add ``number`` rows of every kind to the records of ``story``."""
    text = story.article.text
    first = story.article.quotations.count()
    for index in range(first, first + number):
        other = make_story()
        here = {"article": story.article, **machine()}
        words = {"start": index, "end": index + 4, "exact": text[index : index + 4]}
        partner, official, meeting = make_partner(), make_official(), make_meeting()
        initiative, subject = make_initiative(), make_subject(f"topik-{other.article.pk}")
        item = make_initiative(parent=story.initiative)
        for kind, record in (
            ("partner", partner),
            ("official", official),
            ("meeting", meeting),
            ("initiative", initiative),
        ):
            Mention.objects.create(kind=kind, **{kind: record}, **words, **here)
        elsewhere = {"article": other.article, **machine()}
        sentence = span(text, text.split(". ")[0] + ".")
        for kind in ("partner", "official", "meeting", "initiative"):
            record = getattr(story, kind)
            Mention.objects.create(kind=kind, **{kind: record}, **sentence, **elsewhere)
        Quotation.objects.create(official=story.official, **words, **here)
        Participation.objects.create(initiative=story.initiative, partner=partner, **words, **here)
        Participation.objects.create(initiative=initiative, partner=story.partner, **machine())
        Involvement.objects.create(initiative=story.initiative, official=official, **words, **here)
        Involvement.objects.create(initiative=initiative, official=story.official, **machine())
        StageReport.objects.create(
            initiative=story.initiative,
            stage="agreed",
            reported_on=f"{1990 + index}",
            **words,
            **here,
        )
        StageReport.objects.create(
            initiative=initiative, stage="agreed", reported_on="2020", **machine()
        )
        StatedAmount.objects.create(
            initiative=story.initiative, value=index, unit="orang", **words, **here
        )
        held = Appointment.objects.create(
            official=story.official, post=f"Jabatan {index}", partner=partner, **machine()
        )
        Attestation.objects.create(appointment=held, article=other.article, **words)
        for one, met in ((partner, story.meeting), (story.partner, meeting)):
            MeetingParticipant.objects.create(meeting=met, partner=one, **machine())
        for one, met in ((official, story.meeting), (story.official, meeting)):
            MeetingParticipant.objects.create(meeting=met, official=one, **machine())
        InitiativeMeeting.objects.create(initiative=story.initiative, meeting=meeting, **machine())
        InitiativeMeeting.objects.create(initiative=initiative, meeting=story.meeting, **machine())
        InitiativeSubject.objects.create(initiative=story.initiative, subject=subject, **machine())
        InitiativeSubject.objects.create(initiative=initiative, subject=story.subject, **machine())
        InitiativeLink.objects.create(
            initiative=story.initiative, other=item, kind="related", **machine()
        )


def questions(client, address: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(("address", "most"), LISTS)
def test_lists_ask_a_fixed_number_of_questions(client, address, most):
    story = make_story()
    grow(story, 1)
    few = questions(client, address)
    grow(story, 12)
    assert questions(client, address) == few
    assert few <= most


@pytest.mark.parametrize(("name", "most"), RECORDS)
def test_records_ask_a_fixed_number_of_questions(client, name, most):
    story = make_story()
    grow(story, 1)
    address = getattr(story, name).get_absolute_url()
    few = questions(client, address)
    grow(story, 12)
    assert questions(client, address) == few
    assert few <= most


def test_search_asks_no_more_than_each_kind_needs(client):
    grow(make_story(), 12)
    assert questions(client, "/cari/?q=pelatihan") <= 28


def test_lists_leave_the_texts_in_the_database(client):
    make_story()
    with CaptureQueriesContext(connection) as asked:
        client.get("/berita/")
        client.get("/prakarsa/")
        client.get("/mitra/")
    for query in asked:
        for column in ("text", "passages", "boilerplate", "issues"):
            assert f'"archive_article"."{column}"' not in query["sql"]


def test_nothing_is_asked_of_records_that_are_not_there(client):
    Initiative.objects.all().delete()
    assert questions(client, "/prakarsa/") <= 8
