"""Provenance: what was received, when, from whom, and which run read it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.models.fields import known, labelled
from archive.vocabulary import Outcome, ReviewStatus, RunState


class Accession(models.Model):
    """Material taken in together at one time, with a note of when and from whom (SAA)."""

    code = models.SlugField(_("code"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    title_en = models.CharField(_("English title"), max_length=200, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    received_from = models.CharField(_("received from"), max_length=200, blank=True)
    licence = models.CharField(
        _("licence"),
        max_length=80,
        blank=True,
        help_text=_("The SPDX code of the licence of the texts, where there is one."),
    )
    rights_id = models.TextField(_("statement of rights"), blank=True)
    rights_en = models.TextField(_("statement of rights in English"), blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["-received_on", "code"]
        verbose_name = _("accession")
        verbose_name_plural = _("accessions")

    def __str__(self) -> str:
        return self.title_en if self.title_en and get_language() == "en" else self.title

    @property
    def rights_statement(self) -> str:
        """What readers are told about the rights, in their language where it is there."""
        ours, other = self.rights_id, self.rights_en
        return (other or ours) if get_language() == "en" else (ours or other)


class ImportRun(models.Model):
    """One execution of the pipeline over some documents (a PROV activity)."""

    origin = models.TextField(_("origin"), help_text=_("The files or folders that were given."))
    options = models.JSONField(_("options"), default=dict, blank=True)
    pipeline_version = models.CharField(_("pipeline version"), max_length=40)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="import_runs",
        verbose_name=_("started by"),
        help_text=_("Empty for a run from the command line."),
    )
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=labelled(RunState), default=RunState.RUNNING.value
    )
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("undone by"),
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        constraints = [
            known("state", RunState),
            models.CheckConstraint(
                condition=~Q(state=RunState.FINISHED.value) | Q(finished_at__isnull=False),
                name="importrun_finished_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.origin}"


class RawDocumentQuerySet(models.QuerySet["RawDocument"]):
    def conflicts(self) -> Self:
        """Other bytes under a known reference that no editor has judged."""
        return self.filter(version__gt=1, status=ReviewStatus.PROPOSED)


class RawDocument(models.Model):
    """The bytes of one document as received. Never edited.

    Other bytes under a known reference are a new version and a proposal to the
    editor (``status``), never an update.
    """

    reference = models.CharField(_("reference"), max_length=200)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    content = models.BinaryField(_("content"))
    media_type = models.CharField(_("media type"), max_length=80, default="text/plain")
    encoding = models.CharField(_("encoding"), max_length=40, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    accession = models.ForeignKey(
        Accession,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("accession"),
    )
    run = models.ForeignKey(
        ImportRun, models.PROTECT, related_name="raw_documents", verbose_name=_("import run")
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=labelled(ReviewStatus),
        default=ReviewStatus.ACCEPTED.value,
    )

    objects = RawDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["reference", "version"]
        verbose_name = _("raw document")
        verbose_name_plural = _("raw documents")
        # What waits is counted without reading the bytes beside it.
        indexes = [models.Index(fields=["status", "version"], name="rawdocument_by_status")]
        constraints = [
            known("status", ReviewStatus),
            models.UniqueConstraint(
                fields=["reference", "version"], name="rawdocument_one_per_version"
            ),
            models.UniqueConstraint(
                fields=["reference", "sha256"], name="rawdocument_bytes_once_per_reference"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} v{self.version}"


class RunItem(models.Model):
    """What a run did with one document, and why where it failed."""

    run = models.ForeignKey(
        ImportRun, models.CASCADE, related_name="items", verbose_name=_("import run")
    )
    reference = models.CharField(_("reference"), max_length=200)
    path = models.TextField(_("path"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=labelled(Outcome))
    reason = models.TextField(_("reason"), blank=True)
    remedy = models.TextField(_("remedy"), blank=True)
    raw_document = models.ForeignKey(
        RawDocument,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="run_items",
        verbose_name=_("raw document"),
    )
    article = models.ForeignKey(
        "archive.Article",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="run_items",
        verbose_name=_("article"),
    )

    class Meta:
        ordering = ["run", "pk"]
        verbose_name = _("run item")
        verbose_name_plural = _("run items")
        constraints = [
            known("outcome", Outcome),
            models.UniqueConstraint(fields=["run", "path"], name="runitem_one_per_path"),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.FAILED.value) | ~Q(reason=""),
                name="runitem_failure_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.get_outcome_display()}"
