"""Store a pipeline result: the hinge from readings to rows.

The only code that turns readings into rows. Every step leaves its rows with
the filing; what an editor has judged is never written over.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from django.utils.translation import gettext as _

from archive.ingest.authority_file import KnownRecords
from archive.ingest.filing import Filing
from archive.ingest.ignored import without_ignored
from archive.ingest.readers import FoundText
from archive.ingest.refusals import RefusedError
from archive.ingest.rows import NewRows
from archive.ingest.store_article import add_article, add_raw_document, compare_bytes
from archive.ingest.store_initiatives import PreviousInitiative, store_initiatives
from archive.ingest.store_involvements import store_initiative_meetings, store_involvements
from archive.ingest.store_meetings import store_meetings
from archive.ingest.store_officials import store_officials
from archive.ingest.store_partners import store_partners
from archive.ingest.store_quotations import store_quotations
from archive.ingest.store_statements import store_statements
from archive.models import Article, ImportRun, Initiative, Meeting, RawDocument
from archive.models.stages import derive_stage
from archive.pipeline.process import Result
from archive.search import Fresh, index
from archive.sending import together
from archive.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one document.

    ``made`` counts the rows that it brought, ``removed`` the records that
    nothing spoke of any more, both by model name.
    """

    outcome: Outcome
    reason: str = ""
    remedy: str = ""
    article: Article | None = None
    raw_document: RawDocument | None = None
    made: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)


def versions_of(references: Iterable[str]) -> dict[str, list[RawDocument]]:
    """The versions that the archive has of each of ``references``, without their bytes."""
    found: dict[str, list[RawDocument]] = defaultdict(list)
    rows = RawDocument.objects.filter(reference__in=list(references)).defer("content")
    for row in rows.order_by("version"):
        found[row.reference].append(row)
    return found


def compare(text: FoundText, content: bytes, versions: list[RawDocument]) -> Stored | int:
    """Say what ``content`` means where the archive has ``versions`` of its reference.

    Bytes that need no reading give their outcome at once; otherwise the number
    of the version they will be: 1 for a new reference.
    """
    if not versions:
        return 1
    outcome, version = compare_bytes(versions, sha256(content).hexdigest())
    known = next((row for row in versions if row.version == version), None)
    if known is None:
        return version
    article = Article.objects.filter(reference=text.reference).only("pk").first()
    if outcome is Outcome.UNCHANGED:
        return Stored(outcome, article=article, raw_document=known)
    reason, remedy = _conflict(version)
    return Stored(outcome, reason, remedy, article=article, raw_document=known)


def store_new(
    result: Result, text: FoundText, content: bytes, *, run: ImportRun, known: KnownRecords
) -> Stored:
    """Store a document under a new reference: its bytes, its article and all that it says."""
    if not result.document.text.strip():
        raise _nothing_to_read(text, result)
    new_rows = NewRows(run=run, numbers=known.numbers)
    raw_document = add_raw_document(text, content, result, new_rows=new_rows)
    article = add_article(result, text, raw_document, new_rows=new_rows, known=known)
    filing = Filing(result=result, article=article, new_rows=new_rows, known=known)
    filing.new.add(("article_id", article.pk))
    filing.changed(article)
    filing.made["article"] += 1
    store_readings(filing)
    return Stored(Outcome.CREATED, article=article, raw_document=raw_document, made=filing.made)


def store_conflict(
    result: Result, text: FoundText, content: bytes, *, new_rows: NewRows, version: int
) -> Stored:
    """Keep other bytes under a known reference as a proposal; the article stays as it is."""
    raw_document = add_raw_document(text, content, result, new_rows=new_rows, version=version)
    new_rows.insert()
    reason, remedy = _conflict(version)
    article = Article.objects.filter(reference=text.reference).only("pk").first()
    return Stored(Outcome.CONFLICT, reason, remedy, article=article, raw_document=raw_document)


def store_readings(
    filing: Filing,
    *,
    previous_initiatives: Sequence[PreviousInitiative] = (),
    previous_meetings: Sequence[Meeting] = (),
) -> None:
    """Store all readings of the result: records first, then the rows that join them.

    What bears a name that editors want no run to propose is left out.
    """
    filing.result = without_ignored(filing.result, filing.known.ignored)
    partners = store_partners(filing)
    officials = store_officials(filing)
    store_quotations(filing, officials)
    meetings = store_meetings(
        filing, partners=partners, officials=officials, previous=previous_meetings
    )
    initiatives = store_initiatives(filing, partners, previous=previous_initiatives)
    store_statements(filing, initiatives, partners=partners)
    store_involvements(filing, initiatives, officials=officials)
    store_initiative_meetings(filing, initiatives, meetings)
    with together():
        inserted = filing.save()
        index(filing.to_index(), Fresh(frozenset(filing.new), inserted))
    _derive_stages(filing, [one.record for one in initiatives])


def _derive_stages(filing: Filing, reported: Sequence[int]) -> None:
    """Derive the stages that a new record did not get from its only report."""
    unsettled = [
        record
        for record, times in Counter(reported).items()
        if times > 1 or ("initiative_id", record) not in filing.new
    ]
    if unsettled:
        for initiative in Initiative.objects.filter(pk__in=unsettled):
            derive_stage(initiative)


def _conflict(version: int) -> tuple[str, str]:
    return (
        _("Other bytes are known under this reference; these wait as version %(version)d.")
        % {"version": version},
        _("An editor decides which version holds; to add another article, rename the file."),
    )


def _nothing_to_read(text: FoundText, result: Result) -> RefusedError:
    if any(issue.code == "binary" for issue in result.issues):
        return RefusedError(
            text.shown, _("It is not a text file."), _("Give the text of the article as .txt.")
        )
    return RefusedError(
        text.shown,
        _("There is no article text in it."),
        _("Check that the file holds the article, not only links or nothing."),
    )
