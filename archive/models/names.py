"""Name variants: the other names of a record."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.authority import Initiative, Official, Partner
from archive.models.fields import one_set

NAMED_FIELDS = ("partner", "official", "initiative")


class NameVariant(models.Model):
    """One other name of a partner, an official or an initiative, and where it was seen."""

    partner = models.ForeignKey(
        Partner, models.CASCADE, null=True, blank=True, related_name="variants"
    )
    official = models.ForeignKey(
        Official, models.CASCADE, null=True, blank=True, related_name="variants"
    )
    initiative = models.ForeignKey(
        Initiative, models.CASCADE, null=True, blank=True, related_name="variants"
    )
    name = models.CharField(_("name"), max_length=300)
    language = models.CharField(_("language"), max_length=8, blank=True)
    article = models.ForeignKey(
        "archive.Article",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("seen in"),
    )
    run = models.ForeignKey(
        "archive.ImportRun", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("name variant")
        verbose_name_plural = _("name variants")
        constraints = [
            models.CheckConstraint(
                condition=one_set(*NAMED_FIELDS), name="namevariant_names_one_record"
            ),
            *(
                models.UniqueConstraint(
                    fields=[field, "name"],
                    condition=models.Q(**{f"{field}__isnull": False}),
                    name=f"namevariant_once_per_{field}",
                )
                for field in NAMED_FIELDS
            ),
        ]

    def __str__(self) -> str:
        return self.name
