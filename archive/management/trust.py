"""What ``evaluate --decisions`` may be asked: which proposals, which months, how sure."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from archive.curation.trust import KIND_OF, LEAST, SHARE, count_decisions
from archive.curation.trust_figures import Trust


class UnknownTrustError(Exception):
    """Nothing in the archive is what was asked for; the message says what there is."""


def add_trust_arguments(parser: ArgumentParser) -> None:
    """Add the options that choose and weigh editors' decisions."""
    group = parser.add_argument_group("what editors decided")
    group.add_argument(
        "--decisions", action="store_true", help="measure by editors' decisions in the archive"
    )
    group.add_argument("--since", type=_month, metavar="YYYY-MM", help="first month of decisions")
    group.add_argument("--until", type=_month, metavar="YYYY-MM", help="last month of decisions")
    group.add_argument(
        "--kind",
        action="append",
        choices=list(KIND_OF),
        metavar="KIND",
        help="a kind of proposal, as the first column calls it; may be repeated",
    )
    group.add_argument("--rule", help="one rule of the pipeline")
    group.add_argument(
        "--share",
        type=_share,
        default=SHARE,
        help="the share kept that a threshold asks for, of 1 (%(default)s)",
    )
    group.add_argument(
        "--least",
        type=_at_least_one,
        default=LEAST,
        help="how many must be judged before a threshold follows (%(default)s)",
    )


def read_trust(options: dict[str, Any]) -> Trust:
    """Count the decisions that ``options`` ask for.

    Raises ``UnknownTrustError`` for a rule that proposed nothing and for months
    that run backwards.
    """
    since, until = options["since"] or "", options["until"] or ""
    if since and until and until < since:
        raise UnknownTrustError(f"--until {until} lies before --since {since}.")
    kinds, rule = options["kind"] or (), options["rule"] or ""
    trust = count_decisions(kinds, rule=rule)
    if rule and not trust.counts:
        rules = sorted({count.rule for count in count_decisions(kinds).counts} - {""})
        there = ", ".join(rules) or "none at all"
        raise UnknownTrustError(f"No rule {rule} has proposed anything. There are: {there}.")
    return trust.between(since, until)


def _month(text: str) -> str:
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        raise ArgumentTypeError(f"write a month as 2026-05, not {text!r}")
    return text


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise ArgumentTypeError(f"write a share above 0 and up to 1, such as 0.95, not {text!r}")
    return share


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"write a whole number from 1, not {text!r}")
    return int(text)
