"""Names that no run proposes again: *never again for this name*."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.curation.desk_deciding import reject, told
from archive.curation.desk_proposals import Proposal, Target
from archive.models import Article, IgnoredName
from archive.search import folded_name
from archive.vocabulary import ChangeKind, RecordKind


def may_be_ignored(proposal: Proposal) -> bool:
    """Whether runs find the proposal by a name, which they can be told to leave."""
    return proposal.kind in RecordKind.codes()


def names_to_ignore(proposal: Proposal) -> list[str]:
    """The record's name with the words it was found by, as far as they name it by themselves.

    One word of a person's name is another person's in the next article: it stays allowed.
    """
    names = [proposal.name]
    if proposal.kind in (RecordKind.PARTNER, RecordKind.OFFICIAL):
        words = (str(getattr(part.row, "exact", "")) for part in proposal.places)
        names += [exact for exact in words if " " in exact.strip()]
    by_folded = {folded_name(name)[:300]: name[:300] for name in names if folded_name(name)}
    return list(by_folded.values())


def reject_for_ever(article: Article, target: Target, *, by: User, reason: str = "") -> None:
    """Reject ``target`` and let no later run propose its names as this kind of record."""
    summary = told(_("Never again"), target)
    with recording(ChangeKind.DECISION, by=by, summary=summary, reason=reason):
        kind = target.proposal.kind
        for name in names_to_ignore(target.proposal):
            IgnoredName.objects.get_or_create(
                kind=kind,
                folded=folded_name(name)[:300],
                defaults={"name": name, "by": by, "reason": reason[:300]},
            )
        reject(article, target, by=by, reason=reason)
