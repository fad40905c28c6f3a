"""The authority file: an immutable snapshot of the names the archive knows.

The pipeline never sees the database. Whoever runs it reads the snapshot once
and hands it over; without one the pipeline knows what its lexicon knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from archive.pipeline.names import name_key
from archive.vocabulary import RecordKind


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """One record: its kind, its number and all its names, the preferred one first.

    ``code`` is a partner's reading key (``country:JP``), ``attested`` the years
    in which an official is known to have held ``post`` (first, last).
    """

    kind: RecordKind
    record: int
    names: tuple[str, ...]
    code: str | None = None
    country: str | None = None
    posts: tuple[tuple[str, int | None, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class AuthorityFile:
    """All records as one name index.

    Build it with :meth:`build`; ``by_name`` maps a kind and a name key to the
    records that bear the name, ``by_code`` a kind and a code to its record, and
    ``by_part`` one part of an official's name to the officials that bear it.
    """

    entries: tuple[AuthorityEntry, ...] = ()
    by_name: Mapping[tuple[RecordKind, str], tuple[AuthorityEntry, ...]] = field(
        default_factory=dict
    )
    by_code: Mapping[tuple[RecordKind, str], AuthorityEntry] = field(default_factory=dict)
    by_part: Mapping[str, Sequence[AuthorityEntry]] = field(default_factory=dict)

    @classmethod
    def build(cls, entries: Iterable[AuthorityEntry]) -> AuthorityFile:
        """Index ``entries``; the order of the entries is the order of candidates."""
        kept = tuple(entries)
        by_name: dict[tuple[RecordKind, str], tuple[AuthorityEntry, ...]] = {}
        by_code: dict[tuple[RecordKind, str], AuthorityEntry] = {}
        by_part: dict[str, list[AuthorityEntry]] = {}
        for entry in kept:
            for key in dict.fromkeys(name_key(name) for name in entry.names):
                index = (entry.kind, key)
                by_name[index] = (*by_name.get(index, ()), entry)
            if entry.code is not None:
                by_code[entry.kind, entry.code] = entry
            for part in name_parts(entry):
                by_part.setdefault(part, []).append(entry)
        return cls(kept, by_name, by_code, by_part)

    def candidates(self, kind: RecordKind, name: str) -> tuple[AuthorityEntry, ...]:
        """The records of ``kind`` that bear ``name``, compared by name key."""
        return self.by_name.get((kind, name_key(name)), ())

    def namesakes(self, name: str) -> tuple[AuthorityEntry, ...]:
        """The entries of officials that share at least one part of ``name``, each once."""
        found = {
            id(entry): entry
            for part in name_key(name).split()
            for entry in self.by_part.get(part, ())
        }
        return tuple(found.values())


def name_parts(entry: AuthorityEntry) -> tuple[str, ...]:
    """The parts of an official's names under which ``by_part`` lists the entry; else none."""
    if entry.kind is not RecordKind.OFFICIAL:
        return ()
    parts = (part for name in entry.names for part in name_key(name).split())
    return tuple(dict.fromkeys(parts))


NO_AUTHORITIES = AuthorityFile()
