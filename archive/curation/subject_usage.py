"""How much each subject is used, by itself and with all narrower terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.db.models import Count

from archive.models import ArticleSubject, InitiativeSubject, Subject
from archive.vocabulary import ReviewStatus


@dataclass(frozen=True, slots=True)
class Usage:
    """Accepted tags of one subject; ``with_narrower`` counts each record once."""

    own: int = 0
    with_narrower: int = 0


#: Every subject with all terms under it, itself included. UNION ends where a circle would begin.
_UNDER: Final = """
    WITH RECURSIVE under (top, id) AS (
        SELECT id, id FROM archive_subject
        UNION
        SELECT under.top, archive_subject.id
        FROM archive_subject JOIN under ON archive_subject.parent_id = under.id
    )
"""
#: Names of our own tables and columns only.
_COUNTED: Final = {
    ArticleSubject: "SELECT top, COUNT(DISTINCT tags.article_id) "
    "FROM under JOIN archive_articlesubject tags ON tags.subject_id = under.id "
    "WHERE tags.status = %s GROUP BY top",
    InitiativeSubject: "SELECT top, COUNT(DISTINCT tags.initiative_id) "
    "FROM under JOIN archive_initiativesubject tags ON tags.subject_id = under.id "
    "WHERE tags.status = %s GROUP BY top",
}


def article_usage() -> dict[int, Usage]:
    """How many articles carry each subject; two questions, however many there are."""
    return _usage(ArticleSubject)


def initiative_usage() -> dict[int, Usage]:
    """How many initiatives carry each subject; two questions, however many there are."""
    return _usage(InitiativeSubject)


def _usage(model: type[ArticleSubject] | type[InitiativeSubject]) -> dict[int, Usage]:
    tags = model.objects.accepted().order_by()
    own = dict(tags.values_list("subject").annotate(Count("pk")))
    with connection.cursor() as cursor:
        cursor.execute(_UNDER + _COUNTED[model], [ReviewStatus.ACCEPTED.value])
        together = dict(cursor.fetchall())
    return {key: Usage(own.get(key, 0), count) for key, count in together.items()}


def in_tree_order(subjects: list[Subject]) -> list[tuple[int, Subject]]:
    """Subjects with their depth, each below its broader term where that is among them."""
    children: dict[int | None, list[Subject]] = {}
    there = {subject.pk for subject in subjects}
    for subject in sorted(subjects, key=lambda one: (one.label.casefold(), one.pk)):
        broader = subject.parent_id if subject.parent_id in there else None
        children.setdefault(broader, []).append(subject)
    found: list[tuple[int, Subject]] = []
    waiting = [(0, subject) for subject in reversed(children.get(None, []))]
    while waiting:
        depth, subject = waiting.pop()
        found.append((depth, subject))
        waiting.extend((depth + 1, one) for one in reversed(children.get(subject.pk, [])))
    return found
