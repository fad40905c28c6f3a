"""Changes: who did what to which rows, when and why, so that it can be read and taken back.

One set is one thing that was done: a form saved, a decision, a merge, a bulk
edit, a spreadsheet brought in. It holds one change for each row it wrote, with
the values before and after, and names the records each change is about. What a
run inserts has no change of its own: the row says which run made it.
"""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.fields import known, labelled
from archive.vocabulary import ChangeAction, ChangeKind


class ChangeSetQuerySet(models.QuerySet["ChangeSet"]):
    """The sets, newest first."""

    def standing(self) -> Self:
        """Sets whose work stands: not undone, and either an act of their own or a redoing.

        A redoing is what undoes an undoing. One that goes on to and fro counts as
        standing; at worst a run leaves alone what it might have written.
        """
        return self.filter(
            Q(undoes__isnull=True) | Q(undoes__undoes__isnull=False), undone_by_set__isnull=True
        )

    def about(self, record: models.Model) -> Self:
        """Sets with a change of ``record`` itself or of a row about it."""
        concerned = ChangedRecord.objects.filter(model=record._meta.model_name, key=record.pk)
        return self.filter(pk__in=concerned.values("change_set"))


class ChangeSet(models.Model):
    """One thing that was done to the archive, by a person or by a run (a PROV activity).

    ``rows`` is how many changes it holds.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=labelled(ChangeKind))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="change_sets",
        verbose_name=_("by"),
        help_text=_("Empty for what a run or a command did."),
    )
    run = models.ForeignKey(
        "archive.ImportRun",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="change_sets",
        verbose_name=_("import run"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    summary = models.CharField(_("what was done"), max_length=300, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    rows = models.PositiveIntegerField(_("rows"), default=0, editable=False)
    undoes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="undone_by_set",
        verbose_name=_("undoes"),
    )

    objects = ChangeSetQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("change set")
        verbose_name_plural = _("change sets")
        indexes = [models.Index(fields=["by", "-id"], name="changeset_by_person")]
        constraints = [
            known("kind", ChangeKind),
            models.CheckConstraint(
                condition=Q(undoes__isnull=True) | Q(kind=ChangeKind.UNDO.value),
                name="changeset_only_an_undo_undoes",
            ),
        ]

    def __str__(self) -> str:
        return self.summary or str(self.get_kind_display())

    @property
    def is_undone(self) -> bool:
        """Whether the whole set was taken back."""
        return hasattr(self, "undone_by_set")


class Change(models.Model):
    """What a set did to one row.

    ``before`` and ``after`` hold the columns that differ, as JSON values by
    column name: all of them where the row was created (``before`` empty) or
    deleted (``after`` empty). ``label`` names the row as it was read then.
    """

    change_set = models.ForeignKey(
        ChangeSet, models.CASCADE, related_name="changes", db_index=False
    )
    model = models.CharField(_("model"), max_length=40)
    key = models.BigIntegerField(_("key"))
    action = models.CharField(_("action"), max_length=8, choices=labelled(ChangeAction))
    label = models.CharField(_("row"), max_length=200, blank=True)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [
            models.Index(fields=["model", "key", "-id"], name="change_of_row"),
            models.Index(fields=["change_set", "id"], name="change_in_order"),
            models.Index(
                fields=["-id"],
                condition=Q(action=ChangeAction.DELETED.value),
                name="change_that_deleted",
            ),
        ]
        constraints = [
            known("action", ChangeAction),
            models.UniqueConstraint(
                fields=["change_set", "model", "key"], name="change_once_per_row_and_set"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.label}"

    @property
    def fields(self) -> list[tuple[str, Any, Any]]:
        """The columns that differ, with their values before and after."""
        names = dict.fromkeys((*self.before, *self.after))
        return [(name, self.before.get(name), self.after.get(name)) for name in names]


class ChangedRecord(models.Model):
    """A record that a change is about: the row itself, or what the row says something about.

    ``change_set`` is that of the change, kept here so that the history of a
    record is read from one index, however long it is.
    """

    change = models.ForeignKey(Change, models.CASCADE, related_name="records")
    change_set = models.ForeignKey(
        ChangeSet, models.CASCADE, related_name="+", db_index=False, editable=False
    )
    model = models.CharField(_("model"), max_length=40)
    key = models.BigIntegerField(_("key"))

    class Meta:
        verbose_name = _("changed record")
        verbose_name_plural = _("changed records")
        indexes = [
            models.Index(
                fields=["model", "key", "-change_set", "change"], name="changedrecord_of_record"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["model", "key", "change"], name="changedrecord_once")
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
