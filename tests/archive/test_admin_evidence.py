"""Evidence on the desk: marked in its context, inert, and found by its words."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags

from archive.admin.evidence import marked_text, with_context
from archive.admin.forms import find_words
from archive.models import (
    Article,
    Mention,
    Participation,
    StageReport,
)
from tests.archive.desk import (
    at_the_desk,
    change_page,
    form_of,
    list_of,
    make_editor,
    make_mention,
)
from tests.archive.public_records import (
    TEXT,
    make_article,
    make_initiative,
    make_official,
    make_partner,
    make_story,
    span,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return at_the_desk(make_editor("Administrator"))


def test_evidence_is_marked_in_its_context(client):
    make_mention("Sari Dewi", official=make_official())

    page = client.get(list_of(Mention)).content.decode()

    assert '<mark class="ev machine">Sari Dewi</mark> berharap' in page


def test_context_counts_code_points_on_every_database():
    text = "📣 Menteri 🙂 Sari Dewi 🇯🇵 tiba di Tokyo."
    row = make_mention("Sari Dewi", article=make_article(text=text), official=make_official())

    found = with_context(Mention.objects.filter(pk=row.pk)).get()

    assert (found.before, found.after) == ("📣 Menteri 🙂 ", " 🇯🇵 tiba di Tokyo.")


def test_hostile_text_is_inert_everywhere(client):
    bad = "<script>alert(1)</script>"
    article = make_article(text=f"Jepang {bad} menandatangani nota.", headline=bad)
    partner = make_partner(bad)
    make_mention("Jepang", article=article, partner=partner)
    make_mention(bad, article=article, partner=partner)

    for address in (
        list_of(Mention),
        list_of(Article),
        change_page(article),
        change_page(partner),
        change_page(partner).replace("change", "history"),
        change_page(Mention.objects.first()),
    ):
        assert bad not in client.get(address).content.decode(), address


def test_marks_that_lie_in_each_other_keep_the_text_whole():
    article = make_article()
    sentence, name = span(article.text, "Jepang dan Indonesia"), span(article.text, "Jepang")
    rows = [
        ("initiative", Mention(article=article, **sentence, status="proposed")),
        ("partner", Mention(article=article, **name, status="proposed")),
    ]

    shown = marked_text(article, rows)

    assert '<mark class="ev machine k-initiative k-partner">Jepang</mark>' in shown
    assert TEXT.replace("\n", "") in strip_tags(shown).replace("\n", "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Menteri Sari Dewi", (83, 100)),
        ("pelatihan   itu\nsegera", (110, 130)),
        ("tidak ada", None),
        ("Sari Dewi", None),  # stands twice
    ],
)
def test_words_are_found_where_they_stand_once(words, expected):
    if expected is None:
        with pytest.raises(ValidationError):
            find_words(TEXT, words)
    else:
        assert find_words(TEXT, words) == expected


def test_a_person_adds_a_stage_report_by_its_words(client):
    initiative, article = make_initiative(stage="", stage_on=""), make_article()
    address = "/admin/archive/stagereport/add/"
    sent = {
        **form_of(client, address),
        "initiative": initiative.pk,
        "stage": "signed",
        "reported_on": "2024-05",
        "article": article.pk,
        "exact": "menandatangani nota  kesepahaman",
    }

    client.post(address, sent)

    report = StageReport.objects.get()
    initiative.refresh_from_db()
    assert (
        article.text[report.start : report.end] == report.exact == "menandatangani nota kesepahaman"
    )
    assert (report.status, initiative.stage) == ("accepted", "signed")


def test_a_row_without_words_needs_a_note(client):
    address = "/admin/archive/participation/add/"
    sent = {
        **form_of(client, address),
        "initiative": make_initiative().pk,
        "partner": make_partner().pk,
    }

    assert "or a note on why it is so" in client.post(address, sent).content.decode()
    client.post(address, {**sent, "note": "Disebut di halaman kementerian."})
    assert Participation.objects.get().note


def test_a_reader_of_drafts_sees_the_words_of_a_row_once():
    story = make_story()
    client = at_the_desk(make_editor("Reader of drafts"))
    page = client.get(change_page(story.initiative)).content.decode()
    assert '<mark class="ev' in page
    assert "cell-exact" not in page
    assert "cell-article" not in page
