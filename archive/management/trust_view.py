"""Show in a terminal, or as values for JSON, how far editors kept what rules proposed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from archive.curation.trust import Suggestion, suggestions
from archive.curation.trust_figures import Standing, Tally, Trust, between_percents, percent
from archive.management.terminal import inert, print_table

_COUNTED = (
    Standing.KEPT,
    Standing.CORRECTED,
    Standing.REJECTED,
    Standing.BY_RULE,
    Standing.ALONG,
    Standing.MERGED,
)
_HEAD = (
    "proposed",
    "waiting",
    "kept",
    "corrected",
    "rejected",
    "by rule",
    "along",
    "merged",
    "share kept",
    "95 % sure",
)
_JUDGED_HEAD = ("judged", "kept", "corrected", "rejected", "share kept", "95 % sure")


def print_trust(console: Console, trust: Trust, *, share: float, least: int) -> None:
    """Print the tallies by kind, rule, month and confidence, and what follows for the settings."""
    kinds = [(kind, *_standings(tally)) for kind, tally in trust.by_kind.items()]
    print_table(console, ("kind", *_HEAD), [*kinds, ("all", *_standings(trust.total))])
    if not trust.total.judged:
        console.print(Text("\nNo editor has judged any of these yet."))
        return
    judged = [(f"{kind}  {rule}", *_judged(tally)) for (kind, rule), tally in trust.by_rule.items()]
    _print(console, "By rule", "kind and rule", [row for row in judged if row[1] != "0"])
    months = [(month, *_judged(tally)) for month, tally in trust.by_month.items()]
    _print(console, "By month of decision", "month", months)
    tenths = [(_band(tenth), *_judged(tally)) for tenth, tally in trust.by_tenth.items()]
    _print(console, "Calibration: of what was proposed at a confidence, the share kept", "", tenths)
    asked = f"where editors kept {percent(share)} of at least {least} judged"
    _title(console, f"MUFAKAT_ACCEPT: {asked}")
    found = suggestions(trust, share=share, least=least)
    print_table(console, ("setting", "now", "follows", "judged"), map(_suggested, found))
    if said := ",".join(f"{one.setting}={one.follows:g}" for one in found if one.follows):
        console.print(Text(f'\nMUFAKAT_ACCEPT="{inert(said)}"'), soft_wrap=True)


def trust_values(trust: Trust, *, share: float, least: int) -> dict[str, Any]:
    """The same as values that JSON can hold; of each rule its months too."""
    return {
        "total": _values(trust.total),
        "kinds": {
            kind: {
                **_values(tally),
                "months": _months(trust.of_kinds([kind])),
                "calibration": _tenths(trust.of_kinds([kind])),
            }
            for kind, tally in trust.by_kind.items()
        },
        "rules": [
            {
                "kind": kind,
                "rule": rule,
                **_values(tally),
                "months": _months(trust.of_kinds([kind]).of_rule(rule)),
                "calibration": _tenths(trust.of_kinds([kind]).of_rule(rule)),
            }
            for (kind, rule), tally in trust.by_rule.items()
        ],
        "months": _months(trust),
        "calibration": _tenths(trust),
        "accept": {
            "share": share,
            "least": least,
            "settings": {
                one.setting: {"now": one.present, "follows": one.follows, "judged": one.judged}
                for one in suggestions(trust, share=share, least=least)
            },
        },
    }


def _months(trust: Trust) -> dict[str, Any]:
    return {month: _values(tally) for month, tally in trust.by_month.items()}


def _tenths(trust: Trust) -> list[dict[str, Any]]:
    return [{"from": tenth / 10, **_values(tally)} for tenth, tally in trust.by_tenth.items()]


def _values(tally: Tally) -> dict[str, Any]:
    return {
        "proposed": tally.proposed,
        "judged": tally.judged,
        **{standing.value: tally.count(standing) for standing in Standing},
        "waiting": tally.waiting,
        "share": tally.share,
        "interval": tally.interval,
    }


def _standings(tally: Tally) -> tuple[str, ...]:
    counts = (tally.proposed, tally.waiting, *(tally.count(standing) for standing in _COUNTED))
    return (*map(str, counts), *_share(tally))


def _judged(tally: Tally) -> tuple[str, ...]:
    counts = (tally.judged, *(tally.count(standing) for standing in _COUNTED[:3]))
    return (*map(str, counts), *_share(tally))


def _share(tally: Tally) -> tuple[str, str]:
    if tally.share is None or tally.interval is None:
        return "–", "–"
    return percent(tally.share), between_percents(tally.interval)


def _suggested(one: Suggestion) -> tuple[str, ...]:
    follows = "no confidence is enough" if one.is_enough else "too few decisions"
    if one.follows is not None:
        follows = f"{one.follows:g}"
    return (
        one.setting,
        "never" if one.present is None else f"{one.present:g}",
        follows,
        str(one.judged),
    )


def _band(tenth: int) -> str:
    return f"{tenth / 10:.1f}–{(tenth + 1) / 10:.1f}"


def _print(console: Console, title: str, first: str, rows: Iterable[Sequence[str]]) -> None:
    _title(console, title)
    print_table(console, (first, *_JUDGED_HEAD), rows)


def _title(console: Console, title: str) -> None:
    console.print(Text(f"\n{title}", style="bold"), soft_wrap=True)
