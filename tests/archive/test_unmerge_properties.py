"""Whatever leads to records: a merge that is taken back leaves no trace but in the history."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from archive.curation.integrity import check_redirects, check_stages, check_statuses
from archive.curation.merge import merge
from archive.curation.merge_facts import FIELDS
from archive.curation.split import is_split, parts_of, split
from archive.curation.undoing import undo
from archive.curation.unmerge import unmerge
from archive.models import ChangeSet, Partner
from tests.archive.graphs import KINDS, RECORDS, Graph, links, tables

pytestmark = pytest.mark.django_db

random_graphs = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    # An example writes and reads whole tables: to look for a smaller one would take minutes.
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
kinds = st.sampled_from(KINDS)
keys = st.integers(0, RECORDS - 1)


def found_wrong():
    """What the checks of the archive say that merging could have spoilt."""
    checks = (check_redirects, check_stages, check_statuses)
    return {(found.code, found.where) for check in checks for found in check()}


@random_graphs
@given(
    drawn=links,
    kind=kinds,
    order=st.permutations(range(RECORDS)),
    count=st.integers(1, RECORDS - 1),
    picked=st.data(),
)
def test_a_merge_taken_back_leaves_every_table_as_it_was(drawn, kind, order, count, picked):
    with transaction.atomic():
        graph = Graph(drawn)
        records = [graph.records[kind][at] for at in order]
        kept, merged = records[0], records[1 : count + 1]
        before, wrong = tables(), found_wrong()
        source = picked.draw(st.sampled_from(merged))
        fields = picked.draw(
            st.sets(st.sampled_from([f for f in FIELDS[type(kept)] if f != "parent"]))
        )
        values = {name: getattr(source, name) for name in fields if getattr(source, name)}

        merge(merged, into=kept, by=graph.user, values=values)

        assert found_wrong() <= wrong
        assert tables() != before
        merged[0].refresh_from_db()
        _merge, undone = unmerge(merged[0], by=graph.user)
        assert undone.kept == []
        assert tables() == before
        transaction.set_rollback(True)


@random_graphs
@given(drawn=links, kind=kinds, last_first=st.booleans())
def test_a_chain_of_merges_is_taken_back_in_any_order(drawn, kind, last_first):
    with transaction.atomic():
        graph = Graph(drawn)
        first, second, third, _other = graph.records[kind]
        before = tables()
        merge([first], into=second, by=graph.user)
        second.refresh_from_db()
        merge([second], into=third, by=graph.user)

        for record in (second, first) if last_first else (first, second):
            record.refresh_from_db()
            unmerge(record, by=graph.user)

        assert tables() == before
        transaction.set_rollback(True)


@random_graphs
@given(drawn=links, kind=kinds.filter(lambda kind: kind != "subject"), chosen=st.data())
def test_a_split_taken_back_leaves_every_table_as_it_was(drawn, kind, chosen):
    with transaction.atomic():
        graph = Graph(drawn)
        record, other = graph.records[kind][:2]
        assert is_split(type(record))
        rows = {
            code: move.model._base_manager.filter(**{move.field: record}).values_list(
                "pk", flat=True
            )
            for code, move in parts_of(record)
        }
        taken = {
            code: chosen.draw(st.sets(st.sampled_from(sorted(found)))) if found else set()
            for code, found in rows.items()
        }
        if any(taken.values()):
            before, wrong = tables(), found_wrong()
            done = split(record, taken, by=graph.user, name="Yang lain")
            assert done.is_new
            assert found_wrong() <= wrong
            undone = undo(ChangeSet.objects.latest("pk"), by=graph.user)
            assert undone.kept == []
            assert tables() == before
        assert other.pk
        transaction.set_rollback(True)


def test_a_code_that_only_one_live_record_may_have_goes_over_and_back():
    graph = Graph([])
    kept, other = graph.records["partner"][:2]
    Partner.objects.filter(pk=other.pk).update(iso3166="JP")
    kept.parent = other
    kept.save()
    before = tables()

    merge([other], into=kept, by=graph.user, values={"iso3166": "JP"})

    other.refresh_from_db()
    assert Partner.objects.get(pk=kept.pk).iso3166 == "JP"
    unmerge(other, by=graph.user)
    assert tables() == before
