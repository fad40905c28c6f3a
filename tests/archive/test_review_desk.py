"""The review desk of an article: what it shows, to whom, and at what cost."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.curation.desk_queue import place_of
from archive.models import Article, Mention, Quotation
from tests.archive.desk import (
    at_the_desk,
    change_page,
    list_of,
    make_editor,
    make_mention,
    proposed,
)
from tests.archive.factories import TEXT, file_full
from tests.archive.public_records import make_article, make_partner, span
from tests.archive.review_desk import Desk

pytestmark = pytest.mark.django_db


def test_every_kind_of_proposal_is_listed_and_marked():
    desk = Desk(file_full())
    desk.open()
    assert [group.kind for group in desk.page.context["groups"]] == [
        "initiative",
        "partner",
        "official",
        "meeting",
        "quotation",
    ]
    html = desk.page.content.decode()
    for tag in ("J1", "M2", "P3", "R4", "K5"):
        assert f">{tag}</a></sup>" in html


class Pieces(HTMLParser):
    """The words of the text by the code point at which the page says they begin."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[int, str] = {}
        self._at: list[int | None] = []

    def handle_starttag(self, tag, attrs):
        start = dict(attrs).get("data-s")
        inherited = self._at[-1] if self._at and tag != "sup" else None
        self._at.append(int(start) if start else inherited)

    def handle_endtag(self, tag):
        self._at.pop()

    def handle_data(self, data):
        if self._at and self._at[-1] is not None:
            self.words[self._at[-1]] = self.words.get(self._at[-1], "") + data


def test_every_piece_of_the_text_says_where_it_stands():
    text = "Étika & 😀 kerja.\n" + TEXT
    desk = Desk(file_full(text=text))
    desk.open()
    pieces = Pieces()
    pieces.feed("".join(desk.page.context["text"]))
    for start, words in pieces.words.items():
        assert text[start : start + len(words)] == words
    assert "".join(pieces.words.values()) == text.replace("\n", "")


def test_the_rows_of_an_initiative_stand_under_it():
    desk = Desk(file_full())
    opened = desk.open(desk.proposal("initiative").key)
    assert {part.label for part in opened["parts"]} >= {"Place", "Stage", "Partner"}


def test_the_first_open_proposal_opens_by_itself_and_the_rule_is_told():
    desk = Desk(file_full())
    opened = desk.open()
    facts = dict(opened["facts"])
    assert facts["Rule"] == "cooperation_noun"
    assert opened["tag"] == "J1"
    assert facts["Reason"]


def test_progress_counts_what_editors_decided():
    desk = Desk(file_full())
    desk.press("accept", desk.proposal("partner").key)
    desk.open()
    assert "1 of 5 proposals decided" in desk.page.content.decode()
    assert [kind for kind, _x in desk.page.context["progress"]["bars"]].count("done") == 1


def test_hostile_words_are_inert():
    text = 'Menteri <script>alert(1)</script> bertemu "><img src=x onerror=alert(2)> di Jepang.'
    article = make_article(text=text)
    partner = make_partner(name="<b onmouseover=alert(3)>Jepang</b>")
    make_mention('"><img src=x onerror=alert(2)>', article=article, partner=partner)
    make_mention("<script>alert(1)</script>", article=article)
    desk = Desk(article)
    for query in ({}, {"aksi": "tautkan"}, {"aksi": "tandai", "kata": "<script>alert(1)</script>"}):
        desk.open(**query)
        html = desk.page.content.decode()
        for word in ("<script>alert", "<img src=x", "<b onmouseover"):
            assert word not in html


@pytest.mark.parametrize(
    ("role", "sees", "decides"),
    [
        (None, False, False),
        ("Reader of drafts", True, False),
        ("Editor", True, True),
        ("Chief editor", True, True),
    ],
)
def test_who_may_see_and_who_may_decide(role, sees, decides):
    article = file_full()
    desk = Desk(article, make_editor())
    key = desk.proposal("partner").key
    version = desk.open(key)["marks"]
    if role is not None:
        person = make_editor(role, name="somebody")
        desk.client = at_the_desk(person)
        page = desk.client.get(desk.address)
        assert (page.status_code == 200) is sees
        assert ('value="accept"' in page.content.decode()) is decides
    else:
        desk.client.logout()
        assert desk.client.get(desk.address).status_code == 302
    sent = {"do": "accept", "usul": key, "version": version}
    assert (desk.client.post(desk.address, sent).status_code == 302) is (decides or role is None)
    assert Mention.objects.filter(decided_by__isnull=False).exists() is decides


def test_every_action_is_refused_to_a_reader():
    desk = Desk(file_full(), make_editor("Reader of drafts"))
    for do in ("accept", "reject", "ignore", "reopen", "accept_all", "correct", "link", "add"):
        assert desk.press(do, desk.proposal("partner").key).status_code == 403
    assert desk.press("undo", set="1").status_code == 403
    assert desk.press("finish").status_code == 403
    assert desk.press("no such thing").status_code == 403


def test_the_number_of_queries_does_not_depend_on_the_article():
    small, large = make_article(), make_article()
    for article, size in ((small, 1), (large, 25)):
        for number in range(size):
            place = span(article.text, "Jepang") | {"start": number, "end": number + 1}
            place["exact"] = article.text[number : number + 1]
            Mention.objects.create(
                article=article,
                kind="partner",
                partner=make_partner(name=f"Mitra {article.pk} {number}"),
                **place,
                **proposed(),
            )
            Quotation.objects.create(article=article, **place, **proposed())
        make_mention("Sari Dewi", article=article, kind="official", verdict="ambiguous")
    make_article()
    client = at_the_desk(make_editor())
    counts = []
    for article in (small, large):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("review", args=[article.pk])).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 26


def test_the_queue_goes_through_what_nobody_has_finished():
    first, second, third = make_article(), make_article(), make_article()
    assert place_of(first).following == second.pk
    assert (place_of(second).number, place_of(second).waiting) == (2, 3)
    assert place_of(third).following == first.pk
    Article.objects.filter(pk=second.pk).update(decided_by=make_editor())
    assert place_of(first).following == third.pk
    assert place_of(second).number is None
    make_mention(article=second)
    assert place_of(second).number == 2


def test_an_article_of_which_nothing_was_read_can_be_called_reviewed():
    article = make_article()
    desk = Desk(article)
    assert desk.open() is None
    assert "Nothing was read from this article" in desk.page.content.decode()
    desk.press("finish")
    article.refresh_from_db()
    assert article.decided_by == desk.editor


def test_every_line_with_words_is_a_paragraph():
    article = make_article(text="Satu.\n\n\nDua.")
    desk = Desk(article)
    desk.open()
    assert len(desk.page.context["text"]) == 2


def test_the_list_and_the_page_of_an_article_lead_to_its_review():
    article = make_article()
    address = f'href="{reverse("review", args=[article.pk])}"'
    client = at_the_desk(make_editor())
    for page in (list_of(Article), change_page(article)):
        assert address in client.get(page).content.decode()
