"""The list of records that may be one, and the page of one pair."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.admin.merging_page import merging_address
from archive.curation.pairs_finding import find_pairs
from archive.models import Appointment, ChangeSet, Official, OfficialPair
from archive.vocabulary import ChangeKind
from tests.archive.desk import at_the_desk, change_page, list_of, make_editor
from tests.archive.public_records import make_official, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    for name in ("Ida Fauziyah", "Ida Fauziah"):
        person = make_official(name, country="ID")
        Appointment.objects.create(official=person, post="Menteri Ketenagakerjaan")
    find_pairs(Official)
    return OfficialPair.objects.get()


def test_the_list_tells_why_and_what_is_known_of_both(pair):
    editor = at_the_desk(make_editor())
    said = text_of(editor.get(list_of(OfficialPair), {"review": "waiting"}))
    assert "Ida Fauziyah · Ida Fauziah" in said
    assert "names that are spelled alike: ida fauziah / ida fauziyah" in said.replace(
        "ida fauziyah / ida fauziah", "ida fauziah / ida fauziyah"
    )
    assert said.count("Menteri Ketenagakerjaan") == 2


def test_not_the_same_keeps_the_reason_and_can_be_looked_at_again(pair):
    editor = at_the_desk(make_editor())
    page = editor.get(change_page(pair))
    assert "Merge…" not in text_of(page)
    editor.post(change_page(pair), {"status": "proposed", "apart": "1", "reason": "sisters"})
    pair.refresh_from_db()
    assert (pair.status, pair.note, pair.decided_by.username) == ("rejected", "sisters", "editor")
    assert ChangeSet.objects.get().kind == ChangeKind.DECISION
    assert "sisters" in text_of(editor.get(list_of(OfficialPair), {"review": "apart"}))
    assert "sisters" not in text_of(editor.get(list_of(OfficialPair), {"review": "waiting"}))

    # A page that was opened before the decision decides nothing.
    late = editor.post(change_page(pair), {"status": "proposed", "apart": "1", "reason": "late"})
    pair.refresh_from_db()
    assert (late.status_code, pair.note) == (302, "sisters")
    editor.post(change_page(pair), {"status": "rejected", "reopen": "1"})
    pair.refresh_from_db()
    assert pair.status == "proposed"


def test_several_are_told_apart_at_once_with_one_reason(pair):
    editor = at_the_desk(make_editor())
    sent = {"action": "tell_apart_selected", "_selected_action": [pair.pk]}
    assert "will not be offered again" in text_of(editor.post(list_of(OfficialPair), sent))
    editor.post(list_of(OfficialPair), {**sent, "confirm": "1", "reason": "two people"})
    pair.refresh_from_db()
    assert (pair.status, pair.note) == ("rejected", "two people")
    editor.post(list_of(OfficialPair), {**sent, "action": "reopen_selected"})
    pair.refresh_from_db()
    assert pair.status == "proposed"


def test_a_chief_editor_is_led_to_the_merge_and_a_reader_decides_nothing(pair):
    chief = at_the_desk(make_editor("Chief editor"))
    address = merging_address(Official, [pair.first_id, pair.second_id])
    assert address.replace("&", "&amp;") in chief.get(change_page(pair)).content.decode()
    reader = at_the_desk(make_editor("Reader of drafts"))
    assert "Not the same" not in text_of(reader.get(change_page(pair)))
    sent = {"status": "proposed", "apart": "1"}
    assert reader.post(change_page(pair), sent).status_code == 403
    contributor = at_the_desk(make_editor("Contributor"))
    assert contributor.post(change_page(pair), sent).status_code == 403
    assert contributor.get(address).status_code == 200


def test_the_page_of_a_record_tells_what_it_may_be(pair):
    chief = at_the_desk(make_editor("Chief editor"))
    assert change_page(pair) in chief.get(change_page(pair.first)).content.decode()
    assert change_page(pair) not in chief.get(change_page(make_official())).content.decode()


def test_pages_take_as_many_queries_for_much_as_for_little(pair):
    chief = at_the_desk(make_editor("Chief editor"))
    asked = []
    for more in (0, 6):
        for number in range(more):
            make_official(f"Ida Fauziya{'bcdfgh'[number]}", country="ID")
        find_pairs(Official)
        pages = []
        for address in (list_of(OfficialPair), change_page(pair)):
            with CaptureQueriesContext(connection) as queries:
                assert chief.get(address).status_code == 200
            pages.append(len(queries))
        asked.append(pages)
    assert asked[0] == asked[1]
    assert max(asked[1]) <= 40
