"""Edits survive: whatever editors and runs do in whatever order, no run changes what is judged.

Play at random: articles come in, are read again with other
readings, runs are undone; editors change fields, decide, link, merge and take
back. Around every act of a run the rows that a person has a say in are compared.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.changes.recording import recording
from archive.changes.snapshots import is_tracked, taken
from archive.curation import linking, locks, merge, review
from archive.curation.review import follow_edit, judge_edit
from archive.curation.undoing import CannotUndoError, undo
from archive.ingest.rows import KEYS
from archive.ingest.undo import undo_run
from archive.models import (
    Article,
    ChangeSet,
    FieldLock,
    FieldProposal,
    ImportRun,
    Initiative,
    Meeting,
    Mention,
    Official,
    Participation,
    Partner,
    Quotation,
    StageReport,
)
from archive.models.curation import LOCKABLE_FIELDS
from archive.models.publication import Published
from archive.models.review import Reviewed
from archive.vocabulary import ChangeKind, PartnerKind, ReviewStatus, Stage
from tests.archive.factories import (
    file_full,
    ida,
    japan,
    make_run,
    meeting,
    nurses,
    quotation,
    read_again,
)

pytestmark = pytest.mark.django_db

#: How many plays of how many acts at least; set the first higher for a long search.
EXAMPLES = int(os.environ.get("MUFAKAT_PLAYS", "12"))
STEPS = 25

#: Columns that follow from other rows, whoever judged the record.
_DERIVED = {"initiative": {"stage", "stage_on"}}
REVIEWED = [
    model
    for model in (*Published.__subclasses__(), *Reviewed.__subclasses__())
    if not model._meta.abstract and is_tracked(model)
]
RECORDS = (Partner, Official, Initiative, Meeting, Article)
JOINING_ROWS = (Mention, Quotation, Participation, StageReport)
#: What editors change, by model.
EDITS: dict[type[Any], tuple[tuple[str, tuple[Any, ...]], ...]] = {
    Partner: (("name", ("Negeri Jepang", "Nippon")), ("kind", ("agency", "country"))),
    Official: (("name", ("Ida F.", "Fauziyah")),),
    Initiative: (("name", ("Magang perawat", "Program perawat")), ("kind", ("dialogue",))),
    Meeting: (("place", ("Bogor", "Tokyo")), ("held_on", ("2023", "2024-05"))),
    Article: (("event_on", ("2020", "2021-03-04")), ("headline", ("Judul", "Judul baru"))),
    Participation: (("role", ("funder", "host")),),
    StageReport: (("stage", ("signed", "proposed")),),
    Quotation: (("attribution", ("ujar Ida", "kata Ida")),),
}

numbers = st.integers(min_value=0, max_value=50)
readings = st.fixed_dictionaries(
    {
        "partner": st.sampled_from([PartnerKind.COUNTRY, PartnerKind.AGENCY, None]),
        "confidence": st.sampled_from([0.3, 0.9]),
        "post": st.sampled_from(["Menteri Ketenagakerjaan", "Menteri", None]),
        "title": st.sampled_from(["Pelatihan perawat", "Pelatihan perawat bersama", None]),
        "stage": st.sampled_from([Stage.AGREED, Stage.SIGNED, Stage.PROPOSED]),
        "place": st.sampled_from(["Jakarta", "Bandung", None]),
        "quoted": st.booleans(),
        "event": st.sampled_from(["2024-05-07", "2023-01", None]),
    }
)


def as_fields(given: dict[str, Any]) -> dict[str, Any]:
    """The readings of a document as the factories take them."""
    sure = given["confidence"]
    return {
        "event": given["event"],
        "partners": []
        if given["partner"] is None
        else [japan(kind=given["partner"], confidence=sure)],
        "officials": [] if given["post"] is None else [ida(post=given["post"])],
        "initiatives": []
        if given["title"] is None
        else [
            nurses(
                title=given["title"],
                stage=given["stage"],
                confidence=sure,
                partners=("country:JP",) if given["partner"] else (),
            )
        ],
        "meetings": []
        if given["place"] is None
        else [
            meeting(
                place=given["place"],
                confidence=sure,
                partners=("country:JP",) if given["partner"] else (),
                officials=("Ida Fauziyah",) if given["post"] else (),
            )
        ],
        "quotations": [quotation()] if given["quoted"] and given["post"] else [],
    }


def key_of(row: Any) -> tuple[Any, ...] | None:
    """What makes a row the same proposal as another."""
    names = KEYS.get(type(row))
    return None if names is None else (type(row), *(getattr(row, name) for name in names))


def judged() -> dict[tuple[type[Any], int], dict[str, Any]]:
    """Every row that a person has judged or entered, with its columns."""
    found = {}
    for model in REVIEWED:
        derived = _DERIVED.get(model._meta.model_name or "", set())
        for row in model._base_manager.all():
            if row.decided_by_id is not None or row.run_id is None:
                columns = taken(row, whole=True)
                found[model, row.pk] = {
                    name: value for name, value in columns.items() if name not in derived
                }
    return found


def locked() -> dict[tuple[str, int, str], Any]:
    """The value of every locked field."""
    return {
        (row.record._meta.model_name or "", row.record.pk, row.field): getattr(
            row.record, row.record._meta.get_field(row.field).attname
        )
        for row in FieldLock.objects.all()
    }


class Play:
    """Editors and runs at work on one archive."""

    def __init__(self) -> None:
        self.editor = User.objects.create(username="redaksi")

    def pick(self, rows: Any, number: int) -> Any:
        """One of ``rows``, or None where there are none."""
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        return rows.model._base_manager.get(pk=keys[number % len(keys)]) if keys else None

    def as_run(self, act: Callable[[], Any]) -> None:
        """Let a run act, and compare what people have a say in before and after."""
        before, held = judged(), locked()
        rejected = {key_of(row) for row in self.rejected()} - {None}
        act()
        after, now = judged(), locked()
        for key, columns in before.items():
            assert key in after, f"a run took {key} away"
            changed = {
                name: (value, after[key][name])
                for name, value in columns.items()
                if after[key][name] != value
            }
            assert not changed, f"a run changed {key}: {changed}"
        assert {key: now.get(key) for key in held} == held, "a run wrote a locked field"
        standing = {key_of(row) for row in self.standing()}
        assert not rejected & standing, "what was rejected was proposed again"

    def rejected(self) -> list[Any]:
        """Joining rows that an editor has rejected."""
        return [
            row
            for model in KEYS
            if model in REVIEWED
            for row in model._base_manager.filter(status="rejected", decided_by__isnull=False)
        ]

    def standing(self) -> list[Any]:
        """Joining rows that wait or stand by a machine's rule."""
        return [
            row
            for model in KEYS
            if model in REVIEWED
            for row in model._base_manager.filter(decided_by__isnull=True)
        ]

    # Runs

    def an_article_comes_in(self, reference: str, given: dict[str, Any]) -> None:
        if Article.objects.filter(reference=reference).exists():
            return
        run = make_run()

        def read() -> None:
            with recording(ChangeKind.RUN, run=run, summary=reference):
                file_full(reference, run=run, **as_fields(given))

        self.as_run(read)

    def an_article_is_read_again(self, number: int, given: dict[str, Any]) -> None:
        article, run = self.pick(Article.objects.all(), number), make_run()
        if article is None:
            return

        def read() -> None:
            with recording(ChangeKind.RUN, run=run, summary=article.reference):
                read_again(article, run=run, **as_fields(given))

        self.as_run(read)

    def a_run_is_undone(self, number: int) -> None:
        run = self.pick(ImportRun.objects.exclude(state="undone"), number)
        if run is None:
            return
        self.as_run(lambda: undo_run(run.pk))

    # Editors

    def a_field_is_edited(self, model: Any, number: int, which: int, value: int) -> None:
        self.edit(self.pick(model._base_manager.all(), number), which, value)

    def a_waiting_record_is_edited(self, model: Any, number: int, value: int) -> None:
        # Nobody has judged it, so that its lock alone keeps what was edited.
        waiting = model._base_manager.filter(status="proposed", decided_by=None)
        self.edit(self.pick(waiting, number), 0, value)

    def edit(self, row: Any, which: int, value: int) -> None:
        """Change a field of ``row`` as its form does."""
        if row is None:
            return
        model = type(row)
        field, values = EDITS[model][which % len(EDITS[model])]
        if getattr(row, field) == values[value % len(values)]:
            return
        setattr(row, field, values[value % len(values)])
        try:
            row.validate_constraints()
        except ValidationError:
            return
        with recording(by=self.editor):
            judge_edit(row, by=self.editor, is_new=False, changed=[field])
            row.save()
            follow_edit(row, by=self.editor)
            if row._meta.model_name in LOCKABLE_FIELDS:
                locks.lock(row, [field], by=self.editor)

    def a_row_is_decided(self, model: Any, number: int, decide: Any) -> None:
        row = self.pick(model._base_manager.all(), number)
        if row is not None:
            decide(model._base_manager.filter(pk=row.pk), by=self.editor)

    def a_proposed_value_is_decided(self, number: int, status: ReviewStatus) -> None:
        row = self.pick(FieldProposal.objects.proposed(), number)
        if row is None:
            return
        chosen = FieldProposal.objects.filter(pk=row.pk)
        if status is ReviewStatus.ACCEPTED:
            locks.accept_proposals(chosen, by=self.editor)
        else:
            review.reject(chosen, by=self.editor)

    def a_mention_is_linked_to_another_record(self, number: int) -> None:
        mention = self.pick(Mention.objects.filter(kind="partner"), number)
        if mention is None:
            return
        with recording(by=self.editor):
            other, _made = Partner.objects.get_or_create(
                slug="korea", defaults={"name": "Korea", "kind": "country", "status": "accepted"}
            )
        if other.merged_into_id is None:
            linking.link(Mention.objects.filter(pk=mention.pk), to=other, by=self.editor)

    def two_records_are_merged(self, model: Any, number: int) -> None:
        live = list(model.objects.live().order_by("pk"))
        if len(live) < 2:
            return
        kept = live[number % len(live)]
        other = live[(number + 1) % len(live)]
        try:
            with transaction.atomic():
                merge.merge([other], into=kept, by=self.editor)
        except ValidationError:
            return

    def a_change_is_taken_back(self, number: int) -> None:
        made = self.pick(ChangeSet.objects.filter(by=self.editor), number)
        if made is None:
            return
        try:
            with transaction.atomic():
                undo(made, by=self.editor)
        except CannotUndoError:
            return


def _act(name: str, **drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(st.just(name), st.fixed_dictionaries(drawn))


ACTS = st.one_of(
    _act("an_article_comes_in", reference=st.sampled_from("ab"), given=readings),
    _act("an_article_is_read_again", number=numbers, given=readings),
    _act("a_run_is_undone", number=numbers),
    _act(
        "a_field_is_edited",
        model=st.sampled_from(list(EDITS)),
        number=numbers,
        which=numbers,
        value=numbers,
    ),
    _act(
        "a_waiting_record_is_edited",
        model=st.sampled_from([Initiative, Meeting]),
        number=numbers,
        value=numbers,
    ),
    _act(
        "a_row_is_decided",
        model=st.sampled_from([*RECORDS, *JOINING_ROWS]),
        number=numbers,
        decide=st.sampled_from([review.accept, review.reject, review.reopen]),
    ),
    _act(
        "a_proposed_value_is_decided",
        number=numbers,
        status=st.sampled_from([ReviewStatus.ACCEPTED, ReviewStatus.REJECTED]),
    ),
    _act("a_mention_is_linked_to_another_record", number=numbers),
    _act("two_records_are_merged", model=st.sampled_from([Partner, Official]), number=numbers),
    _act("a_change_is_taken_back", number=numbers),
)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="MUFAKAT_PLAYS" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
@given(first=readings, second=readings, acts=st.lists(ACTS, min_size=STEPS, max_size=2 * STEPS))
def test_no_run_changes_what_a_person_has_a_say_in(first, second, acts):
    with transaction.atomic():
        play = Play()
        play.an_article_comes_in("a", first)
        play.an_article_comes_in("b", second)
        for name, drawn in acts:
            getattr(play, name)(**drawn)
        transaction.set_rollback(True)
