"""Decide on suggested subjects of one article or initiative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from archive.changes.recording import recorded
from archive.curation.review import DECISION, mark_decided
from archive.curation.writing import add_rows, save_rows
from archive.models import Article, ArticleSubject, Initiative, InitiativeSubject, Subject
from archive.search import index
from archive.vocabulary import ChangeKind, ReviewStatus


def subject_rows(record: Article | Initiative) -> Any:
    """The rows that give ``record`` its subjects, also rejected and proposed ones."""
    if isinstance(record, Article):
        return ArticleSubject.objects.filter(article=record)
    return InitiativeSubject.objects.filter(initiative=record)


def text_about(record: Article | Initiative) -> str:
    """What there is to read about ``record``: its text, or the words of articles about it."""
    if isinstance(record, Article):
        return f"{record.headline}\n{record.text}"
    words = [record.name, record.description]
    for rows in (record.mentions, record.stage_reports):
        words += rows.accepted().exclude(exact="").order_by("pk").values_list("exact", flat=True)
    return "\n".join(dict.fromkeys(filter(None, words)))


@recorded(ChangeKind.DECISION)
def decide_subjects(
    record: Article | Initiative,
    *,
    accepted: Sequence[Subject],
    rejected: Sequence[Subject],
    by: User,
) -> None:
    """Give ``record`` the accepted subjects; a rejected one is never suggested for it again."""
    rows = {row.subject_id: row for row in subject_rows(record).select_for_update(of=("self",))}
    model, about = (
        (ArticleSubject, "article")
        if isinstance(record, Article)
        else (InitiativeSubject, "initiative")
    )
    for subjects, status, message in (
        (accepted, ReviewStatus.ACCEPTED, _("Suggested subject accepted.")),
        (rejected, ReviewStatus.REJECTED, _("Suggested subject rejected.")),
    ):
        chosen = [
            rows.get(subject.pk) or model(**{about: record}, subject=subject)
            for subject in subjects
        ]
        for row in chosen:
            row.status = status.value
            mark_decided(row, by=by)
        save_rows([row for row in chosen if row.pk], DECISION, by=by, message=message)
        add_rows([row for row in chosen if not row.pk], by=by, message=message)
    if isinstance(record, Initiative):
        index([record])
