"""What the public sees on the pages of the archive."""

from __future__ import annotations

import html
import re

import pytest
from django.urls import reverse

from archive.models import Mention, NameVariant, Participation, StageReport
from tests.archive.public_records import (
    TEXT,
    machine,
    make_article,
    make_initiative,
    make_partner,
    make_story,
    reviewed,
    span,
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


@pytest.mark.parametrize("name", PLAIN)
def test_every_page_answers_on_an_empty_archive(get, name):
    assert get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", PLAIN)
def test_every_page_answers_with_a_story(get, name):
    make_story()
    assert get(reverse(name)).status_code == 200


def test_every_record_has_a_page_and_the_pages_lead_to_each_other(get):
    story = make_story()
    pages = {
        name: get(getattr(story, name).get_absolute_url()).content.decode()
        for name in ("article", "partner", "official", "initiative", "meeting", "subject")
    }
    leads_to = {
        "article": ("partner", "official", "initiative", "meeting"),
        "partner": ("initiative", "official", "meeting", "article"),
        "official": ("initiative", "meeting", "article"),
        "initiative": ("partner", "official", "meeting", "subject", "article"),
        "meeting": ("partner", "official", "initiative", "article"),
        "subject": ("initiative", "article"),
    }
    for name, others in leads_to.items():
        for other in others:
            address = getattr(story, other).get_absolute_url()
            assert f'href="{address}' in pages[name], f"{name} does not lead to {other}"


def test_the_article_page_shows_its_text_word_for_word(get):
    story = make_story()
    page = get(story.article.get_absolute_url()).content.decode()
    page = re.sub(r'<a class="ref".*?</a>', "", page)
    shown = "\n".join(
        html.unescape(re.sub(r"<[^>]+>", "", found))
        for found in re.findall(r'<p class="read[^>]*>(.*?)</p>', page, re.DOTALL)
    )
    assert shown == TEXT


def test_evidence_is_marked_numbered_and_leads_to_its_note_and_back(get):
    story = make_story()
    page = get(story.article.get_absolute_url()).content.decode()
    numbers = re.findall(r'<a class="ref" href="#n(\d+)"', page)
    assert numbers
    for number in numbers:
        assert f'id="n{number}"' in page
    for anchor in re.findall(r'<a class="n" href="#([^"]+)"', page):
        assert page.count(f'id="{anchor}"') == 1


def test_the_initiative_page_shows_the_very_sentence_with_outlet_and_date(get):
    story = make_story()
    page = text_of(get(story.initiative.get_absolute_url()))
    assert story.report.exact in page
    assert story.article.outlet.name in page
    assert "6 May 2024" in page
    assert "read from “menandatangani”" in page


def test_the_initiative_page_names_the_post_held_at_that_date(get):
    story = make_story()
    assert "Menteri Contoh" in text_of(get(story.initiative.get_absolute_url()))


def test_reports_that_contradict_each_other_are_both_shown(get):
    story = make_story()
    StageReport.objects.create(
        initiative=story.initiative,
        article=story.article,
        stage="denied",
        reported_on="2024-05-06",
        **span(TEXT, "Menteri Sari Dewi berharap pelatihan itu segera dimulai."),
        **machine(),
    )
    page = text_of(get(story.initiative.get_absolute_url()))
    assert "Denied" in page
    assert "Signed" in page
    assert "another report" in page


def test_machine_read_and_reviewed_are_told_apart_everywhere(get):
    story = make_story()
    for record in (story.article, story.initiative, story.official, story.meeting, story.partner):
        assert "Machine-read, not reviewed" in text_of(get(record.get_absolute_url()))
    Mention.objects.filter(partner=story.partner).update(
        decided_by=reviewed()["decided_by"], decided_at=reviewed()["decided_at"]
    )
    page = get(story.article.get_absolute_url()).content.decode()
    assert '<mark class="ev mixed deep"' in page


def test_a_year_that_is_not_known_shows_the_years_that_fit(get):
    article = make_article(event_on="", event_candidates="2019-07-17, 2024-07-17")
    page = text_of(get(article.get_absolute_url()))
    assert "year unknown: 17 Jul 2019 or 17 Jul 2024" in " ".join(page.split())


def test_the_first_page_counts_only_what_there_is(get):
    make_initiative(stage="ongoing")
    make_article()
    page = " ".join(text_of(get(reverse("home"))).split())
    assert "1 is ongoing" in page
    assert " 0 " not in page


def test_the_first_page_leads_with_news_that_tells_of_an_initiative(get):
    story = make_story(event_on="2024-05-06")
    make_article(event_on="2026-01-01", headline="Kabar Tanpa Prakarsa")
    context = get(reverse("home")).context
    assert context["lead"] == story.article
    assert [article.headline for article in context["articles"]] == ["Kabar Tanpa Prakarsa"]


def test_places_that_datelines_print_in_capitals_are_written_as_in_sentences(get):
    make_story(dateline_place="KUALA LUMPUR")
    assert "Kuala Lumpur" in text_of(get(reverse("home")))


def test_a_partner_of_many_parts_folds_them_away(client):
    country = make_partner(name="Negeri Luas", name_en="Wide Land")
    NameVariant.objects.create(partner=country, name="Wide Land")
    NameVariant.objects.create(partner=country, name="Tanah Luas")
    initiative = make_initiative()
    for number in range(9):
        part = make_partner(name=f"Kota {number}", parent=country)
        Participation.objects.create(initiative=initiative, partner=part, **machine())
    page = client.get(country.get_absolute_url()).content.decode()
    assert re.search(r"<summary>\s*9 (records|catatan)\s*</summary>", page)
    assert re.search(r"<dd>Tanah Luas</dd>", page)
