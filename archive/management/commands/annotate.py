"""Annotate raw texts without a database: ``manage.py annotate seeds/ --format text``."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.management.annotation_view import print_annotations
from archive.management.terminal import COLOURS, console_for
from archive.management.texts import Unreadable, read_texts
from archive.pipeline.process import process
from archive.pipeline.serialise import as_dict


class Command(BaseCommand):
    help = "Show what the pipeline finds in raw texts. Needs no database."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="+", help="a text, a folder of texts, or - for input")
        parser.add_argument("--format", choices=["jsonl", "text"], default="jsonl")

    def handle(self, *, file: list[str], format: str, **options: Any) -> None:  # noqa: A002
        console = console_for(self.stdout, **{name: options[name] for name in COLOURS})
        failed = 0
        for text in read_texts(file, sys.stdin.buffer):
            if isinstance(text, Unreadable):
                failed += 1
                self.stderr.write(text.message)
                continue
            annotations = as_dict(process(text))
            if format == "text":
                print_annotations(console, annotations)
            else:
                self.stdout.write(json.dumps(annotations, ensure_ascii=False))
        if failed:
            raise CommandError(f"{failed} could not be read.")
