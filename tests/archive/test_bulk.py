"""Bulk work: all rows of a filter, told beforehand, done as one set, and taken back."""

import pytest

from archive.curation import bulk
from archive.curation.locks import locked_fields
from archive.curation.undoing import undo
from archive.models import (
    Article,
    ArticleSubject,
    ChangeSet,
    Initiative,
    InitiativeSubject,
    Mention,
    Partner,
    Subject,
)
from archive.vocabulary import ReviewStatus, Step
from tests.archive.desk import at_the_desk, list_of, make_editor, make_mention, proposed
from tests.archive.public_records import (
    make_article,
    make_initiative,
    make_outlet,
    make_partner,
    reviewed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor()


def make_subject(code, label=""):
    return Subject.objects.create(code=code, label_id=label or code, label_en=f"{label or code} en")


def subjects_of(record):
    rows = record.subject_rows.exclude(status="rejected")
    return set(rows.values_list("subject__code", flat=True))


def test_accepting_says_what_it_refuses_and_why(editor):
    partner = make_partner()
    make_mention(partner=partner)
    make_mention()
    make_mention(partner=partner, **{**reviewed(), "status": "rejected"})
    make_mention(partner=make_partner("Korea", **{**reviewed(), "status": "rejected"}))
    accept = bulk.Decide(ReviewStatus.ACCEPTED)

    planned = bulk.plan(accept, Mention.objects.all())

    assert (planned.changed, planned.left, planned.total) == (1, 0, 4)
    assert dict(planned.refused) == {
        "an editor has judged it": 1,
        "its record is rejected": 1,
        "it has no record": 1,
    }
    assert [mention.partner for mention in planned.sample] == [partner]
    assert bulk.apply(accept, Mention.objects.all(), by=editor) == planned
    assert Mention.objects.reviewed().count() == 1
    made = ChangeSet.objects.get()
    assert (made.kind, made.by, made.rows) == ("bulk", editor, 1)


def test_rejecting_many_is_one_change_and_goes_back_as_one(editor):
    for _ in range(3):
        make_mention(partner=make_partner())

    bulk.apply(
        bulk.Decide(ReviewStatus.REJECTED), Mention.objects.all(), by=editor, reason="Salah baca"
    )
    made = ChangeSet.objects.get()
    assert made.reason == "Salah baca"
    assert Mention.objects.filter(status="rejected").count() == 3

    undone = undo(made, by=editor)
    assert (undone.rows, undone.kept) == (3, [])
    assert Mention.objects.proposed().undecided().count() == 3


@pytest.mark.parametrize("make", [make_article, make_initiative])
def test_a_subject_is_replaced_by_another(editor, make):
    old, new = make_subject("lama"), make_subject("baru")
    both, one, proposal, none = (make() for _ in range(4))
    for record, subject in ((both, old), (both, new), (one, old)):
        record.subject_rows.create(subject=subject, **reviewed())
    proposal.subject_rows.create(subject=old, **proposed())
    rows = type(both).objects.all()

    done = bulk.apply(bulk.Retag(old, new), rows, by=editor)

    assert (done.changed, done.left) == (3, 1)
    assert [subjects_of(row) for row in (both, one, proposal, none)] == [{"baru"}] * 3 + [set()]
    undo(ChangeSet.objects.get(), by=editor)
    assert [subjects_of(row) for row in (both, one, proposal, none)] == [
        {"lama", "baru"},
        {"lama"},
        {"lama"},
        set(),
    ]


def test_outlet_and_rights_are_set_and_locked(editor):
    articles = [make_article() for _ in range(2)]
    outlet = make_outlet(code="antara")

    bulk.apply(bulk.set_outlet(outlet), Article.objects.all(), by=editor)
    done = bulk.apply(bulk.set_rights("closed"), Article.objects.all(), by=editor)

    assert done.changed == 2
    for article in articles:
        article.refresh_from_db()
        assert (article.outlet, article.rights) == (outlet, "closed")
        assert locked_fields(article) == {"outlet", "rights"}
        assert article.corrected_fields == ["outlet"]
        assert article.decided_by is None
    assert bulk.plan(bulk.set_rights("closed"), Article.objects.all()).left == 2


def test_publishing_leaves_what_is_not_accepted():
    chief = make_editor("Chief editor")
    make_partner(publication="draft")
    make_partner(publication="draft", **proposed())
    make_partner()

    done = bulk.apply(bulk.TakeStep(Step.PUBLISH), Partner.objects.all(), by=chief)

    assert (done.changed, done.left) == (1, 1)
    assert done.refused == (("it is not accepted", 1),)
    assert Partner.objects.filter(publication="published").count() == 2


def test_withdrawing_goes_back():
    chief, partner = make_editor("Chief editor"), make_partner()

    bulk.apply(bulk.TakeStep(Step.WITHDRAW), Partner.objects.all(), by=chief)
    partner.refresh_from_db()
    assert partner.publication == "withdrawn"

    undo(ChangeSet.objects.get(), by=chief)
    partner.refresh_from_db()
    assert partner.publication == "published"


def test_subjects_are_merged_into_one():
    chief, kept = make_editor("Chief editor"), make_subject("kerja", "Kerja")
    others = [make_subject(f"kerja-{number}", f"Kerja {number}") for number in range(12)]
    initiative = make_initiative()
    initiative.subject_rows.create(subject=others[0], **reviewed())

    done = bulk.apply(bulk.MergeSubjects(kept), Subject.objects.all(), by=chief)

    assert (done.changed, done.left) == (12, 1)
    assert InitiativeSubject.objects.get().subject == kept
    undo(ChangeSet.objects.get(), by=chief)
    assert InitiativeSubject.objects.get().subject == others[0]
    assert Subject.objects.live().count() == 13


class TestAtTheDesk:
    """The page between the list and the change."""

    def send(self, client, model, query="", **given):
        given = {"action": "bulk_selected", "select_across": "1", "_selected_action": "1", **given}
        return client.post(list_of(model) + query, given)

    def test_all_pages_of_a_filter_are_changed(self, editor):
        subject, outlet = make_subject("upah"), make_outlet(code="antara")
        for number in range(60):
            make_article(**({"outlet": outlet} if number else {}))
        client, query = at_the_desk(editor), f"?outlet={outlet.pk}"
        given = {"operation": "tag", "subject": subject.pk}

        preview = self.send(client, Article, query, **given)
        assert preview.context["planned"].changed == 59
        assert not ArticleSubject.objects.exists()
        seen = preview.context["seen"]
        self.send(client, Article, query, **given, seen=seen, confirm="1", reason="Sesuai isi")

        assert ArticleSubject.objects.reviewed().count() == 59
        made = ChangeSet.objects.get()
        assert (made.kind, made.rows, made.reason) == ("bulk", 59, "Sesuai isi")

    def test_all_that_fit_are_taken_without_javascript_too(self, editor):
        mentions = [make_mention(partner=make_partner()) for _ in range(2)]
        client = at_the_desk(editor)
        given = {"operation": "accept", "_selected_action": mentions[0].pk}

        page = self.send(client, Mention, **{**given, "select_across": "0"})
        assert page.context["planned"].changed == 1
        assert "Take all that fit the filter" in page.content.decode()
        page = self.send(client, Mention, **{**given, "select_across": ["0", "1"]})
        assert page.context["planned"].changed == 2

    def test_what_has_grown_meanwhile_is_shown_again(self, editor):
        make_mention(partner=make_partner())
        client = at_the_desk(editor)
        seen = self.send(client, Mention, operation="accept").context["seen"]
        make_mention(partner=make_partner())

        again = self.send(client, Mention, operation="accept", seen=seen, confirm="1")

        assert "2 rows fit by now, 1 did when you looked" in again.content.decode()
        assert not Mention.objects.reviewed().exists()

    def test_a_confirmation_without_a_preview_does_nothing(self, editor):
        make_mention(partner=make_partner())

        self.send(at_the_desk(editor), Mention, operation="accept", confirm="1")

        assert not Mention.objects.reviewed().exists()

    def test_what_an_operation_needs_is_asked_for(self, editor):
        make_article()

        page = self.send(at_the_desk(editor), Article, operation="retag").content.decode()

        assert page.count("Choose one.") == 2

    @pytest.mark.parametrize("operation", ["publish", "withdraw", "merge", "nothing"])
    def test_what_a_person_may_not_do_is_not_offered_nor_done(self, editor, operation):
        initiative = make_initiative(publication="draft")
        client = at_the_desk(editor)

        answer = self.send(client, Initiative, operation=operation, confirm="1")

        assert "Select a valid choice" in answer.content.decode()
        initiative.refresh_from_db()
        assert initiative.publication == "draft"

    def test_a_reader_is_offered_nothing(self):
        make_article()
        reader = at_the_desk(make_editor("Reader of drafts"))

        assert "bulk_selected" not in reader.get(list_of(Article)).content.decode()

    @pytest.mark.parametrize("size", [3, 30])
    def test_a_preview_asks_as_often_however_much_there_is(
        self, editor, size, django_assert_max_num_queries
    ):
        for _ in range(size):
            make_mention(partner=make_partner())
        client = at_the_desk(editor)
        self.send(client, Mention, operation="accept")
        with django_assert_max_num_queries(45):
            self.send(client, Mention, operation="accept")
