"""Measure the pipeline against gold, or its rules by what editors have decided.

``manage.py evaluate seeds/gold --errors``; ``manage.py evaluate --decisions --since 2026-01``;
``manage.py evaluate --ner FOLDER`` measures people and organisations against labelled names.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.management.measuring import measure
from archive.management.terminal import COLOURS, console_for
from archive.management.trust import add_trust_arguments


class Command(BaseCommand):
    help = (
        "Measure what the pipeline finds against reviewed answers (needs no database), or with"
        " --decisions by what editors have kept, corrected and rejected in the archive."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold", type=Path, nargs="?", help="a gold file, or a folder of them")
        parser.add_argument("texts", type=Path, nargs="?", help="the folder of the texts")
        parser.add_argument("--errors", action="store_true", help="list misses and false alarms")
        parser.add_argument("--json", action="store_true", help="print everything as JSON")
        parser.add_argument("--floor", type=Path, help="a TOML file of figures that may only rise")
        parser.add_argument("--negatives", type=Path, help="a folder of texts without initiatives")
        parser.add_argument("--ner", type=Path, help="a file or folder of labelled names")
        add_trust_arguments(parser)

    def handle(self, **options: Any) -> None:
        console = console_for(self.stdout, **{name: options[name] for name in COLOURS})
        measure(options, console=console, out=self.stdout)
