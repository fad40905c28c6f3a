"""Find and read the raw texts that a command names: files, folders or standard input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from archive.pipeline.documents import RawText

#: The name that stands for standard input.
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A text that could not be read; ``message`` names it, the reason and the remedy."""

    message: str


def read_texts(names: Iterable[str], standard_input: BinaryIO) -> Iterator[RawText | Unreadable]:
    """Yield each text as it is read; a folder gives all ``.txt`` files below it, by name.

    The reference of a file is its name, of a file below a folder its path there.
    """
    for name in names:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield RawText("standard-input", standard_input.read())
        elif path.is_dir():
            yield from _read_folder(path)
        else:
            yield _read_file(path, path.name)


def _read_folder(folder: Path) -> Iterator[RawText | Unreadable]:
    try:
        # Listing comes first, because a search below a closed folder finds silently nothing.
        next(folder.iterdir(), None)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    paths = sorted(path for path in folder.rglob("*.txt") if not path.is_dir())
    if not paths:
        yield Unreadable(f"{folder}: no .txt files below this folder; name another one.")
    for path in paths:
        if path.exists() and not path.is_file():
            # A pipe that nobody writes to would be waited for without end.
            yield Unreadable(f"{_shown(path)}: it is no ordinary file; name one that is.")
        else:
            yield _read_file(path, path.relative_to(folder).as_posix())


def _read_file(path: Path, reference: str) -> RawText | Unreadable:
    try:
        return RawText(_shown(reference), path.read_bytes())
    except OSError as error:
        return _unreadable(path, error)


def _shown(name: Path | str) -> str:
    """The name as it can be printed: bytes that are no UTF-8 stand as question marks."""
    return str(name).encode(errors="surrogateescape").decode(errors="replace")


def _unreadable(file: Path, error: OSError) -> Unreadable:
    path = _shown(file)
    match error:
        case FileNotFoundError():
            return Unreadable(f"{path}: there is no such file; check the name.")
        case PermissionError():
            return Unreadable(f"{path}: you may not read it; change its permissions.")
        case _:
            reason = error.strerror or "unknown error"
            return Unreadable(f"{path}: cannot be read ({reason}); copy it again and retry.")
