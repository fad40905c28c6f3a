"""Quotations: reported speech, with the speaker the article names."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.authority import Official
from archive.models.review import Reviewed, ReviewedQuerySet
from archive.models.spans import Spanned


class Quotation(Reviewed, Spanned):
    """Words between quotation marks; ``official`` is empty where the text names nobody."""

    official = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotations",
        verbose_name=_("speaker"),
    )
    attribution = models.CharField(
        _("attribution"),
        max_length=300,
        blank=True,
        help_text=_("Who said it, as printed."),
    )

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["article", "start"]
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        constraints = [
            *Reviewed.Meta.constraints,
            *Spanned.Meta.constraints,
            models.UniqueConstraint(
                fields=["article", "start", "end"], name="quotation_once_per_span"
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.exact}”"
