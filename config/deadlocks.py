"""Deadlocks: of two transactions that wait for each other one is ended, and begins again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.messages import get_messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

#: What PostgreSQL calls a deadlock (Appendix A of its manual).
_DEADLOCK = "40P01"
_ATTEMPTS = 3


def again_after_deadlock[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """``view``, begun anew where its transaction was ended so that another could go on.

    Nothing of the ended attempt is left: its writes are rolled back, uploads are
    read from their start, and what it had to say is not said twice.
    """

    @wraps(view)
    def attempted(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        for _attempt in range(_ATTEMPTS - 1):
            try:
                return view(request, *args, **kwargs)
            except OperationalError as error:
                if getattr(error.__cause__, "sqlstate", None) != _DEADLOCK:
                    raise
            said: Any = get_messages(request)
            said._queued_messages.clear()
            for files in request.FILES.lists():
                for file in files[1]:
                    file.seek(0)
        return view(request, *args, **kwargs)

    return attempted
