"""What an exported or imported table holds, column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import Diff, ModelResource
from import_export.widgets import CharWidget, ForeignKeyWidget

from archive.curation import review
from archive.curation.locks import lock
from archive.models import Initiative, Official, Partner, Subject
from archive.models.fields import PartialDateField
from archive.models.review import Reviewed
from archive.search import index

#: A cell that begins with one of these is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"

#: Between several names in one cell.
_BETWEEN = " | "


class PlainDiff(Diff):
    """The difference between a row and the record, in plain marks without styles."""

    def as_html(self) -> list[SafeString]:
        return [_difference(left, right) for left, right in zip(self.left, self.right, strict=True)]


class NamedWidget(ForeignKeyWidget):
    """A related record by its slug or code, with an error that says which is missing."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        try:
            return super().clean(value, row, **kwargs)
        except self.model.DoesNotExist as error:
            raise ValueError(_("There is no “%(key)s”.") % {"key": value}) from error


class DateTextWidget(CharWidget):
    """A partial date; spreadsheets turn full ones into dates of their own."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        if isinstance(value, date):
            return value.isoformat()[:10]
        return str(super().clean(value, row, **kwargs)).strip()


class OptionalWidget(CharWidget):
    """Text that is either there or not; an empty cell means none."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str | None:
        return super().clean(value, row, **kwargs) or None


class RecordResource(ModelResource):
    """Records keyed by a permanent name; unchanged rows are skipped, changed fields locked."""

    #: The column by which a row finds its record.
    key = "slug"

    class Meta:
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True
        use_transactions = True

    @classmethod
    def widget_from_django_field(cls, field: Any, default: Any = CharWidget) -> Any:
        if isinstance(field, PartialDateField):
            return DateTextWidget
        return super().widget_from_django_field(field, default)

    #: What an export fetches at once for all its rows.
    fetched: tuple[str, ...] = ()

    def get_queryset(self) -> Any:
        return super().get_queryset().prefetch_related(*self.fetched)

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return queryset.prefetch_related(*self.fetched)

    def get_diff_class(self) -> type[Diff]:
        return PlainDiff

    def export_field(self, field: Field, instance: Model, **kwargs: Any) -> Any:
        return guarded(super().export_field(field, instance, **kwargs))

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        """Take back the guard against formulas; refuse a row without its key."""
        for name, value in row.items():
            if isinstance(value, str):
                row[name] = unguarded(value).strip()
        if not row.get(self.key):
            raise ValidationError({self.key: _("Every row needs a %(key)s.") % {"key": self.key}})

    def skip_row(self, instance: Any, original: Any, row: Any, errors: Any = None) -> bool:
        """Skip what is unchanged; note what is not, for the locks."""
        instance.imported_fields = [
            field.attribute
            for field in self.get_import_fields()
            if field.get_value(instance) != field.get_value(original)
        ]
        return super().skip_row(instance, original, row, errors)

    def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        changed: list[str] = instance.imported_fields
        if isinstance(instance, Reviewed):
            is_new = instance.pk is None
            review.judge_edit(instance, by=kwargs["user"], is_new=is_new, changed=changed)

    def after_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        lock(instance, instance.imported_fields, by=kwargs["user"])
        index([instance])


class PartnerResource(RecordResource):
    """Partners by slug; other names are exported only."""

    fetched = ("parent", "variants")
    parent = Field("parent", "parent", NamedWidget(Partner, "slug"))
    code = Field("code", "code", OptionalWidget())
    other_names = Field(column_name="other_names", readonly=True)

    class Meta(RecordResource.Meta):
        model = Partner
        import_id_fields = ["slug"]
        fields = (
            "slug",
            "name",
            "name_en",
            "kind",
            "iso3166",
            "parent",
            "description",
            "wikidata",
            "code",
            "publication",
            "other_names",
        )

    def dehydrate_other_names(self, partner: Partner) -> str:
        return _joined(partner, lambda: (variant.name for variant in partner.variants.all()))


class OfficialResource(RecordResource):
    """Officials by slug; other names and posts are exported only."""

    fetched = ("variants", "appointments")
    other_names = Field(column_name="other_names", readonly=True)
    posts = Field(column_name="posts", readonly=True)

    class Meta(RecordResource.Meta):
        model = Official
        import_id_fields = ["slug"]
        fields = (
            "slug",
            "name",
            "honorifics",
            "country",
            "description",
            "publication",
            "other_names",
            "posts",
        )

    def dehydrate_other_names(self, official: Official) -> str:
        return _joined(official, lambda: (variant.name for variant in official.variants.all()))

    def dehydrate_posts(self, official: Official) -> str:
        return _joined(
            official,
            lambda: (
                f"{held.post} ({held.first_attested}–{held.last_attested})"
                for held in official.appointments.all()
            ),
        )


class InitiativeResource(RecordResource):
    """Initiatives by slug; stage, partners and subjects are exported only."""

    fetched = ("parent", "participations__partner", "subject_rows__subject")
    parent = Field("parent", "parent", NamedWidget(Initiative, "slug"))
    stage = Field("stage", "stage", readonly=True)
    stage_on = Field("stage_on", "stage_on", readonly=True)
    partners = Field(column_name="partners", readonly=True)
    subjects = Field(column_name="subjects", readonly=True)

    class Meta(RecordResource.Meta):
        model = Initiative
        import_id_fields = ["slug"]
        fields = (
            "slug",
            "name",
            "kind",
            "level",
            "scope",
            "description",
            "starts_on",
            "ends_on",
            "parent",
            "publication",
            "stage",
            "stage_on",
            "partners",
            "subjects",
        )

    def dehydrate_partners(self, initiative: Initiative) -> str:
        return _joined(
            initiative,
            lambda: dict.fromkeys(role.partner.slug for role in initiative.participations.all()),
        )

    def dehydrate_subjects(self, initiative: Initiative) -> str:
        return _joined(
            initiative, lambda: (row.subject.code for row in initiative.subject_rows.all())
        )


class SubjectResource(RecordResource):
    """Subjects by code; alternative labels are exported only."""

    key = "code"
    fetched = ("parent", "alternatives")
    broader = Field("parent", "broader", NamedWidget(Subject, "code"))
    alternatives = Field(column_name="alternatives", readonly=True)

    class Meta(RecordResource.Meta):
        model = Subject
        import_id_fields = ["code"]
        fields = (
            "code",
            "label_id",
            "label_en",
            "broader",
            "definition",
            "definition_en",
            "alternatives",
        )

    def dehydrate_alternatives(self, subject: Subject) -> str:
        return _joined(subject, lambda: (other.label for other in subject.alternatives.all()))


def _joined(record: Model, names: Callable[[], Iterable[str]]) -> str:
    """Names of a record in one cell; a record that is not saved yet has none."""
    return "" if record.pk is None else _BETWEEN.join(names())


def guarded(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula."""
    return f"{_GUARD}{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def unguarded(value: str) -> str:
    """The value as it was before it was guarded."""
    is_guarded = value.startswith(_GUARD) and value[1:].startswith(_FORMULA)
    return value[1:] if is_guarded else value


def _difference(left: Any, right: Any) -> SafeString:
    if left == right:
        return format_html("{}", right)
    if not left:
        return format_html("<ins>{}</ins>", right)
    return format_html("<del>{}</del> <ins>{}</ins>", left, right)
