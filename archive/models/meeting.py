"""Meetings: occasions at which the sides met."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.models.authority import AuthorityRecord, Official, Partner
from archive.models.fields import PartialDateField, known, labelled, one_set
from archive.models.publication import PublishedQuerySet
from archive.models.review import Reviewed, ReviewedQuerySet
from archive.vocabulary import MeetingFormat, MeetingMode


class Meeting(AuthorityRecord):
    """One occasion: name, date, place and form; who took part are its participants."""

    held_on = PartialDateField(_("date"), db_index=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    format = models.CharField(
        _("format"),
        max_length=14,
        choices=labelled(MeetingFormat),
        default=MeetingFormat.OTHER.value,
    )
    mode = models.CharField(
        _("mode"), max_length=10, choices=labelled(MeetingMode), default=MeetingMode.UNKNOWN.value
    )

    objects = PublishedQuerySet.as_manager()

    class Meta(AuthorityRecord.Meta):
        ordering = ["-held_on", "name"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        indexes = [
            *AuthorityRecord.Meta.indexes,
            models.Index(
                fields=["status", "publication", "held_on", "merged_into"],
                name="meeting_public_by_date",
            ),
        ]
        constraints = [
            *AuthorityRecord.Meta.constraints,
            known("format", MeetingFormat),
            known("mode", MeetingMode),
        ]

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.slug])


class MeetingParticipant(Reviewed):
    """A partner or an official who took part in a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participants")
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="meeting_rows"
    )
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="meeting_rows"
    )

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            *Reviewed.Meta.constraints,
            models.CheckConstraint(
                condition=one_set("partner", "official"),
                name="meetingparticipant_is_one",
                violation_error_message=_("Choose a partner or an official, not both."),
            ),
            models.UniqueConstraint(
                fields=["meeting", "partner"],
                condition=models.Q(partner__isnull=False),
                name="meetingparticipant_partner_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "official"],
                condition=models.Q(official__isnull=False),
                name="meetingparticipant_official_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.partner or self.official)
