"""Import runs: counted, repeatable, resumable, dry, and unharmed by bad input."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from archive.ingest import run as run_module
from archive.ingest.fixtures import load_fixtures
from archive.ingest.run import import_texts
from archive.ingest.runs import NothingToResumeError, interrupted_paths
from archive.models import Accession, Article, ImportRun, Outlet, RawDocument, RunItem
from archive.vocabulary import Outcome, ReviewStatus, Rights, RunState

pytestmark = pytest.mark.django_db

SEEDS = Path(__file__).parent.parent.parent / "seeds"
STORY = (
    "JAKARTA - Menteri Ketenagakerjaan Ida Fauziyah bertemu Dubes Jepang pada Selasa (7/5/2024)."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small texts."""
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{STORY}\nNomor {number}.", encoding="utf-8")
    return tmp_path


def rows() -> dict[str, int]:
    """How many rows every table of the archive has."""
    return {
        model.__name__: model._base_manager.count()
        for model in apps.get_app_config("archive").get_models()
    }


def test_the_seeds_become_articles_with_their_accession_and_rights():
    load_fixtures()
    report = import_texts([SEEDS])
    assert report.outcomes == {Outcome.CREATED: 5}
    article = Article.objects.get(reference="001_6b078c6a7cdd3806")
    assert article.outlet == Outlet.objects.get(code="jpnn")
    assert article.effective_rights is Rights.RETOLD
    accession = Accession.objects.get()
    assert str(accession.received_on) == "2026-11-21"
    assert accession.licence == "CC-BY-4.0"
    with translation.override("id"):
        assert "diceritakan ulang" in str(accession)
        assert accession.rights_statement.startswith("Teks ini")
    with translation.override("en"):
        assert "re-told" in str(accession)
        assert accession.rights_statement.startswith("The archive")

    assert bytes(article.raw_document.content) == (SEEDS / f"{article.reference}.txt").read_bytes()
    assert report.state is RunState.FINISHED


def test_the_article_page_tells_what_the_accession_says_of_its_rights(client):
    load_fixtures()
    import_texts([SEEDS])
    article = Article.objects.get(reference="001_6b078c6a7cdd3806")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Penceritaan ulang ini dilisensikan dengan CC BY 4.0." in page
    assert "CC-BY-4.0" in page


def test_importing_again_writes_nothing_but_the_run(folder):
    import_texts([folder])
    before = rows()
    report = import_texts([folder])
    assert report.outcomes == {Outcome.UNCHANGED: 3}
    expected = {"ImportRun": before["ImportRun"] + 1, "RunItem": before["RunItem"] + 3}
    assert rows() == {**before, **expected}


def test_a_dry_run_reports_what_the_real_run_does_and_leaves_no_row(folder):
    before = rows()
    dry = import_texts([folder], dry_run=True)
    assert rows() == before
    real = import_texts([folder])
    assert (dry.outcomes, dry.made) == (real.outcomes, real.made)
    assert real.made["official"] == 1


def test_other_bytes_under_a_known_reference_wait_for_an_editor(folder):
    import_texts([folder])
    article = Article.objects.get(reference="0")
    text, before = article.text, rows()
    (folder / "0.txt").write_text("Isi yang lain sama sekali.", encoding="utf-8")
    report = import_texts([folder])
    assert report.outcomes == {Outcome.CONFLICT: 1, Outcome.UNCHANGED: 2}
    waiting = RawDocument.objects.get(reference="0", version=2)
    assert waiting.status == ReviewStatus.PROPOSED
    article.refresh_from_db()
    assert article.text == text
    changed = {name: count for name, count in rows().items() if count != before[name]}
    assert set(changed) == {"RawDocument", "ImportRun", "RunItem"}
    again = import_texts([folder])
    assert again.outcomes[Outcome.CONFLICT] == 1
    assert RawDocument.objects.filter(reference="0").count() == 2


def test_a_refused_version_does_not_come_back(folder):
    import_texts([folder])
    (folder / "0.txt").write_text("Isi yang lain sama sekali.", encoding="utf-8")
    import_texts([folder])
    RawDocument.objects.filter(version=2).update(status=ReviewStatus.REJECTED)
    assert import_texts([folder]).outcomes == {Outcome.UNCHANGED: 3}


def stop_after(number: int):
    """A progress that stops the run from the keyboard after some documents."""

    def progress(report, _item):
        if report.done == number:
            raise KeyboardInterrupt

    return progress


def test_a_stopped_run_goes_on_where_it_stood(folder):
    stopped = import_texts([folder], progress=stop_after(2))
    assert stopped.state is RunState.INTERRUPTED
    assert Article.objects.count() == 2
    assert interrupted_paths() == [folder]
    report = import_texts([folder])
    assert report.continued
    assert report.number == stopped.number
    assert report.outcomes == {Outcome.UNCHANGED: 2, Outcome.CREATED: 1}
    run = ImportRun.objects.get()
    assert run.state == RunState.FINISHED
    assert set(run.items.values_list("outcome", flat=True)) == {Outcome.CREATED}
    with pytest.raises(NothingToResumeError):
        interrupted_paths()


def test_a_killed_run_is_marked_interrupted_at_the_next_start(folder):
    ImportRun.objects.create(
        origin=str(folder),
        pipeline_version="old",
        options={"command": "import", "host": os.uname().nodename, "process": 2**22 + 1},
    )
    import_texts([folder])
    assert ImportRun.objects.get(pipeline_version="old").state == RunState.INTERRUPTED


def test_a_fault_of_the_pipeline_fails_one_document_and_the_rest_goes_on(folder, monkeypatch):
    process = run_module.process

    def faulty(raw, authorities):
        if raw.reference == "1":
            raise IndexError("odd text")
        return process(raw, authorities)

    monkeypatch.setattr(run_module, "process", faulty)
    report = import_texts([folder])
    assert report.outcomes == {Outcome.CREATED: 2, Outcome.FAILED: 1}
    [failure] = report.failures
    assert "odd text" in failure.reason
    assert RunItem.objects.get(outcome=Outcome.FAILED).path == failure.path


def test_a_document_is_stored_whole_or_not_at_all(folder, monkeypatch):
    def broken(filing, *_rest, **_fields):
        raise ValueError("in the middle")

    monkeypatch.setattr("archive.ingest.store.store_meetings", broken)
    report = import_texts([folder])
    assert report.outcomes == {Outcome.FAILED: 3}
    assert not Article.objects.exists()
    assert not RawDocument.objects.exists()


def test_records_another_process_made_meanwhile_are_matched_not_made_twice(folder):
    def somebody_else(report, _item):
        if report.done == 1:
            import_texts([folder / "2.txt"])

    report = import_texts([folder], progress=somebody_else)
    assert report.outcomes == {Outcome.CREATED: 2, Outcome.UNCHANGED: 1}
    names = apps.get_model("archive", "Official").objects.values_list("name", flat=True)
    assert len(set(names)) == len(names)


def test_the_command_fails_with_file_reason_and_remedy(folder, capsys):
    (folder / "kosong.txt").write_bytes(b"")
    with pytest.raises(CommandError, match="1 of 4 documents failed"):
        call_command("import_articles", str(folder))
    printed = capsys.readouterr()
    assert "kosong.txt" in printed.err
    assert "There is no article text in it." in printed.err
    assert "Check that the file holds the article" in printed.err
    assert "created" in printed.out


def test_the_command_says_when_there_is_nothing_to_resume():
    with pytest.raises(CommandError, match="nothing to resume"):
        call_command("import_articles", "--resume")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL gathers them by itself")
def test_sqlites_planner_knows_the_tables_after_an_import(folder):
    import_texts([folder])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'archive_article'")
        assert cursor.fetchone() > (0,)
