"""Lines of a history: each set of changes with who, when, why, and each change in a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.admin.history_words import UNTOLD, Difference, Names, differences, label_of
from archive.changes.snapshots import RECORDS, model_of
from archive.models import Change, ChangedRecord, ChangeSet
from archive.vocabulary import ChangeAction, ChangeKind, Publication, ReviewStatus

User = AbstractBaseUser | AnonymousUser

#: Kinds of sets whose summary says more than their changes do.
_SUMMARISED = frozenset(
    {
        ChangeKind.BULK,
        ChangeKind.LINK,
        ChangeKind.MERGE,
        ChangeKind.RUN,
        ChangeKind.SPLIT,
        ChangeKind.SPREADSHEET,
    }
)
#: Columns that the sentence of a line says.
_SAID = frozenset({"status", "merged_into_id"})
#: Columns of a row that was added or deleted whose values say nothing to a reader.
_SAID_OF_WHOLE_ROWS = frozenset({"publication", "slug", "status", "confidence", "rule"})
#: Rows that are called by their own words; others by the records that they join.
_BY_WORDS = frozenset(
    {*RECORDS, "appointment", "mention", "namevariant", "quotation", "rawdocument", "subjectlabel"}
)
#: Rows that are about a field of their record.
_BY_FIELD = frozenset({"fieldlock", "fieldproposal"})
#: Records by which a row is called.
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One change: what it did to its row in a sentence, the row's page, and each difference."""

    change: Change
    sentence: str
    address: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One set: what was done, and some of its lines."""

    change_set: ChangeSet
    title: str
    summary: str
    lines: tuple[Line, ...]

    @property
    def more(self) -> int:
        """How many rows the set wrote beyond the lines shown."""
        return self.change_set.rows - len(self.lines)


def may_see(user: Any, name: str) -> bool:
    """Whether ``user`` may read rows of the model called ``name``."""
    return user.has_perm(f"archive.view_{name}")


def tell_lines(
    changes: Sequence[Change], *, user: Any, page_of: tuple[str, int] | None = None
) -> list[Line]:
    """The changes in sentences; ``page_of`` is the record whose page it is, which needs no name.

    What ``user`` may not see is left out.
    """
    seen = [change for change in changes if may_see(user, change.model)]
    about = _about(seen)
    names = Names(seen, {record for records in about.values() for record in records})
    return [_line(change, about[change.pk], names, page_of) for change in seen]


def tell_entries(
    sets: Sequence[ChangeSet],
    changes: Mapping[int, Sequence[Change]],
    *,
    user: Any,
    page_of: tuple[str, int] | None = None,
) -> list[Entry]:
    """The sets with some of their ``changes`` by the set's key."""
    every = [change for change_set in sets for change in changes.get(change_set.pk, ())]
    lines: dict[int, list[Line]] = defaultdict(list)
    for line in tell_lines(every, user=user, page_of=page_of):
        lines[line.change.change_set_id].append(line)
    return [
        Entry(
            change_set=one,
            title=title_of(one),
            summary=one.summary if one.kind in _SUMMARISED else "",
            lines=tuple(lines[one.pk]),
        )
        for one in sets
    ]


def title_of(change_set: ChangeSet) -> str:
    """What kind of thing was done, in a word or two."""
    if change_set.undoes_id is not None:
        return _("Took back change %(number)s") % {"number": change_set.undoes_id}
    if change_set.run_id is not None:
        return _("Import run #%(run)d") % {"run": change_set.run_id}
    return capfirst(str(change_set.get_kind_display()))


def first_changes(
    keys: Sequence[int], noted: QuerySet[Any], column: str, lines: int
) -> dict[int, list[Change]]:
    """The first changes of each set, ``lines`` at most; ``column`` of ``noted`` names them.

    Each is looked up by itself in an index, so that a set of ten thousand rows costs no more.
    """
    of_set = noted.filter(change_set=OuterRef("pk")).order_by(column).values(column)
    places = {f"line{place}": Subquery(of_set[place : place + 1]) for place in range(lines)}
    found = ChangeSet.objects.filter(pk__in=keys).order_by().values_list("pk").annotate(**places)
    several = {key: [number for number in numbers if number] for key, *numbers in found}
    by_key = Change.objects.in_bulk([number for some in several.values() for number in some])
    return {key: [by_key[number] for number in numbers] for key, numbers in several.items()}


def row_address(name: str, key: int) -> str:
    """The desk's page of a row; empty where the desk has none."""
    if model_of(name) not in admin.site._registry:
        return ""
    return reverse(f"admin:archive_{name}_change", args=[key])


def _about(changes: Collection[Change]) -> dict[int, list[tuple[str, int]]]:
    """The records that each change is about, in the order of their kinds."""
    about: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = ChangedRecord.objects.filter(change__in=[change.pk for change in changes])
    for change, name, key in rows.values_list("change", "model", "key"):
        about[change].append((name, key))
    for records in about.values():
        records.sort(key=lambda record: (RECORDS.index(record[0]), record[1]))
    return about


def _line(
    change: Change,
    about: Sequence[tuple[str, int]],
    names: Names,
    page_of: tuple[str, int] | None,
) -> Line:
    model = model_of(change.model)
    others = [record for record in about if record not in {page_of, _itself(change)}]
    called = _called(change, others, names)
    what = capfirst(str(model._meta.verbose_name))
    if called:
        what = _("%(kind)s “%(name)s”") % {"kind": what, "name": called}
    is_there = change.action != ChangeAction.DELETED
    return Line(
        change=change,
        sentence=_sentence(change, what, names),
        address=row_address(change.model, change.key) if is_there else "",
        differences=tuple(_told(change, names)),
    )


def _called(change: Change, others: Sequence[tuple[str, int]], names: Names) -> str:
    """What people call the row: by its words, or by the records that it joins."""
    if change.model in _BY_FIELD and change.label:
        labels = (label_of(model_of(name), change.label) for name in RECORDS)
        return next((label for label in labels if label), change.label)
    if change.model in _BY_WORDS and change.label:
        return change.label
    # An article is only where it was read; it names the row where nothing else does.
    said = [names.of(model_of(name), key) for name, key in others if name != "article"]
    said = said or [names.of(model_of(name), key) for name, key in others]
    return " – ".join(said[:_NAMED]) or change.label


def _told(change: Change, names: Names) -> Iterable[Difference]:
    """The differences that the sentence of the line does not say by itself."""
    said = _SAID if change.action == ChangeAction.CHANGED else _SAID_OF_WHOLE_ROWS
    for difference in differences(change, names):
        if difference.column not in said:
            yield difference


def _itself(change: Change) -> tuple[str, int]:
    return change.model, change.key


def _sentence(change: Change, what: str, names: Names) -> str:
    """What became of the row."""
    after = change.after
    match change.action:
        case ChangeAction.CREATED:
            return _("%(what)s added") % {"what": what}
        case ChangeAction.DELETED:
            return _("%(what)s deleted") % {"what": what}
    if after.get("merged_into_id") is not None:
        into = names.of(model_of(change.model), after["merged_into_id"])
        return _("%(what)s merged into “%(record)s”") % {"what": what, "record": into}
    if change.before.get("merged_into_id") is not None:
        return _("%(what)s stands by itself again") % {"what": what}
    match after.get("status"):
        case ReviewStatus.ACCEPTED:
            return _("%(what)s accepted") % {"what": what}
        case ReviewStatus.REJECTED:
            return _("%(what)s rejected") % {"what": what}
        case ReviewStatus.PROPOSED:
            return _("%(what)s waits for a decision again") % {"what": what}
    if "decided_by_id" in after and not set(after) - UNTOLD:
        if after["decided_by_id"] is None:
            return _("%(what)s waits for a decision again") % {"what": what}
        return _("%(what)s confirmed") % {"what": what}
    match after.get("publication"):
        case Publication.PUBLISHED:
            return _("%(what)s published") % {"what": what}
        case Publication.WITHDRAWN:
            return _("%(what)s withdrawn") % {"what": what}
    return _("%(what)s changed") % {"what": what}
