"""Read and update a catalogue of translations: the ``.po`` file of one language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

#: The context of a message, and its id: its words, or its words and their plural.
type Key = tuple[str | None, object]


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update did to one catalogue: its messages, how many came, went, and wait."""

    path: Path
    messages: int
    added: int
    removed: int
    untranslated: int


def catalogue_path(folder: Path, language: str) -> Path:
    """Where Django looks for the catalogue of ``language`` below ``folder``."""
    return folder / language / "LC_MESSAGES" / "django.po"


def read_catalogue(path: Path, language: str) -> Catalog:
    """The catalogue at ``path``; an empty one where there is none yet."""
    if not path.is_file():
        return Catalog(language, project="Mufakat", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update_catalogue(path: Path, language: str, said: Catalog) -> Updated:
    """Give the catalogue at ``path`` the messages of ``said``; a translation that fits is kept."""
    catalogue = read_catalogue(path, language)
    before = keys_of(catalogue)
    # A translation guessed from a similar message would look finished; none is taken over.
    catalogue.update(said, no_fuzzy_matching=True, update_creation_date=False)
    after = keys_of(catalogue)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        # Without line numbers a change of code does not change the file.
        write_po(
            file,
            catalogue,
            width=100,
            include_lineno=False,
            sort_by_file=True,
            ignore_obsolete=True,
        )
    return Updated(
        path=path,
        messages=len(after),
        added=len(after - before),
        removed=len(before - after),
        untranslated=sum(not all(words_of(message)) for message in catalogue if message.id),
    )


def keys_of(catalogue: Catalog) -> set[Key]:
    """The keys of all messages; the head of the file is none."""
    return {key_of(message) for message in catalogue if message.id}


def key_of(message: Message) -> Key:
    """What tells a message from the others: its context, its words and their plural."""
    return message.context, message.id


def words_of(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form of the language."""
    words = message.string or ""
    return (words,) if isinstance(words, str) else tuple(words)
