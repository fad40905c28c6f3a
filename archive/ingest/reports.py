"""Reports: what a run did, counted by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from archive.vocabulary import Outcome, RunState


@dataclass(frozen=True, slots=True)
class ItemReport:
    """What the run did with one document. ``path`` is as people may read it."""

    path: str
    reference: str
    outcome: Outcome
    reason: str = ""
    remedy: str = ""
    made: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        line = f"{self.outcome.value:9} {self.path}"
        return f"{line}: {self.reason} {self.remedy}" if self.reason else line


@dataclass(slots=True)
class RunReport:
    """What a run did with all documents.

    ``made`` counts new rows by model name. ``number`` is the run's; a dry run
    has none that stays.
    """

    number: int
    total: int
    dry_run: bool
    state: RunState = RunState.RUNNING
    continued: bool = False
    seconds: float = 0.0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    problems: list[ItemReport] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many documents the run has dealt with."""
        return self.outcomes.total()

    @property
    def failures(self) -> list[ItemReport]:
        """The documents that failed."""
        return [item for item in self.problems if item.outcome is Outcome.FAILED]

    def add(self, item: ItemReport) -> None:
        """Count one more document."""
        self.outcomes[item.outcome] += 1
        self.made.update(item.made)
        if item.outcome in {Outcome.FAILED, Outcome.CONFLICT}:
            self.problems.append(item)


#: Called after every document, with the report so far and the document's own.
Progress = Callable[[RunReport, ItemReport], None]
