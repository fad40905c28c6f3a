"""Measure the pipeline from the shell, without Django.

python -m archive.evaluation GOLD [TEXTS] [--errors] [--json] [--as-floor]
python -m archive.evaluation --hard tests/pipeline/hard_cases.jsonl
python -m archive.evaluation --negatives FOLDER
python -m archive.evaluation --ner FOLDER [--errors] [--json]
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
from archive.evaluation.ner import NER_HEAD, ner_files, ner_rows, ner_values, score_file
from archive.evaluation.report import as_values, text_report, text_table


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
    parser.add_argument("--ner", type=Path, help="a folder of labelled names")
    options = parser.parse_args()
    if [options.gold, options.hard, options.negatives, options.ner].count(None) != 3:
        parser.error("name one: a gold folder, hard cases, negatives or labelled names")
    try:
        if options.hard is not None:
            print(hard_case_report(load_hard_cases(options.hard)))
            return 0
        if options.negatives is not None:
            print(negatives_report(read_negatives(options.negatives)))
            return 0
        if options.ner is not None:
            _print_names(options.ner, errors=options.errors, as_json=options.json)
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


def _print_names(path: Path, *, errors: bool, as_json: bool) -> None:
    scores = [score_file(file) for file in ner_files(path)]
    if as_json:
        print(json.dumps(ner_values(scores), ensure_ascii=False, indent=1))
        return
    print(text_table(NER_HEAD, ner_rows(scores)))
    for line in (line for score in scores if errors for line in score.errors):
        print(line)


if __name__ == "__main__":
    sys.exit(main())
