"""Authority records: the one record for a partner, an official or an initiative."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.models.fields import PartialDateField, known, labelled
from archive.models.publication import Published, PublishedQuerySet
from archive.vocabulary import InitiativeKind, InitiativeLevel, PartnerKind, Scope, Stage


class AuthorityRecord(Published):
    """What the three kinds of authority record have in common (ISAAR(CPF)).

    ``name`` is the preferred name; all other names are name variants.
    """

    name = models.CharField(_("name"), max_length=300)
    description = models.TextField(_("description"), blank=True)

    class Meta(Published.Meta):
        abstract = True
        ordering = ["name"]
        default_permissions = [*Published.Meta.default_permissions, "import", "export"]

    def __str__(self) -> str:
        return self.name


class Partner(AuthorityRecord):
    """Who Indonesia cooperates with. Indonesia and its own bodies are never partners.

    ``code`` is the key under which the pipeline finds the partner again
    (``country:JP``); it is unique where it is set.
    """

    kind = models.CharField(_("kind"), max_length=16, choices=labelled(PartnerKind), db_index=True)
    name_en = models.CharField(_("English name"), max_length=300, blank=True)
    code = models.CharField(_("code"), max_length=330, unique=True, null=True, blank=True)
    iso3166 = models.CharField(
        _("ISO 3166 code"),
        max_length=6,
        blank=True,
        help_text=_("Two letters, for example KR; a part of a country: JP-24."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("belongs to"),
    )
    wikidata = models.CharField(_("Wikidata"), max_length=20, blank=True)

    objects = PublishedQuerySet.as_manager()

    class Meta(AuthorityRecord.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        indexes = [
            *AuthorityRecord.Meta.indexes,
            models.Index(
                fields=["status", "publication", "name", "merged_into"],
                name="partner_public_by_name",
            ),
        ]
        constraints = [
            *AuthorityRecord.Meta.constraints,
            known("kind", PartnerKind),
            models.CheckConstraint(
                condition=Q(iso3166="") | Q(iso3166__regex=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$"),
                name="partner_iso3166_wellformed",
                violation_error_message=_("Use two capital letters, for example KR or JP-24."),
            ),
            models.CheckConstraint(
                condition=Q(iso3166="") | ~Q(iso3166="ID"),
                name="partner_is_not_indonesia",
                violation_error_message=_("Indonesia is never a partner of itself."),
            ),
            models.UniqueConstraint(
                fields=["iso3166"],
                condition=Q(
                    kind__in=[PartnerKind.COUNTRY.value, PartnerKind.SUBNATIONAL.value],
                    merged_into__isnull=True,
                )
                & ~Q(iso3166=""),
                name="partner_one_live_per_iso3166",
                violation_error_message=_("There is already a record with this ISO code."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("partner", args=[self.slug])


class Official(AuthorityRecord):
    """A person who speaks or signs for a side; posts over time are appointments."""

    honorifics = models.CharField(_("degrees and honorifics"), max_length=120, blank=True)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("ISO code of the side, for example ID.")
    )

    objects = PublishedQuerySet.as_manager()

    class Meta(AuthorityRecord.Meta):
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        indexes = [
            *AuthorityRecord.Meta.indexes,
            models.Index(
                fields=["status", "publication", "name", "merged_into"],
                name="official_public_by_name",
            ),
        ]
        constraints = [
            *AuthorityRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
                name="official_country_wellformed",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("official", args=[self.slug])


class InitiativeQuerySet(PublishedQuerySet):
    def labour(self) -> Self:
        """Initiatives of the labour list; other cooperation is kept but not counted."""
        return self.filter(scope=Scope.LABOUR)


class Initiative(AuthorityRecord):
    """A thing the sides do, plan or promise together.

    ``stage`` and ``stage_on`` are derived from the accepted stage reports and
    are written by one function only (``derive_stage``).
    """

    kind = models.CharField(
        _("kind"), max_length=16, choices=labelled(InitiativeKind), db_index=True
    )
    level = models.CharField(
        _("level"),
        max_length=10,
        choices=labelled(InitiativeLevel),
        default=InitiativeLevel.SINGLE.value,
    )
    scope = models.CharField(
        _("scope"), max_length=10, choices=labelled(Scope), default=Scope.LABOUR.value
    )
    stage = models.CharField(
        _("stage"), max_length=16, choices=labelled(Stage), blank=True, db_index=True
    )
    stage_on = PartialDateField(_("stage since"), db_index=True)
    starts_on = PartialDateField(_("starts"))
    ends_on = PartialDateField(_("ends"))
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("stands under"),
        help_text=_("The umbrella this item belongs to."),
    )
    subjects = models.ManyToManyField(
        "archive.Subject",
        through="archive.InitiativeSubject",
        related_name="initiatives",
        verbose_name=_("subjects"),
        blank=True,
    )

    objects = InitiativeQuerySet.as_manager()

    class Meta(AuthorityRecord.Meta):
        ordering = ["-stage_on", "name"]
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        indexes = [
            *AuthorityRecord.Meta.indexes,
            # The list by date, and the counts by stage, are read off these indexes alone.
            models.Index(
                fields=["status", "publication", "scope", "stage_on", "merged_into", "stage"],
                name="initiative_public_by_date",
            ),
            models.Index(
                fields=["status", "publication", "scope", "stage", "stage_on", "merged_into"],
                name="initiative_public_by_stage",
            ),
        ]
        constraints = [
            *AuthorityRecord.Meta.constraints,
            known("kind", InitiativeKind),
            known("level", InitiativeLevel),
            known("scope", Scope),
            models.CheckConstraint(
                condition=Q(stage="") | Q(stage__in=Stage.codes()), name="initiative_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="initiative_not_its_own_parent",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("initiative", args=[self.slug])
