"""Undo an import run: take back what it made, except what an editor has touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.ingest.locks import lock_archive
from archive.ingest.orphans import Touched, records_of, settle
from archive.ingest.relating import relate
from archive.ingest.reprocess import COMMAND as REPROCESS
from archive.ingest.runs import mark_interrupted
from archive.ingest.touched import by_editor, kept
from archive.ingest.withdraw import kept_rows, withdraw
from archive.models import (
    Accession,
    Appointment,
    Article,
    ArticleLink,
    ImportRun,
    Initiative,
    Meeting,
    NameVariant,
    Official,
    Partner,
    RawDocument,
)
from archive.models.groups import derive_leads
from archive.search import index, unindex
from archive.vocabulary import ReviewStatus, RunState

_AT_ONCE = 50
_RECORDS: tuple[type[Model], ...] = (Initiative, Meeting, Official, Partner)
_MADE: tuple[type[Model], ...] = (*_RECORDS, Appointment)


class CannotUndoError(Exception):
    """The run cannot be undone; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Left:
    """A record or document that stayed, and why."""

    name: str
    reason: str


@dataclass(slots=True)
class UndoReport:
    """What an undo took back, by model name, and what it had to leave."""

    run: int
    already: bool = False
    removed: Counter[str] = field(default_factory=Counter)
    left: list[Left] = field(default_factory=list)


def undo_run(number: int, *, undone_by: int | None = None) -> UndoReport:
    """Take back what the run ``number`` made. Doing so again changes nothing.

    Raises ``CannotUndoError`` for a run that does not exist, is still running
    or only read known articles again.
    """
    mark_interrupted()
    run = ImportRun.objects.filter(pk=number).first()
    if run is None:
        raise CannotUndoError(_("There is no run %(run)d.") % {"run": number})
    if run.state == RunState.RUNNING:
        raise CannotUndoError(
            _("Run %(run)d is still running; stop it first (Ctrl+C).") % {"run": number}
        )
    if run.options.get("command") == REPROCESS:
        raise CannotUndoError(
            _("Run %(run)d only read known articles again, and what it replaced is not kept. ")
            % {"run": number}
            + _("Read them once more instead: manage.py reprocess_articles.")
        )
    if run.state == RunState.UNDONE:
        return UndoReport(number, already=True)
    report = UndoReport(number)
    accessions = set(run.raw_documents.values_list("accession", flat=True))
    _undo_articles(run, report)
    _undo_records(run, report)
    Accession.objects.filter(pk__in=accessions, documents__isnull=True).delete()
    run.state, run.undone_at, run.undone_by_id = RunState.UNDONE.value, timezone.now(), undone_by
    run.save(update_fields=["state", "undone_at", "undone_by"])
    return report


def _undo_articles(run: ImportRun, report: UndoReport) -> None:
    """Take back the articles some at a time, so that editors need not wait for a large run."""
    keys = list(Article.objects.filter(run=run).order_by("-pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        with transaction.atomic():
            lock_archive()
            touched: Touched = {}
            for article in Article.objects.filter(pk__in=keys[start : start + _AT_ONCE]):
                _merge(touched, _undo_article(article, report))
            report.removed.update(settle(touched))


def _undo_article(article: Article, report: UndoReport) -> Touched:
    reason = _why_kept(article)
    touched = withdraw(article).touched
    if reason:
        report.left.append(Left(str(article), reason))
        return touched
    raw_document = article.raw_document
    NameVariant.objects.filter(article=article, run__isnull=False).delete()
    unindex([article])
    grouped = set(Article.objects.filter(lead=article).values_list("pk", flat=True))
    article.delete()
    relate(grouped)
    derive_leads(grouped)
    raw_document.delete()
    report.removed["article"] += 1
    return touched


def _why_kept(article: Article) -> str:
    """Why an article has to stay; empty where nothing holds it."""
    if Article.objects.filter(by_editor(Article), pk=article.pk).exists():
        return _("an editor has changed or judged it")
    count = len(kept_rows(article))
    if count:
        return _("editors have judged or added %(count)d rows on its words") % {"count": count}
    links = ArticleLink.objects.filter(kept(ArticleLink))
    if links.filter(Q(article=article) | Q(other=article)).exists():
        return _("it is linked with another article")
    if Article.objects.filter(merged_into=article).exists():
        return _("another article was merged into it")
    versions = RawDocument.objects.filter(reference=article.reference)
    if versions.exclude(run=article.run_id).exists():
        return _("another run has received other bytes under its reference")
    return ""


def _undo_records(run: ImportRun, report: UndoReport) -> None:
    """Take back what else the run made, and list the records that stay."""
    with transaction.atomic():
        lock_archive()
        waiting = RawDocument.objects.filter(run=run, version__gt=1, status=ReviewStatus.PROPOSED)
        report.removed["rawdocument"] += waiting.count()
        waiting.delete()
        variants = NameVariant.objects.filter(run=run)
        renamed = records_of(variants)
        variants.delete()
        touched: Touched = {
            model: set(model._default_manager.filter(run=run).values_list("pk", flat=True))
            for model in _MADE
        }
        report.removed.update(settle(touched))
        for model, keys in renamed.items():
            index(list(model._default_manager.filter(pk__in=keys)))
    for model in _RECORDS:
        report.left.extend(_left(model._default_manager.filter(run=run)))


def _left(records: Iterable[Any]) -> Iterator[Left]:
    for record in records:
        edited = type(record)._default_manager.filter(by_editor(type(record)), pk=record.pk)
        yield Left(
            f"{record._meta.verbose_name} “{record}”",
            _("an editor has changed or judged it")
            if edited.exists()
            else _("other articles or editors' rows speak of it"),
        )


def _merge(into: Touched, more: Touched) -> None:
    for model, keys in more.items():
        into.setdefault(model, set()).update(keys)
