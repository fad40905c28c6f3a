"""Filing: one document on its way into the archive, and the rows it brings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from archive.ingest.acceptance import judge
from archive.ingest.authority_file import AUTHORITY_MODELS, KnownRecords
from archive.ingest.inserting import Values
from archive.ingest.rows import Anchor, NewRows, Row, missing_rows
from archive.models import Article, ImportRun, Mention, MentionCandidate
from archive.models.authority import AuthorityRecord
from archive.models.publication import Published
from archive.pipeline.documents import Span
from archive.pipeline.process import Result
from archive.vocabulary import RecordKind, ReviewStatus, Verdict


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reading has: the rule that made it, and how sure it is."""

    kind: str
    rule: str
    confidence: float

    def status(self, *records: ReviewStatus) -> ReviewStatus:
        """Accepted by rule, or proposed; never accepted where one of ``records`` is not."""
        return judge(self.kind, self.rule, self.confidence, records=records)

    def fields(self, *records: ReviewStatus) -> dict[str, Any]:
        """The fields of a row that say who proposed it and how it stands."""
        return {
            "status": self.status(*records).value,
            "rule": self.rule[:60],
            "confidence": min(max(self.confidence, 0.0), 1.0),
        }


@dataclass(slots=True)
class Filing:
    """A result, the article it goes to, and the rows made of it so far.

    Steps add records and rows to it, and ``save`` inserts them. ``new`` are the
    anchors this document has made, ``records`` what the search index must read
    again, ``made`` the counts for the report.
    """

    result: Result
    article: Article
    new_rows: NewRows
    known: KnownRecords
    judged: frozenset[tuple[int, int, str]] = frozenset()
    rows: list[Row] = field(default_factory=list)
    candidates: dict[int, tuple[int, ...]] = field(default_factory=dict)
    new: set[Anchor] = field(default_factory=set)
    records: dict[tuple[type[Model], int], Model] = field(default_factory=dict)
    touched: dict[type[Model], set[int]] = field(default_factory=lambda: defaultdict(set))
    made: Counter[str] = field(default_factory=Counter)

    @property
    def run(self) -> ImportRun:
        """The run that files the document."""
        return self.new_rows.run

    @property
    def text(self) -> str:
        """The text that all spans count in."""
        return self.article.text

    @property
    def dated(self) -> str:
        """The partial date of what the article reports, as far as it is known."""
        return self.article.event_on or self.article.published_on

    def status(self, kind: RecordKind, pk: int) -> ReviewStatus:
        """Where a known record stands."""
        return self.known.status(kind, pk)

    def is_rejected(self, kind: RecordKind, pk: int) -> bool:
        """Whether an editor has rejected the record, so that nothing more is said about it."""
        return self.status(kind, pk) is ReviewStatus.REJECTED

    def evidence(self, span: Span) -> dict[str, Any]:
        """The fields of a row that rests on ``span``."""
        return {
            "article_id": self.article.pk,
            "start": span.start,
            "end": span.end,
            "exact": span.of(self.text),
        }

    def create(self, records: Sequence[Published], anchor: str) -> None:
        """Add ``records`` (all of one model); ``anchor`` is the field rows name them by."""
        for record in records:
            self.new_rows.add_record(record)
            self.new.add((anchor, record.pk))
            self.changed(record)
            self.made[record._meta.model_name or ""] += 1

    def changed(self, record: Model) -> None:
        """The search index must read ``record`` again."""
        self.records[type(record), record.pk] = record

    def touch(self, kind: RecordKind, pk: int) -> None:
        """The search index must read a known record again, for rows were added to it."""
        self.touched[AUTHORITY_MODELS[kind]].add(pk)

    def to_index(self) -> list[Model]:
        """The records whose words have changed."""
        known = [
            record
            for model, keys in self.touched.items()
            for record in model._default_manager.filter(
                pk__in=[key for key in keys if (model, key) not in self.records]
            )
        ]
        return [*self.records.values(), *known]

    def add(self, model: type[Model], **values: Any) -> Values:
        """Leave a row of ``model`` to ``save``."""
        row = {"run_id": self.run.pk, **values}
        self.rows.append((model, row))
        return row

    def add_mentions(
        self,
        kind: RecordKind,
        record: int | None,
        spans: Iterable[Span],
        *,
        verdict: Verdict,
        reading: Reading,
        role: str = "",
        candidates: tuple[int, ...] = (),
        records: tuple[ReviewStatus, ...] = (),
    ) -> None:
        """Add a mention for every span; without a record it stays proposed."""
        names_it = {} if record is None else {f"{kind.value}_id": record}
        fields = reading.fields(*(records if record is not None else (ReviewStatus.PROPOSED,)))
        for span in spans:
            if (span.start, span.end, kind.value) in self.judged:
                continue
            mention = self.add(
                Mention,
                kind=kind.value,
                verdict=verdict.value,
                role=role,
                **self.evidence(span),
                **names_it,
                **fields,
            )
            if candidates:
                self.candidates[id(mention)] = candidates

    def save(self) -> Mapping[type[Model], list[Values]]:
        """Insert all rows but those that exist already; return what was inserted."""
        for model, values in missing_rows(self.rows, new=frozenset(self.new)):
            number = self.new_rows.add(model, values)
            self.made[model._meta.model_name or ""] += 1
            for record in self.candidates.get(id(values), ()):
                candidate = {"mention_id": number, f"{values['kind']}_id": record}
                self.new_rows.add(MentionCandidate, candidate)
        return self.new_rows.insert()

    def promote(self, kind: RecordKind, pk: int, reading: Reading) -> None:
        """Accept a proposed record that only runs have touched, where this reading earns it."""
        standing = self.known.standings[kind, pk]
        if not standing.machine or standing.status is not ReviewStatus.PROPOSED:
            return
        if reading.status() is not ReviewStatus.ACCEPTED:
            return
        record: AuthorityRecord = AUTHORITY_MODELS[kind]._default_manager.get(pk=pk)
        record.status = ReviewStatus.ACCEPTED.value
        record.save(update_fields=["status", "changed_at"])
        standing.status = ReviewStatus.ACCEPTED
        self.changed(record)
