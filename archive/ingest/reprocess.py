"""Reprocess: read archived texts again with the pipeline and the names of today."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from django.db import transaction
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.ingest.authority_file import KnownRecords
from archive.ingest.filing import Filing, Reading
from archive.ingest.library import Library
from archive.ingest.locks import lock_archive
from archive.ingest.orphans import settle
from archive.ingest.refresh import write_fields
from archive.ingest.relating import relate
from archive.ingest.relating_initiatives import relate_initiatives
from archive.ingest.reports import ItemReport, Progress, RunReport
from archive.ingest.rows import NewRows
from archive.ingest.runs import close_run, start_run
from archive.ingest.store import Stored, store_readings
from archive.ingest.store_article import IMPORTED, article_values
from archive.ingest.withdraw import blocked_spans, kept_rows, withdraw
from archive.models import Article, ImportRun, RawDocument, RunItem
from archive.pipeline.documents import RawText
from archive.pipeline.process import Result, process
from archive.vocabulary import ChangeKind, Outcome, ReviewStatus, RunState

COMMAND = "reprocess"
#: Fields that only the machine writes; they follow the text.
_MACHINE_FIELDS = ("text", "passages", "boilerplate", "issues")


class UnknownReferenceError(Exception):
    """No article bears the reference."""


def reprocess(
    references: Sequence[str] = (),
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> RunReport:
    """Read the articles with ``references``, or all, again; return what became of each.

    Only what no editor has touched is replaced. Raises
    ``UnknownReferenceError`` before anything is done.
    """
    articles = Article.objects.order_by("reference")
    if references:
        articles = articles.filter(reference__in=references)
        unknown = set(references) - set(articles.values_list("reference", flat=True))
        if unknown:
            raise UnknownReferenceError(", ".join(sorted(unknown)))
    wanted = list(articles.values_list("reference", flat=True))
    if not dry_run:
        return _reprocess(references, wanted, dry_run=False, progress=progress)
    with transaction.atomic():
        report = _reprocess(references, wanted, dry_run=True, progress=progress)
        transaction.set_rollback(True)
    return report


def _reprocess(
    given: Sequence[str], wanted: Sequence[str], *, dry_run: bool, progress: Progress | None
) -> RunReport:
    began = monotonic()
    run, continued = start_run(given or ["*"], command=COMMAND)
    done = set(run.items.values_list("reference", flat=True))
    report = RunReport(run.pk, len(wanted), dry_run, continued=continued)
    state = RunState.INTERRUPTED
    library = Library()
    try:
        for reference in wanted:
            if reference in done:
                item = ItemReport(reference, reference, Outcome.UNCHANGED)
            else:
                item = _read_again(reference, run=run, library=library)
            report.add(item)
            if progress is not None:
                progress(report, item)
        read = run.items.filter(outcome=Outcome.REFRESHED).values_list("article", flat=True)
        report.made.update(relate(read, run=run))
        report.made.update(relate_initiatives(run))
        state = RunState.FINISHED
    except KeyboardInterrupt:
        # The article at hand is rolled back; the run says where it stood.
        report.seconds = monotonic() - began
    finally:
        close_run(run, state)
    report.state, report.seconds = state, monotonic() - began
    return report


@transaction.atomic
def _read_again(reference: str, *, run: ImportRun, library: Library) -> ItemReport:
    lock_archive()
    library.refresh()
    article = (
        Article.objects.select_for_update(of=("self",))
        .select_related("raw_document__accession", "outlet")
        .get(reference=reference)
    )
    _take_over(article)
    result = process(_raw_text(article), library.known.file)
    with recording(ChangeKind.RUN, run=run, summary=reference):
        stored = refresh_article(article, result, run=run, known=library.known)
    RunItem.objects.create(
        run=run,
        path=reference,
        reference=reference,
        outcome=stored.outcome.value,
        reason=stored.reason,
        remedy=stored.remedy,
        raw_document=article.raw_document,
        article=article,
    )
    if stored.removed:
        library.reload()
    # Posts that nothing attests any more are gone, and others have shorter terms.
    library.known.appointments.clear()
    library.settle()
    return ItemReport(
        reference, reference, stored.outcome, stored.reason, stored.remedy, stored.made
    )


def _take_over(article: Article) -> None:
    """Let ``article`` be read from the newest bytes that an editor has taken over.

    Nothing is written yet: where editors have judged words of the old text, it stays.
    """
    newest = (
        RawDocument.objects.filter(
            reference=article.reference,
            version__gt=article.raw_document.version,
            status=ReviewStatus.ACCEPTED,
        )
        .select_related("accession")
        .order_by("-version")
        .first()
    )
    if newest is not None:
        article.raw_document = newest


def _raw_text(article: Article) -> RawText:
    """The bytes with what their accession said; an outlet that the text gave is read again."""
    accession = article.raw_document.accession
    outlet = None if accession is None or article.outlet is None else article.outlet.code
    return RawText(
        article.reference,
        bytes(article.raw_document.content),
        None if accession is None else accession.received_on,
        outlet,
    )


def _write_article(filing: Filing) -> None:
    """Write the article's fields anew, those an editor has changed excepted."""
    article = filing.article
    accession = article.raw_document.accession
    given = None if accession is None else article.outlet_id
    values = article_values(filing.result, known=filing.known, outlet=given)
    for name in _MACHINE_FIELDS:
        setattr(article, name, values.pop(name))
    Article.objects.filter(pk=article.pk).update(
        raw_document=article.raw_document,
        **{name: getattr(article, name) for name in _MACHINE_FIELDS},
    )
    write_fields(article, values, filing=filing, reading=Reading("article", IMPORTED, 1.0))
    filing.changed(article)


def refresh_article(
    article: Article, result: Result, *, run: ImportRun, known: KnownRecords
) -> Stored:
    """Replace what runs said about ``article`` by what ``result`` says.

    What an editor has judged, changed or added stays. Where such rows rest on
    the article's words, a result with another text is a conflict: their spans
    count in the text as it was.
    """
    judged = kept_rows(article)
    if result.document.text != article.text and judged:
        return Stored(
            Outcome.CONFLICT,
            _("Its text would now be another one, but editors have judged %(count)d rows of it.")
            % {"count": len(judged)},
            _("Nothing was changed; the article keeps the text that was judged."),
            article=article,
        )
    before = withdraw(article)
    filing = Filing(
        result=result,
        article=article,
        new_rows=NewRows(run=run, numbers=known.numbers),
        known=known,
        judged=blocked_spans(article),
    )
    _write_article(filing)
    store_readings(
        filing, previous_initiatives=before.initiatives, previous_meetings=before.meetings
    )
    removed = settle(before.touched)
    return Stored(Outcome.REFRESHED, article=article, made=filing.made, removed=removed)
