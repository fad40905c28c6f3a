"""Show an evaluation in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from archive.evaluation.evaluate import Evaluation
from archive.evaluation.negatives import Negatives, negatives_report
from archive.evaluation.ner import NER_HEAD, NerScore, ner_rows
from archive.evaluation.report import (
    CALIBRATION_HEAD,
    TABLE_HEAD,
    calibration_rows,
    document_rows,
    error_lines,
    table_rows,
)
from archive.management.terminal import inert, print_table

#: With more documents a column for each no longer fits on a screen.
_MOST_COLUMNS = 8


def print_evaluation(
    console: Console, evaluation: Evaluation, negatives: Negatives | None, *, errors: bool
) -> None:
    """Print the figures by kind, by document where they fit, and the calibration.

    ``errors`` adds misses and false alarms; ``negatives`` what was found where nothing is.
    """
    print_table(console, TABLE_HEAD, table_rows(evaluation))
    if 1 < len(evaluation.documents) <= _MOST_COLUMNS:
        _print_title(console, "F1 by document")
        names = [document.name[:12] for document in evaluation.documents]
        print_table(console, ["kind", *names], document_rows(evaluation))
    if rows := calibration_rows(evaluation):
        _print_title(console, "Calibration: of the answers given at a confidence, the share right")
        print_table(console, CALIBRATION_HEAD, rows)
    for document in evaluation.documents if errors else ():
        _print_title(console, document.name)
        for line in error_lines(document):
            console.print(Text(f"  {inert(line)}"), soft_wrap=True)
    if negatives is not None:
        _print_title(console, "Texts without initiatives")
        console.print(Text(inert(negatives_report(negatives))), soft_wrap=True)


def print_names(console: Console, scores: Sequence[NerScore], *, errors: bool) -> None:
    """Print the figures of labelled sets of names; ``errors`` adds each miss and false alarm."""
    print_table(console, NER_HEAD, ner_rows(scores))
    for score in scores if errors else ():
        _print_title(console, score.file)
        for line in score.errors:
            console.print(Text(f"  {inert(line)}"), soft_wrap=True)


def _print_title(console: Console, title: str) -> None:
    console.print(Text(f"\n{title}", style="bold"), soft_wrap=True)
