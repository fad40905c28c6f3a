"""How likely two records are one: what is known of each, weighed. Pure.

The weights are an editor's: a name alone is no proof of a person, a country
that differs speaks against it. Scores from ``OFFERED`` on are shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archive.curation.pairs_names import likeness
from archive.vocabulary import PairReason

#: From this score on a pair is offered to an editor.
OFFERED = 0.6
#: A reason with the words it was seen in.
Reason = tuple[PairReason, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a record; ``names`` are folded, the preferred one first.

    ``code`` is an identifier that no two of the kind share, ``days`` are whole
    dates, ``partners``, ``people``, ``subjects`` and ``articles`` are keys.
    """

    key: int
    names: tuple[str, ...]
    kind: str = ""
    code: str = ""
    countries: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    place: str = ""
    days: frozenset[str] = frozenset()
    partners: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    subjects: frozenset[int] = frozenset()
    articles: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score from 0 to 1 and the reasons for it."""

    score: float
    reasons: tuple[Reason, ...]


def officials_alike(one: Facts, other: Facts) -> Likeness:
    """Two people: the name first, then posts, country and the company they are named in.

    >>> from archive.vocabulary import PairReason
    >>> one = Facts(1, ("ida fauziyah",), countries=frozenset({"ID"}))
    >>> officials_alike(one, Facts(2, ("ida fauziyah",), countries=frozenset({"ID"}))).score
    0.78
    >>> officials_alike(one, Facts(2, ("ida fauziyah",), countries=frozenset({"MY"}))).score
    0.4
    """
    named, reasons = _names(one, other)
    # One word is a name that many bear: it takes more to believe it.
    score = 0.7 * named if named > 0.6 else 0.3
    score += _shared(one.posts, other.posts, 0.15, PairReason.SAME_POST, reasons)
    if one.countries and other.countries:
        score += _shared(one.countries, other.countries, 0.08, PairReason.SAME_COUNTRY, reasons)
        score -= 0.3 * (not one.countries & other.countries)
    if one.articles & other.articles:
        score += 0.08
        reasons.append((PairReason.SAME_ARTICLE, ""))
    return _weighed(score if named else 0.0, reasons)


def partners_alike(one: Facts, other: Facts) -> Likeness:
    """Two bodies: an identifier they share, else names, kind and country."""
    if one.code and one.code == other.code:
        return Likeness(0.98, ((PairReason.SAME_COUNTRY, one.code),))
    named, reasons = _names(one, other)
    score = 0.72 * named + (0.08 if one.kind == other.kind else -0.1)
    if one.countries and other.countries:
        score += _shared(one.countries, other.countries, 0.1, PairReason.SAME_COUNTRY, reasons)
        score -= 0.4 * (not one.countries & other.countries)
    return _weighed(score if named else 0.0, reasons)


def initiatives_alike(one: Facts, other: Facts) -> Likeness:
    """Two undertakings: title, partners, subjects, date; one text that tells of both tells two."""
    named, reasons = _names(one, other)
    score = 0.5 * named + 0.08 * (one.kind == other.kind)
    score += _share(one.partners, other.partners, 0.25, PairReason.SAME_PARTNERS, reasons)
    score -= 0.25 * bool(one.partners and other.partners and not one.partners & other.partners)
    score += _share(one.subjects, other.subjects, 0.09, PairReason.SAME_SUBJECTS, reasons)
    score += _shared(one.days, other.days, 0.1, PairReason.SAME_DAY, reasons)
    if named < 1 and one.articles & other.articles:
        score -= 0.2
    return _weighed(score if named else 0.0, reasons)


def meetings_alike(one: Facts, other: Facts) -> Likeness:
    """Two occasions: the day, who took part, where; another day is another meeting."""
    named, reasons = _names(one, other)
    score = 0.2 * named
    if one.days and other.days:
        if not one.days & other.days:
            return Likeness(0.0, ())
        score += _shared(one.days, other.days, 0.35, PairReason.SAME_DAY, reasons)
    score += _share(one.partners, other.partners, 0.2, PairReason.SAME_PARTNERS, reasons)
    score -= 0.3 * bool(one.partners and other.partners and not one.partners & other.partners)
    together = len(one.people & other.people)
    score += 0.15 * together / max(1, min(len(one.people), len(other.people)))
    if one.place and other.place:
        score += 0.1 if one.place == other.place else -0.2
    if one.articles & other.articles:
        score -= 0.1
    return _weighed(score, reasons)


def _names(one: Facts, other: Facts) -> tuple[float, list[Reason]]:
    """The best likeness of any two of their names, with its reason."""
    best, reason, seen = 0.0, None, ""
    for at, name in enumerate(one.names):
        for place, second in enumerate(other.names):
            alike, why = likeness(name, second)
            if why is not None and alike > best:
                best, seen = alike, name if name == second else f"{name} / {second}"
                reason = why
                if why is PairReason.SAME_NAME and (at or place):
                    reason = PairReason.SAME_VARIANT
    return best, [(reason, seen)] if reason is not None else []


def _shared(
    ours: frozenset[str],
    theirs: frozenset[str],
    weight: float,
    reason: PairReason,
    reasons: list[Reason],
) -> float:
    """``weight`` where anything is in both, which is then a reason."""
    both = ours & theirs
    if not both:
        return 0.0
    reasons.append((reason, ", ".join(sorted(both)[:3])))
    return weight


def _share(
    ours: frozenset[int],
    theirs: frozenset[int],
    weight: float,
    reason: PairReason,
    reasons: list[Reason],
) -> float:
    """As much of ``weight`` as the two have in common (Jaccard)."""
    both = ours & theirs
    if not both:
        return 0.0
    reasons.append((reason, ""))
    return weight * len(both) / len(ours | theirs)


def _weighed(score: float, reasons: list[Reason]) -> Likeness:
    return Likeness(round(min(0.99, max(0.0, score)), 2), tuple(reasons))


#: How records of a kind are compared.
ALIKE: dict[str, Callable[[Facts, Facts], Likeness]] = {
    "partner": partners_alike,
    "official": officials_alike,
    "initiative": initiatives_alike,
    "meeting": meetings_alike,
}
