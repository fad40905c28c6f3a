"""Calibration: whether the pipeline's confidence is the share of its answers that are right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.evaluation.findings import Finding, Kind, Outcome

#: The kinds whose answers carry a confidence that editors' settings follow.
CALIBRATED = {
    "partners": frozenset({Kind.COUNTRIES, Kind.OTHER_PARTNERS}),
    "officials": frozenset({Kind.OFFICIALS}),
    "initiatives": frozenset({Kind.INITIATIVES}),
}


@dataclass(frozen=True, slots=True)
class Decile:
    """The answers of one confidence decile: ``tenth`` 9 holds 0.9 up to and with 1."""

    tenth: int
    answers: int
    right: int

    @property
    def share(self) -> float:
        """The share of the answers that are right."""
        return self.right / self.answers


def calibrate(findings: Iterable[Finding], kinds: frozenset[Kind]) -> tuple[Decile, ...]:
    """Return the deciles that hold answers of ``kinds``, the lowest first."""
    counts: dict[int, tuple[int, int]] = {}
    for finding in findings:
        if finding.kind in kinds and finding.confidence is not None:
            # The small addend keeps 0.3 (a float just below) out of the tenth under it.
            tenth = min(int(finding.confidence * 10 + 1e-9), 9)
            answers, right = counts.get(tenth, (0, 0))
            counts[tenth] = (answers + 1, right + (finding.outcome is Outcome.RIGHT))
    return tuple(Decile(tenth, *counts[tenth]) for tenth in sorted(counts))
