"""From an empty clone to the running site: ``manage.py quickstart``."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, no_translations

from archive.management.quickstart import set_up
from archive.management.serving import address, check_port, serve
from archive.management.terminal import COLOURS, console_for


class Command(BaseCommand):
    help = (
        "Set everything up, import seeds/, make an editor's account and serve the site. "
        "Running it again changes nothing."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="stop before serving")
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    @no_translations
    def handle(self, *, no_serve: bool, host: str, port: int, **options: Any) -> None:
        if not no_serve:
            check_port(host, port)
        console = console_for(self.stdout, **{name: options[name] for name in COLOURS})
        set_up(console=console, out=self.stdout, err=self.stderr)
        self.stdout.write(f"Public pages: {address(host, port)}")
        self.stdout.write(f"Editors' admin: {address(host, port, 'admin/')}")
        if not no_serve:
            serve(host, port, out=self.stdout)
