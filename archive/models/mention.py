"""Mentions: the evidence that an article names a record."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.authority import Initiative, Official, Partner
from archive.models.fields import any_set, at_most_one_set, known, labelled
from archive.models.meeting import Meeting
from archive.models.review import Reviewed, ReviewedQuerySet
from archive.models.spans import Spanned
from archive.vocabulary import PartnerRole, RecordKind, ReviewStatus, Verdict

RECORD_FIELDS = ("partner", "official", "initiative", "meeting")


class Mention(Reviewed, Spanned):
    """A span of an article's text that names a partner, official, initiative or meeting.

    ``article.text[start:end] == exact`` holds for every row. A run proposes
    mentions, an editor accepts or rejects them, and no later run changes what
    an editor has decided. A mention of an initiative is its evidence sentence.
    An ambiguous mention names no record but has candidates.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=labelled(RecordKind))
    partner = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        db_index=False,
    )
    official = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        db_index=False,
    )
    initiative = models.ForeignKey(
        Initiative,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        db_index=False,
    )
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        db_index=False,
    )
    role = models.CharField(
        _("role"),
        max_length=12,
        choices=labelled(PartnerRole),
        blank=True,
        help_text=_("What a partner does in this article."),
    )
    verdict = models.CharField(
        _("verdict"), max_length=10, choices=labelled(Verdict), default=Verdict.MATCHED.value
    )

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["article", "start", "end"]
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        indexes = [
            # The articles that name a record are read off its index alone. A mention names one
            # record, so it stands in one of the four.
            models.Index(
                fields=[field, "status", "article"],
                condition=Q(**{f"{field}__isnull": False}),
                name=f"mention_{field}_articles",
            )
            for field in RECORD_FIELDS
        ]
        constraints = [
            *Reviewed.Meta.constraints,
            *Spanned.Meta.constraints,
            known("kind", RecordKind),
            known("verdict", Verdict),
            models.CheckConstraint(
                condition=Q(role="") | Q(role__in=PartnerRole.codes()), name="mention_role_known"
            ),
            models.CheckConstraint(
                condition=at_most_one_set(*RECORD_FIELDS),
                name="mention_names_one_record",
                violation_error_message=_("A mention names one record, not several."),
            ),
            models.CheckConstraint(
                condition=~Q(status=ReviewStatus.ACCEPTED.value) | any_set(*RECORD_FIELDS),
                name="mention_accepted_has_record",
                violation_error_message=_("Choose a record before accepting."),
            ),
            *(
                models.UniqueConstraint(
                    fields=["article", "start", "end", field],
                    condition=Q(**{f"{field}__isnull": False}),
                    name=f"mention_{field}_once_per_span",
                )
                for field in RECORD_FIELDS
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.exact}”"

    @property
    def record(self) -> Partner | Official | Initiative | Meeting | None:
        """The record this mention names, if one has been found."""
        return self.partner or self.official or self.initiative or self.meeting


class MentionCandidate(models.Model):
    """A record that an ambiguous mention might name."""

    mention = models.ForeignKey(Mention, models.CASCADE, related_name="candidates")
    partner = models.ForeignKey(Partner, models.CASCADE, null=True, blank=True, related_name="+")
    official = models.ForeignKey(Official, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        constraints = [
            models.CheckConstraint(
                condition=any_set("partner", "official") & at_most_one_set("partner", "official"),
                name="mentioncandidate_is_one",
            )
        ]

    def __str__(self) -> str:
        return str(self.partner or self.official)
