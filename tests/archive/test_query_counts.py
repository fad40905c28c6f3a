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

#: Pages, with the records of a story, and how many questions they may ask at most.
LISTS = [
    ("/", 14),
    ("/berita/", 9),
    ("/berita/?q=pelatihan", 11),
    ("/berita/?q=pelatihan&sort=oldest", 10),
    ("/berita/?partner={partner.slug}", 10),
    ("/berita/?official={official.slug}", 10),
    ("/berita/?initiative={initiative.slug}", 10),
    ("/berita/?subject={subject.code}", 11),
    ("/berita/?outlet={article.outlet.code}", 10),
    ("/berita/?year=2024", 9),
    ("/berita/?stage=signed", 9),
    (
        "/berita/?partner={partner.slug}&subject={subject.code}&year=2024&stage=signed&q=pelatihan",
        14,
    ),
    ("/mitra/", 5),
    ("/mitra/?q=jepang", 7),
    ("/mitra/?kind=country&stage=signed", 5),
    ("/mitra/?subject={subject.code}", 7),
    ("/pejabat/", 5),
    ("/pejabat/?q=sari", 7),
    ("/pejabat/?partner={partner.slug}&year=2024&side=indonesia", 6),
    ("/prakarsa/", 8),
    ("/prakarsa/?stage=signed&sort=silent", 8),
    ("/prakarsa/?q=pelatihan", 10),
    ("/prakarsa/?partner={partner.slug}&official={official.slug}", 10),
    ("/prakarsa/?outlet={article.outlet.code}&year=2024&subject={subject.code}", 11),
    ("/prakarsa/?silence=1&kind=training", 8),
    ("/pertemuan/", 5),
    ("/pertemuan/?q=pertemuan", 7),
    ("/pertemuan/?partner={partner.slug}&official={official.slug}&year=2024", 7),
    ("/topik/", 4),
    ("/topik/?q=pelatihan", 5),
]
RECORDS = [
    ("article", 10),
    ("partner", 17),
    ("official", 20),
    ("initiative", 14),
    ("meeting", 4),
    ("subject", 16),
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
    address = address.format(**vars(story))
    few = questions(client, address)
    grow(story, 12)
    assert questions(client, address) == few
    assert few <= most


@pytest.mark.parametrize(("part", "most"), [("riwayat", 3), ("bukti", 8)])
def test_what_a_page_leaves_out_takes_a_fixed_number_of_questions(client, part, most):
    story = make_story()
    grow(story, 1)
    address = f"{story.initiative.get_absolute_url()}{part}/"
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


@pytest.mark.parametrize(
    ("query", "most"), [("q=pelatihan", 20), ("q=pelatihan&kind=article", 16), ("q=tidakada", 6)]
)
def test_search_asks_two_questions_of_each_kind_and_a_few_for_the_page(client, query, most):
    story = make_story()
    grow(story, 1)
    few = questions(client, f"/cari/?{query}")
    grow(story, 12)
    # A page that is full of one kind has no others to fetch.
    assert questions(client, f"/cari/?{query}") <= few <= most


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
