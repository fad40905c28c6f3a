"""Outlets: who published an article."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.fields import known, labelled
from archive.vocabulary import Rights


class OutletManager(models.Manager["Outlet"]):
    def get_by_natural_key(self, code: str) -> Outlet:
        return self.get(code=code)


class Outlet(models.Model):
    """A publisher of articles; ``rights`` says how much of its texts the public may read."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    domain = models.CharField(_("domain"), max_length=120, blank=True)
    rights = models.CharField(
        _("rights"), max_length=10, choices=labelled(Rights), default=Rights.EXCERPT.value
    )
    note = models.TextField(_("note"), blank=True)

    objects: ClassVar[OutletManager] = OutletManager()

    class Meta:
        ordering = ["name"]
        default_permissions = ["add", "change", "delete", "view", "import", "export"]
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        constraints = [known("rights", Rights)]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class OutletName(models.Model):
    """Another name under which an outlet signs its articles."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="variants")
    name = models.CharField(_("name"), max_length=120, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("outlet name")
        verbose_name_plural = _("outlet names")

    def __str__(self) -> str:
        return self.name
