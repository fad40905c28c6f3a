"""Place dates on a drawn time axis of whole years, in per cent of its width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from archive.partial_dates import bounds

#: The style sheet has a grid for up to this many years; older dates stand at the left edge.
MAX_YEARS = 30
#: Years that get a label of their own before every other one loses it.
MAX_LABELS = 10


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a year on the axis; ``label`` is empty where there is no room."""

    year: int
    x: str
    middle: str
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A time axis from the first of January of ``first`` to the end of today's year."""

    first: int
    today: date

    @property
    def years(self) -> int:
        """How many years the axis shows."""
        return self.today.year - self.first + 1

    @property
    def now(self) -> str:
        """Where today stands."""
        return self.at(self.today)

    def share(self, day: date) -> float:
        """How far along the axis ``day`` stands, from 0 to 100; held at the edges."""
        length = date(day.year + 1, 1, 1).toordinal() - date(day.year, 1, 1).toordinal()
        years = day.year - self.first + (day.timetuple().tm_yday - 1) / length
        return min(100.0, max(0.0, 100 * years / self.years))

    def at(self, day: date) -> str:
        """Where ``day`` stands, as an SVG coordinate."""
        return per_cent(self.share(day))

    def ticks(self, *, short: bool = False) -> list[Tick]:
        """One tick a year; with ``short`` every other label has two figures."""
        step = -(-self.years // MAX_LABELS)
        found = []
        for index in range(self.years):
            year = self.first + index
            label = f"’{year % 100:02}" if short and step == 1 and index % 2 else str(year)
            found.append(
                Tick(
                    year=year,
                    x=per_cent(100 * index / self.years),
                    middle=per_cent(100 * (index + 0.5) / self.years),
                    label="" if index % step else label,
                )
            )
        return found


def per_cent(share: float) -> str:
    """An SVG coordinate.

    >>> per_cent(12.5)
    '12.5%'
    """
    return f"{share:.2f}".rstrip("0").rstrip(".") + "%"


@lru_cache(maxsize=20_000)
def middle(value: str) -> date:
    """The day at which a partial date is drawn: the middle of what it may mean."""
    first, last = bounds(value)
    return date.fromordinal((first.toordinal() + last.toordinal()) // 2)


def axis_over(dates: Iterable[str], today: date) -> Axis:
    """The axis that holds all of the partial ``dates``, at least this year and the one before."""
    first = min((bounds(value)[0].year for value in dates if value), default=today.year)
    return Axis(max(min(first, today.year - 1), today.year - MAX_YEARS + 1), today)
