"""Pairs: two records that may be the same, and what an editor says of them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.authority import Initiative, Official, Partner
from archive.models.meeting import Meeting
from archive.models.review import Reviewed, ReviewedQuerySet


class Pair(Reviewed):
    """Two records that may be one.

    Proposed: an editor should look. Rejected: they are *not the same*, and are
    not offered again. Accepted: they were merged. ``first`` has the lower key.
    ``confidence`` is the score from 0 to 1; ``reasons`` are codes of
    ``PairReason`` with what they were seen in, ``[[code, words], ...]``.
    """

    reasons = models.JSONField(_("reasons"), default=list)
    note = models.TextField(_("note"), blank=True)
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        abstract = True
        ordering = ["-confidence", "pk"]
        constraints = [
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(fields=["first", "second"], name="%(class)s_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="%(class)s_lower_key_first"
            ),
        ]

    def __str__(self) -> str:
        pair: Any = self
        return f"{pair.first} = {pair.second}?"


class PartnerPair(Pair):
    """Two partners that may be one."""

    first = models.ForeignKey(Partner, models.CASCADE, related_name="pairs_as_first")
    second = models.ForeignKey(Partner, models.CASCADE, related_name="pairs_as_second")

    class Meta(Pair.Meta):
        verbose_name = _("pair of partners")
        verbose_name_plural = _("pairs of partners")


class OfficialPair(Pair):
    """Two officials that may be one."""

    first = models.ForeignKey(Official, models.CASCADE, related_name="pairs_as_first")
    second = models.ForeignKey(Official, models.CASCADE, related_name="pairs_as_second")

    class Meta(Pair.Meta):
        verbose_name = _("pair of officials")
        verbose_name_plural = _("pairs of officials")


class InitiativePair(Pair):
    """Two initiatives that may be one."""

    first = models.ForeignKey(Initiative, models.CASCADE, related_name="pairs_as_first")
    second = models.ForeignKey(Initiative, models.CASCADE, related_name="pairs_as_second")

    class Meta(Pair.Meta):
        verbose_name = _("pair of initiatives")
        verbose_name_plural = _("pairs of initiatives")


class MeetingPair(Pair):
    """Two meetings that may be one."""

    first = models.ForeignKey(Meeting, models.CASCADE, related_name="pairs_as_first")
    second = models.ForeignKey(Meeting, models.CASCADE, related_name="pairs_as_second")

    class Meta(Pair.Meta):
        verbose_name = _("pair of meetings")
        verbose_name_plural = _("pairs of meetings")
