"""Corrections: which fields of a machine's proposal an editor has changed."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from archive.curation.history import keeps_history, log_rows
from archive.models.histories import give_reason
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
    """Keep on ``row``, and say in its history, which fields are corrected; the caller saves it."""
    names = corrections_among(row, changed)
    if names:
        row.corrected = ",".join(dict.fromkeys((*row.corrected_fields, *names)))
        give_reason(row, _in_words(row, names))


def log_corrections(row: Reviewed, changed: Collection[str], *, by: User) -> None:
    """Enter corrections in the log, where no history of the row says them."""
    names = corrections_among(row, changed)
    if names and not keeps_history(type(row)):
        log_rows([row], by=by, message=_in_words(row, names))


def _in_words(row: Reviewed, names: Collection[str]) -> str:
    labels = {field.name: str(field.verbose_name) for field in row._meta.concrete_fields}
    return _("Corrected what rule %(rule)s had read: %(fields)s.") % {
        "rule": row.rule or "?",
        "fields": ", ".join(labels[name] for name in names),
    }
