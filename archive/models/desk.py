"""The desk: what editors tell each other, what they mean to look at again, who has what open."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.article import Article
from archive.models.authority import Initiative, Official, Partner
from archive.models.changes import ChangeSet
from archive.models.fields import known, labelled, one_set
from archive.models.meeting import Meeting
from archive.vocabulary import NoticeKind, RecordKind

ABOUT = ("article", "partner", "official", "initiative", "meeting")


class DeskNote(models.Model):
    """What an editor says about a record, for colleagues and never for the public.

    ``mentioned`` are the colleagues it names; each gets a notice. A note that
    asks for something is open until somebody settles it.
    """

    article = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="desk_notes"
    )
    partner = models.ForeignKey(
        Partner, models.CASCADE, null=True, blank=True, related_name="desk_notes"
    )
    official = models.ForeignKey(
        Official, models.CASCADE, null=True, blank=True, related_name="desk_notes"
    )
    initiative = models.ForeignKey(
        Initiative, models.CASCADE, null=True, blank=True, related_name="desk_notes"
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="desk_notes"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="desk_notes", editable=False
    )
    text = models.TextField(_("note"))
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)
    mentioned = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("colleagues named")
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("desk note")
        verbose_name_plural = _("desk notes")
        constraints = [
            models.CheckConstraint(condition=one_set(*ABOUT), name="desknote_about_one_record"),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True, settled_at__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False),
                name="desknote_settled_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def record(self) -> models.Model:
        """The record the note is about."""
        return next(getattr(self, name) for name in ABOUT if getattr(self, f"{name}_id"))


class Notice(models.Model):
    """What an editor should know: shown in the inbox and, if wanted, mailed as a digest."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(_("kind"), max_length=12, choices=labelled(NoticeKind))
    note = models.ForeignKey(DeskNote, models.CASCADE, null=True, blank=True, related_name="+")
    change_set = models.ForeignKey(
        ChangeSet, models.CASCADE, null=True, blank=True, related_name="+"
    )
    follow_up = models.ForeignKey(
        "archive.FollowUp", models.CASCADE, null=True, blank=True, related_name="+"
    )
    text = models.CharField(_("notice"), max_length=300)
    address = models.CharField(_("address"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("mailed at"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [
            models.Index(
                fields=["to", "-id"], condition=Q(read_at__isnull=True), name="notice_unread"
            )
        ]
        constraints = [known("kind", NoticeKind)]

    def __str__(self) -> str:
        return self.text


class FollowUp(models.Model):
    """An editor means to look by a day what has become of an initiative."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="follow_ups")
    due_on = models.DateField(_("due on"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="follow_ups",
        verbose_name=_("owner"),
    )
    note = models.TextField(_("note"), blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        indexes = [
            models.Index(fields=["due_on"], condition=Q(done_at__isnull=True), name="followup_open")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "owner"],
                condition=Q(done_at__isnull=True),
                name="followup_one_open_per_owner",
                violation_error_message=_("This person follows the initiative already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.due_on}"


class OpenPage(models.Model):
    """A courtesy: somebody has this page of the desk open. It blocks nobody."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    model = models.CharField(max_length=40)
    key = models.BigIntegerField()
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("open page")
        verbose_name_plural = _("open pages")
        constraints = [
            models.UniqueConstraint(fields=["model", "key", "user"], name="openpage_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.model} {self.key}"


class IgnoredName(models.Model):
    """A name that no run proposes again as this kind of record: *never again for this name*.

    ``folded`` is the name as names are compared.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=labelled(RecordKind))
    name = models.CharField(_("name"), max_length=300)
    folded = models.CharField(max_length=300, editable=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("ignored name")
        verbose_name_plural = _("ignored names")
        constraints = [
            known("kind", RecordKind),
            models.UniqueConstraint(
                fields=["kind", "folded"],
                name="ignoredname_once",
                violation_error_message=_("This name is ignored already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GoneRecord(models.Model):
    """What was deleted: its address answers 410 and names what replaced it, if anything did."""

    kind = models.CharField(_("kind"), max_length=12)
    slug = models.SlugField(_("slug"), max_length=120)
    name = models.CharField(_("name"), max_length=300)
    replaced_by = models.CharField(
        _("replaced by"),
        max_length=120,
        blank=True,
        help_text=_("The slug of a record of the same kind; empty where nothing replaced it."),
    )
    gone_at = models.DateTimeField(_("gone at"), auto_now_add=True)

    class Meta:
        ordering = ["-gone_at"]
        verbose_name = _("deleted record")
        verbose_name_plural = _("deleted records")
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="gonerecord_once"),
            models.CheckConstraint(
                condition=~Q(slug=models.F("replaced_by")), name="gonerecord_not_by_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name
