"""Measure the pipeline from the shell, without Django.

python -m archive.evaluation GOLD [TEXTS] [--errors] [--json] [--as-floor]
python -m archive.evaluation --hard tests/pipeline/hard_cases.jsonl
python -m archive.evaluation --negatives FOLDER
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from archive.evaluation.evaluate import evaluate
from archive.evaluation.floor import floor_text
from archive.evaluation.gold import GoldError
from archive.evaluation.gold_files import load_gold
from archive.evaluation.hard_cases import hard_case_report, load_hard_cases
from archive.evaluation.negatives import negatives_report, read_negatives
from archive.evaluation.report import as_values, text_report


def main() -> int:
    """Print the report; return the exit code."""
    parser = ArgumentParser(prog="python -m archive.evaluation", description=__doc__)
    parser.add_argument("gold", type=Path, nargs="?", help="a gold file or a folder of them")
    parser.add_argument("texts", type=Path, nargs="?", help="the folder of the texts")
    parser.add_argument("--errors", action="store_true", help="list misses and false alarms")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--as-floor", action="store_true", help="print the figures as a floor file")
    parser.add_argument("--hard", type=Path, metavar="FILE", help="check a file of hard cases")
    parser.add_argument("--negatives", type=Path, help="a folder of texts without initiatives")
    options = parser.parse_args()
    if [options.gold, options.hard, options.negatives].count(None) != 2:
        parser.error("name one: a gold folder, a file of hard cases or a folder of negatives")
    try:
        if options.hard is not None:
            print(hard_case_report(load_hard_cases(options.hard)))
            return 0
        if options.negatives is not None:
            print(negatives_report(read_negatives(options.negatives)))
            return 0
        evaluation = evaluate(load_gold(options.gold), options.texts)
    except GoldError as error:
        print(error, file=sys.stderr)
        return 1
    if options.as_floor:
        print(floor_text(evaluation), end="")
    elif options.json:
        print(json.dumps(as_values(evaluation), ensure_ascii=False, indent=1))
    else:
        print(text_report(evaluation, errors=options.errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
