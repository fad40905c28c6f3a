"""A search for a common word is counted and leafed through to a limit, and says so."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from archive.models import Article, Initiative
from archive.search import Hits, search
from archive.search.search import found, found_in_bodies, found_in_names
from archive.views import hits
from tests.archive.public_records import make_article, make_initiative, make_story, text_of

pytestmark = pytest.mark.django_db

ORDER = ("-event_on", "-pk")


@pytest.fixture
def articles() -> list[Article]:
    """Articles with the word in the headline, in the text, and in neither."""
    made = []
    for number in range(12):
        headline = "Magang perawat" if number % 4 == 0 else "Kabar lain"
        text = "Peserta magang berangkat." if number % 4 < 3 else "Tidak ada apa-apa."
        day = f"2020-01-{(number * 7) % 12 + 1:02}"
        made.append(make_article(text=text, headline=headline, event_on=day))
    return made


def ranked(terms: str) -> list[int]:
    """The keys of all hits as ``search`` ranks them."""
    return list(
        search(Article.objects.all(), terms).order_by("-rank", *ORDER).values_list("pk", flat=True)
    )


@pytest.mark.parametrize("terms", ["magang", "magang perawat", "magang -perawat", "zebra", "yang"])
@pytest.mark.parametrize("common", [0, 1000])
def test_hits_stand_in_the_order_of_their_ranks_on_whatever_page(
    articles, monkeypatch, terms, common
):
    monkeypatch.setattr(import_module("archive.search.search"), "COMMON", common)
    expected = ranked(terms)
    found_hits = Hits(Article.objects.all(), terms, ORDER)
    assert found_hits.count() == len(expected)
    assert [key for at in range(0, 12, 2) for key in found_hits[at : at + 2]] == expected


def test_hits_in_names_and_in_bodies_make_up_what_is_found(articles):
    everything = Article.objects.all()
    for by_row in (False, True):
        names = set(found_in_names(everything, "magang"))
        bodies = set(found_in_bodies(everything, "magang", by_row=by_row))
        assert not names & bodies
        assert names | bodies == set(found(everything, "magang", by_row=by_row))


def test_hits_end_at_the_limit_and_tell_that_there_are_more(articles):
    few = Hits(Article.objects.all(), "magang", ORDER, limit=5)
    assert (few.count(), few.has_more) == (5, True)
    assert few[0:10] == ranked("magang")[:5]
    assert not Hits(Article.objects.all(), "magang", ORDER, limit=9).has_more


def test_a_list_says_that_more_is_found_than_can_be_leafed_through(get, articles, monkeypatch):
    monkeypatch.setitem(Hits.__init__.__kwdefaults__, "limit", 5)
    words = " ".join(text_of(get("/berita/", q="magang")).split())
    assert "More than 5 articles" in words
    assert "can be leafed through" in words


def test_the_search_over_all_kinds_says_so_too(get, monkeypatch):
    monkeypatch.setattr(hits, "LIMIT", 4)
    for number in range(6):
        make_initiative(f"Magang {number}")
    make_story()
    page = get("/cari/", q="magang")
    words = " ".join(text_of(page).split())
    assert "More than 4 results" in words
    assert "4+" in words
    shown = re.findall(r'<h3><a class="q" href="(/prakarsa/[^"]+)"', page.content.decode())
    newest = Initiative.objects.filter(name__startswith="Magang").order_by("-pk")[:4]
    assert shown == [one.get_absolute_url() for one in newest]
