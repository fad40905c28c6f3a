"""The table of subjects: labels, definitions, place in the tree, relations, matches."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlsplit

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.curation.tables import cells
from archive.curation.tables.columns import AT_ONCE, CellError, Known, field_column
from archive.curation.tables.lists import ListChange, ListColumn, Part
from archive.curation.tables.planning import PlannedRow, RowError, Table
from archive.curation.tables.rules import demanded, no_circles, set_on
from archive.models import Subject, SubjectLabel, SubjectMatch, SubjectRelation
from archive.models.folding import folded
from archive.vocabulary import MatchScheme

#: Signs that end an address in a file, or that no file takes.
_NOT_IN_URI: Final = re.compile(r'[\x00-\x20<>"{}|\\^`]')
#: How the addresses of each vocabulary begin.
_SCHEMES: Final = {
    "metadata.ilo.org": MatchScheme.ILO,
    "www.ilo.org": MatchScheme.ILO,
    "eurovoc.europa.eu": MatchScheme.EUROVOC,
    "www.wikidata.org": MatchScheme.WIKIDATA,
}


def in_uri(text: str) -> str:
    """An address with those signs encoded that none may have.

    >>> in_uri("https://example.org/a|b")
    'https://example.org/a%7Cb'
    """
    return _NOT_IN_URI.sub(lambda sign: quote(sign[0]), text)


def scheme_of(uri: str) -> MatchScheme:
    """The vocabulary that ``uri`` belongs to."""
    return _SCHEMES.get(urlsplit(uri).hostname or "", MatchScheme.OTHER)


@dataclass(frozen=True, slots=True)
class LabelColumn(ListColumn):
    """Alternative labels, each once in a language however it is written."""

    def read(self, cell: str, known: Known) -> list[dict[str, Any]]:
        wanted = ListColumn.read(self, cell, known)
        seen = set()
        for entry in wanted:
            entry["folded"] = folded(entry["label"])
            if (entry["folded"], entry["language"]) in seen:
                message = _("The label “%(label)s” stands twice. Keep one of them.")
                raise CellError(message % {"label": entry["label"]})
            seen.add((entry["folded"], entry["language"]))
        return wanted


@dataclass(frozen=True, slots=True)
class MatchColumn(ListColumn):
    """Addresses of the same term elsewhere; the vocabulary follows from the address."""

    def show(self, record: Any) -> str:
        uris = (in_uri(row.uri) for row in self.standing(record))
        return cells.plain(cells.join_items(sorted((uri,) for uri in uris)))

    def read(self, cell: str, known: Known) -> list[dict[str, Any]]:
        wanted = ListColumn.read(self, cell, known)
        for entry in wanted:
            if urlsplit(entry["uri"]).scheme not in {"http", "https"}:
                raise CellError(
                    _(
                        "“%(uri)s” is no address of a term. Write all of it, with http:// or https://."
                    )
                    % {"uri": entry["uri"]}
                )
            entry["scheme"] = scheme_of(entry["uri"]).value
        return wanted


@dataclass(frozen=True, slots=True)
class RelatedColumn(ListColumn):
    """Subjects that are related; the row of either shows the other."""

    def show(self, record: Any) -> str:
        return cells.join_items(sorted((other.code,) for _row, other in _related(record)))

    def plan(self, record: Any, wanted: Sequence[dict[str, Any]], *, by: Any) -> ListChange:  # noqa: ARG002
        change = ListChange(self)
        present = {other.code: row for row, other in _related(record)}
        codes = {entry["other"].code: entry["other"] for entry in wanted}
        if record.code in codes:
            raise CellError(_("A subject is not related to itself. Take it out."))
        change.add = [{"other": other} for code, other in codes.items() if code not in present]
        change.remove = [row for code, row in present.items() if code not in codes]
        return change

    def without_doubles(self, rows: list[Any]) -> list[Any]:
        """One row a pair, though both of them may name the other."""
        return list({frozenset((row.subject_id, row.other_id)): row for row in rows}.values())


def _related(record: Any) -> list[tuple[Any, Any]]:
    """The rows that relate ``record`` to others, with the other one."""
    if record.pk is None:
        return []
    return [
        *((row, row.other) for row in record.relations_from.all()),
        *((row, row.subject) for row in record.relations_to.all()),
    ]


def labels_once(rows: Sequence[PlannedRow]) -> Iterator[RowError]:
    """No two live subjects have labels that differ only by case, spacing or accents."""
    for language in ("id", "en"):
        name = f"label_{language}"
        claimed: dict[str, PlannedRow] = {}
        for planned in rows:
            if name not in planned.fields:
                continue
            label = folded(planned.fields[name])
            other = claimed.setdefault(label, planned)
            if other is not planned:
                yield _double(planned, name, other.key)
        for code, label in _held(f"folded_{language}", claimed):
            if claimed[label].key != code:
                yield _double(claimed[label], name, code)


def alternatives_are_no_labels(rows: Sequence[PlannedRow]) -> Iterator[RowError]:
    """No label of one subject is an alternative of another: nobody could tell which is meant."""
    given: dict[str, list[tuple[PlannedRow, str]]] = defaultdict(list)
    given_up: set[int] = set()
    for planned in rows:
        for name in {"label_id", "label_en"} & set(planned.fields):
            given[folded(set_on(planned, name))].append((planned, name))
        for change in planned.lists:
            if change.column.name == "alternatives":
                for entry in change.add:
                    given[entry["folded"]].append((planned, "alternatives"))
                given_up |= {row.pk for row in change.remove}
    for several in given.values():
        first = several[0][0]
        for planned, name in several[1:]:
            both_preferred = "alternatives" not in {name, several[0][1]}
            if planned is not first and not both_preferred:
                yield _double(planned, name, first.key)
    alternatives = SubjectLabel.objects.filter(subject__merged_into__isnull=True)
    alternatives = alternatives.exclude(pk__in=given_up)
    for start in range(0, len(given), AT_ONCE):
        some = list(given)[start : start + AT_ONCE]
        held = alternatives.filter(folded__in=some).values_list("subject__code", "folded")
        labels = Subject.objects.live().filter(Q(folded_id__in=some) | Q(folded_en__in=some))
        for code, label in held:
            yield from _strangers(given[label], code)
        for subject in labels:
            for label in {subject.folded_id, subject.folded_en} & set(some):
                entries = [one for one in given[label] if one[1] == "alternatives"]
                yield from _strangers(entries, subject.code)


def _strangers(entries: Sequence[tuple[PlannedRow, str]], code: str) -> Iterator[RowError]:
    for planned, name in entries:
        if planned.key != code:
            yield _double(planned, name, code)


def _held(name: str, labels: dict[str, PlannedRow]) -> Iterator[tuple[str, str]]:
    wanted = sorted(labels)
    for start in range(0, len(wanted), AT_ONCE):
        live = Subject.objects.live().filter(**{f"{name}__in": wanted[start : start + AT_ONCE]})
        yield from live.values_list("code", name)


def _double(planned: PlannedRow, column: str, code: str) -> RowError:
    message = _("The subject %(code)s has this label. Merge the two, or choose another label.")
    return RowError(planned.number, planned.key, column, message % {"code": code})


SUBJECTS: Final = Table(
    model=Subject,
    key="code",
    columns=(
        field_column(Subject, "code", example="vocational-training"),
        field_column(Subject, "label_id", example="Pelatihan vokasi"),
        field_column(Subject, "label_en", example="Vocational training"),
        field_column(Subject, "parent", key="code", example="skills", name="broader"),
        field_column(Subject, "definition"),
        field_column(Subject, "definition_en"),
        LabelColumn(
            "alternatives",
            example="pendidikan vokasi | TVET; en",
            model=SubjectLabel,
            related="alternatives",
            link="subject",
            parts=(Part("label"), Part("language", default="id", nothing="und")),
            alike=(("folded", "language"),),
        ),
        RelatedColumn(
            "related",
            example="certification",
            model=SubjectRelation,
            link="subject",
            parts=(Part("other", key="code"),),
        ),
        MatchColumn(
            "exact_matches",
            example="https://example.org/vocabulary/vocational-training",
            model=SubjectMatch,
            related="matches",
            link="subject",
            parts=(Part("uri"),),
            alike=(("uri",),),
        ),
    ),
    fetched=("parent", "alternatives", "matches", "relations_from__other", "relations_to__subject"),
    rules=(labels_once, alternatives_are_no_labels, no_circles("broader"), demanded),
)
