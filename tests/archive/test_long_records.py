"""Records that hundreds of rows are about: their pages stay short, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Attestation, Mention, StageReport
from archive.models.stages import contradictions, disputed
from archive.views import proof, reports
from archive.views.silence import thinned
from archive.vocabulary import Stage
from tests.archive.public_records import TEXT, machine, make_article, make_story, span, text_of

pytestmark = pytest.mark.django_db

SENTENCE = TEXT.split(". ", maxsplit=1)[0] + "."


def report(story, stage: str, day: str, **fields) -> StageReport:
    article = make_article(event_on=day)
    Mention.objects.create(
        kind="initiative",
        initiative=story.initiative,
        article=article,
        **span(TEXT, SENTENCE),
        **machine(),
    )
    return StageReport.objects.create(
        initiative=story.initiative,
        article=article,
        stage=stage,
        reported_on=day,
        **{**span(TEXT, SENTENCE), **machine(), **fields},
    )


def reported(page) -> list[int]:
    """The keys of the reports that a page tells."""
    return [int(key) for key in re.findall(r'<li id="r(\d+)"', page.content.decode())]


def test_a_long_history_is_told_by_its_changes_and_leads_to_all_of_it(get):
    story = make_story()
    for number in range(1, 20):
        report(story, "proposed", f"2010-01-{number:02}")
    last = [report(story, "ongoing", f"2025-02-{number:02}").pk for number in range(1, 20)][-1]
    page = get(story.initiative.get_absolute_url())
    assert len(reported(page)) == 4  # proposed, signed, ongoing, and the very last
    assert reported(page)[-1] == last
    words = " ".join(text_of(page).split())
    assert "18 more reports of the same stage, the last of 19 January 2010" in words
    assert "17 more reports of the same stage" in words
    assert f'href="{reverse("initiative_reports", args=[story.initiative.slug])}"' in (
        page.content.decode()
    )


def test_every_report_stands_on_one_of_the_pages_in_order(get):
    story = make_story()
    keys = [report(story, "proposed", f"{1990 + number}").pk for number in range(30)]
    address = reverse("initiative_reports", args=[story.initiative.slug])
    found = [*reported(get(address)), *reported(get(address, page=2))]
    assert sorted(found) == sorted([*keys, story.report.pk])
    assert [key for key in found if key in keys] == keys


def test_stages_that_go_to_and_fro_are_cut_in_the_middle_and_counted(get):
    story = make_story()
    for number in range(30):
        report(story, ("agreed", "suspended")[number % 2], f"{1980 + number}")
    shown = reported(get(story.initiative.get_absolute_url()))
    assert len(shown) == reports.FIRST + reports.LATEST
    words = " ".join(text_of(get(story.initiative.get_absolute_url())).split())
    assert f"{31 - len(shown)} more reports of this and other stages" in words


def test_a_page_of_a_long_record_shows_the_newest_sentences_and_leads_to_all(get):
    story = make_story()
    for number in range(30):
        report(story, "ongoing", f"{1990 + number}-03-04")
    page = get(story.initiative.get_absolute_url())
    body = page.content.decode()
    address = reverse("initiative_evidence", args=[story.initiative.slug])
    assert page.context["statement_count"] == 32  # the last is who spoke, in the story's article
    assert len(page.context["statements"]) == proof.SHOWN
    assert page.context["statements"][0].evidence.article == story.article
    assert f'<a href="{address}">All 32 sentences</a>' in body
    assert f'href="/berita/?initiative={story.initiative.slug}"' in body
    places = [
        (one.evidence.address, one.evidence.segments)
        for number in (1, 2)
        for one in get(address, page=number).context["statements"]
    ]
    assert len(places) == len({place for place, _words in places}) == 32


def test_the_articles_of_an_initiative_can_be_listed(get):
    story = make_story()
    other = report(story, "ongoing", "2025-01-01").article
    strange = make_article()
    page = get("/berita/", initiative=story.initiative.slug).content.decode()
    assert story.article.get_absolute_url() in page
    assert other.get_absolute_url() in page
    assert strange.get_absolute_url() not in page


def test_what_a_page_leaves_out_is_not_public_before_the_page_is(get):
    story = make_story()
    story.initiative.publication = "draft"
    story.initiative.save()
    for name in ("initiative_reports", "initiative_evidence"):
        assert get(reverse(name, args=[story.initiative.slug])).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "999", "\x00", "zwei"])
@pytest.mark.parametrize("name", ["initiative_reports", "initiative_evidence"])
def test_any_page_number_gives_a_page(get, name, page):
    story = make_story()
    assert get(reverse(name, args=[story.initiative.slug]), page=page).status_code == 200


def test_a_post_names_the_newest_articles_that_attest_it(get):
    story = make_story()
    held = story.official.appointments.get()
    days = [f"{2000 + number}-05-06" for number in range(9)]
    for day in days:
        Attestation.objects.create(
            appointment=held, article=make_article(event_on=day), **span(TEXT, "Menteri Sari Dewi")
        )
    shown = get(story.official.get_absolute_url()).context["attestations"][held.pk]
    assert [one.article.event_on for one in shown] == ["2024-05-06", *reversed(days[-5:])]


DAYS = st.sampled_from(["2019", "2020", "2020-03", "2020-03-04", "2021-01-01", "2018/2020", ""])


@given(told=st.lists(st.tuples(st.sampled_from(list(Stage)), DAYS), max_size=12))
def test_disputed_reports_are_those_of_all_contradictions(told):
    rows = [
        StageReport(pk=key, stage=stage.value, reported_on=day, status="accepted")
        for key, (stage, day) in enumerate(told, start=1)
    ]
    assert disputed(rows) == {row.pk for pair in contradictions(rows) for row in pair}


@given(shares=st.lists(st.floats(0, 100), min_size=1).map(sorted))
def test_points_are_thinned_but_the_ends_are_drawn(shares):
    drawn = thinned(shares, ["same"] * len(shares), gap=3.0)
    assert drawn[0] == 0
    assert drawn[-1] == len(shares) - 1
    assert len(drawn) <= 100 / 3 + 2
