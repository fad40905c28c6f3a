"""Import and export of records as CSV and XLSX, with a preview of every change."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm


class TransferAdmin(ImportExportMixin, admin.ModelAdmin):
    """Chief editors import, editors export; nothing is written before the preview is confirmed."""

    formats = [CSV, XLSX]
    import_template_name = "admin/archive/import.html"
    export_template_name = "admin/archive/export.html"
    export_form_class = ExportForm

    def has_import_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"archive.import_{self.opts.model_name}")

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"archive.export_{self.opts.model_name}")

    def import_action(self, request: HttpRequest, **kwargs: Any) -> Any:
        """Name only columns that are taken in; some, such as other names, only go out."""
        response = super().import_action(request, **kwargs)
        if isinstance(response, TemplateResponse) and response.context_data is not None:
            response.context_data["fields_list"] = [
                (
                    "",
                    [
                        field.column_name
                        for field in one().get_import_fields()
                        if not field.readonly
                    ],
                )
                for one in self.get_import_resource_classes(request)
            ]
        return response

    def get_export_queryset(self, request: HttpRequest) -> Any:
        """The rows of the filtered list, without what has been merged into another record."""
        return super().get_export_queryset(request).filter(merged_into__isnull=True)
