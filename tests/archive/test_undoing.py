"""Undoing: a set goes back as a whole or in part, and what came after it stays."""

import pytest

from archive.changes.recording import recording
from archive.changes.snapshots import taken
from archive.curation import review
from archive.curation.undoing import CannotUndoError, plan_of, preview, undo
from archive.models import (
    Appointment,
    ChangeSet,
    FieldLock,
    Initiative,
    Mention,
    NameVariant,
    Official,
    Partner,
    StageReport,
)
from archive.search import index, search
from archive.vocabulary import ChangeKind
from tests.archive.desk import make_editor, make_mention, make_participation, proposed
from tests.archive.public_records import (
    make_article,
    make_initiative,
    make_official,
    make_partner,
    span,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor()


def changed(row, by, **fields):
    """Change ``row`` in a set of its own; return the set."""
    with recording(by=by) as going_on:
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
    return going_on.change_set


def fresh(row):
    return type(row)._base_manager.get(pk=row.pk)


def test_a_set_goes_back_and_the_undoing_is_a_set_with_its_reason(editor):
    partner = make_partner("Jepang", description="Lama")
    made = changed(partner, editor, name="Nippon", description="Baru")

    undone = undo(made, by=editor, reason="Keliru")

    partner = fresh(partner)
    assert (partner.name, partner.description) == ("Jepang", "Lama")
    assert (undone.rows, undone.kept) == (1, [])
    assert undone.change_set.undoes == made
    assert (undone.change_set.kind, undone.change_set.reason) == ("undo", "Keliru")
    assert ChangeSet.objects.get(pk=made.pk).is_undone


def test_what_was_taken_back_is_not_taken_back_again(editor):
    partner = make_partner("Jepang")
    made = changed(partner, editor, name="Nippon")
    undo(made, by=editor)

    with pytest.raises(CannotUndoError, match="already"):
        undo(ChangeSet.objects.get(pk=made.pk), by=editor)


def test_an_undoing_can_be_undone_and_that_again(editor):
    partner = make_partner("Jepang")
    made = changed(partner, editor, name="Nippon")

    back = undo(made, by=editor).change_set
    assert not ChangeSet.objects.standing().exists()
    forth = undo(back, by=editor).change_set

    assert fresh(partner).name == "Nippon"
    assert list(ChangeSet.objects.standing()) == [forth]
    undo(forth, by=editor)
    assert fresh(partner).name == "Jepang"


def test_a_later_edit_stays_and_is_shown(editor):
    partner = make_partner("Jepang", description="Lama")
    made = changed(partner, editor, name="Nippon", description="Baru")
    changed(partner, editor, description="Lebih baru")

    told = preview(made)
    undone = undo(made, by=editor)

    partner = fresh(partner)
    assert (partner.name, partner.description) == ("Jepang", "Lebih baru")
    assert [(kept.column, kept.reason) for kept in undone.kept] == [
        ("description", "It was changed since.")
    ]
    assert [kept.column for kept in told.kept] == ["description"]
    assert not ChangeSet.objects.get(pk=made.pk).is_undone


def test_a_preview_writes_nothing_and_says_both_values(editor):
    partner = make_partner("Jepang")
    made = changed(partner, editor, name="Nippon")
    sets = ChangeSet.objects.count()

    [step] = plan_of(made).steps

    assert (step.now, step.back) == ({"name": "Nippon"}, {"name": "Jepang"})
    assert fresh(partner).name == "Nippon"
    assert ChangeSet.objects.count() == sets


def test_one_field_of_one_change_goes_back(editor):
    partner, other = make_partner("Jepang", description="Lama"), make_partner("Korea")
    with recording(by=editor) as going_on:
        partner.name, partner.description = "Nippon", "Baru"
        partner.save()
        other.name = "Korea Selatan"
        other.save()
    made = going_on.change_set
    change = made.changes.get(key=partner.pk)

    undo(made, by=editor, only=[change.pk], columns=["name"])

    assert (fresh(partner).name, fresh(partner).description) == ("Jepang", "Baru")
    assert fresh(other).name == "Korea Selatan"
    assert not ChangeSet.objects.get(pk=made.pk).is_undone


def test_what_was_created_goes_unless_others_rest_on_it(editor):
    partner = make_partner("Jepang")
    with recording(by=editor) as going_on:
        variant = NameVariant.objects.create(partner=partner, name="Jepun")
        official = make_official("Sari Dewi")
        alone = make_official("Budi Santoso")
    Appointment.objects.create(official=official, post="Menteri")

    undone = undo(going_on.change_set, by=editor)

    assert not NameVariant.objects.filter(pk=variant.pk).exists()
    assert not Official.objects.filter(pk=alone.pk).exists()
    assert Appointment.objects.get().official == official
    assert [kept.reason for kept in undone.kept] == ["Other rows rest on it by now."]


def test_what_was_created_together_goes_together(editor):
    article = make_article()
    with recording(by=editor) as going_on:
        partner = make_partner("Jepang")
        make_mention(partner=partner, article=article)
        NameVariant.objects.create(partner=partner, name="Jepun")

    undone = undo(going_on.change_set, by=editor)

    assert undone.kept == []
    assert not Partner.objects.exists()
    assert not Mention.objects.exists()


def test_what_was_created_and_changed_since_stays(editor):
    with recording(by=editor) as going_on:
        partner = make_partner("Jepang")
    changed(partner, editor, name="Nippon")

    undone = undo(going_on.change_set, by=editor)

    assert fresh(partner).name == "Nippon"
    assert [kept.column for kept in undone.kept] == ["name"]


def test_a_deleted_record_comes_back_under_its_number_with_its_links(editor):
    official, partner = make_official("Sari Dewi"), make_partner("Jepang")
    post = Appointment.objects.create(official=official, post="Duta besar", partner=partner)
    variant = NameVariant.objects.create(official=official, name="S. Dewi")
    index([official])
    held = {row.pk: taken(row, whole=True) for row in (official, post, variant)}
    with recording(ChangeKind.DELETION, by=editor) as going_on:
        Official.objects.get(pk=official.pk).delete()
    assert not Appointment.objects.exists()

    undone = undo(going_on.change_set, by=editor)

    assert undone.kept == []
    back = {row.pk: taken(fresh(row), whole=True) for row in (official, post, variant)}
    assert back == held
    assert Official.objects.get().created_at == official.created_at
    assert official in search(Official.objects.all(), "Sari")


def test_links_that_a_deletion_emptied_are_filled_again(editor):
    partner = make_partner("Jepang")
    post = Appointment.objects.create(official=make_official(), post="Duta besar", partner=partner)
    with recording(ChangeKind.DELETION, by=editor) as going_on:
        Partner.objects.get(pk=partner.pk).delete()
    assert fresh(post).partner is None

    undo(going_on.change_set, by=editor)

    assert fresh(post).partner == partner


def test_what_belongs_to_something_gone_does_not_come_back(editor):
    partner = make_partner("Jepang")
    variant = NameVariant.objects.create(partner=partner, name="Jepun")
    with recording(by=editor) as going_on:
        variant.delete()
    partner.delete()

    undone = undo(going_on.change_set, by=editor)

    assert [(kept.column, kept.reason) for kept in undone.kept] == [
        ("partner_id", "What it belongs to is gone.")
    ]
    assert not NameVariant.objects.exists()


def test_a_place_that_somebody_has_taken_since_is_left_to_them(editor):
    partner = make_partner("Jepang", slug="jepang")
    with recording(by=editor) as going_on:
        Partner.objects.get(pk=partner.pk).delete()
    newer = make_partner("Jepang yang baru", slug="jepang")

    undone = undo(going_on.change_set, by=editor)

    assert [kept.reason for kept in undone.kept] == ["Another row has its place."]
    assert list(Partner.objects.all()) == [newer]


def test_a_row_takes_the_place_again_that_another_has_to_leave_first(editor):
    partner, initiative = make_partner("Jepang"), make_initiative()
    first = make_participation(initiative, partner, role="host")
    second = make_participation(initiative, partner, role="funder")
    with recording(by=editor) as going_on:
        for row, role in ((second, "signatory"), (first, "funder")):
            row.role = role
            row.save()

    undone = undo(going_on.change_set, by=editor)

    assert (undone.rows, undone.kept) == (2, [])
    assert (fresh(first).role, fresh(second).role) == ("host", "funder")


def test_a_row_that_was_deleted_since_is_named(editor):
    variant = NameVariant.objects.create(partner=make_partner(), name="Jepun")
    made = changed(variant, editor, name="Nihon")
    variant.delete()

    assert [kept.reason for kept in undo(made, by=editor).kept] == ["The row was deleted since."]


def test_stages_follow(editor):
    initiative, article = make_initiative(), make_article()
    report = StageReport.objects.create(
        initiative=initiative,
        stage="signed",
        article=article,
        **span(article.text, "menandatangani"),
        **proposed(),
    )
    review.accept(StageReport.objects.all(), by=editor)
    assert Initiative.objects.get().stage == "signed"

    undo(ChangeSet.objects.get(), by=editor)

    assert fresh(report).status == "proposed"
    assert Initiative.objects.get().stage == ""


def test_the_search_follows(editor):
    partner = make_partner("Jepang")
    index([partner])
    made = changed(partner, editor, name="Nippon")
    index([partner])

    undo(made, by=editor)

    assert partner in search(Partner.objects.all(), "Jepang")
    assert partner not in search(Partner.objects.all(), "Nippon")


def test_an_error_while_undoing_leaves_everything(editor, monkeypatch):
    partner = make_partner("Jepang")
    made = changed(partner, editor, name="Nippon")

    def fail(_changes):
        raise RuntimeError

    monkeypatch.setattr("archive.curation.undoing._settle", fail)
    with pytest.raises(RuntimeError):
        undo(made, by=editor)

    assert fresh(partner).name == "Nippon"
    assert not ChangeSet.objects.get(pk=made.pk).is_undone


def test_a_lock_goes_with_the_edit_that_set_it(editor):
    partner = make_partner("Jepang")
    with recording(by=editor) as going_on:
        partner.name = "Nippon"
        partner.save()
        FieldLock.objects.create(partner=partner, field="name", locked_by=editor)

    back = undo(going_on.change_set, by=editor).change_set
    assert not FieldLock.objects.exists()

    undo(back, by=editor)
    assert FieldLock.objects.get().partner == partner
