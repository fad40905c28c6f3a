"""Articles: one published text of one outlet each, the archive's evidence."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from archive.models.fields import PartialDateField, known, labelled
from archive.models.outlet import Outlet
from archive.models.provenance import RawDocument
from archive.models.publication import Published, PublishedQuerySet
from archive.models.review import Reviewed, ReviewedQuerySet
from archive.vocabulary import ArticleLinkKind, Publication, ReviewStatus, Rights

#: What makes an article public; the indexes of public articles hold no other.
_STATE = ("status", "publication", "merged_into", "lead")
_PUBLIC = Q(
    status=ReviewStatus.ACCEPTED.value,
    publication=Publication.PUBLISHED.value,
    merged_into__isnull=True,
)


class Article(Published):
    """One published text of one outlet.

    ``reference`` is the stable identifier of the raw item (ISAD(G) 3.1.1).
    ``text`` is fixed at import: every span of the archive counts its code
    points. ``passages`` lists ``[role, start, end]`` of its parts in order,
    ``boilerplate`` the words that were cut, so that nothing is lost.
    """

    reference = models.CharField(_("reference"), max_length=200, unique=True)
    raw_document = models.OneToOneField(
        RawDocument, models.PROTECT, related_name="article_of", verbose_name=_("raw document")
    )
    outlet = models.ForeignKey(
        Outlet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("outlet"),
    )
    headline = models.CharField(
        _("headline"), max_length=300, blank=True, help_text=_("Empty where the text has none.")
    )
    url = models.URLField(_("address"), max_length=500, blank=True)
    dateline_place = models.CharField(_("dateline place"), max_length=120, blank=True)
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    editor = models.CharField(_("editor"), max_length=200, blank=True)
    published_on = PartialDateField(_("published"), db_index=True)
    event_on = PartialDateField(_("event"), db_index=True)
    event_basis = models.CharField(
        _("basis of the event date"),
        max_length=300,
        blank=True,
        help_text=_("How the year was found."),
    )
    event_candidates = models.CharField(
        _("possible event dates"),
        max_length=200,
        blank=True,
        help_text=_("Dates that fit, where the text does not decide."),
    )
    text = models.TextField(_("text"), editable=False)
    passages = models.JSONField(_("passages"), default=list, editable=False)
    boilerplate = models.JSONField(_("boilerplate"), default=list, editable=False)
    issues = models.JSONField(_("doubts"), default=list, editable=False)
    language = models.CharField(_("language"), max_length=8, default="id")
    rights = models.CharField(
        _("rights"),
        max_length=10,
        choices=labelled(Rights),
        blank=True,
        help_text=_("Empty: the outlet's rights hold."),
    )
    subjects = models.ManyToManyField(
        "archive.Subject",
        through="archive.ArticleSubject",
        related_name="articles",
        verbose_name=_("subjects"),
        blank=True,
    )

    lead = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="grouped",
        verbose_name=_("grouped under"),
        help_text=_("The article that leads the near-duplicates of one report; empty for a lead."),
    )

    objects = PublishedQuerySet.as_manager()

    class Meta(Published.Meta):
        ordering = ["-event_on", "-published_on", "-pk"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            *Published.Meta.indexes,
            # Lists of what is public, newest event first, are read off this index alone, and so is
            # whether an article that a row names is public. The fields of the state are the same
            # in nearly every row of it: SQLite would look into the table for them.
            models.Index(
                fields=["event_on", "published_on", "id", *_STATE],
                condition=_PUBLIC,
                name="article_public_by_date",
            ),
            # Whether an outlet has anything public is asked for every outlet.
            models.Index(
                fields=["outlet", "id", *_STATE], condition=_PUBLIC, name="article_public_of_outlet"
            ),
        ]
        constraints = [
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=Q(rights="") | Q(rights__in=Rights.codes()), name="article_rights_known"
            ),
            models.CheckConstraint(
                condition=Q(lead__isnull=True) | ~Q(lead=F("pk")), name="article_not_its_own_lead"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.slug])

    @property
    def title(self) -> str:
        """The headline, or a plain description where the text has none."""
        if self.headline:
            return self.headline
        outlet = self.outlet.name if self.outlet is not None else _now("unknown outlet")
        return _now("Report by %(outlet)s without a headline") % {"outlet": outlet}

    @property
    def dated(self) -> str:
        """The date to sort and show by: publication where it is stated, else the event."""
        return self.published_on or self.event_on

    @property
    def effective_rights(self) -> Rights:
        """The article's own rights, else its outlet's, else excerpt only."""
        if self.rights:
            return Rights(self.rights)
        return Rights(self.outlet.rights) if self.outlet is not None else Rights.EXCERPT


class ArticleBand(models.Model):
    """One band of an article's MinHash signature: near-duplicates share a band (Broder 1997).

    ``algorithm`` names how the signature was made; bands of another algorithm are made anew.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="bands")
    algorithm = models.CharField(max_length=20)
    band = models.PositiveSmallIntegerField()
    digest = models.BigIntegerField()

    class Meta:
        verbose_name = _("band of an article")
        verbose_name_plural = _("bands of articles")
        indexes = [
            models.Index(fields=["digest", "band", "algorithm"], name="articleband_by_digest")
        ]
        constraints = [models.UniqueConstraint(fields=["article", "band"], name="articleband_once")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.band}"


class ArticleSubject(Reviewed):
    """A subject of an article."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="subject_rows")
    subject = models.ForeignKey("archive.Subject", models.PROTECT, related_name="article_rows")

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        verbose_name = _("subject of an article")
        verbose_name_plural = _("subjects of articles")
        constraints = [
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(fields=["article", "subject"], name="articlesubject_once"),
        ]

    def __str__(self) -> str:
        return f"{self.subject}"


class ArticleLink(Reviewed):
    """How one article stands to another: reprint, follow-up, correction, same event."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="links_from")
    other = models.ForeignKey(Article, models.CASCADE, related_name="links_to")
    kind = models.CharField(_("kind"), max_length=12, choices=labelled(ArticleLinkKind))
    note = models.TextField(_("note"), blank=True)

    objects = ReviewedQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        verbose_name = _("article link")
        verbose_name_plural = _("article links")
        constraints = [
            *Reviewed.Meta.constraints,
            known("kind", ArticleLinkKind),
            models.UniqueConstraint(fields=["article", "other", "kind"], name="articlelink_once"),
            models.CheckConstraint(
                condition=~Q(article=F("other")),
                name="articlelink_not_to_itself",
                violation_error_message=_("An article is not linked to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} {self.get_kind_display()} {self.other}"
