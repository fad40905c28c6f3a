"""What joins the records: roles, stages, posts over time, subjects, amounts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.authority import Initiative, Official, Partner
from archive.models.fields import PartialDateField, known, labelled
from archive.models.meeting import Meeting
from archive.models.review import Reviewed, ReviewedQuerySet
from archive.models.spans import Evidenced, Spanned
from archive.vocabulary import (
    InitiativeLinkKind,
    InvolvementRole,
    MeetingRole,
    ParticipationRole,
    Stage,
)


class Participation(Reviewed, Evidenced):
    """What a partner does in an initiative."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="participations")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="participations")
    role = models.CharField(
        _("role"),
        max_length=12,
        choices=labelled(ParticipationRole),
        default=ParticipationRole.COUNTERPART.value,
    )

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["initiative", "role", "partner__name"]
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            *Reviewed.Meta.constraints,
            *Evidenced.Meta.constraints,
            known("role", ParticipationRole),
            models.UniqueConstraint(
                fields=["initiative", "partner", "role"], name="participation_once_per_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_role_display()}"


class Involvement(Reviewed, Evidenced):
    """What an official does in an initiative."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="involvements")
    official = models.ForeignKey(Official, models.PROTECT, related_name="involvements")
    role = models.CharField(
        _("role"),
        max_length=12,
        choices=labelled(InvolvementRole),
        default=InvolvementRole.SPOKESPERSON.value,
    )

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["initiative", "role", "official__name"]
        verbose_name = _("involvement")
        verbose_name_plural = _("involvements")
        constraints = [
            *Reviewed.Meta.constraints,
            *Evidenced.Meta.constraints,
            known("role", InvolvementRole),
            models.UniqueConstraint(
                fields=["initiative", "official", "role"], name="involvement_once_per_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}: {self.get_role_display()}"


class StageReport(Reviewed, Evidenced):
    """What an article says has become of an initiative by a date.

    The history of an initiative is its accepted stage reports; a contradiction
    between two of them is shown, not hidden. ``exact`` is the sentence that
    says so, ``cue`` the word in it.
    """

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="stage_reports")
    stage = models.CharField(_("stage"), max_length=16, choices=labelled(Stage))
    reported_on = PartialDateField(_("date"), db_index=True)
    cue = models.CharField(_("cue"), max_length=200, blank=True)

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["initiative", "reported_on", "pk"]
        verbose_name = _("stage report")
        verbose_name_plural = _("stage reports")
        constraints = [
            *Reviewed.Meta.constraints,
            *Evidenced.Meta.constraints,
            known("stage", Stage),
            models.UniqueConstraint(
                fields=["initiative", "article", "start", "stage"],
                condition=Q(article__isnull=False, start__isnull=False),
                name="stagereport_once_per_span",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.reported_on}".strip()


class InitiativeLink(Reviewed):
    """How one initiative stands to another."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="links_from")
    other = models.ForeignKey(Initiative, models.CASCADE, related_name="links_to")
    kind = models.CharField(_("kind"), max_length=12, choices=labelled(InitiativeLinkKind))
    note = models.TextField(_("note"), blank=True)

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        verbose_name = _("initiative link")
        verbose_name_plural = _("initiative links")
        constraints = [
            *Reviewed.Meta.constraints,
            known("kind", InitiativeLinkKind),
            models.UniqueConstraint(
                fields=["initiative", "other", "kind"], name="initiativelink_once"
            ),
            models.CheckConstraint(
                condition=~Q(initiative=F("other")),
                name="initiativelink_not_to_itself",
                violation_error_message=_("An initiative is not linked to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative} {self.get_kind_display()} {self.other}"


class InitiativeMeeting(Reviewed):
    """What a meeting was for an initiative."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="meeting_rows")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="initiative_rows")
    role = models.CharField(
        _("role"),
        max_length=12,
        choices=labelled(MeetingRole),
        default=MeetingRole.DISCUSSED.value,
    )

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        verbose_name = _("meeting of an initiative")
        verbose_name_plural = _("meetings of an initiative")
        constraints = [
            *Reviewed.Meta.constraints,
            known("role", MeetingRole),
            models.UniqueConstraint(
                fields=["initiative", "meeting", "role"], name="initiativemeeting_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}"


class InitiativeSubject(Reviewed):
    """A subject of an initiative."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="subject_rows")
    subject = models.ForeignKey("archive.Subject", models.PROTECT, related_name="initiative_rows")

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        verbose_name = _("subject of an initiative")
        verbose_name_plural = _("subjects of initiatives")
        constraints = [
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["initiative", "subject"], name="initiativesubject_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}"


class StatedAmount(Reviewed, Evidenced):
    """A number an article states about an initiative, with what it counts."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="amounts")
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=40)
    qualifier = models.CharField(_("qualifier"), max_length=40, blank=True)
    stated_on = PartialDateField(_("as of"))

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["initiative", "stated_on", "pk"]
        verbose_name = _("amount")
        verbose_name_plural = _("amounts")
        constraints = [*Reviewed.Meta.constraints, *Evidenced.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.value.normalize():f} {self.unit}"


class Appointment(Reviewed):
    """A post that an official held; the same person in another post is another appointment."""

    official = models.ForeignKey(Official, models.CASCADE, related_name="appointments")
    post = models.CharField(_("post"), max_length=200)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    partner = models.ForeignKey(
        Partner,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="appointments",
        help_text=_("Where the organisation is itself a partner, or the country it stands for."),
    )
    first_attested = PartialDateField(_("first attested"))
    last_attested = PartialDateField(_("last attested"))

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["-last_attested", "post"]
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        constraints = [
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["official", "post", "first_attested"], name="appointment_once"
            ),
        ]

    def __str__(self) -> str:
        return self.post


class Attestation(Spanned):
    """The words of an article that give an official a post."""

    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="attestations")
    run = models.ForeignKey(
        "archive.ImportRun", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Spanned.Meta):
        ordering = ["article", "start"]
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")
        constraints = [
            *Spanned.Meta.constraints,
            models.UniqueConstraint(
                fields=["appointment", "article", "start"], name="attestation_once_per_span"
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.exact}”"
