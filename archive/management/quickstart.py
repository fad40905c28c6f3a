"""Set the archive up, from nothing to a site that can be served. Running again changes nothing."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import CommandError, OutputWrapper
from django.db import DatabaseError
from rich.console import Console

from archive.curation.roles import ADMINISTRATOR, ensure_roles
from archive.ingest.fixtures import load_fixtures
from archive.ingest.holdings import count_holdings, holds_all
from archive.ingest.run import import_texts
from archive.management.database_check import check_database, database_name
from archive.management.imports import show_run
from archive.management.translations import compile_translations

EDITOR = "redaksi"
PASSWORD_VARIABLE = "MUFAKAT_EDITOR_PASSWORD"  # noqa: S105 (a name, not a password)
_ORIGIN = "seeds"


def set_up(*, console: Console, out: OutputWrapper, err: OutputWrapper) -> None:
    """Take every step of the set-up; each finds out by itself whether anything is left to do."""
    _writable(settings.DATA_DIR, _make_data_folder)
    check_database()
    out.write(f"Database: {database_name()}")
    _migrate()
    load_fixtures()
    ensure_roles()
    _writable(settings.STATIC_ROOT, _collect_static_files)
    _writable(Path(settings.LOCALE_PATHS[0]), compile_translations)
    _import_seeds(console=console, out=out, err=err)
    _make_editor(out)
    holdings = ", ".join(f"{count} {name}" for name, count in count_holdings().items())
    out.write(f"The archive holds {holdings}.")


def _writable(folder: Path, step: Callable[[], object]) -> None:
    """Take ``step``, which writes below ``folder``; say in one sentence that it cannot."""
    try:
        step()
    except OSError as error:
        raise CommandError(
            f"The folder {folder} cannot be written: {error.strerror or error}. Make it writable, "
            "or set MUFAKAT_DATA to a folder that is."
        ) from error


def _make_data_folder() -> None:
    """Make the data folder and, where the environment gives none, the secret key in it."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    file = settings.SECRET_KEY_FILE
    if os.environ.get("MUFAKAT_SECRET_KEY") or (file.exists() and file.stat().st_size):
        return
    # An empty file is what a set-up leaves that was cut off here.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(file, flags, 0o600), "w", encoding="ascii") as opened:
        opened.write(settings.SECRET_KEY)


def _migrate() -> None:
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        raise CommandError(
            f"The tables of {database_name()} could not be made: {error}. Move the database away, "
            "or name another one with DATABASE_URL, and run this again."
        ) from error


def _import_seeds(*, console: Console, out: OutputWrapper, err: OutputWrapper) -> None:
    """Import the seeds; a relative path keeps the run's origin the same on every machine."""
    folder = _seeds()
    if not folder.is_dir():
        out.write(f"No {_ORIGIN}/ folder: nothing to import.")
        return
    if holds_all([folder]):
        out.write(f"{_ORIGIN}/ was imported before.")
        return
    show_run(lambda told: import_texts([folder], progress=told), console=console, out=out, err=err)


def _seeds() -> Path:
    folder: Path = settings.BASE_DIR / _ORIGIN
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _make_editor(out: OutputWrapper) -> None:
    """Make the first editor's account and print its password, once; keep any that is there."""
    users = get_user_model()._default_manager
    if users.filter(is_superuser=True).exists() or users.filter(username=EDITOR).exists():
        return
    given = os.environ.get(PASSWORD_VARIABLE)
    password = given or secrets.token_urlsafe(12)
    editor = users.create_superuser(username=EDITOR, password=password)
    editor.groups.add(ensure_roles()[ADMINISTRATOR])
    shown = f"the one in {PASSWORD_VARIABLE}" if given else f"{password} (shown only this once)"
    out.write(f"Editor's account: {EDITOR}, password: {shown}")


def _collect_static_files() -> None:
    """Collect style sheets, fonts and scripts for serving, if any has changed since."""
    stamp = settings.DATA_DIR / "static.sha256"
    state = sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list(None), key=lambda found: found[0]):
            status = Path(storage.path(path)).stat()
            state.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    current = state.hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == current:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(current, encoding="ascii")
