"""Publication: whether the public may see a record, and where a merged one went."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.fields import labelled
from archive.models.review import Reviewed, ReviewedQuerySet
from archive.vocabulary import Publication, ReviewStatus


def public_at(path: str = "") -> Q:
    """A condition: the record at ``path`` has a public page; empty means the row itself.

    Joining rows are shown only where both their ends are: ``public_at("partner")``.
    """
    at = f"{path}__" if path else ""
    shown = Q(
        **{
            f"{at}status": ReviewStatus.ACCEPTED,
            f"{at}publication": Publication.PUBLISHED,
            f"{at}merged_into__isnull": True,
        }
    )
    if settings.ARCHIVE_REVIEWED_ONLY:
        shown &= Q(**{f"{at}decided_by__isnull": False})
    return shown


class PublishedQuerySet(ReviewedQuerySet):
    """Records with a public page."""

    def live(self) -> Self:
        """Records that have not been merged into another one."""
        return self.filter(merged_into__isnull=True)

    def public(self) -> Self:
        """Records the public may see: accepted, published and not merged.

        With ``ARCHIVE_REVIEWED_ONLY`` machine-read records stay on the desk.
        """
        return self.filter(public_at())


class Published(Reviewed):
    """A record with a permanent slug.

    The slug never changes: a merged record's page redirects, a withdrawn one's
    answers 410.
    """

    slug = models.SlugField(
        _("slug"), max_length=120, unique=True, help_text=_("Permanent: part of the address.")
    )
    publication = models.CharField(
        _("publication"),
        max_length=10,
        choices=labelled(Publication),
        default=Publication.PUBLISHED.value,
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_records",
        verbose_name=_("merged into"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta(Reviewed.Meta):
        abstract = True
        indexes = [
            # The inbox reads off it what is on its way to the public; SQLite uses an index for
            # few rows only where no other row has to be looked at, so it holds them all.
            models.Index(fields=["publication"], name="%(class)s_under_way")
        ]
        default_permissions = ["add", "change", "delete", "view", "publish", "merge"]
        constraints = [
            *Reviewed.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(publication__in=Publication.codes()),
                name="%(class)s_publication_known",
            ),
        ]

    @property
    def is_merged(self) -> bool:
        """Whether another record stands for this one; asks the database nothing."""
        record: Any = self
        return record.merged_into_id is not None

    @property
    def is_public(self) -> bool:
        """Whether the record has a public page now."""
        return (
            self.status == ReviewStatus.ACCEPTED
            and self.publication == Publication.PUBLISHED
            and self.merged_into is None
            and not (settings.ARCHIVE_REVIEWED_ONLY and self.decided_by_id is None)
        )
