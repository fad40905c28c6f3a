"""What the public sees, and what it never sees."""

from __future__ import annotations

import html
import re

import pytest
from django.conf import settings
from django.urls import reverse

from archive.models import Mention, Official, StageReport
from tests.archive.public_records import (
    TEXT,
    machine,
    make_article,
    make_initiative,
    make_meeting,
    make_official,
    make_outlet,
    make_partner,
    make_story,
    make_subject,
    reviewed,
    span,
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
HOSTILE = [
    "\x00",
    '"',
    "*",
    "'; DROP TABLE x; --",
    "a" * 5000,
    "%",
    "\\",
    "-",
    "NEAR(",
    "\ud7ff￿🫠",
    "{{ 7*7 }}",
    "<script>alert(1)</script>",
]


@pytest.fixture
def get(client):
    def fetch(address, **parameters):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        return client.get(address, parameters)

    return fetch


def text_of(response) -> str:
    """What a reader sees: the page without tags."""
    return html.unescape(re.sub(r"<[^>]+>", "", response.content.decode()))


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


def test_a_year_that_is_not_known_shows_the_years_that_fit(get):
    article = make_article(event_on="", event_candidates="2019-07-17, 2024-07-17")
    page = text_of(get(article.get_absolute_url()))
    assert "year unknown: 17 Jul 2019 or 17 Jul 2024" in " ".join(page.split())


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


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("name", ["search", *LISTS])
def test_no_question_makes_an_error(get, name, words):
    make_story()
    parameters = dict.fromkeys(
        ("q", "partner", "subject", "stage", "kind", "outlet", "year", "official", "page", "sort"),
        words,
    )
    response = get(reverse(name), **parameters)
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_search_finds_all_kinds_and_marks_the_words(get):
    story = make_story()
    make_meeting(name="Pertemuan pelatihan")
    page = get(reverse("search"), q="pelatihan").content.decode()
    assert story.initiative.get_absolute_url() in page
    assert story.article.get_absolute_url() in page
    assert story.subject.get_absolute_url() in page
    assert '<mark class="hit">' in page


def test_search_pages_hold_each_record_once(get):
    made = {make_initiative(f"Magang {number}").get_absolute_url() for number in range(45)}
    seen = []
    for number in (1, 2, 3):
        page = get(reverse("search"), q="magang", page=number).content.decode()
        seen += re.findall(r'<h3><a class="q" href="(/prakarsa/[^"]+)"', page)
    assert sorted(seen) == sorted(made)


def test_list_pages_hold_each_record_once(get):
    for _ in range(60):
        make_article()
    seen = []
    for number in (1, 2, 3):
        page = get(reverse("article_list"), page=number).content.decode()
        seen += re.findall(r'<h3><a class="q" href="(/berita/[^"]+)"', page)
    assert len(seen) == len(set(seen)) == 60


def test_filtered_pages_ask_robots_to_stay_away_and_name_the_plain_list(get):
    story = make_story()
    plain = get(reverse("initiative_list")).content.decode()
    filtered = get(reverse("initiative_list"), partner=story.partner.slug).content.decode()
    assert "noindex" not in plain
    assert '<meta name="robots" content="noindex,nofollow">' in filtered
    assert '<link rel="canonical" href="http://testserver/prakarsa/">' in filtered


def test_an_active_filter_can_be_taken_away_by_a_link(get):
    story = make_story()
    page = get(reverse("initiative_list"), partner=story.partner.slug, stage="signed")
    assert f'href="?partner={story.partner.slug}"' in page.content.decode()
    assert 'href="?stage=signed"' in page.content.decode()


def test_a_value_that_is_not_understood_is_named_and_left_out(get):
    story = make_story()
    page = get(reverse("article_list"), year="duaribu")
    assert story.article.get_absolute_url() in page.content.decode()
    assert "Left out: Year" in text_of(page)
    assert "four figures" in text_of(page)


@pytest.mark.parametrize("address", ["/", "/prakarsa/", "/cari/?q=x"])
def test_pages_have_no_script_or_style_of_their_own(get, address):
    make_story()
    page = get(address).content.decode()
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*src=)", page)


def test_pages_carry_the_strict_policy(get):
    assert "default-src 'self'" in get("/").headers["Content-Security-Policy"]


def test_the_language_switch_works_without_a_script(client):
    response = client.post(
        reverse("set_language"), {"language": "en", "next": "/tentang/"}, follow=True
    )
    assert '<html lang="en"' in response.content.decode()


def test_the_theme_is_kept_and_set_by_the_server(client):
    response = client.post(
        reverse("set_theme"), {"theme": "dark", "next": "/tentang/"}, follow=True
    )
    assert 'data-theme="dark"' in response.content.decode()
    client.post(reverse("set_theme"), {"theme": ""})
    assert "data-theme" not in client.get("/tentang/").content.decode()


def test_the_theme_form_leads_to_no_other_site(client):
    response = client.post(reverse("set_theme"), {"theme": "dark", "next": "https://evil.test/"})
    assert response.url == "/"


def test_a_made_up_theme_is_not_kept(client):
    client.cookies["theme"] = '"><script>'
    assert "data-theme" not in client.get("/").content.decode()


def test_what_is_not_there_says_so_in_the_archives_own_look(get):
    response = get("/berita/tidak-ada/")
    assert response.status_code == 404
    assert "There is nothing at this address" in text_of(response)


def test_an_error_page_needs_nothing_that_could_fail(client, monkeypatch):
    monkeypatch.setattr(
        "archive.views.pages.AboutView.get_context_data", lambda *_args, **_fields: 1 / 0
    )
    client.raise_request_exception = False
    response = client.get("/tentang/")
    assert response.status_code == 500
    assert "mufakat.css" in response.content.decode()


def test_robots_are_asked_to_stay_out_of_what_has_no_end(get):
    page = get("/robots.txt").content.decode()
    assert "Disallow: /cari/" in page
    assert "Disallow: /admin/" in page


def test_hostile_names_are_inert_on_every_page(get):
    story = make_story()
    for record in (story.partner, story.official, story.initiative, story.meeting):
        record.name = '<script>alert(1)</script>"onload="x'
        record.save()
    for name in ("article", "partner", "official", "initiative", "meeting", "subject"):
        page = get(getattr(story, name).get_absolute_url()).content.decode()
        assert "<script>alert" not in page
        assert '"onload="' not in page


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
