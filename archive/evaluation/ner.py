"""Measure people and organisations as such against sets of labelled tokens.

A set is a file of one token a line, its label last, with an empty line between sentences;
``B-`` and ``I-`` mark the names. Both ``PER``, ``ORG`` and the long names are read. A name counts
only with exactly its tokens. Every sentence is read by itself, as a text of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.evaluation.findings import Tally
from archive.evaluation.gold import GoldError
from archive.pipeline.documents import Document, Passage, Span
from archive.pipeline.extract.names.persons import NameKind, find_names
from archive.pipeline.extract.names.words import words_of
from archive.pipeline.gazetteer import find_places
from archive.vocabulary import PassageRole

NER_HEAD = ("set", "precision", "recall", "F1", "right", "missed", "false")
#: The labels that are measured, by their first letters.
_LABELS = {"PER": NameKind.PERSON, "ORG": NameKind.BODY}
#: Which part of a set is measured, the first that it has. A "valid" part goes before "test":
#: of public sets whose test labels are kept back it is the part with true labels.
_PARTS = ("valid", "test", "dev")

Name = tuple[int, int, NameKind]


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence as tokens, with its names as stretches of tokens."""

    tokens: tuple[str, ...]
    names: frozenset[Name]


@dataclass(frozen=True, slots=True)
class NerScore:
    """What was found in one file, by kind, with the names that were missed or wrongly found."""

    file: str
    sentences: int
    tallies: dict[NameKind, Tally]
    errors: tuple[str, ...]


def read_sentences(path: Path) -> Iterator[LabelledSentence]:
    """Yield the sentences of a labelled file.

    Raises ``GoldError`` when the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: cannot be read ({error}).") from error
    rows: list[tuple[str, str]] = []
    for line in (*text.splitlines(), ""):
        parts = line.split()
        if len(parts) > 1:
            rows.append((parts[0], parts[-1]))
        elif rows:
            yield _sentence(rows)
            rows = []


def _sentence(rows: list[tuple[str, str]]) -> LabelledSentence:
    names: set[Name] = set()
    start = 0
    for index, (_, label) in enumerate(rows):
        if label.startswith("I-") and index:
            continue
        _close(rows, start, index, names)
        start = index
    _close(rows, start, len(rows), names)
    return LabelledSentence(tuple(token for token, _ in rows), frozenset(names))


def _close(rows: list[tuple[str, str]], start: int, end: int, names: set[Name]) -> None:
    kind = _LABELS.get(rows[start][1][2:5])
    if kind is not None and end > start:
        names.add((start, end, kind))


def find_in(sentence: LabelledSentence) -> frozenset[Name]:
    """The names that the pipeline's finder reads in a sentence, as stretches of tokens."""
    text = " ".join(sentence.tokens)
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 0
    for index, token in enumerate(sentence.tokens):
        starts[at] = index
        at += len(token)
        ends[at] = index + 1
        at += 1
    passage = Passage(Span(0, len(text)), PassageRole.PARAGRAPH)
    document = Document("sentence", "", "utf-8", text, (passage,))
    places = {place.span.start: place for place in find_places(document)}
    return frozenset(
        (starts.get(name.span.start, -1), ends.get(name.span.end, -1), name.kind)
        for name in find_names(words_of(document), places)
    )


def score_file(path: Path) -> NerScore:
    """Read the labelled file ``path`` and compare."""
    counts = {kind: [0, 0, 0] for kind in NameKind}
    errors: list[str] = []
    sentences = 0
    for sentence in read_sentences(path):
        sentences += 1
        found = find_in(sentence)
        for kind in NameKind:
            gold = {name for name in sentence.names if name[2] is kind}
            given = {name for name in found if name[2] is kind}
            for slot, names in enumerate((gold & given, gold - given, given - gold)):
                counts[kind][slot] += len(names)
            errors += [_line("missed", name, sentence) for name in sorted(gold - given)]
            errors += [_line("false", name, sentence) for name in sorted(given - gold)]
    tallies = {kind: Tally(*map(float, values)) for kind, values in counts.items()}
    return NerScore(f"{path.parent.name}/{path.name}", sentences, tallies, tuple(errors))


def ner_files(path: Path) -> tuple[Path, ...]:
    """The files to measure: ``path`` itself, or of each folder below it the part for scoring.

    Raises ``GoldError`` when there is none.
    """
    if path.is_file():
        return (path,)
    folders = sorted({file.parent for file in path.rglob("*.txt")})
    found = [file for folder in folders if (file := _part_of(folder)) is not None]
    if not found:
        raise GoldError(f"{path}: no labelled file (valid*.txt, test*.txt or dev*.txt) below it.")
    return tuple(found)


def _part_of(folder: Path) -> Path | None:
    for part in _PARTS:
        for file in sorted(folder.glob(f"{part}*.txt")):
            return file
    return None


def ner_rows(scores: Iterable[NerScore]) -> list[tuple[str, ...]]:
    """One row a file and kind, as ``NER_HEAD`` names the columns."""
    return [
        (
            f"{score.file}: {kind.value}",
            *(f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1)),
            *(f"{count:g}" for count in (tally.right, tally.missed, tally.false)),
        )
        for score in scores
        for kind, tally in score.tallies.items()
    ]


def ner_values(scores: Iterable[NerScore]) -> dict[str, Any]:
    """The figures as values that JSON can hold, by file and kind."""
    return {
        score.file: {
            kind.value: {
                "precision": tally.precision,
                "recall": tally.recall,
                "f1": tally.f1,
                "right": tally.right,
                "missed": tally.missed,
                "false": tally.false,
            }
            for kind, tally in score.tallies.items()
        }
        for score in scores
    }


def _line(outcome: str, name: Name, sentence: LabelledSentence) -> str:
    start, end, kind = name
    if start < 0 or end < 0:
        return f"{outcome} {kind.value}: (not whole tokens)"
    around = " ".join(sentence.tokens[max(0, start - 4) : end + 4])
    return f"{outcome} {kind.value}: {' '.join(sentence.tokens[start:end])}  [{around}]"
