"""Empty lists of the desk say what fills them."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

_FILLED_BY_RUNS = _("Import runs fill this list: manage.py import_articles brings in texts.")
#: What fills the lists that nobody adds to by hand, by the names of their models.
_FILLED: dict[str, Any] = {
    "accession": _FILLED_BY_RUNS,
    "article": _FILLED_BY_RUNS,
    "importrun": _FILLED_BY_RUNS,
    "rawdocument": _FILLED_BY_RUNS,
    "runitem": _FILLED_BY_RUNS,
    "fieldlock": _("A field is locked when an editor changes it; then it is listed here."),
    "fieldproposal": _("A run that reads something else in a locked field proposes it here."),
}


def filled_by(model: type[Model]) -> str:
    """What fills the list of ``model``; empty where people add to it."""
    return str(_FILLED.get(model._meta.model_name or "", ""))
