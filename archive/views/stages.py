"""How many initiatives stand at each stage, as figures and as one bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archive.views.timeline import per_cent
from archive.vocabulary import Stage

#: White between two pieces of the bar, in per cent of its length.
GAP = 0.35


@dataclass(frozen=True, slots=True)
class StageShare:
    """A stage, its number of initiatives, and its piece of the bar."""

    stage: str
    count: int
    x: str
    width: str


def stage_shares(counts: Mapping[str, int]) -> list[StageShare]:
    """The stages that occur, in the order in which a promise binds.

    >>> [(share.stage, share.x) for share in stage_shares({"signed": 1, "proposed": 3})]
    [('proposed', '0%'), ('signed', '75%')]
    """
    total = sum(counts.get(stage, 0) for stage in Stage)
    found: list[StageShare] = []
    before = 0
    for stage in Stage:
        count = counts.get(stage, 0)
        if not count:
            continue
        found.append(
            StageShare(
                stage.value,
                count,
                per_cent(100 * before / total),
                per_cent(max(0.2, 100 * count / total - GAP)),
            )
        )
        before += count
    return found
