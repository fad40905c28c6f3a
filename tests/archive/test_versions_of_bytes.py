"""Other bytes under a known reference: an editor says which the archive reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from archive.curation.conflicts import keep_archived, take_over
from archive.ingest.fixtures import load_fixtures
from archive.ingest.reprocess import reprocess
from archive.ingest.run import import_texts
from archive.ingest.undo import undo_run
from archive.models import Article, RawDocument
from archive.vocabulary import Outcome, ReviewStatus
from tests.archive.desk import at_the_desk, make_editor

pytestmark = pytest.mark.django_db

FIRST = "JAKARTA - Menaker Ida Fauziyah bertemu Duta Besar Jepang, Selasa (7/5/2024)."
SECOND = "JAKARTA - Menaker Ida Fauziyah bertemu Duta Besar Kanada, Selasa (7/5/2024)."


@pytest.fixture
def editor() -> User:
    return make_editor()


@pytest.fixture
def newer(tmp_path: Path) -> RawDocument:
    """Other bytes under the reference of an article, waiting for a decision."""
    load_fixtures()
    path = tmp_path / "a.txt"
    for text in (FIRST, SECOND):
        path.write_text(text, encoding="utf-8")
        import_texts([tmp_path])
    return RawDocument.objects.conflicts().get()


def test_bytes_that_an_editor_takes_over_are_read_next(newer, editor):
    assert take_over(RawDocument.objects.filter(pk=newer.pk), by=editor).changed == 1
    assert "Kanada" not in Article.objects.get().text

    assert reprocess().outcomes == {Outcome.REFRESHED: 1}

    article = Article.objects.get()
    assert "Kanada" in article.text
    assert article.raw_document == newer
    named = article.mentions.filter(partner__isnull=False)
    assert {mention.partner.name for mention in named} == {"Kanada"}


def test_bytes_that_nobody_decided_on_or_wants_are_not_read(newer, editor):
    reprocess()
    assert "Jepang" in Article.objects.get().text
    keep_archived(RawDocument.objects.filter(pk=newer.pk), by=editor)
    reprocess()
    assert "Jepang" in Article.objects.get().text


def test_judged_words_hold_the_text_they_stand_in(newer, editor):
    mention = Article.objects.get().mentions.first()
    mention.status, mention.decided_by = ReviewStatus.ACCEPTED.value, editor
    mention.decided_at = timezone.now()
    mention.save()
    take_over(RawDocument.objects.filter(pk=newer.pk), by=editor)

    assert reprocess().outcomes == {Outcome.CONFLICT: 1}

    article = Article.objects.get()
    assert "Jepang" in article.text
    assert article.raw_document.version == 1


def test_undoing_the_run_that_brought_them_leaves_bytes_that_are_in_use(newer, editor):
    take_over(RawDocument.objects.filter(pk=newer.pk), by=editor)
    reprocess()
    undo_run(newer.run_id)
    assert Article.objects.get().raw_document == newer


@pytest.mark.parametrize(
    ("action", "status"),
    [
        ("take_new_text", ReviewStatus.ACCEPTED),
        ("keep_archived_text", ReviewStatus.REJECTED),
    ],
)
def test_the_desk_offers_both(newer, editor, action, status):
    page = at_the_desk(editor).post(
        reverse("admin:archive_rawdocument_changelist"),
        {"action": action, "_selected_action": [newer.pk]},
        follow=True,
    )
    newer.refresh_from_db()
    assert newer.status == status
    assert ": 1." in page.content.decode()


def test_only_a_waiting_version_is_offered_for_a_decision(newer):
    desk = at_the_desk(make_editor("Chief editor"))
    archived = RawDocument.objects.exclude(pk=newer.pk).get()
    page = "admin:archive_rawdocument_change"
    assert 'value="take_new_text"' in desk.get(reverse(page, args=[newer.pk])).content.decode()
    assert (
        'value="take_new_text"' not in desk.get(reverse(page, args=[archived.pk])).content.decode()
    )
