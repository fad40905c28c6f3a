"""quickstart: from nothing to a site, once; and one clear sentence for what goes wrong."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError

from archive.management import quickstart
from archive.management.serving import check_port
from archive.management.translations import compile_translations

ROOT = Path(__file__).parent.parent.parent


def run_quickstart(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run the command as a stranger does, on its own data folder."""
    return run_command(data, "quickstart", *arguments, **environment)


def run_command(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run any command in an environment of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**kept, "MUFAKAT_DATA": str(data), **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, str]:
    """A data folder that quickstart made, and what it printed."""
    data = tmp_path_factory.mktemp("quickstart") / "var"
    done = run_quickstart(data, "--no-serve")
    assert done.returncode == 0, done.stderr
    return data, done.stdout


def query(data: Path, sql: str) -> list[tuple]:
    with sqlite3.connect(data / "mufakat.sqlite3") as database:
        return database.execute(sql).fetchall()


def count_rows(data: Path, tables: list[str]) -> dict[str, list[tuple]]:
    return {table: query(data, f"SELECT count(*) FROM {table}") for table in tables}  # noqa: S608


def test_it_makes_everything_from_nothing(made):
    data, printed = made
    assert (data / "secret_key").stat().st_mode & 0o777 == 0o600
    assert (data / "static").is_dir()
    assert query(data, "SELECT count(*) FROM archive_article") == [(5,)]
    assert query(data, "SELECT username, is_staff FROM auth_user") == [("redaksi", 1)]
    assert query(data, "SELECT count(*) FROM auth_group")[0][0] == 5
    assert "(shown only this once)" in printed
    assert "http://127.0.0.1:8000/admin/" in printed
    assert "The archive holds 5 articles" in printed


def test_running_it_again_changes_nothing(made):
    data, _printed = made
    tables = [name for (name,) in query(data, "SELECT name FROM sqlite_master WHERE type='table'")]
    key = (data / "secret_key").read_bytes()
    before = count_rows(data, tables)
    password = query(data, "SELECT password FROM auth_user")
    done = run_quickstart(data, "--no-serve", MUFAKAT_EDITOR_PASSWORD="another-one")
    assert done.returncode == 0, done.stderr
    assert count_rows(data, tables) == before
    assert query(data, "SELECT password FROM auth_user") == password
    assert (data / "secret_key").read_bytes() == key
    assert "password" not in done.stdout


def test_the_password_from_the_environment_is_not_printed(tmp_path, monkeypatch, db, capsys):
    monkeypatch.setenv("MUFAKAT_EDITOR_PASSWORD", "rahasia-sekali-9")
    users = quickstart.get_user_model()
    quickstart._make_editor(_Out())
    assert users.objects.get(username="redaksi").check_password("rahasia-sekali-9")
    assert "rahasia" not in capsys.readouterr().out


class _Out:
    def write(self, words: str) -> None:
        print(words)


def one_sentence(done: subprocess.CompletedProcess) -> str:
    """What the command said in the end, which has to be a sentence and no traceback."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("CommandError: ")
    assert len(done.stderr.strip().splitlines()) == 1
    return done.stderr


def test_a_taken_port_is_told_before_anything_is_made(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run_quickstart(tmp_path / "var", "--port", str(port))
    assert f"Port {port} on 127.0.0.1 is taken" in one_sentence(done)
    assert list((tmp_path / "var").iterdir()) == []


@pytest.mark.parametrize("port", [0, 65536, -1])
def test_a_port_that_does_not_exist_is_told(port):
    with pytest.raises(CommandError, match="does not exist"):
        check_port("127.0.0.1", port)


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    done = run_quickstart(tmp_path / "file" / "var", "--no-serve")
    assert "cannot be written" in one_sentence(done)


def test_a_broken_database_is_told(tmp_path):
    (tmp_path / "mufakat.sqlite3").write_bytes(b"no database, only words " * 100)
    done = run_quickstart(tmp_path, "--no-serve")
    assert "file is not a database" in one_sentence(done)


def test_a_half_made_database_is_told(tmp_path):
    with sqlite3.connect(tmp_path / "mufakat.sqlite3") as database:
        database.execute("CREATE TABLE archive_article (id integer)")
    done = run_quickstart(tmp_path, "--no-serve")
    assert "archive_article that no migration made" in one_sentence(done)


def test_a_server_that_does_not_answer_is_told(tmp_path):
    done = run_quickstart(
        tmp_path, "--no-serve", DATABASE_URL="postgres://nobody:secret@127.0.0.1:1/x"
    )
    sentence = one_sentence(done)
    assert "PostgreSQL database x on 127.0.0.1 cannot be reached" in sentence
    assert "secret" not in sentence


def test_only_stale_translations_are_compiled(tmp_path, settings):
    folder = tmp_path / "id" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n')
    settings.LOCALE_PATHS = [tmp_path]
    assert compile_translations() == [folder / "django.mo"]
    assert compile_translations() == []
    os.utime(folder / "django.mo", (0, 0))
    assert compile_translations() == [folder / "django.mo"]


def test_the_commands_of_the_archive_are_thin():
    for path in (ROOT / "archive/management/commands").glob("*.py"):
        assert len(path.read_text().splitlines()) <= 50, path


EMPTY = ("sqlite:///{}/empty.sqlite3", "run quickstart or migrate first")
BROKEN = ("sqlite:///{}/broken.sqlite3", "file is not a database")
OTHER = ("nonsense", "names neither PostgreSQL nor SQLite")


@pytest.mark.parametrize(
    ("command", "archive"),
    [
        ("import_articles seeds", EMPTY),
        ("import_articles seeds", BROKEN),
        ("import_articles seeds", OTHER),
        ("undo_import 1", EMPTY),
        ("reprocess_articles", BROKEN),
        ("check_archive", EMPTY),
        ("check_archive", OTHER),
        ("evaluate --decisions", EMPTY),
    ],
)
def test_a_command_says_in_one_sentence_that_there_is_no_archive(tmp_path, command, archive):
    database, sentence = archive
    (tmp_path / "broken.sqlite3").write_bytes(b"no database, only words " * 100)
    done = run_command(tmp_path, *command.split(), DATABASE_URL=database.format(tmp_path))
    assert sentence in one_sentence(done)


def test_a_key_whose_making_was_cut_off_is_made_again(tmp_path, settings, monkeypatch):
    monkeypatch.delenv("MUFAKAT_SECRET_KEY", raising=False)
    settings.DATA_DIR, settings.SECRET_KEY_FILE = tmp_path, tmp_path / "secret_key"
    settings.SECRET_KEY_FILE.write_bytes(b"")
    quickstart._make_data_folder()
    key = settings.SECRET_KEY_FILE.read_text()
    assert key == settings.SECRET_KEY
    quickstart._make_data_folder()
    assert settings.SECRET_KEY_FILE.read_text() == key
