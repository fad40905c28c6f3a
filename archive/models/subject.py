"""Subjects: the controlled vocabulary that editors tag with (SKOS concepts)."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from tree_queries.models import TreeNode
from tree_queries.query import TreeQuerySet

from archive.models.fields import known, labelled
from archive.models.folding import FoldedField, folded
from archive.vocabulary import MatchScheme


class SubjectQuerySet(TreeQuerySet):
    def live(self) -> SubjectQuerySet:
        """Subjects that have not been merged into another one."""
        return self.filter(merged_into__isnull=True)

    def get_by_natural_key(self, code: str) -> Subject:
        return self.get(code=code)


class Subject(TreeNode):
    """A term of the controlled vocabulary; ``parent`` is its broader term.

    No two live subjects have labels that differ only by case, spacing or
    accents, and no subject stands under itself, however far down.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    label_id = models.CharField(_("Indonesian label"), max_length=120)
    label_en = models.CharField(_("English label"), max_length=120)
    folded_id = FoldedField(max_length=240, of="label_id")
    folded_en = FoldedField(max_length=240, of="label_en")
    definition = models.TextField(_("definition"), blank=True)
    definition_en = models.TextField(_("English definition"), blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_records",
        verbose_name=_("merged into"),
    )

    objects: ClassVar = SubjectQuerySet.as_manager(with_tree_fields=False)

    class Meta:
        ordering = ["label_id"]
        default_permissions = ["add", "change", "delete", "view", "merge", "import", "export"]
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=[f"folded_{language}"],
                    condition=Q(merged_into__isnull=True),
                    name=f"subject_label_{language}_once",
                )
                for language in ("id", "en")
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="subject_not_under_itself",
                violation_error_message=_("A subject does not stand under itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The preferred label in the language of the page."""
        return self.label_en if get_language() == "en" else self.label_id

    @property
    def is_public(self) -> bool:
        """Whether the subject has a page of its own, and not only a redirect."""
        return self.merged_into_id is None

    @property
    def defined(self) -> str:
        """The definition in the language of the page; empty where that language has none."""
        return self.definition_en if get_language() == "en" else self.definition

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    def get_absolute_url(self) -> str:
        return reverse("subject", args=[self.code])

    def related_subjects(self) -> SubjectQuerySet:
        """Live subjects that this one is related to, whichever of the two says so."""
        others = Subject.objects.live().exclude(pk=self.pk)
        return others.filter(
            Q(relations_to__subject=self) | Q(relations_from__other=self)
        ).distinct()

    def clean(self) -> None:
        """Refuse a label that another subject has, and a place under a narrower term."""
        super().clean()
        errors = {}
        others = Subject.objects.live().exclude(pk=self.pk)
        for language in ("id", "en"):
            label = folded(getattr(self, f"label_{language}"))
            double = others.filter(**{f"folded_{language}": label}).first() if label else None
            if double is not None and self.merged_into_id is None:
                errors[f"label_{language}"] = ValidationError(
                    _("There is already a subject with this label: “%(subject)s” (%(code)s)."),
                    code="double",
                    params={"subject": double.label, "code": double.code},
                )
            elif label and self._alternative_of(label) is not None:
                errors[f"label_{language}"] = ValidationError(
                    _("This is another label of the subject “%(subject)s”."),
                    code="alternative",
                    params={"subject": self._alternative_of(label)},
                )
        if errors:
            raise ValidationError(errors)

    def _alternative_of(self, label: str) -> Subject | None:
        """Another live subject that has ``label`` among its alternatives."""
        alternatives = SubjectLabel.objects.filter(subject__merged_into__isnull=True, folded=label)
        other = alternatives.exclude(subject=self.pk).select_related("subject").first()
        return None if other is None else other.subject


class SubjectLabel(models.Model):
    """An alternative label of a subject."""

    subject = models.ForeignKey(Subject, models.CASCADE, related_name="alternatives")
    label = models.CharField(_("label"), max_length=120)
    language = models.CharField(
        _("language"),
        max_length=8,
        blank=True,
        default="id",
        validators=[
            RegexValidator(
                r"^[a-z]{2,3}(-[a-z0-9]{2,4})?$", _("Use a code such as id, en or zh-hant.")
            )
        ],
    )
    folded = FoldedField(max_length=240, of="label")

    class Meta:
        ordering = ["label"]
        verbose_name = _("alternative label")
        verbose_name_plural = _("alternative labels")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "folded", "language"],
                name="subjectlabel_once_per_subject",
                violation_error_message=_("The subject has this label already."),
            )
        ]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """Refuse a label that is another subject's: nobody could tell which is meant."""
        super().clean()
        label = folded(self.label)
        preferred = Subject.objects.live().filter(Q(folded_id=label) | Q(folded_en=label))
        alternative = SubjectLabel.objects.filter(
            folded=label, subject__merged_into__isnull=True
        ).exclude(subject=self.subject_id)
        other = preferred.exclude(pk=self.subject_id).first()
        if other is None:
            other = next((row.subject for row in alternative.select_related("subject")[:1]), None)
        if other is not None:
            raise ValidationError(
                {
                    "label": ValidationError(
                        _("The subject “%(subject)s” has this label."),
                        code="double",
                        params={"subject": other.label},
                    )
                }
            )


class SubjectMatch(models.Model):
    """The same term in another vocabulary (skos:exactMatch)."""

    subject = models.ForeignKey(Subject, models.CASCADE, related_name="matches")
    scheme = models.CharField(_("vocabulary"), max_length=12, choices=labelled(MatchScheme))
    uri = models.URLField(_("address of the term"), max_length=300)

    class Meta:
        ordering = ["scheme", "uri"]
        verbose_name = _("same term elsewhere")
        verbose_name_plural = _("same terms elsewhere")
        constraints = [
            known("scheme", MatchScheme),
            models.UniqueConstraint(fields=["subject", "uri"], name="subjectmatch_once"),
        ]

    def __str__(self) -> str:
        return self.uri

    @property
    def vocabulary(self) -> str:
        """The name of the other vocabulary; of one that is not known by name, its host."""
        if self.scheme == MatchScheme.OTHER:
            return urlsplit(self.uri).hostname or self.uri
        return str(self.get_scheme_display())


class SubjectRelation(models.Model):
    """Two subjects that are related and neither is broader (skos:related); kept once a pair."""

    subject = models.ForeignKey(Subject, models.CASCADE, related_name="relations_from")
    other = models.ForeignKey(Subject, models.CASCADE, related_name="relations_to")

    class Meta:
        verbose_name = _("related subject")
        verbose_name_plural = _("related subjects")
        constraints = [
            models.UniqueConstraint(
                Least("subject", "other"),
                Greatest("subject", "other"),
                name="subjectrelation_once",
                violation_error_message=_("These subjects are related already."),
            ),
            models.CheckConstraint(
                condition=~Q(subject=F("other")),
                name="subjectrelation_not_to_itself",
                violation_error_message=_("A subject is not related to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} – {self.other}"
