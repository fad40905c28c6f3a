"""Import and export of records as tables, with a preview of every change."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm, ImportForm

from archive.admin.blank_tables import blank_csv, blank_workbook
from archive.admin.formats import MOST_BYTES, CSVFormat, XLSXFormat
from archive.admin.resources import PlanResult
from archive.curation.tables.planning import RowAction

#: Changed rows that a preview shows; more than this nobody reads before confirming.
SHOWN = 300
#: What is wrong with a file, as far as it is listed.
ERRORS_SHOWN = 200
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FileForm(ImportForm):
    """A file to bring in; what it is follows from its name."""

    field_order = ["resource", "import_file", "format"]

    def __init__(self, formats: Any, resources: Any, **kwargs: Any) -> None:
        super().__init__(formats, resources, **kwargs)
        self.endings = [f".{one().get_extension()}" for one in formats]
        self.fields["format"].required = False
        self.fields["format"].widget = forms.HiddenInput()
        field = self.fields["import_file"]
        field.label = gettext_lazy("File")
        field.widget.attrs = {"accept": ",".join(self.endings)}

    @property
    def media(self) -> forms.Media:
        return forms.Media()

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 20 MB. Split it."))
        if self._kind(file.name) is None:
            message = _("A file of this kind cannot be read. Send one that ends in %(endings)s.")
            raise ValidationError(message % {"endings": ", ".join(self.endings)})
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("import_file")
        if file is not None:
            cleaned["format"] = str(self._kind(file.name))
        return cleaned

    def _kind(self, name: str) -> int | None:
        return next(
            (at for at, ending in enumerate(self.endings) if name.lower().endswith(ending)), None
        )


class TransferAdmin(ImportExportMixin, admin.ModelAdmin):
    """Chief editors import, editors export; nothing is written before the preview is confirmed."""

    formats = [CSVFormat, XLSXFormat]
    import_template_name = "admin/archive/import.html"
    export_template_name = "admin/archive/export.html"
    import_form_class = FileForm
    export_form_class = ExportForm
    skip_admin_log = True

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_blank"
        view = self.admin_site.admin_view(self.blank_table)
        return [path("import/blank.<str:kind>", view, name=name), *super().get_urls()]

    def has_import_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"archive.import_{self.opts.model_name}")

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"archive.export_{self.opts.model_name}")

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the editor may do, besides what the library passes on."""
        user = kwargs["request"].user
        allowed = user.has_perm(f"archive.publish_{self.opts.model_name}")
        return {**super().get_import_data_kwargs(**kwargs), "may_publish": allowed}

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        """Say what is wrong with the file where the format knows it."""
        if isinstance(e, ValidationError):
            form.add_error("import_file", e)
        else:
            form.add_error("import_file", _("The file cannot be read. Save it anew and try again."))

    def import_action(self, request: HttpRequest, **kwargs: Any) -> Any:
        """Ask for the file, or show what it would do."""
        response = super().import_action(request, **kwargs)
        if isinstance(response, TemplateResponse) and response.context_data is not None:
            context = response.context_data
            context.update(self._columns(), **self._shown(context.get("result")))
            context["title"] = _("Import")
        return response

    def export_action(self, request: HttpRequest) -> Any:
        response = super().export_action(request)
        if isinstance(response, TemplateResponse) and response.context_data is not None:
            response.context_data.update(self._columns(), title=_("Export"))
        return response

    @method_decorator(require_POST)
    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Write what the preview has shown, once."""
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:
            messages.warning(request, _("This file was brought in already, or waited too long."))
            return HttpResponseRedirect(reverse(f"admin:{self._name()}_import"))

    def process_result(self, result: PlanResult, request: HttpRequest) -> HttpResponseBase:
        """Say what was done and go back to the list; or say why nothing was."""
        if result.has_errors():
            context = {
                **self.admin_site.each_context(request),
                **self._columns(),
                **self._shown(result),
                "title": _("Import"),
                "opts": self.opts,
                "form": self.create_import_form_anew(request),
            }
            return TemplateResponse(request, [self.import_template_name], context)
        said = _(
            "Brought in: %(new)d new, %(changed)d changed, %(proposed)d only proposed, "
            "%(same)d unchanged. The history shows it as one set that can be taken back."
        )
        messages.success(request, said % self._counts(result))
        return HttpResponseRedirect(reverse(f"admin:{self._name()}_changelist"))

    def create_import_form_anew(self, request: HttpRequest) -> FileForm:
        """The empty form, to send the mended file."""
        return FileForm(self.get_import_formats(), self.get_import_resource_classes(request))

    def blank_table(self, request: HttpRequest, kind: str) -> HttpResponse:
        """A table to fill in, as CSV or as a workbook."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        table = self.resource_classes[0].table
        is_book = kind == "xlsx"
        response = HttpResponse(
            blank_workbook(table) if is_book else blank_csv(table),
            content_type=_WORKBOOK if is_book else "text/csv; charset=utf-8",
        )
        name = f"{self.opts.model_name}.{'xlsx' if is_book else 'csv'}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def get_export_queryset(self, request: HttpRequest) -> Any:
        """The rows of the filtered list, without what has been merged into another record."""
        rows = super().get_export_queryset(request)
        merges = any(field.name == "merged_into" for field in self.opts.get_fields())
        return rows.filter(merged_into__isnull=True) if merges else rows

    def _name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def _columns(self) -> dict[str, Any]:
        columns = self.resource_classes[0].table.columns
        return {
            "columns": columns,
            "has_shown_only": any(column.shown_only for column in columns),
            "blank_address": f"admin:{self._name()}_blank",
            "export_address": f"admin:{self._name()}_export",
        }

    def _counts(self, result: PlanResult) -> dict[str, int]:
        planned = result.plan
        return {
            "new": planned.count(RowAction.NEW),
            "changed": planned.count(RowAction.CHANGED),
            "proposed": planned.count(RowAction.PROPOSED),
            "same": planned.count(RowAction.UNCHANGED),
        }

    def _shown(self, result: PlanResult | None) -> dict[str, Any]:
        """What the preview shows of a plan."""
        if result is None:
            return {}
        changing = [row for row in result.plan.rows if row.differences or row.is_new]
        errors = result.plan.errors
        return {
            "counts": self._counts(result),
            "previewed": changing[:SHOWN],
            "more": max(0, len(changing) - SHOWN),
            "errors": errors[:ERRORS_SHOWN],
            "more_errors": max(0, len(errors) - ERRORS_SHOWN),
            "has_notes": any(one.note for row in changing for one in row.differences),
        }
