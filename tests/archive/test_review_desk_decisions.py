"""Decisions at the review desk: each one set, nothing overwritten, everything taken back."""

from __future__ import annotations

import pytest

from archive.curation import review
from archive.models import (
    Article,
    ChangeSet,
    Initiative,
    InitiativeSubject,
    Mention,
    Official,
    Participation,
    Partner,
    Quotation,
    StageReport,
    Subject,
)
from tests.archive.desk import make_editor, make_mention, proposed
from tests.archive.factories import file_full, japan, nurses, read_again
from tests.archive.public_records import make_article, make_partner
from tests.archive.review_desk import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk(file_full())


def test_accepting_an_initiative_accepts_what_is_said_of_it(desk):
    page = desk.press("accept", desk.proposal("initiative").key)
    assert page.status_code == 302
    record = Initiative.objects.get()
    assert record.decided_by == desk.editor
    for rows in (record.mentions, record.stage_reports, record.participations):
        assert [row.decided_by for row in rows.all()] == [desk.editor] * rows.count()
    assert ChangeSet.objects.filter(by=desk.editor).count() == 1


def test_the_next_open_proposal_opens_after_a_decision(desk):
    page = desk.press("accept", desk.proposal("initiative").key)
    desk.page = desk.client.get(page.headers["Location"])
    assert desk.page.context["open"]["tag"] == "M2"


def test_one_row_of_a_proposal_is_decided_by_itself(desk):
    proposal = desk.proposal("initiative")
    stage = next(part for part in proposal.parts if part.model == "stagereport")
    desk.press("reject", stage.key)
    assert StageReport.objects.get().status == "rejected"
    record = Initiative.objects.get()
    assert (record.stage, record.decided_by) == ("", None)
    assert not desk.proposal("initiative").is_decided


def test_rejecting_the_only_words_for_a_new_record_rejects_the_record(desk):
    desk.press("reject", desk.proposal("initiative").key)
    assert Initiative.objects.get().status == "rejected"
    assert Participation.objects.get().status == "rejected"
    desk.press("accept", desk.proposal("initiative").key)
    assert Initiative.objects.get().status == "accepted"
    assert Mention.objects.filter(kind="initiative", status="accepted").exists()


def test_a_record_that_other_articles_name_stays(desk):
    partner = Partner.objects.get(name="Jepang")
    make_mention(partner=partner)
    desk.press("reject", desk.proposal("partner").key)
    partner.refresh_from_db()
    assert partner.status == "accepted"
    assert set(desk.article.mentions.filter(partner=partner).values_list("status")) == {
        ("rejected",)
    }


def test_rejected_rows_do_not_come_back_when_the_article_is_read_again(desk):
    desk.press("reject", desk.proposal("initiative").key)
    before = set(Mention.objects.values_list("start", "kind", "status", "decided_by"))
    read_again(desk.article)
    rejected = Mention.objects.filter(kind="initiative")
    assert set(rejected.values_list("status", flat=True)) == {"rejected"}
    assert before == set(Mention.objects.values_list("start", "kind", "status", "decided_by"))


def test_the_last_decision_reviews_the_article_and_undo_opens_it_again(desk):
    for proposal in desk.reading.proposals:
        assert Article.objects.get().decided_by is None
        desk.press("accept", proposal.key)
    assert Article.objects.get().decided_by == desk.editor
    desk.open()
    assert "Everything is decided" in desk.page.content.decode()
    desk.undo()
    assert Article.objects.get().decided_by is None
    assert len(desk.reading.open) == 1


def test_undo_goes_back_one_decision_at_a_time_and_says_which(desk):
    before = list(Mention.objects.order_by("pk").values())
    desk.press("accept", desk.proposal("initiative").key)
    desk.press("reject", desk.proposal("partner").key)
    desk.open()
    assert str(desk.page.context["last"]) == "Rejected: M2 Jepang"
    page = desk.undo()
    assert "mention-" in page.headers["Location"]
    desk.page = desk.client.get(page.headers["Location"])
    assert desk.page.context["open"]["tag"] == "M2"
    assert "Taken back: Rejected: M2 Jepang" in desk.page.content.decode()
    desk.undo()
    assert list(Mention.objects.order_by("pk").values()) == before
    desk.open()
    assert desk.page.context["last"] is None


def test_a_reason_is_kept_and_shown_with_the_last_decision(desk):
    desk.press("reject", desk.proposal("quotation").key, reason="hanya tulisan di poster")
    assert ChangeSet.objects.get(by=desk.editor).reason == "hanya tulisan di poster"
    desk.open()
    assert ", hanya tulisan di poster" in desk.page.content.decode()


def test_nobody_takes_back_what_a_colleague_decided(desk):
    desk.press("accept", desk.proposal("partner").key)
    done = ChangeSet.objects.get(by=desk.editor)
    colleague = Desk(desk.article, make_editor(name="colleague"))
    assert colleague.press("undo", set=done.pk).status_code == 422
    assert not ChangeSet.objects.get(pk=done.pk).is_undone


def test_undo_finds_decisions_on_rows_without_words_of_the_article(desk):
    initiative = Initiative.objects.get()
    subject = Subject.objects.create(code="x", label_id="Perawat", label_en="Nurses")
    row = InitiativeSubject.objects.create(initiative=initiative, subject=subject, **proposed())
    desk.press("reject", f"initiativesubject-{row.pk}")
    row.refresh_from_db()
    assert row.status == "rejected"
    desk.undo()
    row.refresh_from_db()
    assert (row.status, row.decided_by) == ("proposed", None)


def test_a_decision_is_changed_and_opened_again(desk):
    key = desk.proposal("quotation").key
    desk.press("reject", key)
    desk.press("accept", key)
    assert Quotation.objects.get().status == "accepted"
    desk.press("reopen", key)
    assert Quotation.objects.get().decided_by is None


def test_words_without_a_record_are_linked_before_they_are_accepted():
    article = make_article()
    make_mention(article=article)
    desk = Desk(article)
    page = desk.press("accept", desk.proposal("partner").key)
    assert page.status_code == 422
    assert "Link these words to a record first." in page.content.decode()
    assert Mention.objects.get().decided_by is None


def test_a_decision_on_a_stale_row_is_refused_and_can_be_made_again(desk):
    key = desk.proposal("partner").key
    seen = desk.open(key)["marks"]
    colleague = make_editor(name="colleague")
    review.reject(Mention.objects.filter(kind="partner"), by=colleague)
    page = desk.press("accept", key, version=seen)
    assert page.status_code == 409
    html = page.content.decode()
    assert "nothing was overwritten" in html
    assert "colleague" in html
    assert set(Mention.objects.filter(kind="partner").values_list("status", "decided_by")) == {
        ("rejected", colleague.pk)
    }
    again = page.context["stale"]
    sent = dict(again["mine"])
    assert sent == {"do": "accept", "usul": key}
    assert desk.client.post(desk.address, {**sent, "version": again["marks"]}).status_code == 302
    assert Mention.objects.filter(kind="partner", decided_by=desk.editor).exists()


def test_a_changed_field_makes_a_row_stale_too(desk):
    proposal = desk.proposal("partner")
    seen = desk.open(proposal.key)["marks"]
    Mention.objects.filter(kind="partner").update(role="host")
    assert desk.press("accept", proposal.key, version=seen).status_code == 409


def test_a_proposal_that_is_gone_is_told(desk):
    seen = desk.open(desk.proposal("quotation").key)["marks"]
    key = desk.proposal("quotation").key
    Quotation.objects.all().delete()
    page = desk.press("accept", key, version=seen)
    assert page.status_code == 409
    assert "This proposal is gone" in page.content.decode()


def test_decisions_of_others_on_other_rows_do_not_disturb(desk):
    partner, quotation = desk.proposal("partner").key, desk.proposal("quotation").key
    seen = desk.open(partner)["marks"]
    colleague = Desk(desk.article, make_editor(name="colleague"))
    colleague.press("accept", quotation)
    colleague.press("accept", colleague.proposal("initiative").key)
    assert desk.press("accept", partner, version=seen).status_code == 302


def test_all_of_a_group_is_accepted_as_one_set(desk):
    article = desk.article
    make_mention(
        "Indonesia" if "Indonesia" in article.text else "Jakarta",
        article=article,
        partner=make_partner(name="Kota"),
    )
    desk.open()
    group = next(one for one in desk.page.context["groups"] if one.kind == "partner")
    assert group.safe == 2
    desk.press("accept_all", version=group.marks, kind="partner")
    assert {one.kind for one in desk.reading.open} == {
        "initiative",
        "official",
        "meeting",
        "quotation",
    }
    assert ChangeSet.objects.filter(by=desk.editor).count() == 1
    desk.undo()
    assert len(desk.reading.open) == 6


def test_the_rest_is_accepted_above_a_confidence():
    desk = Desk(file_full(partners=[japan(confidence=0.95)], initiatives=[nurses(confidence=0.55)]))
    desk.open()
    rest = desk.page.context["rest"]
    assert next((code, count) for code, _shown, count in rest["counts"]) == ("0.9", 4)
    desk.press("accept_all", version=rest["marks"], least="0.9")
    assert [one.kind for one in desk.reading.open] == ["initiative"]


def test_what_names_several_records_is_never_accepted_with_others():
    article = make_article()
    make_mention("Sari Dewi", article=article, kind="official", verdict="ambiguous")
    make_mention(article=article, partner=make_partner())
    desk = Desk(article)
    desk.open()
    desk.press("accept_all", version=desk.page.context["rest"]["marks"], least="0.5")
    assert [one.kind for one in desk.reading.open] == ["official"]


def test_accepting_all_is_refused_where_one_of_them_has_changed(desk):
    desk.open()
    marks = desk.page.context["rest"]["marks"]
    Official.objects.update(name="Ida Fauziah")
    page = desk.press("accept_all", version=marks, least="0.5")
    assert page.status_code == 409
    assert not Mention.objects.filter(decided_by__isnull=False).exists()
