"""Import texts: one run over many documents, each stored whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import batched
from pathlib import Path
from time import monotonic
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.ingest.library import Library
from archive.ingest.locks import lock_archive
from archive.ingest.readers import FoundText, find_texts, read_bytes
from archive.ingest.refusals import RefusedError
from archive.ingest.relating import relate, uncompared
from archive.ingest.relating_initiatives import relate_initiatives
from archive.ingest.reports import ItemReport, Progress, RunReport
from archive.ingest.rows import NewRows
from archive.ingest.runs import close_run, start_run
from archive.ingest.statistics import refresh_statistics
from archive.ingest.store import Stored, compare, store_conflict, store_new, versions_of
from archive.models import ImportRun, RawDocument, RunItem
from archive.pipeline.documents import RawText
from archive.pipeline.process import Result, process
from archive.sending import together
from archive.vocabulary import ChangeKind, Outcome, RunState

_LOOKED_UP_AT_ONCE = 200
#: Faults of a pipeline rule on an odd text. They fail that document; the others go on.
PIPELINE_FAULTS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def import_texts(
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    started_by: int | None = None,
    progress: Progress | None = None,
) -> RunReport:
    """Import the texts at and below ``paths``, and return what became of each.

    Running again changes nothing; after an interruption it goes on. A dry run
    takes the same way in one transaction, which is rolled back at the end.
    """
    if not dry_run:
        return _import(paths, dry_run=False, started_by=started_by, progress=progress)
    with transaction.atomic():
        report = _import(paths, dry_run=True, started_by=started_by, progress=progress)
        transaction.set_rollback(True)
    return report


def _import(
    paths: Sequence[Path],
    *,
    dry_run: bool,
    started_by: int | None,
    progress: Progress | None,
) -> RunReport:
    began = monotonic()
    texts = find_texts(paths)
    run, continued = start_run(paths, started_by=started_by)
    report = RunReport(run.pk, len(texts), dry_run, continued=continued)
    state = RunState.INTERRUPTED
    try:
        importer = _Importer(run)
        described = 0
        for some in batched(texts, _LOOKED_UP_AT_ONCE):
            importer.look_up(some)
            for text in some:
                item = importer.take_in(text)
                report.add(item)
                if progress is not None:
                    progress(report, item)
            # Readers visit the pages meanwhile; a table is another one when it has doubled.
            created = report.outcomes[Outcome.CREATED]
            if created > 2 * described and not dry_run:
                refresh_statistics()
                described = created
        report.made.update(relate(uncompared(run), run=run))
        report.made.update(relate_initiatives(run))
        state = RunState.FINISHED
    except KeyboardInterrupt:
        # The document at hand is rolled back; the run says where it stood.
        report.seconds = monotonic() - began
    finally:
        close_run(run, state)
    report.state = state
    report.seconds = monotonic() - began
    return report


class _Importer:
    """Takes in one text after the other for ``run``."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.library = Library()
        # A run that goes on keeps what it has noted of a document before.
        self.items = dict(run.items.values_list("path", "pk"))
        self.versions: dict[str, list[RawDocument]] = {}

    def look_up(self, texts: Sequence[FoundText | RefusedError]) -> None:
        """Ask once for some texts what the archive has under their references."""
        self.versions = versions_of(text.reference for text in texts if isinstance(text, FoundText))

    def take_in(self, text: FoundText | RefusedError) -> ItemReport:
        """Store ``text``, or note why not; only a broken database stops the run."""
        if isinstance(text, RefusedError):
            return self._refuse(text, reference="")
        try:
            stored = self._store_or_retry(text, read_bytes(text))
        except RefusedError as refusal:
            return self._refuse(refusal, reference=text.reference)
        return ItemReport(
            text.shown, text.reference, stored.outcome, stored.reason, stored.remedy, stored.made
        )

    def _store_or_retry(self, text: FoundText, content: bytes) -> Stored:
        """Store, and once more after a clash: somebody may have deleted what this run knew."""
        try:
            return self._store(text, content)
        except (IntegrityError, DataError):
            self.library.reload()
            self.versions.update(versions_of([text.reference]))
        except PIPELINE_FAULTS as error:
            self.library.reload()
            raise _fault(text, error) from error
        try:
            return self._store(text, content)
        except (IntegrityError, DataError, *PIPELINE_FAULTS) as error:
            self.library.reload()
            raise _fault(text, error) from error

    def _store(self, text: FoundText, content: bytes) -> Stored:
        versions = self.versions.pop(text.reference, [])
        settled = compare(text, content, versions)
        if isinstance(settled, Stored):
            self.items[text.shown] = self._note_stored(text, settled)
            return settled
        result = self._read(text, content)
        # Where another import has stored the same reference meanwhile, the database refuses
        # this version of it, and the next try sees the other one.
        with transaction.atomic():
            with together():
                lock_archive()
                is_behind = self.library.is_behind()
            if is_behind:
                self.library.reload()
                result = self._read(text, content)
            with recording(ChangeKind.RUN, run=self.run, summary=text.reference):
                if settled == 1:
                    known = self.library.known
                    stored = store_new(result, text, content, run=self.run, known=known)
                else:
                    new_rows = self._new_rows()
                    stored = store_conflict(
                        result, text, content, new_rows=new_rows, version=settled
                    )
            with together():
                number = self._note_stored(text, stored)
                self.library.settle()
        self.items[text.shown] = number
        return stored

    def _read(self, text: FoundText, content: bytes) -> Result:
        received_on = None if text.accession is None else text.accession.received_on
        raw = RawText(text.reference, content, received_on, text.item.outlet or None)
        return process(raw, self.library.known.file)

    def _refuse(self, refusal: RefusedError, *, reference: str) -> ItemReport:
        self.items[refusal.path] = self._note(
            path=refusal.path,
            reference=reference,
            outcome=Outcome.FAILED,
            reason=refusal.reason,
            remedy=refusal.remedy,
        )
        return ItemReport(refusal.path, reference, Outcome.FAILED, refusal.reason, refusal.remedy)

    def _note_stored(self, text: FoundText, stored: Stored) -> int:
        return self._note(
            path=text.shown,
            reference=text.reference,
            outcome=stored.outcome,
            reason=stored.reason,
            remedy=stored.remedy,
            raw_document_id=None if stored.raw_document is None else stored.raw_document.pk,
            article_id=None if stored.article is None else stored.article.pk,
        )

    def _note(self, *, path: str, outcome: Outcome, **values: Any) -> int:
        """Write down what became of a document; what the run did before it stopped stays noted."""
        if path not in self.items:
            new_rows = self._new_rows()
            said = {"run_id": self.run.pk, "path": path, "outcome": outcome.value, **values}
            number = new_rows.add(RunItem, said)
            new_rows.insert()
            return number
        if outcome is not Outcome.UNCHANGED:
            self.run.items.filter(path=path).update(outcome=outcome.value, **values)
        return self.items[path]

    def _new_rows(self) -> NewRows:
        return NewRows(run=self.run, numbers=self.library.known.numbers)


def _fault(text: FoundText, error: Exception) -> RefusedError:
    return RefusedError(
        text.shown,
        _("It could not be read or stored: %(kind)s: %(error)s.")
        % {"kind": type(error).__name__, "error": error},
        _("Please report this together with the file."),
    )
