"""What the desk says after a decision: how much changed, and how much it left."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.curation.review import Decided


def editor(request: HttpRequest) -> User:
    """Who is at the desk; its pages are open to nobody else."""
    return cast(User, request.user)


def tell(request: HttpRequest, verb: Any, decided: Decided) -> None:
    """Report a decision on rows to the editor who made it."""
    if decided.changed:
        messages.success(request, f"{verb}: {decided.changed}.")
    if decided.along:
        along = ngettext(
            "%(count)d record or row that depends on it was decided as well.",
            "%(count)d records or rows that depend on them were decided as well.",
            decided.along,
        )
        messages.info(request, along % {"count": decided.along})
    judged = sum(count for _who, count in decided.judged)
    if judged:
        by = (
            _("%(count)d by %(who)s") % {"who": who, "count": count}
            for who, count in decided.judged
        )
        messages.warning(request, _("Judged already: %(by)s.") % {"by": ", ".join(by)})
    if decided.left > judged:
        left = _(
            "Left as they were: %(count)d (nothing was to be decided or taken back there, "
            "or they have no record that stands)."
        )
        messages.warning(request, left % {"count": decided.left - judged})
