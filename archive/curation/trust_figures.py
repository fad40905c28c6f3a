"""Figures of trust: what editors' decisions say about a rule. No database here."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

#: The normal deviate of a 95 % interval.
_DEVIATE = 1.959964


class Standing(StrEnum):
    """What became of a proposal. The first three are an editor's judgement of it."""

    KEPT = "kept"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    WAITING = "waiting"
    #: An editor took the decision back, and it waits again.
    TAKEN_BACK = "taken_back"
    BY_RULE = "by_rule"
    #: Decided because another row was: it fell with its record, or its record was needed.
    ALONG = "along"
    MERGED = "merged"


JUDGED = (Standing.KEPT, Standing.CORRECTED, Standing.REJECTED)


@dataclass(frozen=True, slots=True)
class Count:
    """How many proposals of one kind and rule stand alike.

    ``month`` (2026-05) and ``hundredth`` (of confidence; None where a rule gave
    none) are those of the decision and set for judged proposals only.
    """

    kind: str
    rule: str
    standing: Standing
    number: int
    month: str = ""
    hundredth: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many proposals stand how; a share only of those that an editor judged."""

    numbers: Mapping[Standing, int] = field(default_factory=dict)

    @classmethod
    def of(cls, counts: Iterable[Count]) -> Tally:
        """The tally of ``counts``."""
        numbers: dict[Standing, int] = defaultdict(int)
        for count in counts:
            numbers[count.standing] += count.number
        return cls(numbers)

    def count(self, standing: Standing) -> int:
        """How many stand so."""
        return self.numbers.get(standing, 0)

    @property
    def proposed(self) -> int:
        """All that runs have proposed and the archive still holds."""
        return sum(self.numbers.values())

    @property
    def waiting(self) -> int:
        """Proposals without a decision, those whose decision was taken back among them."""
        return self.count(Standing.WAITING) + self.count(Standing.TAKEN_BACK)

    @property
    def judged(self) -> int:
        """Proposals that an editor has judged, each by itself."""
        return sum(self.count(standing) for standing in JUDGED)

    @property
    def share(self) -> float | None:
        """The share of the judged that was kept unchanged; None where nothing is judged."""
        return self.count(Standing.KEPT) / self.judged if self.judged else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Between what the share lies with 95 % probability, by the number judged."""
        return wilson(self.count(Standing.KEPT), self.judged) if self.judged else None


def wilson(kept: int, judged: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927): wide where few are judged.

    >>> [round(end, 2) for end in wilson(3, 3)]
    [0.44, 1.0]
    >>> [round(end, 2) for end in wilson(290, 300)]
    [0.94, 0.98]
    """
    share, square = kept / judged, _DEVIATE**2
    middle = (share + square / (2 * judged)) / (1 + square / judged)
    spread = math.sqrt(share * (1 - share) / judged + square / (4 * judged**2))
    half = _DEVIATE * spread / (1 + square / judged)
    return max(0.0, middle - half), min(1.0, middle + half)


def percent(share: float) -> str:
    """A share in whole percent, which says 0 % and 100 % only where it is neither more nor less.

    >>> percent(0.997), percent(1.0), percent(0.002)
    ('99%', '100%', '1%')
    """
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded}%"


def between_percents(interval: tuple[float, float]) -> str:
    """An interval of shares in whole percent.

    >>> between_percents((0.731, 0.794))
    '73–79%'
    """
    low, high = interval
    return f"{percent(low).removesuffix('%')}–{percent(high)}"


@dataclass(frozen=True)
class Trust:
    """Counts of proposals, and the tallies that can be made of them."""

    counts: tuple[Count, ...]

    def between(self, since: str = "", until: str = "") -> Trust:
        """Without what was judged before ``since`` or after ``until`` (months, 2026-05)."""
        return Trust(
            tuple(
                count
                for count in self.counts
                if not count.month
                or ((not since or count.month >= since) and (not until or count.month <= until))
            )
        )

    def of_kinds(self, kinds: Iterable[str]) -> Trust:
        """Only proposals of ``kinds``."""
        wanted = frozenset(kinds)
        return Trust(tuple(count for count in self.counts if count.kind in wanted))

    def of_rule(self, rule: str) -> Trust:
        """Only proposals of ``rule``."""
        return Trust(tuple(count for count in self.counts if count.rule == rule))

    @cached_property
    def total(self) -> Tally:
        """The tally of everything."""
        return Tally.of(self.counts)

    @cached_property
    def by_kind(self) -> dict[str, Tally]:
        """A tally for each kind."""
        return self._tallies(lambda count: count.kind)

    @cached_property
    def by_rule(self) -> dict[tuple[str, str], Tally]:
        """A tally for each kind and rule: the kinds in order, in them the most judged first."""
        tallies = self._tallies(lambda count: (count.kind, count.rule))
        kinds = {kind: number for number, kind in enumerate(self.by_kind)}
        return dict(
            sorted(tallies.items(), key=lambda it: (kinds[it[0][0]], -it[1].judged, it[0][1]))
        )

    @cached_property
    def by_month(self) -> dict[str, Tally]:
        """A tally of the judged for each month of decision, the oldest first."""
        judged = Trust(tuple(count for count in self.counts if count.month))
        return dict(sorted(judged._tallies(lambda count: count.month).items()))

    @cached_property
    def by_hundredth(self) -> dict[int, Tally]:
        """A tally of the judged for each hundredth of confidence, the highest first."""
        sure = Trust(tuple(count for count in self.counts if count.hundredth is not None))
        tallies = sure._tallies(lambda count: count.hundredth or 0)
        return dict(sorted(tallies.items(), reverse=True))

    @cached_property
    def by_tenth(self) -> dict[int, Tally]:
        """A tally of the judged for each tenth of confidence: 9 holds 0.9 up to and with 1."""
        sure = Trust(tuple(count for count in self.counts if count.hundredth is not None))
        tallies = sure._tallies(lambda count: tenth_of(count.hundredth or 0))
        return dict(sorted(tallies.items()))

    def _tallies[Key](self, key: Callable[[Count], Key]) -> dict[Key, Tally]:
        groups: dict[Key, list[Count]] = defaultdict(list)
        for count in self.counts:
            groups[key(count)].append(count)
        return {name: Tally.of(several) for name, several in groups.items()}


def tenth_of(hundredth: int) -> int:
    """The tenth of confidence that a hundredth lies in; full confidence lies in the last one."""
    return min(hundredth // 10, 9)


def threshold(trust: Trust, *, share: float, least: int) -> float | None:
    """The lowest confidence from which editors kept at least ``share`` of what they judged.

    It must hold of the tenth just above it too, and no tenth above may break
    it, so that many sure proposals do not carry doubtful ones along. None where
    fewer than ``least`` were judged from there up, or no confidence does.
    """
    lowest = None
    above: list[tuple[int, Tally]] = []
    for hundredth, tally in trust.by_hundredth.items():
        above.append((hundredth, tally))
        near = _Kept.of(one for at, one in above if at < hundredth + 10)
        all_above = _Kept.of(one for _at, one in above)
        if near.share < share and near.judged >= least:
            break
        if near.share >= share and all_above.share >= share and all_above.judged >= least:
            lowest = hundredth / 100
    return lowest


@dataclass(frozen=True, slots=True)
class _Kept:
    judged: int
    share: float

    @classmethod
    def of(cls, tallies: Iterable[Tally]) -> _Kept:
        several = list(tallies)
        judged = sum(tally.judged for tally in several)
        return cls(judged, sum(tally.count(Standing.KEPT) for tally in several) / judged)
