"""Annotations: every claim the pipeline makes about a document, each with its span.

A *reading* is what the pipeline read about one partner, official, quotation,
meeting or initiative of the article. Readings hold spans and plain values
only, so they can be pickled, compared and stored. ``rule`` names the rule
that made the reading; ``confidence`` is the share of its findings (0 to 1)
that are expected to be right.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.pipeline.documents import Span
from archive.vocabulary import (
    BylineRole,
    DateRole,
    InitiativeKind,
    InitiativeLevel,
    MeetingFormat,
    MeetingMode,
    PartnerKind,
    PartnerRole,
    Scope,
    Stage,
)


@dataclass(frozen=True, slots=True)
class OutletReading:
    """The outlet that published the article. ``code`` is None for an outlet no list knows."""

    name: str
    code: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words that open a story: place and outlet of filing, up to and with the dash."""

    span: Span
    place: Span | None
    outlet: Span | None


@dataclass(frozen=True, slots=True)
class Byline:
    """A named writer, reporter or editor."""

    span: Span
    name: str
    role: BylineRole


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as printed, and what it means.

    ``value`` is EDTF level 0 or 1: ``2024-05-07``, ``2024-05``, ``2024``, or an
    interval ``2024-05-06/2024-05-07``; None where the year cannot be known, and
    then ``candidates`` lists the dates that fit. ``basis`` says in one English
    phrase how the year was found (``printed``, ``weekday and a dated event`` ...).
    """

    span: Span
    value: str | None
    role: DateRole
    basis: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnerReading:
    """A partner that the body names.

    ``key`` is the same for the same partner in every article: ``country:JP``,
    ``subnational:JP-24``, ``forum:senior labour officials meeting``.
    ``mentions`` are in order; the first is the fullest form's or first place.
    """

    key: str
    name: str
    kind: PartnerKind
    iso3166: str | None
    role: PartnerRole
    confidence: float
    rule: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class OfficialReading:
    """A person with the post the article gives.

    ``name`` is without degrees and honorifics; None of the fields is guessed.
    ``country`` is ISO 3166-1 alpha-2 of the side the person stands for.
    ``post`` is as printed, normalised in white space only; ``further_posts``
    are other posts the text gives the same person.
    """

    name: str
    post: str | None
    post_span: Span | None
    organisation: str | None
    country: str | None
    confidence: float
    rule: str
    mentions: tuple[Span, ...]
    further_posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotationReading:
    """Words between quotation marks that somebody said; ``span`` is inside the marks.

    ``speaker`` is the full name of an official of the same result, or None
    when the text names nobody. ``attribution`` is the printed attribution.
    """

    span: Span
    speaker: str | None
    attribution: Span | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class MeetingReading:
    """An occasion at which the sides met or will meet."""

    name: str
    date: str | None
    place: str | None
    format: MeetingFormat
    mode: MeetingMode
    partners: tuple[str, ...]
    officials: tuple[str, ...]
    confidence: float
    rule: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number the text states, with what it counts: ``people``, ``places``, ``USD``, ``years``."""

    value: float
    unit: str
    span: Span
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeReading:
    """What the sides do, plan or promise together.

    ``partners`` are keys of partner readings of the same result. ``parent`` is
    the index (in the result's initiatives) of the umbrella an item stands
    under. ``stage_span`` is the cue. ``evidence`` holds whole sentences.
    """

    title: str
    kind: InitiativeKind
    level: InitiativeLevel
    scope: Scope
    stage: Stage
    stage_span: Span | None
    stage_date: str | None
    partners: tuple[str, ...]
    subjects: tuple[str, ...]
    amounts: tuple[Amount, ...]
    confidence: float
    rule: str
    evidence: tuple[Span, ...]
    parent: int | None = None
