"""The drawing of an official's posts: dates at which each was attested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from archive.models import Appointment
from archive.views.timeline import Axis, Tick, axis_over, middle

#: Each post has a lane of its own, this many units high.
LANE = 40
#: From here on a label ends at its point instead of beginning there.
LABEL_TURN = 55.0


@dataclass(frozen=True, slots=True)
class Lane:
    """One post: the dates it was attested at, and where its name stands."""

    post: str
    points: tuple[str, ...]
    y: int
    label_x: str
    label_y: int
    turned: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All posts on one axis; ``size`` is the number of lanes, for the style sheet."""

    axis: Axis
    lanes: tuple[Lane, ...]

    @property
    def ticks(self) -> list[Tick]:
        return self.axis.ticks()

    @property
    def size(self) -> int:
        return len(self.lanes)

    @property
    def bottom(self) -> int:
        """Where the lanes end."""
        return 12 + LANE * len(self.lanes)

    @property
    def years_at(self) -> int:
        """Where the years stand."""
        return self.bottom + 16


def draw_posts(appointments: Sequence[Appointment], today: date) -> Drawing:
    """Draw the dated ones of ``appointments``, one lane each."""
    dated = [one for one in appointments if one.first_attested or one.last_attested]
    axis = axis_over((one.first_attested or one.last_attested for one in dated), today)
    lanes = []
    for index, one in enumerate(dated):
        days = sorted({middle(value) for value in (one.first_attested, one.last_attested) if value})
        turned = axis.share(days[0]) > LABEL_TURN
        y = 12 + LANE * index + 26
        lanes.append(
            Lane(
                post=one.post,
                points=tuple(axis.at(day) for day in days),
                y=y,
                label_x=axis.at(days[-1] if turned else days[0]),
                label_y=y - 12,
                turned=turned,
            )
        )
    return Drawing(axis, tuple(lanes))
