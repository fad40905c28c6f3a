"""Find the subjects that words speak of: codes of the controlled vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from archive.pipeline.extract.deeds.triggers import Mark, Role
from archive.pipeline.lexicon import lexicon

#: Most initiatives have one or two subjects; a sentence that names more lists examples.
_MOST: Final = 4
#: Subjects so general that they say nothing beside another one.
_OF_ITSELF: Final = frozenset({Role.SUBJECT})
_OF_LABOUR: Final = frozenset({Role.SUBJECT, Role.GENERAL})
GENERAL_SUBJECTS: Final = frozenset({"labour-policy", "migration", "skills", "labour-market"})


@cache
def broader_subjects() -> dict[str, str]:
    """Each subject's broader term, for those that have one."""
    listed = lexicon("subjects")["subject"]
    return {item["code"]: item["broader"] for item in listed if "broader" in item}


@cache
def subject_labels() -> dict[str, str]:
    """Each subject's Indonesian label."""
    return {item["code"]: item["label_id"] for item in lexicon("subjects")["subject"]}


@cache
def ancestors(code: str) -> tuple[str, ...]:
    """The broader terms of a subject, the next one first.

    >>> ancestors("seafarers")
    ('placement', 'migration')
    """
    found = []
    while (code := broader_subjects().get(code, "")) != "":
        found.append(code)
    return tuple(found)


def find_subjects(marks: Iterable[Mark], *, labour: bool) -> tuple[str, ...]:
    """Return the subjects of ``marks``, the narrowest, in order of appearance.

    Without a ``labour`` word near, general words ("pelatihan") name no subject.
    """
    roles = _OF_LABOUR if labour else _OF_ITSELF
    return narrowest([mark.value for mark in marks if mark.role in roles])


def narrowest(codes: Iterable[str]) -> tuple[str, ...]:
    """Drop the subjects that another one of ``codes`` narrows, and the all too general.

    >>> narrowest(["labour-policy", "skills", "instructors"])
    ('instructors',)
    """
    return _narrowest(tuple(dict.fromkeys(codes)))


@lru_cache(maxsize=4096)
def _narrowest(listed: tuple[str, ...]) -> tuple[str, ...]:
    above = {broad for code in listed for broad in ancestors(code)}
    kept = [code for code in listed if code not in above]
    specific = [code for code in kept if code not in GENERAL_SUBJECTS]
    return tuple((specific or kept)[:_MOST])
