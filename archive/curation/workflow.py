"""The way of a record to the public: draft, in review, published, withdrawn.

The rules stand in one table. A step is taken by ``take_step`` only, which locks
the records, leaves those that the rule or the person's rights do not allow, and
writes one set of changes with the note as its reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.curation.proposing import is_own_proposal
from archive.curation.review import Decided
from archive.curation.writing import save_rows
from archive.models import Article
from archive.models.publication import Published
from archive.vocabulary import ChangeKind, Publication, ReviewStatus, Step


@dataclass(frozen=True, slots=True)
class Rule:
    """From where a step leads where, and which permission it asks for."""

    starts: frozenset[Publication]
    to: Publication
    verb: str


RULES: Mapping[Step, Rule] = {
    Step.SEND: Rule(
        frozenset({Publication.DRAFT, Publication.WITHDRAWN}), Publication.IN_REVIEW, "change"
    ),
    Step.SEND_BACK: Rule(frozenset({Publication.IN_REVIEW}), Publication.DRAFT, "change"),
    Step.PUBLISH: Rule(
        frozenset({Publication.DRAFT, Publication.IN_REVIEW, Publication.WITHDRAWN}),
        Publication.PUBLISHED,
        "publish",
    ),
    Step.WITHDRAW: Rule(frozenset({Publication.PUBLISHED}), Publication.WITHDRAWN, "publish"),
}


def leads_on(record: Published, step: Step) -> bool:
    """Whether ``step`` can be taken with ``record`` as it stands, whoever takes it.

    Only what an editor or the machine's own rule has accepted is published;
    what was rejected or merged goes nowhere.
    """
    rule = RULES[step]
    if record.is_merged or record.publication not in rule.starts:
        return False
    if step is Step.PUBLISH:
        return record.status == ReviewStatus.ACCEPTED
    return step is not Step.SEND or record.status != ReviewStatus.REJECTED


def may_take(step: Step, record: Published, *, by: User) -> bool:
    """Whether ``by`` may take ``step`` with ``record``: by right, or with an own proposal."""
    meta = record._meta
    if by.has_perm(f"{meta.app_label}.{RULES[step].verb}_{meta.model_name}"):
        return True
    return step is Step.SEND and is_own_proposal(record, by=by)


def steps_of(record: Published, *, by: User) -> list[Step]:
    """The steps that ``by`` can take with ``record`` now, in the order of the way."""
    return [step for step in Step if leads_on(record, step) and may_take(step, record, by=by)]


def take_step(records: QuerySet[Any], step: Step, *, by: User, note: str = "") -> Decided:
    """Take ``step`` with those of ``records`` that allow it; say how many were left."""
    total = records.count()
    chosen = records.model._base_manager.filter(
        pk__in=records.order_by().values("pk"), publication__in=RULES[step].starts
    )
    if records.model is Article:
        chosen = chosen.defer("text", "passages", "boilerplate", "issues")
    message = _done(step)
    with recording(ChangeKind.DECISION, by=by, summary=message, reason=note):
        locked = chosen.order_by("pk").select_for_update(of=("self",))
        taken = [
            record for record in locked if leads_on(record, step) and may_take(step, record, by=by)
        ]
        for record in taken:
            record.publication = RULES[step].to.value
        save_rows(taken, ["publication"], by=by, message=message)
    return Decided(changed=len(taken), left=total - len(taken))


def _done(step: Step) -> str:
    """What the history says of a step."""
    return {
        Step.SEND: _("Sent to review."),
        Step.SEND_BACK: _("Sent back."),
        Step.PUBLISH: _("Published."),
        Step.WITHDRAW: _("Withdrawn."),
    }[step]
