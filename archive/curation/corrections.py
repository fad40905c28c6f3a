"""Corrections: which fields of a machine's proposal an editor has changed."""

from __future__ import annotations

from collections.abc import Collection

from archive.models.review import Reviewed

#: Fields that editors fill and no run reads: a change of them says nothing about a rule.
NEVER_READ = frozenset(
    {
        "id",
        "status",
        "decided_by",
        "decided_at",
        "publication",
        "slug",
        "description",
        "note",
        "name_en",
        "wikidata",
        "honorifics",
        "starts_on",
        "ends_on",
        "url",
        "rights",
        "language",
    }
)


def corrections_among(row: Reviewed, changed: Collection[str]) -> list[str]:
    """The ``changed`` fields that a run had read; none on a row that a person has entered."""
    if row.run_id is None:
        return []
    read = {field.name for field in row._meta.concrete_fields} - NEVER_READ
    return [name for name in changed if name in read]


def note_corrections(row: Reviewed, changed: Collection[str]) -> None:
    """Keep on ``row`` which fields are corrected; the caller saves it."""
    names = corrections_among(row, changed)
    if names:
        row.corrected = ",".join(dict.fromkeys((*row.corrected_fields, *names)))
