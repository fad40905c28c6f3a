"""Proposals: what an article's rows say of one record, as the review desk puts it before an editor.

A proposal gathers the rows that are decided together: the places where the
article names a partner, or an initiative with its sentences, stage, sides and
subjects. Each of its rows can still be decided by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from archive.changes.snapshots import name_of
from archive.models import Mention
from archive.vocabulary import Origin, RecordKind, ReviewStatus

#: Kinds of proposal that are not about a record, besides those of ``RecordKind``.
QUOTATION, SUBJECT = "quotation", "subject"
#: The kinds in the order in which they are shown and gone through, with the letter of each.
LETTERS = {
    RecordKind.INITIATIVE.value: "J",
    RecordKind.PARTNER.value: "M",
    RecordKind.OFFICIAL.value: "P",
    RecordKind.MEETING.value: "R",
    QUOTATION: "K",
    SUBJECT: "T",
}


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One row of a proposal; ``start`` and ``end`` where it rests on words of the article."""

    row: Any
    start: int | None = None
    end: int | None = None

    @property
    def key(self) -> str:
        """What names the row in addresses and forms."""
        return f"{name_of(type(self.row))}-{self.row.pk}"

    @property
    def model(self) -> str:
        """The name of the row's model."""
        return name_of(type(self.row))

    @property
    def is_decided(self) -> bool:
        """Whether an editor has judged the row."""
        return self.row.decided_by_id is not None


@dataclass(slots=True, eq=False)
class Proposal:
    """The rows about one record; ``number`` counts through the article, kind after kind.

    ``record`` is None for a quotation, a subject of the article, and words for
    which no record was found. ``marks`` are those of the rows as they were read,
    once somebody has asked for them.
    """

    key: str
    kind: str
    record: Any = None
    parts: list[Part] = field(default_factory=list)
    number: int = 0
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def tag(self) -> str:
        """The letter of the kind with the number."""
        return f"{LETTERS[self.kind]}{self.number}"

    @property
    def places(self) -> list[Part]:
        """The rows that name the record, or the one row there is: what the proposal rests on."""
        named = [part for part in self.parts if isinstance(part.row, Mention)]
        return named or [part for part in self.parts if part.start is not None] or self.parts

    @property
    def open_parts(self) -> list[Part]:
        """The rows that no editor has judged."""
        return [part for part in self.parts if not part.is_decided]

    @property
    def to_decide(self) -> list[Part]:
        """The rows that a decision on the whole is about: the open ones, else all of them."""
        return self.open_parts or self.parts

    @property
    def is_decided(self) -> bool:
        """Whether editors have judged every row."""
        return not self.open_parts

    @property
    def state(self) -> str:
        """``open``, or where the rows it rests on stand by an editor's decision."""
        if not self.is_decided:
            return "open"
        stands = any(part.row.status == ReviewStatus.ACCEPTED for part in self.places)
        return (ReviewStatus.ACCEPTED if stands else ReviewStatus.REJECTED).value

    @property
    def is_machine_read(self) -> bool:
        """Whether the machine's own rule lets it stand until an editor judges it."""
        return any(
            part.row.status == ReviewStatus.ACCEPTED and part.row.origin is Origin.MACHINE
            for part in self.places
            if not part.is_decided
        )

    @property
    def confidence(self) -> float | None:
        """How sure the rules are: no surer than the least sure of the rows it rests on."""
        known = [part.row.confidence for part in self.places if part.row.confidence is not None]
        return min(known, default=None)

    @property
    def may_be_accepted(self) -> bool:
        """Whether accepting it says something: words without a record have to be linked first."""
        return self.kind in (QUOTATION, SUBJECT) or self.record is not None

    @property
    def words(self) -> str:
        """The words that it was found by first."""
        return str(getattr(self.places[0].row, "exact", ""))

    @property
    def name(self) -> str:
        """What a list calls it."""
        if self.record is not None:
            return str(self.record)
        if self.kind == SUBJECT:
            return str(self.parts[0].row.subject)
        return self.words


@dataclass(frozen=True, slots=True)
class Target:
    """What an address points to: a proposal, or one row of it."""

    proposal: Proposal
    part: Part | None = None

    @property
    def key(self) -> str:
        """The row's key, else the proposal's."""
        return self.proposal.key if self.part is None else self.part.key

    @property
    def parts(self) -> list[Part]:
        """The rows that a decision is about."""
        return self.proposal.to_decide if self.part is None else [self.part]

    @property
    def shown(self) -> list[Part]:
        """The rows whose state the decision was made on."""
        return self.proposal.parts if self.part is None else [self.part]


@dataclass(frozen=True, slots=True)
class Reading:
    """All proposals of an article in the order in which they are gone through."""

    proposals: tuple[Proposal, ...]

    @property
    def open(self) -> list[Proposal]:
        """The proposals that still wait for a decision."""
        return [proposal for proposal in self.proposals if not proposal.is_decided]

    @property
    def decided(self) -> int:
        """How many proposals are decided."""
        return len(self.proposals) - len(self.open)

    def find(self, key: str) -> Target | None:
        """The proposal or the row called ``key``."""
        for proposal in self.proposals:
            if proposal.key == key:
                return Target(proposal)
        for proposal in self.proposals:
            for part in proposal.parts:
                if part.key == key:
                    # A row that is all there is of a proposal is decided as the whole.
                    return Target(proposal, part if len(proposal.parts) > 1 else None)
        return None

    def first_open(self, *, after: Proposal | None = None) -> Proposal | None:
        """The next open proposal behind ``after``; from the beginning again behind the last."""
        at = 0 if after is None else self.proposals.index(after) + 1
        turned = (*self.proposals[at:], *self.proposals[:at])
        return next((one for one in turned if not one.is_decided and one is not after), None)

    def beside(self, proposal: Proposal, step: int) -> Proposal | None:
        """The proposal ``step`` places further, if there is one."""
        at = self.proposals.index(proposal) + step
        return self.proposals[at] if 0 <= at < len(self.proposals) else None
