"""Subjects: no doubles by case, spacing or accents, and no circle in the tree."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from archive.changes.recording import recording
from archive.curation.integrity import check_tree
from archive.curation.undoing import undo
from archive.curation.writing import save_rows
from archive.models import Subject, SubjectLabel
from tests.archive.desk import make_editor
from tests.archive.public_records import make_subject

pytestmark = pytest.mark.django_db

ALIKE = ["PASAR KERJA", "Pasar  kerja", " pasar kerja ", "Pásar Kerja", "Pasar\u00a0kerja"]


@pytest.mark.parametrize("label", ALIKE)
@pytest.mark.parametrize("field", ["label_id", "label_en"])
def test_the_database_refuses_labels_that_differ_by_case_spacing_or_accents(label, field):
    make_subject("one", **{field: "Pasar kerja"})
    with pytest.raises(IntegrityError), transaction.atomic():
        make_subject("two", **{field: label})


@pytest.mark.parametrize("label", ALIKE)
def test_a_form_names_the_subject_that_has_the_label(label):
    make_subject("one", label_id="Pasar kerja")
    double = Subject(code="two", label_id=label, label_en="Something else")
    with pytest.raises(ValidationError) as refused:
        double.full_clean()
    assert "(one)" in refused.value.message_dict["label_id"][0]


def test_rows_created_and_written_in_bulk_are_folded_too():
    (one,) = Subject.objects.bulk_create([Subject(code="a", label_id="ATASÉ", label_en="Attaché")])
    assert (one.folded_id, one.folded_en) == ("atase", "attache")
    one.label_id = "Upah  Minimum"
    save_rows([one], ["label_id"], by=make_editor(), message="x")
    assert Subject.objects.get(pk=one.pk).folded_id == "upah minimum"


def test_undoing_a_new_label_frees_it_for_another_subject():
    editor, one = make_editor(), make_subject("one", label_id="Upah")
    with recording(by=editor) as going_on:
        one.label_id = "Gaji"
        one.save()
    undo(going_on.change_set, by=editor)
    assert Subject.objects.get(pk=one.pk).folded_id == "upah"
    make_subject("two", label_id="Gaji")


def test_a_merged_subject_gives_its_label_free():
    kept = make_subject("kept")
    make_subject("old", label_id="Upah", merged_into=kept)
    make_subject("new", label_id="upah").full_clean()


def test_an_alternative_label_stands_once_however_it_is_written():
    subject = make_subject("one")
    SubjectLabel.objects.create(subject=subject, label="K3")
    with pytest.raises(IntegrityError), transaction.atomic():
        SubjectLabel.objects.create(subject=subject, label=" k3")
    SubjectLabel.objects.create(subject=subject, label="K3", language="en")


def test_the_tree_has_no_circle():
    top = make_subject("top")
    middle = make_subject("middle", parent=top)
    bottom = make_subject("bottom", parent=middle)
    top.parent = bottom
    with pytest.raises(ValidationError):
        top.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Subject.objects.filter(pk=top.pk).update(parent=top.pk)


def test_the_check_finds_circles_and_stale_folded_labels():
    top = make_subject("top")
    under = make_subject("under", parent=top)
    assert list(check_tree()) == []
    Subject.objects.filter(pk=top.pk).update(parent=under)
    Subject.objects.filter(pk=under.pk).update(label_id="Lain")
    assert sorted((one.code, str(one.where).split()[1]) for one in check_tree()) == [
        ("folded", str(under.pk)),
        ("tree", str(top.pk)),
        ("tree", str(under.pk)),
    ]
