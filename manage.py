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

#: Exit code of a program whose output nobody reads any more, as shells have it (128 + SIGPIPE).
OUTPUT_CLOSED = 141


def main() -> None:
    """Hand the command line to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415  after the check
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Wrong setting: {error}")
    except BrokenPipeError:
        # Whoever read the output, such as ``head``, has seen enough; nor can it be flushed now.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OUTPUT_CLOSED)


if __name__ == "__main__":
    main()
