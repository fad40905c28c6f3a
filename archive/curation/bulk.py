"""Bulk work: one operation on all records of a filter, told beforehand and done as one set.

An operation divides the chosen rows into those it changes, those it refuses
with a reason, and the rest, which are so already. Dividing only counts; the
operation itself locks what it changes and writes it in one transaction.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.curation import merge, review, tagging, workflow
from archive.curation.corrections import note_corrections
from archive.curation.writing import add_rows, save_rows
from archive.models import Article, FieldLock, Mention, Outlet, Subject
from archive.models.fields import any_set
from archive.models.mention import RECORD_FIELDS
from archive.vocabulary import ChangeKind, Publication, ReviewStatus, Step

#: Rows of a preview that are named.
_SAMPLE = 10
_LONG = ("text", "passages", "boilerplate", "issues")


@dataclass(frozen=True, slots=True)
class Division:
    """What becomes of the chosen rows: ``changing`` ones, and ``refused`` ones by reason."""

    changing: QuerySet[Any]
    refused: tuple[tuple[str, QuerySet[Any]], ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """An operation in numbers: rows changed, left as they are, and refused, with the reason."""

    changed: int
    left: int
    refused: tuple[tuple[str, int], ...] = ()
    sample: tuple[Any, ...] = field(default=(), compare=False)

    @property
    def total(self) -> int:
        """How many rows were chosen."""
        return self.changed + self.left + sum(number for _reason, number in self.refused)


class Operation(ABC):
    """Something that is done to many rows at once."""

    #: The permission that it asks for, without the name of the model.
    verb: ClassVar[str] = "change"

    @property
    @abstractmethod
    def summary(self) -> str:
        """What the history says was done."""

    @abstractmethod
    def divide(self, rows: QuerySet[Any]) -> Division:
        """What it would do with ``rows``."""

    @abstractmethod
    def carry_out(self, rows: QuerySet[Any], *, by: User) -> None:
        """Do it to those of ``rows`` that it changes."""


def plan(operation: Operation, chosen: QuerySet[Any]) -> Planned:
    """What ``operation`` would do with the chosen rows; nothing is written."""
    rows = _plain(chosen)
    division = operation.divide(rows)
    refused = tuple((reason, some.count()) for reason, some in division.refused)
    changed = division.changing.count()
    return Planned(
        changed=changed,
        left=rows.count() - changed - sum(number for _reason, number in refused),
        refused=tuple((reason, number) for reason, number in refused if number),
        sample=tuple(_short(division.changing.order_by("pk"))[:_SAMPLE]),
    )


def apply(operation: Operation, chosen: QuerySet[Any], *, by: User, reason: str = "") -> Planned:
    """Do ``operation`` to the chosen rows as one set of changes; return what came of it."""
    with recording(ChangeKind.BULK, by=by, summary=operation.summary, reason=reason):
        rows = _plain(chosen)
        planned = plan(operation, rows)
        operation.carry_out(operation.divide(rows).changing, by=by)
    return planned


@dataclass(frozen=True, slots=True)
class Decide(Operation):
    """Accept or reject what no editor has judged."""

    status: ReviewStatus

    @property
    def summary(self) -> str:
        return _("Accepted.") if self.status is ReviewStatus.ACCEPTED else _("Rejected.")

    def divide(self, rows: QuerySet[Any]) -> Division:
        judged = rows.filter(decided_by__isnull=False)
        waiting = rows.filter(decided_by__isnull=True)
        refused = [(_("an editor has judged it"), judged)]
        if self.status is ReviewStatus.ACCEPTED:
            gone = Q()
            for name in review.needed_records(rows.model):
                gone |= Q(**{f"{name}__status": ReviewStatus.REJECTED})
            if gone:
                refused.append((_("its record is rejected"), waiting.filter(gone)))
                waiting = waiting.exclude(pk__in=waiting.filter(gone).values("pk"))
            if rows.model is Mention:
                refused.append((_("it has no record"), waiting.exclude(any_set(*RECORD_FIELDS))))
                waiting = waiting.filter(any_set(*RECORD_FIELDS))
        return Division(waiting, tuple(refused))

    def carry_out(self, rows: QuerySet[Any], *, by: User) -> None:
        if self.status is ReviewStatus.ACCEPTED:
            review.accept(rows, by=by)
        else:
            review.reject(rows, by=by)


@dataclass(frozen=True, slots=True)
class Tag(Operation):
    """Give a subject to articles or initiatives; a proposal of it counts as accepted."""

    subject: Subject

    @property
    def summary(self) -> str:
        return _("Subject “%(subject)s” added.") % {"subject": self.subject}

    def divide(self, rows: QuerySet[Any]) -> Division:
        return Division(rows.exclude(pk__in=tagging.reviewed_with(rows, self.subject)))

    def carry_out(self, rows: QuerySet[Any], *, by: User) -> None:
        tagging.tag(rows, self.subject, by=by)


@dataclass(frozen=True, slots=True)
class Untag(Operation):
    """Take a subject away; the row stays as rejected, so that no run proposes it again."""

    subject: Subject

    @property
    def summary(self) -> str:
        return _("Subject “%(subject)s” removed.") % {"subject": self.subject}

    def divide(self, rows: QuerySet[Any]) -> Division:
        return Division(rows.filter(pk__in=tagging.standing_with(rows, self.subject)))

    def carry_out(self, rows: QuerySet[Any], *, by: User) -> None:
        tagging.untag(rows, self.subject, by=by)


@dataclass(frozen=True, slots=True)
class Retag(Operation):
    """Replace one subject by another wherever it stands."""

    subject: Subject
    by_subject: Subject

    @property
    def summary(self) -> str:
        said = _("Subject “%(subject)s” replaced by “%(other)s”.")
        return said % {"subject": self.subject, "other": self.by_subject}

    def divide(self, rows: QuerySet[Any]) -> Division:
        return Division(rows.filter(pk__in=tagging.standing_with(rows, self.subject)))

    def carry_out(self, rows: QuerySet[Any], *, by: User) -> None:
        keys = list(rows.order_by().values_list("pk", flat=True))
        fixed = rows.model._base_manager.filter(pk__in=keys)
        tagging.untag(fixed, self.subject, by=by)
        tagging.tag(fixed, self.by_subject, by=by)


@dataclass(frozen=True, slots=True)
class SetValue(Operation):
    """Write one value in a field of articles; the field is locked, as after any edit."""

    field: str
    value: Any

    @property
    def summary(self) -> str:
        column: Any = Article._meta.get_field(self.field)
        value = dict(column.flatchoices or ()).get(self.value, self.value)
        return _("%(field)s: “%(value)s”") % {"field": column.verbose_name, "value": value}

    def divide(self, rows: QuerySet[Any]) -> Division:
        return Division(rows.exclude(**{self.field: self.value, f"{self.field}__isnull": False}))

    def carry_out(self, rows: QuerySet[Any], *, by: User) -> None:
        articles = list(_short(rows).order_by("pk").select_for_update(of=("self",)))
        for article in articles:
            setattr(article, self.field, self.value)
            note_corrections(article, [self.field])
        save_rows(articles, [self.field, "corrected"], by=by, message=self.summary)
        keys = [article.pk for article in articles]
        locked = FieldLock.objects.filter(article__in=keys, field=self.field)
        known = set(locked.values_list("article_id", flat=True))
        locks = [
            FieldLock(article=article, field=self.field, locked_by=by)
            for article in articles
            if article.pk not in known
        ]
        add_rows(locks, by=by, message=self.summary)


@dataclass(frozen=True, slots=True)
class TakeStep(Operation):
    """Publish or withdraw records."""

    verb: ClassVar[str] = "publish"
    step: Step

    @property
    def summary(self) -> str:
        return _("Published.") if self.step is Step.PUBLISH else _("Withdrawn.")

    def divide(self, rows: QuerySet[Any]) -> Division:
        refused = [(_("it is merged into another record"), rows.filter(merged_into__isnull=False))]
        live = rows.filter(merged_into__isnull=True)
        starting = live.filter(publication__in=workflow.RULES[self.step].starts)
        if self.step is Step.PUBLISH:
            unaccepted = starting.exclude(status=ReviewStatus.ACCEPTED)
            refused.append((_("it is not accepted"), unaccepted))
            starting = starting.filter(status=ReviewStatus.ACCEPTED)
        else:
            never = live.filter(publication__in=[Publication.DRAFT, Publication.IN_REVIEW])
            refused.append((_("it is not public yet"), never))
        return Division(starting, tuple(refused))

    def carry_out(self, rows: QuerySet[Any], *, by: User) -> None:
        workflow.take_step(rows, self.step, by=by)


@dataclass(frozen=True, slots=True)
class MergeSubjects(Operation):
    """Merge subjects into one of them."""

    verb: ClassVar[str] = "merge"
    into: Subject

    @property
    def summary(self) -> str:
        return _("Merged into “%(subject)s”.") % {"subject": self.into}

    def divide(self, rows: QuerySet[Any]) -> Division:
        merged = rows.filter(merged_into__isnull=False)
        live = rows.filter(merged_into__isnull=True).exclude(pk=self.into.pk)
        return Division(live, ((_("it is merged into another record"), merged),))

    def carry_out(self, rows: QuerySet[Any], *, by: User) -> None:
        several = list(rows)
        if several:
            merge.merge(several, into=self.into, by=by)


def set_outlet(outlet: Outlet) -> SetValue:
    """Say which outlet published the articles."""
    return SetValue("outlet", outlet)


def set_rights(rights: str) -> SetValue:
    """Say how much of the articles the public may read."""
    return SetValue("rights", rights)


def _plain(chosen: QuerySet[Any]) -> QuerySet[Any]:
    """The chosen rows without the joins and annotations of the list they were chosen in."""
    return chosen.model._base_manager.filter(pk__in=chosen.order_by().values("pk"))


def _short(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows without what is long."""
    model: type[Model] = rows.model
    return rows.select_related("outlet").defer(*_LONG) if model is Article else rows
