"""Reports of an evaluation: rows for a table, readable lines, plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from archive.evaluation.calibration import CALIBRATED, calibrate
from archive.evaluation.evaluate import DocumentScore, Evaluation
from archive.evaluation.findings import Finding, Kind, Outcome, Tally
from archive.evaluation.negatives import Negatives

TABLE_HEAD = ("kind", "precision", "recall", "F1", "macro F1", "right", "missed", "false")
CALIBRATION_HEAD = ("answers", "confidence", "count", "share right")

#: Kinds that judge the answers of another kind once more: misses are listed there.
_REFINED = frozenset({Kind.OFFICIALS_WITH_POST, Kind.QUOTATIONS_WITH_SPEAKER})

#: Longer words are cut in lists of errors.
_LONGEST = 150


def table_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """One row a kind, as ``TABLE_HEAD`` names the columns."""
    rows: list[tuple[str, ...]] = []
    for kind in Kind:
        tally = evaluation.tally(kind)
        figures: tuple[str, ...] = ("–",) * 4
        if not tally.empty:
            shares = (tally.precision, tally.recall, tally.f1, evaluation.macro_f1(kind))
            figures = tuple(f"{share:.3f}" for share in shares)
        counts = (tally.right, tally.missed, tally.false)
        rows.append((kind.value, *figures, *(f"{count:g}" for count in counts)))
    return rows


def document_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """One row a kind with the F1 of each document; empty where it has nothing of the kind."""
    return [
        (kind.value, *(_f1_or_blank(document.tally(kind)) for document in evaluation.documents))
        for kind in Kind
    ]


def calibration_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """One row a group and confidence decile, as ``CALIBRATION_HEAD`` names the columns."""
    return [
        (
            group,
            f"{decile.tenth / 10:.1f}–{(decile.tenth + 1) / 10:.1f}",
            str(decile.answers),
            f"{decile.share:.2f}",
        )
        for group, kinds in CALIBRATED.items()
        for decile in calibrate(evaluation.findings, kinds)
    ]


def error_lines(document: DocumentScore) -> Iterator[str]:
    """The misses and false alarms of one document, with their words."""
    for finding in document.findings:
        repeated = finding.kind in _REFINED and finding.outcome is not Outcome.WRONG
        if finding.outcome is not Outcome.RIGHT and not repeated:
            half = " (half)" if finding.weight < 1 else ""
            detail = f"  [{_cut(finding.detail)}]" if finding.detail else ""
            head = f"{finding.outcome.value:7} {finding.kind.value}{half}"
            yield f"{head}: {_cut(finding.words)}{detail}"


def text_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A plain table: the first column to the left, the others to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = []
    for row in (head, *rows):
        cells = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        lines.append("  ".join((row[0].ljust(widths[0]), *cells)).rstrip())
    return "\n".join(lines)


def text_report(evaluation: Evaluation, *, errors: bool) -> str:
    """The whole report as plain text."""
    parts = [text_table(TABLE_HEAD, table_rows(evaluation))]
    calibration = calibration_rows(evaluation)
    if calibration:
        parts.append(text_table(CALIBRATION_HEAD, calibration))
    if errors:
        for document in evaluation.documents:
            lines = [f"  {line}" for line in error_lines(document)] or ["  (no errors)"]
            parts.append("\n".join((document.name, *lines)))
    return "\n\n".join(parts)


def as_values(evaluation: Evaluation, negatives: Negatives | None = None) -> dict[str, Any]:
    """The evaluation as values that JSON can hold: totals, documents, calibration."""
    values: dict[str, Any] = {} if negatives is None else {"negatives": asdict(negatives)}
    return {
        **values,
        "total": {
            kind.value: {**_figures(evaluation.tally(kind)), "macro_f1": evaluation.macro_f1(kind)}
            for kind in Kind
        },
        "documents": {
            document.name: {
                "figures": {kind.value: _figures(document.tally(kind)) for kind in Kind},
                "errors": [
                    _error(item) for item in document.findings if item.outcome is not Outcome.RIGHT
                ],
            }
            for document in evaluation.documents
        },
        "calibration": {
            group: [
                {"from": decile.tenth / 10, "answers": decile.answers, "right": decile.right}
                for decile in calibrate(evaluation.findings, kinds)
            ]
            for group, kinds in CALIBRATED.items()
        },
    }


def _figures(tally: Tally) -> dict[str, float]:
    return {
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
        "right": tally.right,
        "missed": tally.missed,
        "false": tally.false,
    }


def _error(finding: Finding) -> dict[str, str | float]:
    return {
        "kind": finding.kind.value,
        "outcome": finding.outcome.value,
        "words": finding.words,
        "detail": finding.detail,
        "weight": finding.weight,
    }


def _f1_or_blank(tally: Tally) -> str:
    return "" if tally.empty else f"{tally.f1:.2f}"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
