"""Editors' decisions: accepting, rejecting, taking back, and what follows from them."""

import pytest

from archive.curation import review
from archive.curation.history import last_set
from archive.models import ChangeSet, InitiativeLink, Mention, Participation, Partner, StageReport
from tests.archive.desk import make_editor, make_mention, make_participation, proposed
from tests.archive.public_records import (
    make_article,
    make_initiative,
    make_official,
    make_partner,
    reviewed,
    span,
)

pytestmark = pytest.mark.django_db


def test_accepting_signs_each_row_in_one_set_of_changes():
    editor = make_editor()
    rows = [make_mention(partner=make_partner()) for _ in range(3)]

    decided = review.accept(Mention.objects.all(), by=editor)

    assert decided == review.Decided(changed=3, left=0)
    assert Mention.objects.reviewed().count() == 3
    assert {row.decided_by for row in Mention.objects.all()} == {editor}
    made = ChangeSet.objects.get()
    assert (made.kind, made.by) == ("decision", editor)
    assert {change.key for change in made.changes.all()} == {row.pk for row in rows}


def test_what_the_machine_accepted_becomes_reviewed():
    mention = make_mention(partner=make_partner(), status="accepted")

    review.accept(Mention.objects.all(), by=make_editor())

    mention.refresh_from_db()
    assert not mention.is_machine_read


def test_what_an_editor_has_judged_is_left():
    partner = make_partner()
    rejected = make_mention(partner=partner, **{**reviewed(), "status": "rejected"})

    decided = review.accept(Mention.objects.all(), by=make_editor())

    rejected.refresh_from_db()
    assert (decided.changed, decided.left) == (0, 1)
    assert rejected.status == "rejected"


def test_a_mention_without_a_record_is_left():
    make_mention()

    assert review.accept(Mention.objects.all(), by=make_editor()).left == 1


def test_accepting_a_row_accepts_the_proposed_records_it_needs():
    partner = make_partner(**proposed())
    initiative = make_initiative(**proposed())
    make_participation(initiative, partner)

    decided = review.accept(Participation.objects.all(), by=make_editor())

    partner.refresh_from_db()
    initiative.refresh_from_db()
    assert decided.along == 2
    assert (partner.status, initiative.status) == ("accepted", "accepted")
    assert partner.decided_by is not None
    assert last_set(partner) == ChangeSet.objects.get()


def test_a_row_of_a_rejected_record_is_left():
    make_participation(make_initiative(), make_partner(**{**reviewed(), "status": "rejected"}))

    assert review.accept(Participation.objects.all(), by=make_editor()).left == 1


def test_rejecting_a_record_rejects_what_nobody_has_judged_of_it():
    partner = make_partner(**proposed())
    undecided = make_mention(partner=partner)
    judged = make_mention(partner=partner, **reviewed())
    other = make_mention(partner=make_partner())

    decided = review.reject(Partner.objects.filter(pk=partner.pk), by=make_editor())

    assert (decided.changed, decided.along) == (1, 1)
    states = {row.pk: row.status for row in Mention.objects.all()}
    assert states == {undecided.pk: "rejected", judged.pk: "accepted", other.pk: "proposed"}


def test_rejecting_an_initiative_rejects_links_at_both_ends():
    initiative, other = make_initiative(**proposed()), make_initiative()
    for one, two in ((initiative, other), (other, initiative)):
        InitiativeLink.objects.create(initiative=one, other=two, kind="related", **proposed())

    review.reject(type(initiative).objects.filter(pk=initiative.pk), by=make_editor())

    assert InitiativeLink.objects.filter(status="rejected").count() == 2


def test_a_decision_can_be_taken_back():
    mention = make_mention(partner=make_partner())
    editor = make_editor()
    review.reject(Mention.objects.all(), by=editor)

    decided = review.reopen(Mention.objects.all(), by=editor)

    mention.refresh_from_db()
    assert decided.changed == 1
    assert (mention.status, mention.decided_by, mention.decided_at) == ("proposed", None, None)


def make_report(initiative, stage, day, **fields):
    article = make_article()
    words = span(article.text, "menandatangani")
    return StageReport.objects.create(
        initiative=initiative, stage=stage, reported_on=day, article=article, **words, **fields
    )


def test_the_stage_follows_from_what_is_accepted():
    initiative = make_initiative(stage="", stage_on="")
    make_report(initiative, "signed", "2024-05-06", **proposed())
    editor = make_editor()

    review.accept(StageReport.objects.all(), by=editor)
    initiative.refresh_from_db()
    assert (initiative.stage, initiative.stage_on) == ("signed", "2024-05-06")

    review.reopen(StageReport.objects.all(), by=editor)
    initiative.refresh_from_db()
    assert (initiative.stage, initiative.stage_on) == ("", "")


def test_rows_of_a_joined_and_annotated_list_can_be_decided():
    make_mention(official=make_official(), words="Sari Dewi")
    chosen = (
        Mention.objects.select_related("partner", "official", "article__outlet")
        .order_by("official__name")
        .distinct()
    )

    assert review.accept(chosen, by=make_editor()).changed == 1


def test_many_rows_cost_a_fixed_number_of_queries(django_assert_max_num_queries):
    editor, partner, article = make_editor(), make_partner(), make_article()
    for start in range(40):
        make_mention(
            article=article,
            partner=partner,
            start=start,
            end=start + 2,
            exact=article.text[start : start + 2],
        )

    with django_assert_max_num_queries(12):
        assert review.accept(Mention.objects.all(), by=editor).changed == 40
