#!/usr/bin/env python
"""Run a management command of the archive."""

import os
import sys

if sys.version_info < (3, 12):  # noqa: UP036  an old Python gets a sentence, not a traceback
    sys.exit(
        "Mufakat needs Python 3.12 or newer; this is "
        + sys.version.split()[0]
        + ". Run it with `uv run manage.py`, which finds or fetches one."
    )


def main() -> None:
    """Hand the command line to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415  after the check
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Wrong setting: {error}")


if __name__ == "__main__":
    main()
