"""Review: what a machine proposed and what an editor decided, on every joining row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.fields import known, labelled
from archive.vocabulary import Decision, Origin, ReviewStatus


class ReviewedQuerySet(models.QuerySet):
    """The states of review, by the glossary's words."""

    def accepted(self) -> Self:
        """Rows that stand, by an editor's decision or by the machine's own rule."""
        return self.filter(status=ReviewStatus.ACCEPTED)

    def proposed(self) -> Self:
        """Rows that wait for a decision."""
        return self.filter(status=ReviewStatus.PROPOSED)

    def undecided(self) -> Self:
        """Rows that no editor has judged; only these may a run rewrite or an undo remove."""
        return self.filter(decided_by__isnull=True)

    def reviewed(self) -> Self:
        """Rows that an editor has accepted."""
        return self.accepted().filter(decided_by__isnull=False)

    def machine_read(self) -> Self:
        """Rows that stand by a machine's own rule: a run made them, and no editor has judged."""
        return self.accepted().undecided().filter(run__isnull=False)

    def listed(self) -> Self:
        """Rows that stand because the archive's own lists hold them."""
        return self.accepted().undecided().filter(run__isnull=True)

    def public(self) -> Self:
        """Rows the public may see: those that stand, by an editor where the setting asks."""
        return self.reviewed() if settings.ARCHIVE_REVIEWED_ONLY else self.accepted()


class Reviewed(models.Model):
    """A row that a run may propose and an editor judges.

    ``decided_by`` empty and status accepted means that the machine's own rule
    accepted what a run made, or that the archive's own lists brought it without
    a run; ``origin`` tells them apart. A rejected row stays, so that the same
    proposal does not come back.

    ``decision`` is empty where an editor judged this very row, or nobody did;
    ``corrected`` names the fields that a run had filled and an editor changed,
    with a comma between them. Together they say how far a rule can be trusted.
    """

    status = models.CharField(
        _("status"),
        max_length=10,
        choices=labelled(ReviewStatus),
        default=ReviewStatus.PROPOSED.value,
        db_index=True,
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decision = models.CharField(
        _("kind of decision"),
        max_length=12,
        choices=labelled(Decision),
        blank=True,
        default="",
        editable=False,
    )
    corrected = models.CharField(
        _("corrected fields"), max_length=300, blank=True, default="", editable=False
    )
    rule = models.CharField(_("rule"), max_length=60, blank=True)
    confidence = models.FloatField(
        _("confidence"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0.0), MaxValueValidator(1.0)],
        help_text=_("From 0 to 1; empty for what a person entered."),
    )
    run = models.ForeignKey(
        "archive.ImportRun",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("import run"),
    )

    class Meta:
        abstract = True
        constraints = [
            known("status", ReviewStatus),
            models.CheckConstraint(
                condition=Q(decision="") | Q(decision__in=Decision.codes()),
                name="%(class)s_decision_known",
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0.0, confidence__lte=1.0),
                name="%(class)s_confidence_is_a_share",
            ),
        ]

    @property
    def corrected_fields(self) -> list[str]:
        """Names of the fields that a run had filled and an editor has changed."""
        return [name for name in self.corrected.split(",") if name]

    @property
    def origin(self) -> Origin:
        """Who answers for this row: an editor, the archive's own lists, or a machine alone."""
        if self.decided_by_id is not None:
            return Origin.REVIEWED
        return Origin.LISTED if self.run_id is None else Origin.MACHINE

    @property
    def is_machine_read(self) -> bool:
        """Whether a run made this row and no editor has judged it yet."""
        return self.origin is Origin.MACHINE


def least_sure(origins: Iterable[Origin]) -> Origin:
    """One origin for what rests on several rows: nothing is surer than its weakest part.

    >>> least_sure([Origin.REVIEWED, Origin.MACHINE]).value
    'machine'
    """
    return min(origins, key=list(Origin).index)
