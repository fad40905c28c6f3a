"""The three ways to measure: against gold, against labelled names, by what editors decided."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, OutputWrapper
from rich.console import Console

from archive.evaluation.evaluate import evaluate
from archive.evaluation.floor import falls, load_floor
from archive.evaluation.gold import GoldError
from archive.evaluation.gold_files import load_gold
from archive.evaluation.negatives import read_negatives
from archive.evaluation.ner import ner_files, ner_values, score_file
from archive.evaluation.report import as_values
from archive.management.database_check import require_archive
from archive.management.evaluation_view import print_evaluation, print_names
from archive.management.trust import UnknownTrustError, read_trust
from archive.management.trust_view import print_trust, trust_values

#: Options of the one way to measure, which the other does not take.
_OF_GOLD = ("texts", "floor", "negatives")
_OF_DECISIONS = ("since", "until", "kind", "rule")
_FOREIGN = {
    "gold": _OF_DECISIONS,
    "--ner": (*_OF_GOLD, *_OF_DECISIONS),
    "--decisions": ("errors", *_OF_GOLD),
}


def measure(options: dict[str, Any], *, console: Console, out: OutputWrapper) -> None:
    """Measure in the one way that ``options`` name, and print the figures.

    Raises ``CommandError`` when they name none or several, when something cannot
    be read, and when a figure fell below its floor.
    """
    ways = {"gold": options["gold"], "--ner": options["ner"], "--decisions": options["decisions"]}
    chosen = [name for name, value in ways.items() if value]
    if len(chosen) != 1:
        raise CommandError("Name a gold file or folder, --ner or --decisions: one of them.")
    if wrong := [name for name in _FOREIGN[chosen[0]] if options[name]]:
        other = "--decisions" if wrong[0] in _OF_DECISIONS else "gold"
        raise CommandError(f"--{wrong[0]} goes with {other} only.")
    try:
        if options["gold"]:
            _measure_gold(options["gold"], options, console, out)
        elif options["ner"]:
            _measure_names(options["ner"], options, console, out)
        else:
            _measure_decisions(options, console, out)
    except (GoldError, UnknownTrustError) as error:
        raise CommandError(str(error)) from error


def _measure_gold(
    gold: Path, options: dict[str, Any], console: Console, out: OutputWrapper
) -> None:
    floor = load_floor(options["floor"]) if options["floor"] else {}
    evaluation = evaluate(load_gold(gold), options["texts"])
    negatives = read_negatives(options["negatives"]) if options["negatives"] else None
    if options["json"]:
        out.write(json.dumps(as_values(evaluation, negatives), ensure_ascii=False))
    else:
        print_evaluation(console, evaluation, negatives, errors=options["errors"])
    if fallen := list(falls(evaluation, floor)):
        raise CommandError("\n".join(fallen))


def _measure_names(
    ner: Path, options: dict[str, Any], console: Console, out: OutputWrapper
) -> None:
    scores = [score_file(path) for path in ner_files(ner)]
    if options["json"]:
        out.write(json.dumps(ner_values(scores), ensure_ascii=False))
    else:
        print_names(console, scores, errors=options["errors"])


def _measure_decisions(options: dict[str, Any], console: Console, out: OutputWrapper) -> None:
    require_archive()
    trust = read_trust(options)
    bar = {"share": options["share"], "least": options["least"]}
    if options["json"]:
        out.write(json.dumps(trust_values(trust, **bar), ensure_ascii=False))
    else:
        print_trust(console, trust, **bar)
