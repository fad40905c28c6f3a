"""Review: what a machine proposed and what an editor decided, on every joining row."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.fields import known, labelled
from archive.vocabulary import ReviewStatus


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

    def public(self) -> Self:
        """Rows the public may see: those that stand, by an editor where the setting asks."""
        return self.reviewed() if settings.ARCHIVE_REVIEWED_ONLY else self.accepted()


class Reviewed(models.Model):
    """A row that a run may propose and an editor judges.

    ``decided_by`` empty and status accepted means that the machine's own rule
    accepted it: pages show it as machine-read. A rejected row stays, so that
    the same proposal does not come back.
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
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0.0, confidence__lte=1.0),
                name="%(class)s_confidence_is_a_share",
            ),
        ]

    @property
    def is_machine_read(self) -> bool:
        """Whether no editor has judged this row yet."""
        return self.decided_by_id is None and self.run_id is not None
