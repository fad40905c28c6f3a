"""What all pages have in common: policy, language, theme, errors."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.archive.public_records import (
    make_story,
    text_of,
)

pytestmark = pytest.mark.django_db


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
