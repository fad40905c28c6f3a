"""Store what was received: the raw document, its accession, and the article made of it."""

from __future__ import annotations

from typing import Any

from archive.ingest.accession import AccessionFile
from archive.ingest.authority_file import KnownRecords
from archive.ingest.readers import FoundText
from archive.ingest.rows import NewRows
from archive.ingest.slugs import free_slugs, taken_in
from archive.ingest.values import cut, partial_date
from archive.models import Accession, Article, Outlet, RawDocument
from archive.pipeline.issues import Issue
from archive.pipeline.process import Result
from archive.vocabulary import BylineRole, DateRole, Outcome, ReviewStatus

IMPORTED = "imported"


def add_raw_document(
    text: FoundText, content: bytes, result: Result, *, new_rows: NewRows, version: int = 1
) -> RawDocument:
    """Keep the bytes; a further version of a known reference is a proposal to the editor."""
    status = ReviewStatus.ACCEPTED if version == 1 else ReviewStatus.PROPOSED
    raw_document = RawDocument(
        reference=text.reference,
        version=version,
        content=content,
        encoding=result.document.encoding,
        sha256=result.document.sha256,
        accession=None if text.accession is None else _accession(text.accession),
        run=new_rows.run,
        status=status.value,
    )
    new_rows.add_record(raw_document)
    return raw_document


def add_article(
    result: Result,
    text: FoundText,
    raw_document: RawDocument,
    *,
    new_rows: NewRows,
    known: KnownRecords,
) -> Article:
    """Make the article: its words are fixed from here on."""
    values = article_values(result, known=known, outlet=_given_outlet(text, known))
    title = values["headline"] or " ".join(result.document.text.split()[:9])
    [slug] = free_slugs([(title, f"{title} {values['event_on'][:4]}")], taken_of=taken_in(Article))
    article = Article(
        reference=text.reference,
        raw_document=raw_document,
        slug=slug,
        url=text.item.url,
        rights="" if text.item.rights is None else text.item.rights.value,
        language=text.item.language,
        status=ReviewStatus.ACCEPTED.value,
        rule=IMPORTED,
        run=new_rows.run,
        **values,
    )
    new_rows.add_record(article)
    return article


def article_values(
    result: Result, *, known: KnownRecords, outlet: int | None = None
) -> dict[str, Any]:
    """The fields of an article that the pipeline reads; ``outlet`` is what the accession says."""
    document = result.document
    published, event = result.date(DateRole.PUBLISHED), result.date(DateRole.EVENT)
    issues = list(result.issues)
    if outlet is None and result.outlet is not None:
        outlet = known.outlets.get(result.outlet.code or "")
        if outlet is None:
            message = f"The outlet {result.outlet.name!r} is not in the list of outlets."
            issues.append(Issue("unknown_outlet", message, result.outlet.span))
    place = None if result.dateline is None else result.dateline.place
    return {
        "outlet_id": outlet,
        "headline": cut(result.headline.of(document.text) if result.headline else "", 300),
        "dateline_place": cut(place.of(document.text) if place else "", 120),
        "byline": cut(_names(result, BylineRole.WRITER, BylineRole.REPORTER), 300),
        "editor": cut(_names(result, BylineRole.EDITOR), 200),
        "published_on": partial_date(None if published is None else published.value),
        "event_on": partial_date(None if event is None else event.value),
        "event_basis": cut(None if event is None else event.basis, 300),
        "event_candidates": cut(", ".join(() if event is None else event.candidates), 200),
        "text": document.text,
        "passages": [
            [passage.role.value, passage.span.start, passage.span.end]
            for passage in document.passages
        ],
        "boilerplate": [
            {
                "kind": piece.kind.value,
                "exact": piece.exact,
                "line": piece.line,
                "inline": piece.inline,
                "at": piece.at,
            }
            for piece in document.boilerplate
        ],
        "issues": [
            {
                "code": issue.code,
                "message": issue.message,
                "start": None if issue.span is None else issue.span.start,
                "end": None if issue.span is None else issue.span.end,
            }
            for issue in issues
        ],
    }


def compare_bytes(versions: list[RawDocument], sha256: str) -> tuple[Outcome, int]:
    """What bytes with ``sha256`` mean where ``versions`` of the reference are known, and the
    number of the version that they are or would be."""
    same = next((version for version in versions if version.sha256 == sha256), None)
    if same is None:
        return Outcome.CONFLICT, 1 + max(version.version for version in versions)
    waiting = same.version > 1 and same.status == ReviewStatus.PROPOSED
    return (Outcome.CONFLICT if waiting else Outcome.UNCHANGED), same.version


def _names(result: Result, *roles: BylineRole) -> str:
    return ", ".join(
        dict.fromkeys(byline.name for byline in result.bylines if byline.role in roles)
    )


def _accession(file: AccessionFile) -> Accession:
    """The accession's row; what an editor has written there since is kept."""
    accession, _created = Accession.objects.get_or_create(
        code=file.code,
        defaults={
            "title": file.title,
            "title_en": file.title_en,
            "received_on": file.received_on,
            "received_from": file.received_from,
            "licence": file.licence,
            "rights_id": file.rights_id,
            "rights_en": file.rights_en,
            "note": file.note,
        },
    )
    return accession


def _given_outlet(text: FoundText, known: KnownRecords) -> int | None:
    """The outlet that the accession names; one that no list knows is added to the list."""
    item = text.item
    if not item.outlet:
        return None
    if item.outlet not in known.outlets:
        outlet = Outlet.objects.create(
            code=item.outlet, name=item.outlet_name or item.outlet, domain=item.domain
        )
        known.outlets[item.outlet] = outlet.pk
    return known.outlets[item.outlet]
