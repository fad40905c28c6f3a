"""Locks and field proposals: an editor's words are kept, a run's other words are offered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.article import Article
from archive.models.authority import Initiative, Official, Partner
from archive.models.fields import one_set
from archive.models.meeting import Meeting
from archive.models.review import Reviewed, ReviewedQuerySet

LOCKABLE_FIELDS = ("article", "partner", "official", "initiative", "meeting")


class AboutOneRecord(models.Model):
    """A row about exactly one article, partner, official, initiative or meeting."""

    article = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )
    partner = models.ForeignKey(
        Partner, models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )
    official = models.ForeignKey(
        Official, models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )
    initiative = models.ForeignKey(
        Initiative, models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )
    field = models.CharField(_("field"), max_length=40)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=one_set(*LOCKABLE_FIELDS), name="%(class)s_about_one_record"
            ),
        ]

    @property
    def record(self) -> models.Model:
        """The record this row is about."""
        return next(getattr(self, name) for name in LOCKABLE_FIELDS if getattr(self, f"{name}_id"))


class FieldLock(AboutOneRecord):
    """A field that an editor has changed: no run writes it any more."""

    locked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    locked_at = models.DateTimeField(auto_now_add=True)

    class Meta(AboutOneRecord.Meta):
        verbose_name = _("field lock")
        verbose_name_plural = _("field locks")
        constraints = [
            *AboutOneRecord.Meta.constraints,
            *(
                models.UniqueConstraint(
                    fields=[name, "field"],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"fieldlock_once_per_{name}",
                )
                for name in LOCKABLE_FIELDS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record}: {self.field}"


class FieldProposal(AboutOneRecord, Reviewed):
    """Another value that a run read for a field it may not write."""

    present = models.TextField(_("present value"), blank=True)
    proposed = models.TextField(_("proposed value"), blank=True)
    evidence = models.TextField(_("evidence"), blank=True)

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["-pk"]
        verbose_name = _("field proposal")
        verbose_name_plural = _("field proposals")
        constraints = [
            *Reviewed.Meta.constraints,
            *AboutOneRecord.Meta.constraints,
            *(
                models.UniqueConstraint(
                    fields=[name, "field", "proposed"],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"fieldproposal_once_per_{name}",
                )
                for name in LOCKABLE_FIELDS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record}: {self.field} → {self.proposed}"
