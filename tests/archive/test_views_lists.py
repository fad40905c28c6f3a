"""Lists and the search over them: filters, pages, what cannot be understood."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.archive.public_records import (
    make_article,
    make_initiative,
    make_meeting,
    make_story,
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
