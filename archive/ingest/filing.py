"""Filing: one document on its way into the archive, and the rows it brings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from archive.ingest.acceptance import judge
from archive.ingest.authority_file import AUTHORITY_MODELS, KnownRecords
from archive.ingest.inserting import insert
from archive.ingest.rows import Anchor, create_records, create_rows
from archive.models import Article, ImportRun, Mention, MentionCandidate
from archive.models.authority import AuthorityRecord
from archive.models.publication import Published
from archive.models.reasons import give_reason
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
    """A result, the article and the run it goes to, and the rows made of it so far.

    Steps create records at once, because rows need their numbers, and leave
    rows to ``save``. ``new`` are the anchors this document has made, ``records``
    what the search index must read again, ``made`` the counts for the report.
    """

    result: Result
    article: Article
    run: ImportRun
    known: KnownRecords
    judged: frozenset[tuple[int, int, str]] = frozenset()
    rows: list[Model] = field(default_factory=list)
    candidates: list[tuple[Mention, tuple[int, ...]]] = field(default_factory=list)
    new: set[Anchor] = field(default_factory=set)
    records: dict[tuple[type[Model], int], Model] = field(default_factory=dict)
    touched: dict[type[Model], set[int]] = field(default_factory=lambda: defaultdict(set))
    made: Counter[str] = field(default_factory=Counter)

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
            "article": self.article,
            "start": span.start,
            "end": span.end,
            "exact": span.of(self.text),
        }

    def create(self, records: Sequence[Published], anchor: str) -> None:
        """Create ``records`` (all of one model) now; ``anchor`` is the field rows name them by."""
        create_records(records, run=self.run)
        for record in records:
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

    def add(self, row: Model) -> None:
        """Leave ``row`` to ``save``."""
        self.rows.append(row)

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
        needed = records if record is not None else (ReviewStatus.PROPOSED,)
        for span in spans:
            if (span.start, span.end, kind.value) in self.judged:
                continue
            mention = Mention(
                kind=kind.value,
                verdict=verdict.value,
                role=role,
                run=self.run,
                **self.evidence(span),
                **names_it,
                **reading.fields(*needed),
            )
            self.rows.append(mention)
            if candidates:
                self.candidates.append((mention, candidates))

    def save(self) -> None:
        """Create the rows, except those that exist already, and the candidates of mentions."""
        created = create_rows(self.rows, run=self.run, new=frozenset(self.new))
        for row in created:
            self.made[row._meta.model_name or ""] += 1
        insert(
            [
                MentionCandidate(mention=mention, **{f"{mention.kind}_id": record})
                for mention, records in self.candidates
                if mention.pk is not None
                for record in records
            ]
        )

    def promote(self, kind: RecordKind, pk: int, reading: Reading) -> None:
        """Accept a proposed record that only runs have touched, where this reading earns it."""
        standing = self.known.standings[kind, pk]
        if not standing.machine or standing.status is not ReviewStatus.PROPOSED:
            return
        if reading.status() is not ReviewStatus.ACCEPTED:
            return
        record: AuthorityRecord = AUTHORITY_MODELS[kind]._default_manager.get(pk=pk)
        record.status = ReviewStatus.ACCEPTED.value
        give_reason(record, f"import run {self.run.pk}")
        record.save(update_fields=["status", "changed_at"])
        standing.status = ReviewStatus.ACCEPTED
        self.changed(record)
