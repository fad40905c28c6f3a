"""Compile translations with Babel, so that no system package is needed."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.reloader import translation_file_changed


def compile_translations() -> list[Path]:
    """Compile every catalogue that is newer than its compiled form; return those compiled.

    Raises ``OSError`` where a folder cannot be written.
    """
    compiled = []
    for folder in settings.LOCALE_PATHS:
        for catalogue in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            target = catalogue.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= catalogue.stat().st_mtime:
                continue
            _compile(catalogue, target)
            # Django keeps catalogues in memory; this makes it read the new one.
            translation_file_changed(None, target)
            compiled.append(target)
    return compiled


def _compile(catalogue: Path, target: Path) -> None:
    """Write ``target`` whole or not at all: another process may be reading it."""
    with catalogue.open("rb") as source:
        messages = read_po(source, locale=catalogue.parent.parent.name)
    unfinished = target.with_suffix(".mo.new")
    with unfinished.open("wb") as destination:
        write_mo(destination, messages)
    unfinished.replace(target)
