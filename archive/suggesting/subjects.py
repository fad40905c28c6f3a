"""Suggest subjects for a text, each with the words that speak of it.

Two readings come together: the cues of the lexicon, as the pipeline reads
them, and the labels of the archive's own vocabulary, so that a term which
editors have added is suggested too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from archive.models import Subject, SubjectLabel
from archive.pipeline.extract.deeds.subjects import GENERAL_SUBJECTS
from archive.pipeline.extract.deeds.triggers import Mark, Role, find_marks
from archive.search.analyser import Token, fold, stem

_WORD: Final = re.compile(r"[^\W_]+")
#: Suggestions that are made; further ones are told of in passing.
_MOST: Final = 8
#: Words of one subject that are shown.
_WORDS_SHOWN: Final = 3
#: How far away the labour word may stand that a general cue needs.
_NEAR: Final = 200


@dataclass(frozen=True, slots=True)
class Words:
    """The place in the text of words that speak of a subject."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A subject, the first words that speak of it, and how many there are."""

    subject: Subject
    words: tuple[Words, ...]
    count: int


def suggest_subjects(text: str, *, without: Iterable[int] = ()) -> list[Suggestion]:
    """Subjects that ``text`` speaks of, most often named first, the general ones last.

    Those in ``without`` are left out, and so is a broader term whose words only stand
    within those of a narrower one, or that says nothing beside it.
    """
    subjects = {subject.pk: subject for subject in Subject.objects.all()}
    found: dict[int, set[Words]] = defaultdict(set)
    by_code = {subject.code: subject.pk for subject in subjects.values()}
    for mark in _subject_marks(find_marks(text)):
        if mark.value in by_code:
            found[_live(subjects, by_code[mark.value])].add(Words(mark.start, mark.end))
    for key, place in _labels_in(text, subjects):
        found[key].add(place)
    left_out = set(without)
    below: dict[int, set[Words]] = defaultdict(set)
    for key, words in found.items():
        for broad in _broader(subjects, key):
            below[broad] |= words
    suggestions = [
        Suggestion(subjects[key], tuple(sorted(words, key=_place))[:_WORDS_SHOWN], len(words))
        for key, words in ((key, _apart(words)) for key, words in found.items())
        if key not in left_out
        and subjects[key].merged_into_id is None
        and not _is_said_by(words, below[key], subjects[key])
    ]
    suggestions.sort(
        key=lambda one: (one.subject.code in GENERAL_SUBJECTS, -one.count, one.subject.code)
    )
    return suggestions[:_MOST]


def _subject_marks(marks: Sequence[Mark]) -> list[Mark]:
    """Marks that name a subject: by themselves, or beside a labour word."""
    labour = [mark for mark in marks if mark.role is Role.LABOUR]
    return [
        mark
        for mark in marks
        if mark.role is Role.SUBJECT
        or (
            mark.role is Role.GENERAL
            and any(
                other.start - mark.end < _NEAR and mark.start - other.end < _NEAR
                for other in labour
            )
        )
    ]


def _labels_in(text: str, subjects: dict[int, Subject]) -> Iterable[tuple[int, Words]]:
    """Labels of live subjects whose words stand in the text one after the other.

    Words of a longer label may stand in any form. A label of one word must stand
    as it is: "pelatih" and "pelatihan" have one stem and are not the same.
    """
    labels: dict[tuple[tuple[str, ...], ...], int] = {}
    named: list[tuple[int, str]] = [
        *((one.pk, label) for one in subjects.values() for label in (one.label_id, one.label_en)),
        *SubjectLabel.objects.values_list("subject", "label"),
    ]
    for key, label in named:
        stems = _form(label, _tokens(label))
        if stems and subjects[key].merged_into_id is None:
            labels.setdefault(stems, key)
    lengths = {len(stems) for stems in labels}
    read = _tokens(text)
    for at, token in enumerate(read):
        for length in lengths:
            some = read[at : at + length]
            form = _form(text, some)
            if form in labels:
                yield labels[form], Words(token.start, some[-1].end)


def _form(text: str, words: Sequence[Token]) -> tuple[tuple[str, ...], ...]:
    """What a label and the words of a text have in common where they are the same."""
    if len(words) == 1:
        return ((fold(text[words[0].start : words[0].end]),),)
    return tuple(word.stems for word in words)


def _tokens(text: str) -> list[Token]:
    """The words of ``text`` that are no stop words, with their stems."""
    words = ((word.start(), word.end(), stem(word[0])) for word in _WORD.finditer(text))
    return [Token(start, end, stems) for start, end, stems in words if stems]


def _live(subjects: dict[int, Subject], key: int) -> int:
    """The subject that ``key`` leads to after merges."""
    seen = set()
    while (into := subjects[key].merged_into_id) is not None and key not in seen:
        seen.add(key)
        key = into
    return key


def _broader(subjects: dict[int, Subject], key: int) -> set[int]:
    """The terms above ``key``."""
    above: set[int] = set()
    while (parent := subjects[key].parent_id) is not None and parent not in above:
        above.add(parent)
        key = parent
    return above


def _is_said_by(words: set[Words], narrower: set[Words], subject: Subject) -> bool:
    """Whether words of narrower terms say all that these ``words`` say of ``subject``."""
    if narrower and subject.code in GENERAL_SUBJECTS:
        return True
    return all(
        any(other.start <= one.start and one.end <= other.end for other in narrower)
        for one in words
    )


def _apart(words: set[Words]) -> set[Words]:
    """The words without those that stand within longer ones."""
    return {
        one
        for one in words
        if not any(
            other.start <= one.start and one.end <= other.end and other != one for other in words
        )
    }


def _place(words: Words) -> tuple[int, int]:
    return words.start, words.end
