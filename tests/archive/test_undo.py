"""Reading again and taking back: what no editor has touched goes, the rest stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone

from archive.changes.recording import recording
from archive.curation.integrity import check_archive
from archive.ingest.fixtures import load_fixtures
from archive.ingest.reprocess import UnknownReferenceError, reprocess
from archive.ingest.run import import_texts
from archive.ingest.undo import CannotUndoError, undo_run
from archive.models import (
    Appointment,
    Article,
    FieldLock,
    FieldProposal,
    ImportRun,
    Initiative,
    InitiativeSubject,
    Meeting,
    Mention,
    Official,
    Participation,
    Partner,
    Quotation,
    RawDocument,
    RunItem,
    StageReport,
    Subject,
)
from archive.search import search
from archive.vocabulary import Outcome, ReviewStatus, RunState, Stage
from tests.archive.factories import (
    TEXT,
    file_full,
    make_run,
    nurses,
    read_again,
)

pytestmark = pytest.mark.django_db

SEEDS = Path(__file__).parent.parent.parent / "seeds"
READ = ("Article", "Partner", "Official", "Initiative", "Meeting", "Mention", "Quotation",
        "Participation", "StageReport", "Involvement", "Appointment", "Attestation",
        "InitiativeLink", "InitiativeMeeting", "InitiativeSubject", "ArticleSubject",
        "MeetingParticipant", "StatedAmount", "NameVariant")  # fmt: skip


@pytest.fixture
def editor() -> User:
    return User.objects.create(username="editor")


def judge(row, status: ReviewStatus, editor: User) -> None:
    """Judge ``row`` as an editor does."""
    row.status, row.decided_by, row.decided_at = status.value, editor, timezone.now()
    row.save()


def rows(*names: str) -> dict[str, int]:
    return {
        model.__name__: model._base_manager.count()
        for model in apps.get_app_config("archive").get_models()
        if not names or model.__name__ in names
    }


def contents(model, *without: str) -> list[dict]:
    """All rows of ``model`` without their numbers and times."""
    left_out = {"id", "run_id", "changed_at", "created_at", *without}
    return [
        {name: value for name, value in row.items() if name not in left_out}
        for row in model.objects.order_by("pk").values()
    ]


# Reading again


def test_reading_again_with_the_same_pipeline_changes_nothing():
    load_fixtures()
    import_texts([SEEDS])
    before = rows(*READ)
    records = [contents(model) for model in (Article, Partner, Official, Initiative, Meeting)]
    mentions = contents(Mention, "verdict")
    report = reprocess()
    assert report.outcomes == {Outcome.REFRESHED: 5}
    assert rows(*READ) == before
    after = [contents(model) for model in (Article, Partner, Official, Initiative, Meeting)]
    assert after == records
    assert sorted(map(str, contents(Mention, "verdict"))) == sorted(map(str, mentions))


def test_a_dry_run_of_reading_again_leaves_no_row():
    file_full()
    before = rows()
    assert reprocess(dry_run=True).outcomes == {Outcome.REFRESHED: 1}
    assert rows() == before


def test_what_the_new_reading_does_not_say_any_more_goes():
    article = file_full()
    stored = read_again(article, initiatives=[], meetings=[], quotations=[])
    assert stored.outcome is Outcome.REFRESHED
    assert not Initiative.objects.exists()
    assert not Meeting.objects.exists()
    assert not Quotation.objects.exists()
    assert Partner.objects.exists()
    assert not list(search(Initiative.objects.all(), "perawat"))


def test_an_initiative_stays_accepted_when_articles_that_joined_it_later_are_known():
    first = file_full("a")
    second = file_full("b", initiatives=[nurses(stage=Stage.SIGNED)])
    before = contents(Mention, "verdict")
    assert set(second.mentions.filter(kind="initiative").values_list("rule", flat=True)) == {
        "same_initiative"
    }
    read_again(first)
    read_again(second, initiatives=[nurses(stage=Stage.SIGNED)])
    assert Initiative.objects.get().status == ReviewStatus.ACCEPTED
    assert sorted(map(str, contents(Mention, "verdict"))) == sorted(map(str, before))
    assert list(check_archive()) == []


def test_what_belongs_to_an_initiative_waits_with_it_when_its_own_words_are_gone():
    load_fixtures()
    subject = Subject.objects.order_by("code").first().code
    first = file_full("a", initiatives=[nurses(subjects=(subject,))])
    file_full("b", initiatives=[nurses(stage=Stage.SIGNED)])
    assert InitiativeSubject.objects.get().status == ReviewStatus.ACCEPTED
    read_again(first, initiatives=[])
    assert Initiative.objects.get().status == ReviewStatus.PROPOSED
    assert InitiativeSubject.objects.get().status == ReviewStatus.PROPOSED
    assert list(check_archive()) == []


def test_a_records_address_stays_when_its_title_is_read_better():
    article = file_full()
    slug = Initiative.objects.get().slug
    read_again(article, initiatives=[nurses(title="Pelatihan perawat lansia")])
    initiative = Initiative.objects.get()
    assert (initiative.slug, initiative.name) == (slug, "Pelatihan perawat lansia")


def test_an_accepted_row_stays_as_the_editor_judged_it(editor):
    article = file_full()
    mention = Mention.objects.get(kind="official")
    judge(mention, ReviewStatus.ACCEPTED, editor)
    before = Mention.objects.filter(pk=mention.pk).values().get()
    read_again(article, officials=[])
    assert Mention.objects.filter(pk=mention.pk).values().get() == before


def test_words_that_an_editor_linked_to_another_record_are_not_linked_back(editor):
    article = file_full()
    other = Partner.objects.create(name="Lain", slug="lain", kind="country", status="accepted")
    mention = Mention.objects.get(kind="partner")
    mention.partner = other
    judge(mention, ReviewStatus.ACCEPTED, editor)
    read_again(article)
    assert [row.partner for row in Mention.objects.filter(kind="partner")] == [other]


@pytest.mark.parametrize("model", [Mention, Quotation, StageReport, Participation])
def test_a_rejected_proposal_does_not_come_back(editor, model):
    article = file_full()
    for row in model.objects.all():
        judge(row, ReviewStatus.REJECTED, editor)
    count = model.objects.count()
    read_again(article)
    assert model.objects.count() == count
    assert not model.objects.exclude(status=ReviewStatus.REJECTED).exists()


def test_a_rejected_initiative_does_not_come_back(editor):
    article = file_full()
    judge(Initiative.objects.get(), ReviewStatus.REJECTED, editor)
    read_again(article, initiatives=[nurses(title="Pelatihan perawat lansia")])
    assert Initiative.objects.get().name == "Pelatihan perawat"


def test_a_locked_field_gets_a_proposal_and_keeps_the_editors_words(editor):
    article = file_full()
    initiative = Initiative.objects.get()
    initiative.name = "Judul penyunting"
    initiative.save()
    FieldLock.objects.create(initiative=initiative, field="name", locked_by=editor)
    read_again(article)
    read_again(article)
    initiative.refresh_from_db()
    assert initiative.name == "Judul penyunting"
    [proposal] = FieldProposal.objects.all()
    assert (proposal.field, proposal.proposed) == ("name", "Pelatihan perawat")
    assert proposal.status == ReviewStatus.PROPOSED


def test_a_locked_date_of_an_article_is_kept_and_other_fields_are_read_anew(editor):
    article = file_full(event="2021-01-01")
    FieldLock.objects.create(article=article, field="event_on", locked_by=editor)
    read_again(article, event="2024-05-07")
    article.refresh_from_db()
    assert article.event_on == "2021-01-01"
    assert article.event_basis == "printed"
    assert FieldProposal.objects.get().proposed == "2024-05-07"


def test_a_reviewed_record_is_not_changed(editor):
    article = file_full()
    judge(Initiative.objects.get(), ReviewStatus.ACCEPTED, editor)
    read_again(article, initiatives=[nurses(title="Pelatihan perawat lansia")])
    assert Initiative.objects.get().name == "Pelatihan perawat"
    assert FieldProposal.objects.get().proposed == "Pelatihan perawat lansia"


def test_another_text_replaces_the_old_one_only_where_nobody_has_judged_it(editor):
    article = file_full()
    longer = TEXT + " Tambahan."
    assert read_again(article, text=longer).outcome is Outcome.REFRESHED
    article.refresh_from_db()
    assert article.text == longer
    judge(Mention.objects.first(), ReviewStatus.ACCEPTED, editor)
    before = rows(*READ)
    assert read_again(article, text=TEXT).outcome is Outcome.CONFLICT
    article.refresh_from_db()
    assert article.text == longer
    assert rows(*READ) == before


def test_a_term_of_office_shrinks_when_the_date_is_read_better():
    article = file_full(event="2013-05-07")
    file_full("b", event="2022-01-01")
    read_again(article, event="2024-05-07")
    appointment = Appointment.objects.get()
    assert (appointment.first_attested, appointment.last_attested) == ("2022-01-01", "2024-05-07")


def test_an_editors_own_rows_stay(editor):
    load_fixtures()
    article = file_full()
    subject = Subject.objects.get(code="placement")
    row = InitiativeSubject.objects.create(
        initiative=Initiative.objects.get(), subject=subject, status="accepted", decided_by=editor
    )
    read_again(article, initiatives=[])
    assert InitiativeSubject.objects.get() == row
    assert Initiative.objects.exists()


def test_an_unknown_reference_is_named():
    with pytest.raises(UnknownReferenceError, match="nosuch"):
        reprocess(["nosuch"])
    with pytest.raises(CommandError, match="nosuch"):
        call_command("reprocess_articles", "nosuch")


# Taking back


def test_undoing_an_untouched_run_leaves_the_archive_as_it_was():
    load_fixtures()
    before = rows()
    report = import_texts([SEEDS])
    undone = undo_run(report.number)
    assert undone.left == []
    after = rows()
    assert after == {**before, "ImportRun": 1, "RunItem": 5, "Outlet": after["Outlet"]}
    assert ImportRun.objects.get().state == RunState.UNDONE
    assert import_texts([SEEDS]).outcomes == {Outcome.CREATED: 5}


def test_undoing_twice_changes_nothing():
    run = make_run()
    file_full(run=run)
    assert not undo_run(run.pk).already
    before = rows()
    assert undo_run(run.pk).already
    assert rows() == before


def test_undo_keeps_what_an_editor_judged_and_what_it_stands_on(editor):
    run = make_run()
    article = file_full(run=run)
    mention = Mention.objects.get(kind="official")
    judge(mention, ReviewStatus.ACCEPTED, editor)
    report = undo_run(run.pk)
    assert Mention.objects.get() == mention
    assert Article.objects.get() == article
    assert RawDocument.objects.exists()
    assert Official.objects.get() == mention.official
    assert not Initiative.objects.exists()
    assert not Partner.objects.exists()
    reasons = {left.reason for left in report.left}
    assert "editors have judged or added 1 rows on its words" in reasons
    assert "other articles or editors' rows speak of it" in reasons


def test_undo_keeps_a_record_that_an_editor_changed_or_locked(editor):
    run = make_run()
    file_full(run=run)
    official, initiative = Official.objects.get(), Initiative.objects.get()
    with recording(by=editor):
        official.description = "Catatan penyunting."
        official.save()
    FieldLock.objects.create(initiative=initiative, field="name", locked_by=editor)
    report = undo_run(run.pk)
    assert not Article.objects.exists()
    assert Official.objects.get() == official
    assert Initiative.objects.get() == initiative
    assert {left.reason for left in report.left} == {"an editor has changed or judged it"}


def test_undo_keeps_a_record_that_another_runs_article_names():
    first, second = make_run(), make_run()
    file_full("a", run=first)
    file_full("b", run=second)
    undo_run(first.pk)
    assert [article.reference for article in Article.objects.all()] == ["b"]
    assert Official.objects.exists()
    assert Partner.objects.exists()
    appointment = Appointment.objects.get()
    assert appointment.attestations.count() == 1
    initiative = Initiative.objects.get()
    assert initiative.stage == ""
    assert initiative.status == ReviewStatus.PROPOSED


def test_undo_takes_back_a_report_on_an_earlier_runs_initiative():
    first, second = make_run(), make_run()
    file_full("a", run=first)
    file_full("b", run=second, initiatives=[nurses(stage=Stage.SIGNED)])
    undo_run(second.pk)
    assert StageReport.objects.get().stage == "agreed"
    assert Initiative.objects.get().stage == "agreed"


def test_undo_takes_back_a_waiting_version_but_not_the_article(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    import_texts([tmp_path])
    (tmp_path / "a.txt").write_text("Isi lain.")
    second = import_texts([tmp_path])
    undo_run(second.number)
    assert RawDocument.objects.get().version == 1
    assert Article.objects.exists()


def test_a_run_that_only_read_again_is_not_undone():
    file_full()
    report = reprocess()
    with pytest.raises(CannotUndoError, match="read known articles again"):
        undo_run(report.number)


def test_undo_of_no_run_says_so():
    with pytest.raises(CommandError, match="There is no run 9"):
        call_command("undo_import", "9")


def test_the_undo_command_lists_what_stayed_and_why(editor, capsys):
    run = make_run()
    file_full(run=run)
    judge(Quotation.objects.get(), ReviewStatus.ACCEPTED, editor)
    call_command("undo_import", str(run.pk))
    printed = capsys.readouterr().out
    assert "Stays: Report by unknown outlet without a headline" in printed
    assert "Removed:" in printed
    assert RunItem.objects.count() == 0
