"""What the public never sees: drafts, withdrawn records, words that rights hold back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from archive.models import Official
from tests.archive.public_records import (
    TEXT,
    make_article,
    make_initiative,
    make_official,
    make_outlet,
    make_partner,
    make_story,
    make_subject,
    reviewed,
    text_of,
)

pytestmark = pytest.mark.django_db

LISTS = [
    "article_list",
    "partner_list",
    "official_list",
    "initiative_list",
    "meeting_list",
    "subject_list",
]
PLAIN = ["home", "search", "about", *LISTS]


def test_re_told_texts_say_so(get):
    article = make_article(rights="retold")
    assert f"Re-told from a report of {article.outlet.name}" in text_of(
        get(article.get_absolute_url())
    )


def test_excerpt_rights_show_evidence_and_hold_back_the_rest(get):
    secret = "Kalimat panjang ini tidak menjadi bukti apa pun dan milik medianya."
    text = TEXT + "\n" + f"{secret}\n" * 12 + "Akhir tulisan."
    story = make_story(text=text, rights="excerpt")
    page = get(story.article.get_absolute_url()).content.decode()
    assert story.report.exact in text_of(get(story.article.get_absolute_url()))
    assert secret not in page
    assert "Akhir tulisan" not in page


def test_closed_rights_show_no_sentence_anywhere(get):
    story = make_story(outlet=make_outlet(rights="closed"))
    for record in (story.article, story.initiative, story.official, story.meeting, story.partner):
        page = text_of(get(record.get_absolute_url()))
        assert "nota kesepahaman pelatihan perawat" not in page
        assert "kuota baru" not in page
    assert "kuota baru" not in text_of(get(reverse("search"), q="kuota"))
    assert "kuota baru" not in text_of(get(reverse("article_list"), q="kuota"))


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "proposed"},
        {"publication": "draft"},
    ],
)
@pytest.mark.parametrize("name", ["article", "partner", "official", "initiative", "meeting"])
def test_what_is_not_public_is_nowhere(get, name, fields):
    story = make_story()
    record = getattr(story, name)
    for field, value in fields.items():
        setattr(record, field, value)
    record.save()
    address = record.get_absolute_url()
    assert get(address).status_code == 404
    for other in ("article", "partner", "official", "initiative", "meeting", "subject"):
        if other != name:
            page = get(getattr(story, other).get_absolute_url())
            assert f'href="{address}' not in page.content.decode(), f"{other} leads to a draft"
    for list_name in PLAIN:
        assert f'href="{address}' not in get(reverse(list_name)).content.decode()


def test_rows_of_an_article_that_is_not_public_are_not_shown(get):
    story = make_story()
    story.article.publication = "draft"
    story.article.save()
    for record in (story.initiative, story.official, story.meeting, story.partner):
        assert "menandatangani" not in text_of(get(record.get_absolute_url()))
        assert "kuota baru" not in text_of(get(record.get_absolute_url()))


def test_a_withdrawn_record_answers_410_with_a_page(get):
    initiative = make_initiative(publication="withdrawn")
    response = get(initiative.get_absolute_url())
    assert response.status_code == 410
    assert "withdrawn" in text_of(response)


def test_a_rejected_record_answers_410(get):
    assert get(make_partner(status="rejected").get_absolute_url()).status_code == 410


def test_a_merged_record_leads_to_the_last_survivor(get):
    last = make_official("Sari Dewi")
    middle = make_official("S. Dewi", merged_into=last)
    first = make_official("Dewi", merged_into=middle)
    response = get(first.get_absolute_url())
    assert response.status_code == 301
    assert response.url == last.get_absolute_url()


def test_a_circle_of_merges_ends(get):
    one = make_official()
    other = make_official(merged_into=one)
    Official.objects.filter(pk=one.pk).update(merged_into=other)
    assert get(one.get_absolute_url()).status_code == 404


def test_a_merged_subject_leads_to_the_other(get):
    kept = make_subject("pelatihan")
    merged = make_subject("latihan", merged_into=kept)
    assert get(merged.get_absolute_url()).url == kept.get_absolute_url()


def test_only_reviewed_records_are_public_where_the_setting_says_so(get, settings):
    settings.ARCHIVE_REVIEWED_ONLY = True
    story = make_story()
    assert get(story.article.get_absolute_url()).status_code == 404
    assert get(make_partner(**reviewed()).get_absolute_url()).status_code == 200


@pytest.mark.parametrize("name", ["partner_list", "official_list", "subject_list"])
def test_records_without_evidence_are_known_but_not_listed(get, name):
    known = {
        "partner_list": make_partner("Atlantis"),
        "official_list": make_official("Orang Asing"),
        "subject_list": make_subject("tanpa-bukti"),
    }[name]
    assert get(known.get_absolute_url()).status_code == 200
    assert known.get_absolute_url() not in get(reverse(name)).content.decode()
