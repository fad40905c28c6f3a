"""The inbox: what waits, what concerns whom, and that looking stays cheap."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.curation import inbox
from archive.curation.notes import settle, write_note
from archive.curation.roles import CHIEF_EDITOR, READER
from archive.models import (
    FieldProposal,
    FollowUp,
    Notice,
    Partner,
    PartnerPair,
    RawDocument,
)
from tests.archive.desk import (
    at_the_desk,
    change_page,
    form_of,
    make_editor,
    make_mention,
    proposed,
)
from tests.archive.one_of_each import one_of_each
from tests.archive.public_records import (
    machine,
    make_article,
    make_initiative,
    make_partner,
    reviewed,
)

pytestmark = pytest.mark.django_db


def first_page(browser) -> str:
    return browser.get("/admin/").content.decode()


def pair(**fields) -> PartnerPair:
    return PartnerPair.objects.create(
        first=make_partner(), second=make_partner(), **{**proposed(), **fields}
    )


def test_an_empty_desk_says_what_to_do():
    page = first_page(at_the_desk(make_editor()))
    for said in (
        "Nothing concerns you at the moment.",
        "Every article has been reviewed.",
        "No proposal waits.",
        "No document came in again with other bytes",
        "Nothing. A draft comes here by",
        "None is due.",
        "There are none.",
    ):
        assert said in page


def test_an_article_that_waits_leads_to_its_review_with_what_nobody_has_judged():
    article = make_article(headline="Magang ke Jepang")
    make_mention(article=article, partner=make_partner())
    make_mention("Sari Dewi", article=article)
    done = make_article(headline="Sudah ditinjau", **reviewed())
    make_mention(article=done, partner=make_partner(), **reviewed())

    page = first_page(at_the_desk(make_editor()))

    assert f'<a href="/admin/tinjau/{article.pk}/">Magang ke Jepang</a>' in page
    assert "2 proposals" in page
    assert "2 mentions" in page
    assert "Sudah ditinjau" not in page


def test_the_articles_that_came_in_last_stand_first_and_the_work_starts_with_the_oldest():
    oldest = make_article()
    newest = make_article()
    response = at_the_desk(make_editor()).get("/admin/")
    assert [one.article for one in response.context["articles"]] == [newest, oldest]
    assert response.context["start_address"] == f"/admin/tinjau/{oldest.pk}/"


def test_proposals_are_counted_by_kind_and_band_with_a_list_behind_each_number():
    for confidence in (0.2, 0.6, 0.6, 0.95, None):
        make_mention(partner=make_partner(), confidence=confidence)
    browser = at_the_desk(make_editor())

    (row,) = browser.get("/admin/").context["kinds"]

    assert row.number == inbox.Number(5)
    assert [count for count, _address in row.bands] == [1, 2, 0, 1]
    for count, address in row.bands:
        assert len(browser.get(address).context["cl"].result_list) == count


def test_what_is_to_be_decided_is_counted_and_leads_to_its_list():
    article, partner = make_article(), make_partner()
    RawDocument.objects.create(
        reference=article.reference,
        version=2,
        content=b"x",
        run=machine()["run"],
        status="proposed",
    )
    FieldProposal.objects.create(partner=partner, field="name", proposed="X", **proposed())
    pair()
    pair(status="rejected")
    merged = pair()
    Partner.objects.filter(pk=merged.second_id).update(merged_into=merged.first)
    browser = at_the_desk(make_editor())

    lines = browser.get("/admin/").context["to_decide"]

    assert [line.number.count for line in lines] == [1, 1, 1]
    for line in lines:
        assert len(browser.get(line.address).context["cl"].result_list) == 1


def test_counts_stop(monkeypatch):
    monkeypatch.setattr(inbox, "CAP", 2)
    for _ in range(3):
        make_mention(partner=make_partner())
    (row,) = at_the_desk(make_editor()).get("/admin/").context["kinds"]
    assert row.number == inbox.Number(2, more=True)
    assert "over 2" in first_page(at_the_desk(make_editor(name="sari")))


def test_notices_and_notes_are_those_of_the_person_who_looks():
    me, other = make_editor(name="budi"), make_editor(name="sari")
    note = write_note(make_partner("Jepang"), "@budi, ejaannya?", by=other).note
    write_note(make_partner(), "@sari, untuk saya.", by=me)
    page = first_page(at_the_desk(me))
    assert "A colleague names you" in page
    assert "<b>@budi</b>, ejaannya?" in page
    assert "untuk saya" not in page

    settle(note, by=me)
    assert "Notes that name you" not in first_page(at_the_desk(me))


def test_follow_ups_that_are_due_stand_mine_first():
    me, other = make_editor(name="budi"), make_editor(name="sari")
    today = timezone.localdate()
    for owner, days in ((me, 0), (other, 3), (me, -5)):
        FollowUp.objects.create(
            initiative=make_initiative(), owner=owner, due_on=today - timedelta(days=days)
        )
    context = at_the_desk(me).get("/admin/").context
    assert [one.owner for one, _may in context["my_due"]] == [me]
    assert [one.owner for one, _may in context["others_due"]] == [other]
    assert context["due_number"] == inbox.Number(2)
    assert context["coming"].due_on == today + timedelta(days=5)


def test_silent_initiatives_are_shown_the_longest_first_without_a_verdict(settings):
    settings.ARCHIVE_SILENT_MONTHS = 24
    older, old = make_initiative(stage_on="2015"), make_initiative(stage_on="2019")
    recent = timezone.localdate() - timedelta(days=400)
    make_initiative(stage_on=recent.isoformat())
    response = at_the_desk(make_editor()).get("/admin/")
    assert [one.initiative for one in response.context["silent"]] == [older, old]
    page = response.content.decode()
    assert "for 24 months or longer" in page
    assert "That says nothing about the initiatives themselves." in page


def test_my_open_work_is_what_i_touched_and_is_not_public_yet():
    me = make_editor()
    browser = at_the_desk(me)
    add = "/admin/archive/partner/add/"
    for name in ("Oman", "Fiji"):
        sent = {**form_of(browser, add), "name": name, "slug": name.lower(), "kind": "country"}
        browser.post(add, sent)
    make_partner("Belum saya sentuh", publication="draft")
    oman = Partner.objects.get(slug="oman")
    browser.post(change_page(oman), {**form_of(browser, change_page(oman)), "description": "Baru."})

    work = browser.get("/admin/").context["open_work"]
    assert [one.record.name for one in work] == ["Oman", "Fiji"]

    at_the_desk(make_editor(CHIEF_EDITOR)).post(
        f"/admin/archive/partner/{oman.pk}/step/", {"step": "publish"}
    )
    work = browser.get("/admin/").context["open_work"]
    assert [one.record.name for one in work] == ["Fiji"]


def test_what_was_sent_to_review_waits_for_everybody_who_may_see_it():
    make_partner("Oman", publication="in_review", **reviewed())
    make_partner("Fiji", publication="draft", **reviewed())
    for role in (READER, CHIEF_EDITOR):
        work = at_the_desk(make_editor(role)).get("/admin/").context["in_review"]
        assert [one.record.name for one in work] == ["Oman"]


def test_who_may_see_nothing_is_shown_nothing():
    one_of_each()
    person = User.objects.create_user("tamu", is_staff=True)
    response = at_the_desk(person).get("/admin/")
    assert response.status_code == 200
    for name in ("articles", "kinds", "to_decide", "in_review", "silent", "others_due", "runs"):
        assert not response.context.get(name), name


def make_work(me: User, other: User, count: int) -> None:
    """Something of everything that the inbox shows, ``count`` times."""
    today = timezone.localdate()
    for _ in range(count):
        article, partner = make_article(), make_partner()
        make_mention(article=article, partner=partner)
        write_note(article, f"@{me.username} lihat", by=other)
        Notice.objects.create(to=me, kind="published", text="Jepang")
        for owner in (me, other):
            FollowUp.objects.create(initiative=make_initiative(), owner=owner, due_on=today)
        make_initiative(stage_on="2015")
        make_partner(publication="in_review", **reviewed())
        FieldProposal.objects.create(partner=partner, field="name", proposed="X", **proposed())
        pair()


def test_the_inbox_asks_a_fixed_number_of_questions():
    me, other = make_editor(name="budi"), make_editor(name="sari")
    make_work(me, other, 2)
    browser = at_the_desk(me)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/admin/").status_code == 200
        return len(asked)

    questions()
    few = questions()
    make_work(me, other, 9)
    assert questions() == few
    assert few <= 75


def test_the_inbox_leaves_the_texts_in_the_database():
    me = make_editor()
    make_work(me, make_editor(name="sari"), 2)
    browser = at_the_desk(me)
    with CaptureQueriesContext(connection) as asked:
        browser.get("/admin/")
    for query in asked:
        for column in ("text", "passages", "boilerplate", "issues"):
            assert f'"archive_article"."{column}"' not in query["sql"]
