"""Serve the site from this process: for trying out and for one desk, not for the open net."""

from __future__ import annotations

import errno
import socket

from django.conf import settings
from django.core.management.base import CommandError, OutputWrapper
from django.core.servers.basehttp import get_internal_wsgi_application, run

_SENTENCES = {
    errno.EADDRINUSE: "is taken by another program; choose another one with --port",
    errno.EACCES: "needs special rights; choose one above 1023 with --port",
    errno.EADDRNOTAVAIL: "cannot be opened, for this machine does not have that address; "
    "check --host",
}


def check_port(host: str, port: int) -> None:
    """Raise ``CommandError`` now rather than after the set-up where ``port`` cannot be had."""
    if not 0 < port < 65536:
        raise CommandError(f"Port {port} does not exist; choose one from 1 to 65535 with --port.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            # As the server does: a port that was closed a moment ago is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise _refusal(host, port, error) from error


def address(host: str, port: int, path: str = "") -> str:
    """The address of a page, as a browser takes it."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/{path}"


def serve(host: str, port: int, *, out: OutputWrapper) -> None:
    """Serve until the process is stopped; static files come from WhiteNoise."""
    if not {host, f"[{host}]", "*"} & set(settings.ALLOWED_HOSTS):
        out.write(f"The site answers only to MUFAKAT_HOSTS: {', '.join(settings.ALLOWED_HOSTS)}.")
    out.write(f"Serving on {address(host, port)} (stop with Ctrl+C)")
    try:
        run(host, port, get_internal_wsgi_application(), ipv6=":" in host, threading=True)
    except OSError as error:
        raise _refusal(host, port, error) from error
    except KeyboardInterrupt:
        out.write("Stopped.")


def _refusal(host: str, port: int, error: OSError) -> CommandError:
    sentence = _SENTENCES.get(error.errno or 0, f"cannot be opened: {error.strerror or error}")
    return CommandError(f"Port {port} on {host} {sentence}.")
