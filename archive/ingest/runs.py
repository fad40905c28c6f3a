"""Runs: start one, go on with an interrupted one, and close it."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from archive.ingest.refusals import printable
from archive.models import ImportRun
from archive.pipeline.process import PIPELINE_VERSION
from archive.vocabulary import RunState

IMPORT = "import"
#: Tells this process from an earlier one of the same number.
_TOKEN = uuid4().hex


class NothingToResumeError(Exception):
    """No interrupted run is there to go on with."""


def start_run(
    paths: Sequence[Path | str], *, command: str = IMPORT, started_by: int | None = None
) -> tuple[ImportRun, bool]:
    """Return the run for ``paths``, and whether it goes on with an interrupted one."""
    mark_interrupted()
    origin = _origin(paths)
    options = {"command": command, "paths": [printable(str(path)) for path in paths]}
    waiting = (
        ImportRun.objects.filter(
            state=RunState.INTERRUPTED, origin=origin, pipeline_version=PIPELINE_VERSION
        )
        .order_by("-pk")
        .first()
    )
    if waiting is not None and waiting.options.get("command") == command:
        waiting.state = RunState.RUNNING.value
        waiting.options = {**waiting.options, **_process()}
        waiting.save(update_fields=["state", "options"])
        return waiting, True
    run = ImportRun.objects.create(
        origin=origin,
        options={**options, "accept": dict(settings.ARCHIVE_ACCEPT), **_process()},
        pipeline_version=PIPELINE_VERSION,
        started_by_id=started_by,
    )
    return run, False


def interrupted_paths() -> list[Path]:
    """The paths of the last interrupted import; raise ``NothingToResumeError`` if there is none."""
    mark_interrupted()
    interrupted = ImportRun.objects.filter(state=RunState.INTERRUPTED).order_by("-pk")
    for run in interrupted:
        if run.options.get("command") == IMPORT:
            return [Path(path) for path in run.options["paths"]]
    raise NothingToResumeError


def close_run(run: ImportRun, state: RunState) -> None:
    """Say that the run is over, by its end or by an interruption."""
    run.state = state.value
    run.finished_at = timezone.now() if state is RunState.FINISHED else None
    run.save(update_fields=["state", "finished_at"])


def mark_interrupted() -> None:
    """Mark the runs that say they are running, but whose process on this machine is gone."""
    for run in ImportRun.objects.filter(state=RunState.RUNNING):
        if not _is_alive(run.options):
            close_run(run, RunState.INTERRUPTED)


def _origin(paths: Sequence[Path | str]) -> str:
    return " ".join(printable(str(path)) for path in paths)


def _process() -> dict[str, Any]:
    return {"host": socket.gethostname(), "process": os.getpid(), "token": _TOKEN}


def _is_alive(options: dict[str, Any]) -> bool:
    """Whether the run's process may still be there; one on another machine always may."""
    if options.get("host") != socket.gethostname() or os.name != "posix":
        return "process" in options
    process: int = options["process"]
    if process == os.getpid():
        # A container gives every process the same number; the token tells them apart.
        return options.get("token") == _TOKEN
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_zombie(process)


def _is_zombie(process: int) -> bool:
    """Whether a killed process only waits to be reaped, as in containers without an init."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[:1] == ["Z"]
