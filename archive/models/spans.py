"""Spans: the very words of an article that a row rests on."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.fields import exact_fills_span


class Spanned(models.Model):
    """A row about a span: ``article.text[start:end] == exact``, in code points."""

    article = models.ForeignKey(
        "archive.Article",
        models.CASCADE,
        related_name="%(class)ss",
        verbose_name=_("article"),
    )
    start = models.PositiveIntegerField(
        _("start"), help_text=_("First code point, counted from 0.")
    )
    end = models.PositiveIntegerField(_("end"), help_text=_("One past the last code point."))
    exact = models.TextField(_("exact words"), help_text=_("The words of the span, verbatim."))

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=exact_fills_span(), name="%(class)s_exact_fills_span"),
        ]


class Evidenced(models.Model):
    """A row that rests on a span of an article, or on an editor's note saying why not."""

    article = models.ForeignKey(
        "archive.Article",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("article"),
    )
    start = models.PositiveIntegerField(_("start"), null=True, blank=True)
    end = models.PositiveIntegerField(_("end"), null=True, blank=True)
    exact = models.TextField(_("exact words"), blank=True)
    note = models.TextField(
        _("note"), blank=True, help_text=_("Why this is so, where no words of an article say it.")
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True, exact="")
                | Q(exact_fills_span(), article__isnull=False, start__isnull=False),
                name="%(class)s_exact_fills_span",
                violation_error_message=_(
                    "Evidence needs an article, a start, an end and the words between."
                ),
            ),
        ]

    @property
    def has_evidence(self) -> bool:
        """Whether the row rests on words of an article."""
        return self.start is not None
