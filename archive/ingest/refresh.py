"""Refresh a record that a run made before: what an editor has changed or judged is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from archive.ingest.filing import Filing, Reading
from archive.models import FieldLock, FieldProposal, Outlet
from archive.models.publication import Published
from archive.pipeline.documents import Span
from archive.vocabulary import ReviewStatus


def write_fields(
    record: Published,
    values: Mapping[str, Any],
    *,
    filing: Filing,
    reading: Reading,
    spans: Sequence[Span] = (),
) -> None:
    """Write the ``values`` that differ; offer those an editor has locked or judged as proposals.

    ``spans`` are the words that they were read from: what is offered quotes the first.
    """
    if record.status == ReviewStatus.REJECTED:
        return
    differing = {name: value for name, value in values.items() if getattr(record, name) != value}
    if not differing:
        return
    about = record._meta.model_name
    kept = set(FieldLock.objects.filter(**{f"{about}": record}).values_list("field", flat=True))
    if record.decided_by_id is not None:
        kept.update(_field(name) for name in differing)
    written = [name for name in differing if _field(name) not in kept]
    FieldProposal.objects.bulk_create(
        (
            FieldProposal(
                **{f"{about}": record},
                field=_field(name),
                present=_words(name, getattr(record, name)),
                proposed=_words(name, value),
                evidence=_evidence(filing, spans),
                run=filing.run,
                # An editor has the word here, however sure the machine is.
                **reading.fields(ReviewStatus.PROPOSED),
            )
            for name, value in differing.items()
            if name not in written
        ),
        # The same value was offered before: it waits still, or an editor has refused it.
        ignore_conflicts=True,
    )
    if not written:
        return
    for name in written:
        setattr(record, name, differing[name])
    record.save(update_fields=[*(_field(name) for name in written), "changed_at"])
    filing.changed(record)


def _evidence(filing: Filing, spans: Sequence[Span]) -> str:
    """Where the values were read: the reference of the article, and the words where they stand."""
    reference = filing.article.reference
    return f"{reference}: “{spans[0].of(filing.text)}”" if spans else reference


def _field(name: str) -> str:
    """The name under which editors lock the field: ``outlet``, not ``outlet_id``."""
    return name.removesuffix("_id")


def _words(name: str, value: Any) -> str:
    """A value as a proposal states it; an outlet by its code."""
    if value is None:
        return ""
    return Outlet.objects.get(pk=value).code if name == "outlet_id" else str(value)
