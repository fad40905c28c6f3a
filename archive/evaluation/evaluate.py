"""Evaluate: run the pipeline over texts with gold answers and compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.evaluation.findings import Finding, Kind, Tally
from archive.evaluation.gold import GoldDocument, GoldError
from archive.evaluation.scorers.fields import score_fields
from archive.evaluation.scorers.initiatives import score_initiatives
from archive.evaluation.scorers.lines import score_inserts, score_lines
from archive.evaluation.scorers.meetings import score_meetings
from archive.evaluation.scorers.officials import score_officials
from archive.evaluation.scorers.partners import score_partners
from archive.evaluation.scorers.quotations import score_quotations
from archive.pipeline.documents import RawText
from archive.pipeline.process import process
from archive.pipeline.serialise import as_dict

Scorer = Callable[[GoldDocument, dict[str, Any]], Iterator[Finding]]

SCORERS: tuple[Scorer, ...] = (
    score_fields,
    score_lines,
    score_inserts,
    score_partners,
    score_officials,
    score_quotations,
    score_meetings,
    score_initiatives,
)


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The findings for one document; ``name`` is its gold file's, without ending."""

    name: str
    findings: tuple[Finding, ...]

    def tally(self, kind: Kind) -> Tally:
        """The sums of one kind."""
        return Tally.of(finding for finding in self.findings if finding.kind is kind)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all documents."""

    documents: tuple[DocumentScore, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all documents in order."""
        return tuple(finding for document in self.documents for finding in document.findings)

    def tally(self, kind: Kind) -> Tally:
        """The sums of one kind over all documents (micro figures)."""
        return Tally.of(finding for finding in self.findings if finding.kind is kind)

    def macro_f1(self, kind: Kind) -> float:
        """The mean F1 of the documents that have something of ``kind``; 1 when none has."""
        tallies = [document.tally(kind) for document in self.documents]
        scores = [tally.f1 for tally in tallies if not tally.empty]
        return sum(scores) / len(scores) if scores else 1.0


def score(gold: GoldDocument, predicted: dict[str, Any]) -> tuple[Finding, ...]:
    """Compare ``predicted``, an answer of ``annotate``, with ``gold``."""
    return tuple(finding for scorer in SCORERS for finding in scorer(gold, predicted))


def evaluate(golds: Iterable[GoldDocument], texts: Path | None = None) -> Evaluation:
    """Run the pipeline over the text of each gold file and score the answers.

    ``texts`` is the folder of the texts, where it is not the one gold names.
    Raises ``GoldError`` when a text is missing or cannot be read.
    """
    documents = []
    for gold in golds:
        path = gold.text_path(texts)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise GoldError(f"{path}: cannot be read ({error.strerror}).") from error
        predicted = as_dict(process(RawText(path.name, content)))
        documents.append(DocumentScore(gold.path.stem, score(gold, predicted)))
    return Evaluation(tuple(documents))
