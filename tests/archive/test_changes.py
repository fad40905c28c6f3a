"""Recording: what is written becomes one set of changes, with both values and what it is about."""

import pytest
from django.db import transaction

from archive.changes.recording import current, recorded, recording
from archive.curation.writing import add_rows, delete_rows, save_rows
from archive.models import (
    Appointment,
    Change,
    ChangedRecord,
    ChangeSet,
    FieldLock,
    NameVariant,
    Partner,
)
from archive.vocabulary import ChangeKind
from tests.archive.desk import make_editor, make_mention, make_participation
from tests.archive.factories import make_run
from tests.archive.public_records import make_initiative, make_official, make_partner

pytestmark = pytest.mark.django_db


def only_change(**of):
    return Change.objects.get(**of)


def test_nothing_is_noted_outside_a_recording():
    partner = make_partner("Jepang")
    partner.description = "Baru"
    partner.save()

    assert current() is None
    assert not ChangeSet.objects.exists()


def test_one_recording_is_one_set_with_both_values_of_what_differs():
    partner, editor = make_partner("Jepang", description="Lama"), make_editor()

    with recording(ChangeKind.EDIT, by=editor, summary="Ubah", reason="Salah ketik") as going_on:
        partner.description = "Baru"
        partner.save()

    made = ChangeSet.objects.get()
    assert going_on.change_set == made
    assert (made.kind, made.by, made.summary, made.reason) == (
        "edit",
        editor,
        "Ubah",
        "Salah ketik",
    )
    change = only_change()
    assert (change.model, change.key, change.action, change.label) == (
        "partner",
        partner.pk,
        "changed",
        "Jepang",
    )
    assert (change.before, change.after) == ({"description": "Lama"}, {"description": "Baru"})


def test_saving_what_is_the_same_is_no_change():
    partner = make_partner("Jepang")

    with recording():
        partner.save()

    assert not ChangeSet.objects.exists()


def test_a_recording_within_another_joins_it():
    partner = make_partner("Jepang")

    @recorded(ChangeKind.DECISION)
    def rename(*, by):
        save_rows([partner], ["name"], by=by, message="Diganti")

    with recording(by=make_editor(), reason="Sebab"):
        partner.name = "Nippon"
        rename(by=make_editor(name="ayu"))
        NameVariant.objects.create(partner=partner, name="Jepun")

    made = ChangeSet.objects.get()
    assert (made.kind, made.by.username, made.summary, made.reason) == (
        "decision",
        "editor",
        "Diganti",
        "Sebab",
    )
    assert set(made.changes.values_list("model", "action")) == {
        ("partner", "changed"),
        ("namevariant", "created"),
    }


def test_a_row_written_twice_is_told_from_its_first_to_its_last_value():
    partner = make_partner("Satu", description="a")

    with recording():
        for name in ("Dua", "Tiga"):
            partner.name = name
            partner.save(update_fields=["name"])
        Partner.objects.filter(pk=partner.pk).get().save()
        partner.description = "b"
        partner.save(update_fields=["description"])

    assert only_change().before == {"name": "Satu", "description": "a"}
    assert only_change().after == {"name": "Tiga", "description": "b"}


def test_a_change_that_was_taken_back_on_the_way_is_none():
    partner = make_partner("Satu")

    with recording():
        for name in ("Dua", "Satu"):
            partner.name = name
            partner.save()

    assert not ChangeSet.objects.exists()


def test_only_the_columns_that_are_written_are_told():
    partner = make_partner("Satu", description="a")
    partner.name, partner.description = "Dua", "b"

    with recording():
        partner.save(update_fields=["name"])

    assert only_change().after == {"name": "Dua"}


def test_what_is_created_and_deleted_in_one_set_leaves_no_trace():
    partner = make_partner("Jepang")

    with recording():
        variant = NameVariant.objects.create(partner=partner, name="Jepun")
        variant.delete()

    assert not ChangeSet.objects.exists()


def test_a_deleted_row_is_kept_whole_with_what_went_along():
    official = make_official("Sari Dewi")
    Appointment.objects.create(official=official, post="Menteri")
    key = official.pk

    with recording():
        official.delete()

    deleted = only_change(model="official")
    assert (deleted.key, deleted.action, deleted.after) == (key, "deleted", {})
    assert deleted.before["name"] == "Sari Dewi"
    assert only_change(model="appointment").before["post"] == "Menteri"


def test_a_link_that_is_emptied_by_a_deletion_is_a_change_too():
    partner, official = make_partner("Jepang"), make_official()
    post = Appointment.objects.create(official=official, post="Duta besar", partner=partner)
    key = partner.pk

    with recording():
        partner.delete()

    change = only_change(model="appointment", key=post.pk)
    assert (change.before, change.after) == ({"partner_id": key}, {"partner_id": None})


def test_a_row_is_about_its_records_and_a_record_about_itself():
    partner, initiative = make_partner(), make_initiative()
    row = make_participation(initiative, partner)

    with recording():
        row.note = "Baru"
        row.save()

    about = set(ChangedRecord.objects.values_list("model", "key"))
    assert about == {
        ("partner", partner.pk),
        ("initiative", initiative.pk),
        ("article", row.article_id),
    }
    assert set(ChangedRecord.objects.values_list("change_set", flat=True)) == {
        ChangeSet.objects.get().pk
    }
    assert ChangeSet.objects.about(partner).exists()


def test_a_row_that_moves_is_about_both_records():
    former, latter = make_partner("Jepang"), make_partner("Korea")
    mention = make_mention(partner=former)

    with recording():
        mention.partner = latter
        mention.save()

    about = ChangedRecord.objects.filter(model="partner").values_list("key", flat=True)
    assert set(about) == {former.pk, latter.pk}


def test_an_error_leaves_nothing():
    partner = make_partner("Jepang")
    partner.name = "Nippon"

    def rename_and_fail():
        with recording():
            partner.save()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        rename_and_fail()

    partner.refresh_from_db()
    assert partner.name == "Jepang"
    assert not ChangeSet.objects.exists()
    assert current() is None


def test_what_is_rolled_back_on_the_way_is_not_told():
    partner, other = make_partner("Jepang"), make_partner("Korea")

    with recording():
        other.name = "Korea Selatan"
        other.save()
        with transaction.atomic():
            partner.name = "Nippon"
            partner.save()
            FieldLock.objects.create(partner=partner, field="name", locked_by=make_editor())
            make_partner("Oman").delete()
            transaction.set_rollback(True)

    assert list(Change.objects.values_list("key", flat=True)) == [other.pk]


def test_a_deletion_that_is_rolled_back_is_none():
    partner = make_partner("Jepang")

    with recording(), transaction.atomic():
        Partner.objects.get(pk=partner.pk).delete()
        transaction.set_rollback(True)

    assert not ChangeSet.objects.exists()


def test_many_rows_are_one_set_with_a_change_each():
    partners = [make_partner(f"Mitra {number}") for number in range(3)]
    for partner in partners:
        partner.description = "Sama"

    with recording(ChangeKind.BULK, by=make_editor()):
        save_rows(partners, ["description"], by=make_editor(name="a"), message="Diisi")
        new = [NameVariant(partner=partner, name="Lain") for partner in partners]
        add_rows(new, by=make_editor(name="b"), message="Nama")

    made = ChangeSet.objects.get()
    assert (made.kind, made.summary) == ("bulk", "Diisi")
    assert made.changes.filter(model="partner", action="changed").count() == 3
    assert made.changes.filter(model="namevariant", action="created").count() == 3

    delete_rows(new, by=make_editor(name="c"), message="Hapus")
    assert Change.objects.filter(model="namevariant", action="deleted").count() == 3


def test_a_run_notes_what_it_changes_and_not_what_it_makes_or_takes_away():
    run, partner = make_run(), make_partner("Jepang")
    variant = NameVariant.objects.create(partner=partner, name="Jepun", run=run)

    with recording(ChangeKind.RUN, run=run, summary="a"):
        partner.description = "Dari teks"
        partner.save()
        NameVariant.objects.create(partner=partner, name="Nihon", run=run)
        variant.delete()

    made = ChangeSet.objects.get()
    assert (made.run, made.by) == (run, None)
    assert [change.model for change in made.changes.all()] == ["partner"]
