"""Rows of a document: inserted all at once, whole, under numbers of their own, and found."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from archive.changes.recording import recording
from archive.ingest import store as store_module
from archive.ingest.inserting import complete
from archive.ingest.numbers import Numbers
from archive.ingest.rows import NewRows
from archive.ingest.run import import_texts
from archive.models import (
    Appointment,
    Article,
    Attestation,
    Initiative,
    Mention,
    NameVariant,
    Official,
    Partner,
    RawDocument,
    RunItem,
    StatedAmount,
)
from archive.search import index
from archive.search.content import CONTENT
from archive.search.index import engine
from archive.vocabulary import Outcome
from tests.archive.factories import file_full, make_run

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parent.parent.parent
STORY = (
    "JAKARTA - Menteri Ketenagakerjaan Ida Fauziyah bertemu Dubes Jepang pada Selasa (7/5/2024)."
)
#: Statements for one more text that tells of nobody new: its transaction (here a savepoint), the
#: lock, a look at what others did before and after, its address, its rows and their place in the
#: index.
STATEMENTS = 16


def write_texts(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{folder.name}-{number:03}.txt").write_text(
            f"Kabar {folder.name} {number}\n\n{STORY}"
        )
    return folder


def count_statements(work: Callable[[], Any]) -> int:
    sent = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        sent.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        work()
    return len(sent)


def test_one_more_text_takes_a_fixed_number_of_statements(tmp_path):
    import_texts([write_texts(tmp_path / "first", 2)])
    few = count_statements(lambda: import_texts([write_texts(tmp_path / "few", 2)]))
    more = count_statements(lambda: import_texts([write_texts(tmp_path / "more", 12)]))
    assert more - few <= 10 * STATEMENTS


def test_texts_of_one_title_have_addresses_of_their_own(tmp_path):
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(f"Kabar baik\n\n{STORY}")
    import_texts([tmp_path])
    slugs = list(Article.objects.order_by("pk").values_list("slug", flat=True))
    first = slugs[0]
    assert slugs[1:] == [f"{first}-2024", *(f"{first}-{number}" for number in range(2, 60))]


def test_what_is_inserted_is_what_saving_would_have_stored():
    run = make_run()
    new_rows = NewRows(run=run, numbers=Numbers())
    raw_document = RawDocument(
        reference="a", content=bytes(range(256)), encoding="utf-8", sha256="0" * 64, run=run
    )
    new_rows.add_record(raw_document)
    article = Article(
        reference="a",
        raw_document=raw_document,
        slug="a",
        text='Baris "satu"\nbaris \\dua — tiga.',
        passages=[["lede", 0, 5]],
        issues=[{"code": "x", "message": "ß", "start": None, "end": None}],
        run=run,
    )
    new_rows.add_record(article)
    new_rows.insert()
    for made in (raw_document, article):
        found = type(made).objects.get()
        for field in made._meta.concrete_fields:
            value = getattr(found, field.attname)
            value = bytes(value) if isinstance(value, memoryview) else value
            assert value == getattr(made, field.attname), field.name


def test_a_row_without_an_instance_has_the_models_defaults():
    file_full()
    initiative = Initiative.objects.get()
    run = make_run()
    new_rows = NewRows(run=run, numbers=Numbers())
    values = {"initiative_id": initiative.pk, "value": Decimal("500.50"), "unit": "orang"}
    number = new_rows.add(StatedAmount, {**values, "run_id": run.pk})
    new_rows.insert()
    amount = StatedAmount.objects.get(pk=number)
    assert (amount.value, amount.status, amount.stated_on) == (Decimal("500.50"), "proposed", "")


def test_a_column_that_is_not_there_is_refused():
    with pytest.raises(TypeError, match="Mention has no column colour"):
        complete(Mention, {"colour": "red"})


def test_the_database_refuses_what_it_would_refuse_of_anybody():
    new_rows = NewRows(run=make_run(), numbers=Numbers())
    new_rows.add(RunItem, {"run_id": new_rows.run.pk, "reference": "a", "outcome": "x" * 11})
    with pytest.raises(DatabaseError), transaction.atomic():
        new_rows.insert()


def test_no_number_is_given_twice_whoever_writes_between():
    numbers = Numbers()
    taken = [numbers.take(Partner) for _ in range(150)]
    other = Partner.objects.create(slug="lain", name="Lain", kind="other")
    taken += [numbers.take(Partner) for _ in range(150)]
    assert len({*taken, other.pk}) == 301


def test_a_rolled_back_document_leaves_nothing_known_of_it(tmp_path, monkeypatch):
    indexed = store_module.index

    def fail_once(*records: Any) -> None:
        monkeypatch.setattr(store_module, "index", indexed)
        raise ValueError("at the very end")

    monkeypatch.setattr(store_module, "index", fail_once)
    report = import_texts([write_texts(tmp_path / "texts", 3)])
    assert report.outcomes == {Outcome.FAILED: 1, Outcome.CREATED: 2}
    assert Official.objects.get(name="Ida Fauziyah").slug == "ida-fauziyah"
    appointment = Appointment.objects.get(official__name="Ida Fauziyah")
    assert Attestation.objects.filter(appointment=appointment).count() == 2
    assert Article.objects.count() == RawDocument.objects.count() == 2
    again = import_texts([tmp_path / "texts"])
    assert again.outcomes == {Outcome.UNCHANGED: 2, Outcome.CREATED: 1}
    assert Official.objects.filter(name="Ida Fauziyah").count() == 1


def test_a_post_that_an_editor_changes_meanwhile_is_seen(tmp_path):
    def rename(report, _item):
        if report.done == 1:
            appointment = Appointment.objects.get(official__name="Ida Fauziyah")
            with recording():
                appointment.post = "Menteri Sosial"
                appointment.save()

    import_texts([write_texts(tmp_path / "texts", 2)], progress=rename)
    posts = Appointment.objects.filter(official__name="Ida Fauziyah").values_list("post", flat=True)
    assert set(posts) == {"Menteri Sosial", "Menteri Ketenagakerjaan"}


def test_the_index_holds_the_same_whether_rows_were_at_hand_or_asked_for(monkeypatch):
    written: dict[tuple[str, int], tuple[list[str], list[str]]] = {}
    write = engine().write

    def note(table, rows):
        rows = list(rows)
        for key, name, body in rows:
            written[table, key] = (sorted(name.split()), sorted(body.split()))
        write(table, rows)

    monkeypatch.setattr(engine(), "write", note)
    file_full()
    assert NameVariant.objects.exists() or Appointment.objects.exists()
    at_hand = dict(written)
    for model in CONTENT:
        index(model._default_manager.filter(pk__in=[key for _table, key in at_hand]))
    assert {key: written[key] for key in at_hand} == at_hand


def test_a_killed_import_loses_nothing_and_goes_on(tmp_path):
    folder, data = write_texts(tmp_path / "texts", 150), tmp_path / "data"
    data.mkdir()
    database = data / "killed.sqlite3"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": f"sqlite:///{database}",
        "MUFAKAT_DATA": str(data),
    }
    manage = [sys.executable, str(ROOT / "manage.py")]

    def call(*arguments: str) -> None:
        subprocess.run([*manage, *arguments], env=environment, check=True, capture_output=True)

    def count(table: str) -> int:
        with sqlite3.connect(database) as reader:
            return int(reader.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608

    call("migrate")
    process = subprocess.Popen(
        [*manage, "import_articles", str(folder)], env=environment, stdout=subprocess.DEVNULL
    )
    give_up = monotonic() + 60
    while count("archive_article") < 10 and monotonic() < give_up:
        sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    stored = count("archive_article")
    assert 10 <= stored < 150
    assert stored == count("archive_rawdocument") == count("archive_runitem")
    call("import_articles", "--resume")
    assert count("archive_article") == count("archive_runitem") == 150
    assert (count("archive_importrun"), count("archive_official")) == (1, 1)
