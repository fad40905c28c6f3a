"""Findings: the outcome of comparing one answer with the gold answer, and their sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is measured, in the order in which reports list it."""

    HEADLINE = "headline"
    OUTLET = "outlet"
    DATELINE = "dateline"
    EVENT_DATE = "event date"
    PUBLISHED = "published"
    BYLINE = "byline"
    LINES = "boilerplate lines"
    INSERTS = "boilerplate inserts"
    COUNTRIES = "countries"
    OTHER_PARTNERS = "other partners"
    PARTNER_ROLE = "partner role"
    PARTNER_KIND = "partner kind"
    OFFICIALS = "officials"
    OFFICIALS_WITH_POST = "officials with post"
    QUOTATIONS = "quotations"
    QUOTATIONS_WITH_SPEAKER = "quotations with speaker"
    MEETINGS = "meetings"
    INITIATIVES = "initiatives"
    STAGE = "stage of matched"
    SUBJECT = "subject of matched"


class Outcome(StrEnum):
    """How an answer compares with gold; ``WRONG`` is a miss and a false alarm at once."""

    RIGHT = "right"
    MISSED = "missed"
    FALSE = "false"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer compared. ``words`` are the answer's, ``detail`` says what was wrong with it.

    ``weight`` is 1, or a half where the gold scheme counts half an error.
    ``confidence`` is the pipeline's own, where the answer carries one.
    """

    kind: Kind
    outcome: Outcome
    words: str
    detail: str = ""
    weight: float = 1.0
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Weighted sums of findings of one kind."""

    right: float = 0.0
    missed: float = 0.0
    false: float = 0.0

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Tally:
        """Sum ``findings``.

        >>> Tally.of([Finding(Kind.OUTLET, Outcome.WRONG, "Pelita")])
        Tally(right=0.0, missed=1.0, false=1.0)
        """
        right = missed = false = 0.0
        for finding in findings:
            match finding.outcome:
                case Outcome.RIGHT:
                    right += finding.weight
                case Outcome.MISSED:
                    missed += finding.weight
                case Outcome.FALSE:
                    false += finding.weight
                case Outcome.WRONG:
                    missed += finding.weight
                    false += finding.weight
        return cls(right, missed, false)

    @property
    def empty(self) -> bool:
        """Whether there was nothing to find and nothing was found."""
        return not (self.right or self.missed or self.false)

    @property
    def precision(self) -> float:
        """The share of the given answers that are right; 1 when none was given."""
        return _share(self.right, self.right + self.false)

    @property
    def recall(self) -> float:
        """The share of the gold answers that were given; 1 when there are none."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.missed + self.false)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0
