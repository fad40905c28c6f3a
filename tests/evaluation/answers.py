"""Hand-made gold and answers for the tests of scoring: only what a test is about is given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from archive.evaluation.evaluate import score
from archive.evaluation.findings import Finding, Kind, Tally
from archive.evaluation.gold import GoldDocument
from archive.evaluation.gold_files import read_gold

NOTHING: dict[str, Any] = {
    "headline": None,
    "outlet": None,
    "dateline_place": None,
    "byline": None,
    "published_on": None,
    "event_date": None,
    "text": "",
    "passages": [],
    "boilerplate": [],
    "inline_boilerplate": [],
    "dates": [],
    "partners": [],
    "officials": [],
    "quotations": [],
    "meetings": [],
    "initiatives": [],
    "other_cooperation": [],
    "issues": [],
}


def make_gold(**values: Any) -> GoldDocument:
    """A gold document that says nothing but ``values``."""
    return read_gold({"initiatives": [], **values}, Path("made.json"))


def make_answer(**values: Any) -> dict[str, Any]:
    """An answer that finds nothing but ``values``."""
    return {**NOTHING, **values}


def findings_of(gold: GoldDocument, answer: dict[str, Any], kind: Kind) -> list[Finding]:
    """The findings of one kind."""
    return [finding for finding in score(gold, answer) if finding.kind is kind]


def tally_of(gold: GoldDocument, answer: dict[str, Any], kind: Kind) -> tuple[float, float, float]:
    """Right, missed and false of one kind."""
    tally = Tally.of(findings_of(gold, answer, kind))
    return tally.right, tally.missed, tally.false


def place(words: str) -> dict[str, Any]:
    """A span with its words; scoring never looks at the offsets."""
    return {"start": 0, "end": len(words), "exact": words}


def found_partner(name: str, **values: Any) -> dict[str, Any]:
    """A partner as the pipeline gives it: a country unless ``values`` say otherwise."""
    partner = {"kind": "country", "iso3166": None, "role": "counterpart", "confidence": 0.9}
    return {"name": name, **partner, "mentions": [place(name)], **values}


def found_official(name: str, post: str | None = None, **values: Any) -> dict[str, Any]:
    """An official as the pipeline gives it."""
    official = {"organisation": None, "country": None, "confidence": 0.9, "mentions": []}
    return {"name": name, "post": post, **official, **values}


def found_initiative(title: str, evidence: str, *partners: str, **values: Any) -> dict[str, Any]:
    """An initiative as the pipeline gives it."""
    initiative = {"stage": "proposed", "level": "single", "subjects": [], "confidence": 0.8}
    return {
        "title": title,
        "evidence": [place(evidence)],
        "partners": list(partners),
        **initiative,
        **values,
    }


def gold_initiative(title: str, evidence: str, *partners: str, **values: Any) -> dict[str, Any]:
    """An initiative as a gold file writes it."""
    initiative = {"status": "proposed", "topics": []}
    return {
        "title_id": title,
        "evidence": [evidence],
        "partners": list(partners),
        **initiative,
        **values,
    }
