"""Negatives: texts without any labour initiative; whatever is found in them is false."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from archive.evaluation.gold import GoldError
from archive.pipeline.documents import RawText
from archive.pipeline.process import process
from archive.vocabulary import Scope


@dataclass(frozen=True, slots=True)
class FalseInitiative:
    """A labour initiative found where there is none, with its first evidence sentence."""

    reference: str
    title: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Negatives:
    """How many texts were read, and what was found in them."""

    texts: int
    found: tuple[FalseInitiative, ...]


def read_negatives(folder: Path) -> Negatives:
    """Run the pipeline over all texts below ``folder``.

    Raises ``GoldError`` when there are none or one cannot be read.
    """
    paths = sorted(folder.rglob("*.txt"))
    if not paths:
        raise GoldError(f"{folder}: no texts (*.txt) below this folder.")
    found = [item for path in paths for item in _false_initiatives(path)]
    return Negatives(len(paths), tuple(found))


def _false_initiatives(path: Path) -> Iterable[FalseInitiative]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror}).") from error
    result = process(RawText(path.name, content))
    text = result.document.text
    for item in result.initiatives:
        if item.scope is Scope.LABOUR:
            evidence = item.evidence[0].of(text) if item.evidence else ""
            yield FalseInitiative(path.name, item.title, evidence)


def negatives_report(negatives: Negatives) -> str:
    """List the false initiatives with their evidence, and count them."""
    lines = [f"{item.reference}: {item.title}\n    {item.evidence}" for item in negatives.found]
    count = f"{len(negatives.found)} false labour initiatives in {negatives.texts} texts."
    return "\n".join((*lines, count))
