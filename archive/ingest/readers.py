"""Readers: from files and folders to references and bytes.

Nothing here trusts a name or a file. Whatever is wrong with one file is a
refusal with a reason and a remedy, and the other files go on.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from archive.ingest.accession import (
    FILE_NAME,
    NOTHING_SAID,
    AccessionFile,
    AccessionItem,
    is_plain_path,
    read_accession,
)
from archive.ingest.refusals import RefusedError, printable

SUFFIX = ".txt"
#: News texts have some 10 kB. What is larger than this many bytes is a dump, not an article.
LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class FoundText:
    """A raw text that was found: where, under which reference, and what its accession says.

    ``shown`` is the path as people may read it.
    """

    path: Path
    shown: str
    reference: str
    accession: AccessionFile | None = None
    item: AccessionItem = NOTHING_SAID


def find_texts(paths: Sequence[Path]) -> list[FoundText | RefusedError]:
    """Return every text at or below ``paths``, in order, and what is refused.

    A file that was reached twice is taken once; another file under the same
    reference is refused with the names of both.
    """
    found: list[FoundText | RefusedError] = []
    files: set[Path] = set()
    references: dict[str, str] = {}
    for one in _walk_all(paths):
        if isinstance(one, FoundText):
            real = one.path.resolve()
            if real in files:
                continue
            files.add(real)
            taken = references.setdefault(one.reference, one.shown)
            if taken != one.shown:
                found.append(_same_reference(one, taken))
                continue
        found.append(one)
    return found


def read_bytes(text: FoundText) -> bytes:
    """Return the bytes of ``text``; raise ``RefusedError`` where it is not a readable file."""
    try:
        with os.fdopen(_open_at_once(text.path), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise RefusedError(
                    text.shown,
                    _("It is not an ordinary file."),
                    _("Give a text file that ends in .txt."),
                )
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise RefusedError(
            text.shown,
            _("The file has vanished since it was listed."),
            _("Put it back and import again."),
        ) from error
    except OSError as error:
        raise _unreadable(text.shown, error) from error
    if len(content) > LARGEST:
        raise RefusedError(
            text.shown,
            _("It is larger than %(size)d MB; no article is.") % {"size": LARGEST // 1_000_000},
            _("Split it into one file an article."),
        )
    return content


def _open_at_once(path: Path) -> int:
    """Open for reading without waiting: a named pipe would hold the import for ever."""
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _walk_all(paths: Sequence[Path]) -> Iterator[FoundText | RefusedError]:
    for path in paths:
        if not path.is_dir():
            yield from _given_file(path)
            continue
        nothing = True
        for one in _walk(path, base=path, above=None):
            nothing = False
            yield one
        if nothing:
            yield RefusedError(
                printable(str(path)),
                _("There are no .txt files in this folder."),
                _("Give the folder that holds the texts."),
            )


def _given_file(path: Path) -> Iterator[FoundText | RefusedError]:
    """A file named by itself: its name without ``.txt`` is its reference."""
    shown = printable(str(path))
    if not path.exists() and not path.is_symlink():
        yield RefusedError(
            shown, _("There is no such file or folder."), _("Check the spelling of the path.")
        )
    elif path.suffix.lower() != SUFFIX:
        yield RefusedError(
            shown, _("Only text files can be imported."), _("Give a file that ends in .txt.")
        )
    else:
        yield from _texts(path.parent, [path.name], base=path.parent, above=None)


def _walk(
    folder: Path, *, base: Path, above: _Accession | None
) -> Iterator[FoundText | RefusedError]:
    """The texts at and below ``folder``, each with the nearest accession file above it."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(printable(str(folder)), error)
        return
    names = [entry.name for entry in entries if not entry.is_dir()]
    accession = _accession_of(folder, above)
    yield from _texts(folder, names, base=base, above=above)
    yield from _missing_items(folder, names, accession)
    for entry in entries:
        if not entry.is_dir():
            continue
        if entry.is_symlink():
            yield RefusedError(
                printable(entry.path),
                _("It is a link to another folder; links are not followed."),
                _("Give that folder itself."),
            )
        else:
            yield from _walk(folder / entry.name, base=base, above=accession)


@dataclass(frozen=True, slots=True)
class _Accession:
    """What an accession file says, or why it is refused, and the folder it is about."""

    folder: Path
    file: AccessionFile | RefusedError


def _accession_of(folder: Path, above: _Accession | None) -> _Accession | None:
    """The accession of ``folder`` itself, else the one ``above``."""
    path = folder / FILE_NAME
    if not path.exists():
        return above
    try:
        return _Accession(folder, read_accession(path))
    except RefusedError as refusal:
        return _Accession(folder, refusal)


def _texts(
    folder: Path, names: Sequence[str], *, base: Path, above: _Accession | None
) -> Iterator[FoundText | RefusedError]:
    """The texts among the files ``names`` of ``folder``; a bad accession file refuses them all."""
    accession = _accession_of(folder, above)
    if accession is not None and isinstance(accession.file, RefusedError):
        if accession.folder == folder:
            yield accession.file
        return
    for name in names:
        if name.lower().endswith(SUFFIX):
            yield _found(folder / name, base, accession)


def _found(path: Path, base: Path, accession: _Accession | None) -> FoundText | RefusedError:
    """The text at ``path`` with its reference, unless its name or its place is a trick."""
    shown = printable(str(path))
    below = path.relative_to(base).as_posix()
    reference = below[: -len(SUFFIX)]
    if not is_plain_path(reference):
        return RefusedError(
            shown,
            _("The name has characters that a reference may not have, or is too long."),
            _("Rename the file with plain letters, digits, - and _."),
        )
    if path.is_symlink() and not path.resolve().is_relative_to(base.resolve()):
        return RefusedError(
            shown,
            _("It is a link to a file outside of the folder."),
            _("Copy the file itself into the folder."),
        )
    if accession is None or isinstance(accession.file, RefusedError):
        return FoundText(path, shown, reference)
    item = accession.file.item(path.relative_to(accession.folder).as_posix())
    return FoundText(path, shown, item.reference or reference, accession.file, item)


def _missing_items(
    folder: Path, names: Sequence[str], accession: _Accession | None
) -> Iterator[RefusedError]:
    """What the accession file of ``folder`` names but the folder does not hold."""
    if accession is None or accession.folder != folder or isinstance(accession.file, RefusedError):
        return
    for file in accession.file.items:
        if file not in names and not (folder / file).exists():
            yield RefusedError(
                printable(str(folder / file)),
                _("accession.toml names this file, but it is not there."),
                _("Put the file back, or take its item out of accession.toml."),
            )


def _same_reference(text: FoundText, other: str) -> RefusedError:
    return RefusedError(
        text.shown,
        _("It has the same reference, %(reference)s, as %(other)s.")
        % {"reference": text.reference, "other": other},
        _("Rename one of the two files, or give the folder above both."),
    )


def _unreadable(shown: str, error: OSError) -> RefusedError:
    return RefusedError(
        shown,
        _("It cannot be read: %(error)s.") % {"error": error.strerror or error},
        _("Check its permissions and import again."),
    )
