"""Clauses for tests: one sentence with its marks, as the steps of an initiative see it."""

from __future__ import annotations

from archive.pipeline.extract.deeds.candidates import Candidate, find_candidates
from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.triggers import Role, find_marks


def clause_of(sentence: str, *, named: bool = True) -> Clause:
    """The one clause of ``sentence``; ``named`` tells that it names its partner."""
    marks = tuple(find_marks(sentence))
    sides = frozenset(mark.start for mark in marks if mark.role is Role.HOME)
    return Clause(0, len(sentence), 0, marks, named, sides)


def candidates_of(sentence: str, *, named: bool = True) -> list[Candidate]:
    """The candidates of ``sentence``, read as part of an article about labour."""
    return list(find_candidates(clause_of(sentence, named=named), sentence, focus=True))
