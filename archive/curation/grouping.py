"""Grouping near-duplicates: which article leads its group."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.curation.locks import lock
from archive.models import Article, FieldLock
from archive.models.groups import LEAD, derive_leads
from archive.vocabulary import ChangeKind


def make_lead(article: Article, *, by: User) -> int:
    """Let ``article`` lead its near-duplicates; return how many articles now stand otherwise."""
    summary = _("“%(article)s” leads its group.") % {"article": article}
    with recording(ChangeKind.EDIT, by=by, summary=summary):
        leader = article.lead_id or article.pk
        group = Article.objects.filter(lead=leader).values_list("pk", flat=True)
        for old in FieldLock.objects.filter(article__in=[leader, *group], field=LEAD):
            old.delete()
        lock(article, [LEAD], by=by)
        return derive_leads([article.pk])
