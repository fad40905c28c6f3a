"""Versions of rows: so that a decision is never made on what an editor has not seen.

The page carries a short mark of every row a decision is about. When it comes
back, the rows are marked again under a lock: what differs was changed by
somebody else in between.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from archive.curation.desk_proposals import Part, Proposal
from archive.curation.history import last_set

#: Of a record only what the desk shows counts: that a row about it was decided does not.
_SHOWN = (
    *("name", "kind", "level", "scope", "country", "iso3166"),
    *("held_on", "place", "format", "mode", "merged_into_id"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody did to a row while another had it open."""

    part: Part
    by: Any
    at: Any


def marks_of(proposals: Iterable[Proposal], *, part: Part | None = None) -> str:
    """The marks of all rows of ``proposals``, or of one ``part`` only, for a form's hidden field.

    A row is marked together with what the page shows of its record.
    """
    marked = []
    for proposal in proposals:
        marked += [f"{key}:{mark}" for key, mark in _marks(proposal, part).items()]
    return " ".join(marked)


def changed_since(sent: str, proposals: Iterable[Proposal], *, part: Part | None = None) -> bool:
    """Whether the rows are others, or otherwise, than when ``sent`` was made."""
    return _read(sent) != _read(marks_of(proposals, part=part))


def what_changed(sent: str, proposals: Iterable[Proposal]) -> list[Seen]:
    """The rows of ``proposals`` that differ from what was ``sent``, with who changed them."""
    before = _read(sent)
    found = []
    for proposal in proposals:
        marks = _marks(proposal, None)
        for part in proposal.parts:
            if before.get(part.key) == marks[part.key]:
                continue
            done = last_set(part.row)
            by = done.by if done is not None and done.by is not None else part.row.decided_by
            at = done.at if done is not None else part.row.decided_at
            found.append(Seen(part, by, at))
    return found


def _marks(proposal: Proposal, only: Part | None) -> dict[str, str]:
    if not proposal.marks:
        record = proposal.record
        shown = [getattr(record, name, None) for name in _SHOWN] if record is not None else []
        proposal.marks = {part.key: _digest([shown, _values(part.row)]) for part in proposal.parts}
    return proposal.marks if only is None else {only.key: proposal.marks[only.key]}


def _values(row: Any) -> list[Any]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields]


def _digest(value: object) -> str:
    return sha256(repr(value).encode()).hexdigest()[:10]


def _read(sent: str) -> dict[str, str]:
    return {key: mark for key, colon, mark in (one.partition(":") for one in sent.split()) if colon}
