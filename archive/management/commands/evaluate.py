"""Measure the pipeline against gold, or its rules by what editors have decided.

``manage.py evaluate seeds/gold --errors``; ``manage.py evaluate --decisions --since 2026-01``;
``manage.py evaluate --ner FOLDER`` measures people and organisations against labelled names.
"""

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
from archive.evaluation.ner import ner_files, ner_values, score_file
from archive.evaluation.report import as_values
from archive.management.evaluation_view import print_evaluation, print_names
from archive.management.terminal import COLOURS, console_for
from archive.management.trust import UnknownTrustError, add_trust_arguments, read_trust
from archive.management.trust_view import print_trust, trust_values

#: Options of the one way to measure, which the other does not take.
_OF_GOLD = ("texts", "floor", "negatives")
_OF_DECISIONS = ("since", "until", "kind", "rule")
_FOREIGN = {
    "gold": _OF_DECISIONS,
    "--ner": (*_OF_GOLD, *_OF_DECISIONS),
    "--decisions": ("errors", *_OF_GOLD),
}


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

    def handle(
        self, *, gold: Path | None, decisions: bool, ner: Path | None, **options: Any
    ) -> None:
        given = {"gold": gold is not None, "--ner": ner is not None, "--decisions": decisions}
        chosen = [name for name, is_given in given.items() if is_given]
        if len(chosen) != 1:
            raise CommandError("Name a gold file or folder, --ner or --decisions: one of them.")
        if wrong := [name for name in _FOREIGN[chosen[0]] if options[name]]:
            other = "--decisions" if wrong[0] in _OF_DECISIONS else "gold"
            raise CommandError(f"--{wrong[0]} goes with {other} only.")
        if gold is not None:
            self._measure_gold(gold, options)
        elif ner is not None:
            self._measure_names(ner, options)
        else:
            self._measure_decisions(options)

    def _measure_names(self, ner: Path, options: dict[str, Any]) -> None:
        try:
            scores = [score_file(path) for path in ner_files(ner)]
        except GoldError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(ner_values(scores), ensure_ascii=False))
        else:
            console = console_for(self.stdout, **{name: options[name] for name in COLOURS})
            print_names(console, scores, errors=options["errors"])

    def _measure_decisions(self, options: dict[str, Any]) -> None:
        try:
            trust = read_trust(options)
        except UnknownTrustError as error:
            raise CommandError(str(error)) from error
        bar = {"share": options["share"], "least": options["least"]}
        if options["json"]:
            self.stdout.write(json.dumps(trust_values(trust, **bar), ensure_ascii=False))
        else:
            console = console_for(self.stdout, **{name: options[name] for name in COLOURS})
            print_trust(console, trust, **bar)

    def _measure_gold(self, gold: Path, options: dict[str, Any]) -> None:
        try:
            floor = load_floor(options["floor"]) if options["floor"] else {}
            evaluation = evaluate(load_gold(gold), options["texts"])
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
