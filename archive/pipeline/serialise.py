"""Write a result as plain values, for ``annotate`` and the golden files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from archive.pipeline.annotations import InitiativeReading
from archive.pipeline.documents import Span
from archive.pipeline.process import Result
from archive.vocabulary import DateRole, Scope


def as_dict(result: Result) -> dict[str, Any]:
    """Return ``result`` as values that JSON can hold; ``text[start:end] == exact`` throughout.

    What the text does not say is None.
    """
    text = result.document.text
    names = {partner.key: partner.name for partner in result.partners}

    def place(span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "exact": span.of(text)}

    def places(spans: Iterable[Span]) -> list[dict[str, Any]]:
        return [place(span) for span in spans]

    def words(span: Span | None) -> str | None:
        return None if span is None else span.of(text)

    def initiative(item: InitiativeReading) -> dict[str, Any]:
        parent = None if item.parent is None else result.initiatives[item.parent].title
        return {
            "title": item.title,
            "kind": item.kind.value,
            "stage": item.stage.value,
            "stage_cue": words(item.stage_span),
            "stage_date": item.stage_date,
            "level": item.level.value,
            "parent": parent,
            "partners": [names[key] for key in item.partners],
            "subjects": list(item.subjects),
            "amounts": [
                {
                    "value": amount.value,
                    "unit": amount.unit,
                    "qualifier": amount.qualifier or None,
                    **place(amount.span),
                }
                for amount in item.amounts
            ],
            "confidence": item.confidence,
            "rule": item.rule,
            "evidence": places(item.evidence),
        }

    published, event = result.date(DateRole.PUBLISHED), result.date(DateRole.EVENT)
    return {
        "reference": result.document.reference,
        "sha256": result.document.sha256,
        "encoding": result.document.encoding,
        "language": "id",
        "headline": words(result.headline),
        "outlet": None if result.outlet is None else result.outlet.name,
        "dateline_place": None if result.dateline is None else words(result.dateline.place),
        "byline": ", ".join(dict.fromkeys(byline.name for byline in result.writers)) or None,
        "published_on": None if published is None else published.value,
        "event_date": None if event is None else event.value,
        "text": text,
        "passages": [
            {"role": item.role.value, **place(item.span)} for item in result.document.passages
        ],
        "boilerplate": [item.exact for item in result.document.boilerplate if not item.inline],
        "inline_boilerplate": [item.exact for item in result.document.boilerplate if item.inline],
        "bylines": [
            {"name": item.name, "role": item.role.value, **place(item.span)}
            for item in result.bylines
        ],
        "dates": [
            {
                "value": item.value,
                "role": item.role.value,
                "basis": item.basis,
                "candidates": list(item.candidates),
                **place(item.span),
            }
            for item in result.dates
        ],
        "partners": [
            {
                "name": item.name,
                "kind": item.kind.value,
                "iso3166": item.iso3166,
                "role": item.role.value,
                "confidence": item.confidence,
                "rule": item.rule,
                "mentions": places(item.mentions),
            }
            for item in result.partners
        ],
        "officials": [
            {
                "name": item.name,
                "post": item.post,
                "further_posts": list(item.further_posts),
                "organisation": item.organisation,
                "country": item.country,
                "confidence": item.confidence,
                "rule": item.rule,
                "mentions": places(item.mentions),
            }
            for item in result.officials
        ],
        "quotations": [
            {
                **place(item.span),
                "speaker": item.speaker,
                "attribution": words(item.attribution),
                "confidence": item.confidence,
                "rule": item.rule,
            }
            for item in result.quotations
        ],
        "meetings": [
            {
                "name": item.name,
                "date": item.date,
                "place": item.place,
                "format": item.format.value,
                "mode": item.mode.value,
                "partners": [names[key] for key in item.partners],
                "officials": list(item.officials),
                "confidence": item.confidence,
                "rule": item.rule,
                "mentions": places(item.mentions),
            }
            for item in result.meetings
        ],
        "initiatives": [
            initiative(item) for item in result.initiatives if item.scope is Scope.LABOUR
        ],
        "other_cooperation": [
            initiative(item) for item in result.initiatives if item.scope is not Scope.LABOUR
        ],
        "issues": [
            {
                "code": item.code,
                "message": item.message,
                "start": None if item.span is None else item.span.start,
                "end": None if item.span is None else item.span.end,
            }
            for item in result.issues
        ],
    }
