"""The floor: figures that may only rise, kept in a file under version control."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from archive.evaluation.evaluate import Evaluation
from archive.evaluation.findings import Kind
from archive.evaluation.gold import GoldError

#: Figures are kept to three places; a difference below that is no fall.
_TOLERANCE = 0.0005


def load_floor(path: Path) -> dict[Kind, float]:
    """Read a floor file: a table ``[f1]`` with a figure for each kind, under its name.

    Raises ``GoldError`` when it cannot be read or names what is not measured.
    """
    try:
        figures = tomllib.loads(path.read_text(encoding="utf-8"))["f1"]
        return {Kind(name): float(figure) for name, figure in figures.items()}
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise GoldError(f"{path}: not a floor file ({error}).") from error


def falls(evaluation: Evaluation, floor: Mapping[Kind, float]) -> Iterator[str]:
    """Say which figures fall below ``floor``; a kind that was not met at all falls too."""
    for kind, least in floor.items():
        tally = evaluation.tally(kind)
        figure = 0.0 if tally.empty else tally.f1
        if figure < least - _TOLERANCE:
            yield f"{kind.value}: F1 {figure:.3f} is below the floor of {least:.3f}."


def floor_text(evaluation: Evaluation) -> str:
    """The floor file that holds ``evaluation`` exactly, for raising the floor."""
    tallies = [(kind, evaluation.tally(kind)) for kind in Kind]
    # Cut, not rounded: a figure rounded up would fall below its own floor.
    lines = [f'"{kind.value}" = {int(t.f1 * 1000) / 1000}' for kind, t in tallies if not t.empty]
    return "\n".join(("[f1]", *lines, ""))
