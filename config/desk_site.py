"""The desk's site: what a request writes is one set of changes, and those it concerns are told."""

from __future__ import annotations

from functools import wraps
from typing import Any, cast

from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from archive.changes.recording import recording
from archive.curation.notices import tell_of
from config.deadlocks import again_after_deadlock


class DeskSite(AdminSite):
    """Django's admin, whose pages record what they write and who asked for it."""

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """``view`` behind the log-in; what it writes when something is sent to it is recorded."""

        @wraps(view)
        @again_after_deadlock
        def recorded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST":
                return view(request, *args, **kwargs)
            with transaction.atomic():
                with recording(by=cast(User, request.user)) as going_on:
                    response = view(request, *args, **kwargs)
                if going_on.change_set is not None:
                    tell_of(going_on.change_set)
            return response

        return super().admin_view(recorded, cacheable)
