"""check_archive: silent on a whole archive, and able to see each kind of damage."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from archive.curation.integrity import check_archive
from archive.models import (
    Article,
    Attestation,
    Initiative,
    Mention,
    Official,
    Partner,
    RawDocument,
    StageReport,
    Subject,
    SubjectLabel,
)
from tests.archive.factories import TEXT, file_full

pytestmark = pytest.mark.django_db


def codes() -> set[str]:
    return {finding.code for finding in check_archive()}


def test_an_archive_fresh_from_import_is_whole(capsys):
    file_full()
    assert list(check_archive()) == []
    call_command("check_archive")
    assert "whole" in capsys.readouterr().out


def shift_the_text():
    Article.objects.update(text="x" + TEXT)


def change_the_bytes():
    RawDocument.objects.update(content=b"other")


def take_the_attestations():
    Attestation.objects.all().delete()


def reject_the_partner():
    Partner.objects.update(status="rejected")


def forget_the_stage():
    Initiative.objects.update(stage="signed")


def bare_report():
    StageReport.objects.update(start=None, end=None, exact="", article=None)


def bare_initiative():
    Mention.objects.filter(kind="initiative").update(status="proposed")


def merge_in_a_circle():
    first = Official.objects.get()
    second = Official.objects.create(name="B", slug="b", merged_into=first)
    Official.objects.filter(pk=first.pk).update(merged_into=second)


def share_a_label():
    Subject.objects.create(code="a", label_id="Magang", label_en="Apprenticeship")
    other = Subject.objects.create(code="b", label_id="Pelatihan", label_en="Training")
    SubjectLabel.objects.create(subject=other, label="magang ")


def lose_the_article():
    RawDocument.objects.create(
        reference="b", content=b"", sha256="x", run=Article.objects.get().run
    )


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (shift_the_text, "span"),
        (change_the_bytes, "fixity"),
        (take_the_attestations, "evidence"),
        (reject_the_partner, "status"),
        (forget_the_stage, "stage"),
        (bare_report, "evidence"),
        (bare_initiative, "evidence"),
        (merge_in_a_circle, "redirect"),
        (share_a_label, "subject"),
        (lose_the_article, "provenance"),
    ],
)
def test_damage_is_seen(damage, code):
    file_full()
    damage()
    assert code in codes()
    with pytest.raises(CommandError, match="should not be so"):
        call_command("check_archive")
