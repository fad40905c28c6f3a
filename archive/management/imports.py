"""Show an import while it runs: a progress bar on a terminal, plain lines otherwise."""

from __future__ import annotations

from collections.abc import Callable

from django.core.management.base import CommandError, OutputWrapper
from django.db import OperationalError, ProgrammingError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from archive.curation.pairs_finding import find_pairs_of_run
from archive.ingest.reports import ItemReport, RunReport
from archive.ingest.reports import Progress as Told
from archive.management.terminal import print_table
from archive.vocabulary import Outcome, RunState

#: New rows in the summary, in the order of the pages: model name and what people call them.
SHOWN = {
    "article": "articles",
    "partner": "partners",
    "official": "officials",
    "initiative": "initiatives",
    "meeting": "meetings",
    "mention": "mentions",
    "quotation": "quotations",
    "stagereport": "stage reports",
}
#: Plain output names every document of a small run, and every so many of a large one.
_EVERY = 100
#: Exit code of a command that was stopped from the keyboard, as shells have it.
STOPPED = 130


def show_run(
    run: Callable[[Told], RunReport], *, console: Console, out: OutputWrapper, err: OutputWrapper
) -> None:
    """Run ``run`` with a display of its progress, then print the summary.

    Raises ``CommandError`` when a document failed, when the run was stopped
    and when the database stopped answering.
    """
    try:
        report = _with_progress(run, console, out)
    except (OperationalError, ProgrammingError) as error:
        raise CommandError(
            f"The database stopped answering: {error}. Run the same command again to go on."
        ) from error
    print_summary(report, console=console, err=err)
    if not report.dry_run:
        _look_for_doubles(report.number, out)
    if report.state is RunState.INTERRUPTED:
        raise CommandError(
            f"Stopped after {report.done} of {report.total} documents. Run the same command "
            "again to go on where it stood.",
            returncode=STOPPED,
        )
    if report.failures:
        raise CommandError(f"{len(report.failures)} of {report.total} documents failed.")


def _look_for_doubles(run: int, out: OutputWrapper) -> None:
    """Offer to editors what the run brought in and may be known under another name."""
    new = sum(found.new for found in find_pairs_of_run(run).values())
    if new:
        out.write(f"Pairs of records that may be one, new at the desk: {new}")


def print_summary(report: RunReport, *, console: Console, err: OutputWrapper) -> None:
    """Print the outcomes and the new rows as a table, and every problem on the error stream."""
    for item in report.problems:
        err.write(f"{item.outcome.label}: {item.path}\n  {item.reason}\n  {item.remedy}")
    title = "Dry run (nothing was stored)" if report.dry_run else f"Run {report.number}"
    rows = [(outcome.label, str(report.outcomes[outcome])) for outcome in Outcome]
    rows.extend((f"new {label}", str(report.made[name])) for name, label in SHOWN.items())
    print_table(console, (title, f"{report.total} documents in {report.seconds:.1f} s"), rows)


def _with_progress(
    run: Callable[[Told], RunReport], console: Console, out: OutputWrapper
) -> RunReport:
    if not out.isatty():
        return run(lambda report, item: _tell(report, item, out))
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Reading", total=None)
        return run(
            lambda report, _item: bar.update(task, total=report.total, completed=report.done)
        )


def _tell(report: RunReport, item: ItemReport, out: OutputWrapper) -> None:
    """One plain line a document, or every so many documents of a large run."""
    if report.total <= _EVERY:
        out.write(f"{item.outcome.value:9} {item.path}")
    elif report.done % _EVERY == 0 or report.done == report.total:
        out.write(f"{report.done} of {report.total}")
