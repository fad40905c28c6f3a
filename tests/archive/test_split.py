"""Splitting a record that holds two."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.curation.split import split
from archive.models import (
    Appointment,
    ChangeSet,
    Initiative,
    Mention,
    NameVariant,
    Official,
    Participation,
    StageReport,
)
from archive.search import search
from archive.vocabulary import ChangeKind, ReviewStatus
from tests.archive.desk import (
    at_the_desk,
    make_editor,
    make_mention,
    make_participation,
    proposed,
)
from tests.archive.public_records import (
    machine,
    make_article,
    make_initiative,
    make_official,
    make_partner,
    make_subject,
    span,
    text_of,
)

pytestmark = pytest.mark.django_db


def split_page(record):
    return reverse(f"admin:archive_{record._meta.model_name}_split", args=[record.pk])


def test_chosen_rows_move_to_a_new_record_and_no_run_takes_them_back():
    both = make_official("Sari Dewi", country="ID")
    words = make_mention("Sari Dewi", official=both)
    stays = make_mention("Sari Dewi", official=both)
    post = Appointment.objects.create(official=both, post="Dirjen", **machine())
    NameVariant.objects.create(official=both, name="Sari Dewi Lestari")
    by = make_editor("Chief editor")

    done = split(
        both,
        {"mention.official": {words.pk}, "appointment.official": {post.pk}},
        by=by,
        name="Sari Dewi Lestari",
        reason="two women",
    )

    new = done.record
    assert (done.is_new, done.moved, done.left) == (True, 3, 0)
    assert (new.slug, new.country, new.status) == ("sari-dewi-lestari", "ID", "accepted")
    # The name of the new record is no longer a name of the old one.
    assert [variant.official for variant in NameVariant.objects.all()] == [new]
    words.refresh_from_db()
    stays.refresh_from_db()
    assert (words.official, words.status, words.decided_by) == (new, "accepted", by)
    assert words.corrected_fields == ["official"]
    assert (stays.official, stays.status) == (both, "proposed")
    assert list(search(Official.objects.live(), "dirjen")) == [new]
    done_set = ChangeSet.objects.latest("pk")
    assert (done_set.kind, done_set.reason) == (ChangeKind.SPLIT, "two women")


def test_stages_are_derived_anew_on_both_sides():
    initiative, article = make_initiative(stage=""), make_article()
    for stage, when in (("agreed", "2023"), ("signed", "2024")):
        StageReport.objects.create(
            initiative=initiative,
            stage=stage,
            reported_on=when,
            article=article,
            **span(article.text, "menandatangani"),
            **machine(),
        )
    signed = StageReport.objects.get(stage="signed")

    new = split(
        initiative, {"stagereport.initiative": {signed.pk}}, by=make_editor(), name="Yang kedua"
    ).record

    initiative.refresh_from_db()
    new.refresh_from_db()
    assert (initiative.stage, initiative.stage_on) == ("agreed", "2023")
    assert (new.stage, new.kind) == ("signed", initiative.kind)


def test_rows_move_to_a_record_that_is_there_and_what_it_has_is_left():
    both, other, initiative = make_partner("Korea"), make_partner("Jepang"), make_initiative()
    here, there = make_participation(initiative, both), make_participation(initiative, other)
    refused = make_mention(partner=both, status="rejected")
    done = split(
        both,
        {"participation.partner": {here.pk}, "mention.partner": {refused.pk}},
        by=make_editor(),
        to=other,
    )
    assert (done.record, done.is_new, done.moved, done.left) == (other, False, 1, 1)
    assert Participation.objects.get(pk=here.pk).partner == both
    assert Participation.objects.get(pk=there.pk).status == ReviewStatus.PROPOSED
    assert Mention.objects.get().status == ReviewStatus.REJECTED


@pytest.mark.parametrize(
    ("chosen", "name", "target", "said"),
    [
        (False, "Baru", False, "Choose at least one row"),
        (True, " ", False, "name a new one"),
        (True, "Baru", True, "not both"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_moved(chosen, name, target, said):
    both, other = make_official(), make_official()
    words = make_mention("Sari Dewi", official=both)
    with pytest.raises(ValidationError, match=said):
        split(
            both,
            {"mention.official": {words.pk} if chosen else set()},
            by=make_editor(),
            name=name,
            to=other if target else None,
        )
    assert not ChangeSet.objects.exists()
    assert Official.objects.count() == 2


def test_rows_of_another_record_cannot_be_chosen():
    both, stranger = make_official(), make_official()
    words = make_mention("Sari Dewi", official=stranger)
    with pytest.raises(ValidationError):
        split(both, {"mention.official": {words.pk}}, by=make_editor(), name="Baru")
    words.refresh_from_db()
    assert words.official == stranger
    assert Official.objects.count() == 2


def test_the_page_narrows_rows_by_words_and_keeps_what_was_ticked():
    chief = at_the_desk(make_editor("Chief editor"))
    partner = make_partner("Jepang")
    words = make_mention("Jepang", partner=partner)
    make_mention("Indonesia", partner=partner)
    page = chief.get(split_page(partner), {"q": "jepang"})
    assert [part.count for part in page.context["parts"]] == [1]

    again = chief.post(split_page(partner), {"mention.partner": [words.pk], "name": ""})
    assert "Choose the other record, or name a new one." in text_of(again)
    assert [line.chosen for line in again.context["parts"][0].lines] == [True, False]
    answer = chief.post(split_page(partner), {"mention.partner": [words.pk], "name": "Nippon"})
    assert answer.status_code == 302
    words.refresh_from_db()
    assert words.partner.name == "Nippon"
    assert words.partner.get_absolute_url() == "/mitra/nippon/"


def test_subjects_and_merged_records_are_not_split():
    chief = at_the_desk(make_editor("Chief editor"))
    merged = make_partner(merged_into=make_partner())
    for record in (make_subject("k3"), merged):
        assert chief.get(split_page(record)).status_code == 404


def test_the_page_takes_as_many_queries_for_much_as_for_little():
    chief = at_the_desk(make_editor("Chief editor"))
    initiative = make_initiative()
    asked = []
    for rows in (1, 5):
        for _ in range(rows):
            article = make_article()
            make_participation(initiative, make_partner(), article=article)
            StageReport.objects.create(
                initiative=initiative,
                stage="signed",
                article=article,
                **span(article.text, "menandatangani"),
                **proposed(),
            )
        with CaptureQueriesContext(connection) as queries:
            assert chief.get(split_page(initiative)).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 45
    assert Initiative.objects.count() == 1
