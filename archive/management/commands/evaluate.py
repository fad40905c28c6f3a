"""Measure the pipeline against gold: ``manage.py evaluate seeds/gold --errors``."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.evaluation.evaluate import evaluate
from archive.evaluation.floor import falls, load_floor
from archive.evaluation.gold import GoldError
from archive.evaluation.gold_files import load_gold
from archive.evaluation.negatives import read_negatives
from archive.evaluation.report import as_values
from archive.management.evaluation_view import print_evaluation
from archive.management.terminal import COLOURS, console_for


class Command(BaseCommand):
    help = "Measure what the pipeline finds against reviewed answers. Needs no database."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold", type=Path, help="a gold file, or a folder of them")
        parser.add_argument("texts", type=Path, nargs="?", help="the folder of the texts")
        parser.add_argument("--errors", action="store_true", help="list misses and false alarms")
        parser.add_argument("--json", action="store_true", help="print everything as JSON")
        parser.add_argument("--floor", type=Path, help="a TOML file of figures that may only rise")
        parser.add_argument("--negatives", type=Path, help="a folder of texts without initiatives")

    def handle(self, *, gold: Path, texts: Path | None, **options: Any) -> None:
        try:
            floor = load_floor(options["floor"]) if options["floor"] else {}
            evaluation = evaluate(load_gold(gold), texts)
            negatives = read_negatives(options["negatives"]) if options["negatives"] else None
        except GoldError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(as_values(evaluation, negatives), ensure_ascii=False))
        else:
            console = console_for(self.stdout, **{name: options[name] for name in COLOURS})
            print_evaluation(console, evaluation, negatives, errors=options["errors"])
        if fallen := list(falls(evaluation, floor)):
            raise CommandError("\n".join(fallen))
