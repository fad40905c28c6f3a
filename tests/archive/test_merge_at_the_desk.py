"""The page on which records stand side by side: who may merge, propose, pick and take back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.admin.merging_page import merging_address
from archive.curation.linking import link
from archive.curation.merge import merge
from archive.curation.review import reject
from archive.models import (
    Appointment,
    ChangeSet,
    Mention,
    NameVariant,
    Official,
    OfficialPair,
    Partner,
)
from archive.vocabulary import ChangeKind, ReviewStatus
from tests.archive.desk import at_the_desk, change_page, list_of, make_editor, make_mention
from tests.archive.public_records import make_meeting, make_official, make_partner, text_of

pytestmark = pytest.mark.django_db


def sent(page, **fields):
    """What a browser sends from the page of a merge, with ``fields``."""
    context = page.context
    return {
        "of": [column["record"].pk for column in context["columns"]],
        "keep": context["kept"].pk,
        "seen": context["seen"],
        **fields,
    }


def merge_page_of(client, *records):
    return client.get(merging_address(type(records[0]), [record.pk for record in records]))


@pytest.fixture
def chief():
    return at_the_desk(make_editor("Chief editor"))


def test_the_action_of_the_list_leads_to_the_page(chief):
    one, other = make_partner(), make_partner()
    answer = chief.post(
        list_of(Partner), {"action": "merge_selected", "_selected_action": [one.pk, other.pk]}
    )
    assert answer.headers["Location"] == merging_address(Partner, [one.pk, other.pk])
    assert "Merge records that are the same" in text_of(chief.get(answer.headers["Location"]))


def test_what_is_picked_of_the_other_record_is_kept(chief):
    kept = make_official("Sari Dewi", country="")
    other = make_official("Sari Dewi Lestari", country="ID", description="Menteri.")
    make_mention("Sari Dewi", official=kept)
    page = merge_page_of(chief, kept, other)
    assert page.context["kept"] == kept
    # What the kept record does not say is proposed from the other one.
    proposed = {
        field.name: [choice.record for choice in field.choices if choice.chosen]
        for field in page.context["fields"]
    }
    assert (proposed["name"], proposed["country"]) == ([kept.pk], [other.pk])

    fields = {"pick_name": other.pk, "pick_country": other.pk, "reason": "one person"}
    answer = chief.post(page.request["PATH_INFO"], sent(page, confirm="1", **fields))
    assert answer.headers["Location"] == change_page(kept)
    kept.refresh_from_db()
    assert (kept.name, kept.country, kept.description) == ("Sari Dewi Lestari", "ID", "")
    assert [variant.name for variant in kept.variants.all()] == ["Sari Dewi"]
    assert {lock.field for lock in kept.fieldlocks.all()} == {"name", "country"}
    done = ChangeSet.objects.get(kind=ChangeKind.MERGE)
    assert (done.reason, done.by.username) == ("one person", "chief-editor")


def test_keeping_the_other_one_starts_from_its_values_and_keeps_the_reason(chief):
    one, other = make_partner("Jepang"), make_partner("Japan")
    page = merge_page_of(chief, one, other)
    turned = chief.post(
        page.request["PATH_INFO"], sent(page, swap=other.pk, reason="same", pick_name=one.pk)
    )
    assert turned.context["kept"] == other
    assert turned.context["reason"] == "same"
    name = next(field for field in turned.context["fields"] if field.name == "name")
    assert [choice.record for choice in name.choices if choice.chosen] == [other.pk]
    assert Partner.objects.live().count() == 2


def test_a_record_changed_since_the_page_was_opened_is_not_merged(chief):
    one, other = make_partner(), make_partner()
    page = merge_page_of(chief, one, other)
    Partner.objects.filter(pk=other.pk).update(description="Somebody else wrote this.")

    again = chief.post(page.request["PATH_INFO"], sent(page, confirm="1"))

    assert "changed since you opened this page" in text_of(again)
    assert Partner.objects.live().count() == 2


def test_different_codes_days_and_sides_are_warned_of(chief):
    korea = make_partner("Korea", iso3166="KR")
    japan = make_partner("Jepang", iso3166="JP")
    assert "different ISO codes: KR, JP" in text_of(merge_page_of(chief, korea, japan))
    one, other = make_meeting(held_on="2024-05-06"), make_meeting(held_on="2024-06")
    assert "held on different days" in text_of(merge_page_of(chief, one, other))
    here, there = make_official(country="ID"), make_official(country="JP")
    assert "different countries: ID, JP" in text_of(merge_page_of(chief, here, there))


def test_an_editor_proposes_and_a_chief_editor_decides(chief):
    one, other = make_official("Ida Fauziyah"), make_official("Ida Fauziah")
    editor = at_the_desk(make_editor())
    page = merge_page_of(editor, one, other)
    assert "Propose the merge" in text_of(page)

    editor.post(page.request["PATH_INFO"], sent(page, propose="1", reason=""))
    assert not OfficialPair.objects.exists()
    editor.post(page.request["PATH_INFO"], sent(page, propose="1", reason="a slip of the pen"))
    pair = OfficialPair.objects.get()
    assert pair.reasons == [["proposed", "editor: a slip of the pen"]]
    assert editor.post(page.request["PATH_INFO"], sent(page, confirm="1")).status_code == 403
    assert Official.objects.live().count() == 2

    page = merge_page_of(chief, one, other)
    chief.post(page.request["PATH_INFO"], sent(page, confirm="1"))
    pair.refresh_from_db()
    assert (pair.status, pair.decided_by.username) == (ReviewStatus.ACCEPTED, "chief-editor")


def test_who_only_reads_sees_no_page_of_merging():
    one, other = make_partner(), make_partner()
    reader = at_the_desk(make_editor("Reader of drafts"))
    assert merge_page_of(reader, one, other).status_code == 403
    for name in ("unmerge", "split"):
        address = reverse(f"admin:archive_partner_{name}", args=[one.pk])
        assert reader.get(address).status_code == 403
        assert at_the_desk(make_editor(name=name)).post(address).status_code == 403


def test_the_page_of_a_merged_record_leads_to_taking_it_back(chief):
    kept, other = make_partner("Korea Selatan"), make_partner("Republik Korea")
    make_mention(partner=other)
    page = merge_page_of(chief, kept, other)
    chief.post(page.request["PATH_INFO"], sent(page, keep=kept.pk, confirm="1", reason="Korea"))
    address = reverse("admin:archive_partner_unmerge", args=[other.pk])
    assert address in chief.get(change_page(other)).content.decode()
    assert address in chief.get(change_page(kept)).content.decode()

    said = text_of(chief.get(address))
    assert "Korea Selatan" in said
    assert "Mentions: 1" in said
    chief.post(address, {"reason": "not so", "not_the_same": "1"})

    other.refresh_from_db()
    assert other.merged_into is None
    assert other.mentions.count() == 1
    pair = kept.pairs_as_first.get()
    assert (pair.status, pair.note) == (ReviewStatus.REJECTED, "not so")
    assert chief.get(address).headers["Location"] == change_page(other)


def test_what_was_changed_since_is_shown_and_kept(chief):
    kept, other, third = make_partner("Korea"), make_partner("Korea Raya"), make_partner("Jepang")
    linked, judged = make_mention(partner=other), make_mention(partner=other)
    merge([other], into=kept, by=make_editor())
    link(Mention.objects.filter(pk=linked.pk), to=third, by=make_editor(name="sesudahnya"))
    reject(Mention.objects.filter(pk=judged.pk), by=make_editor(name="hakim"))
    address = reverse("admin:archive_partner_unmerge", args=[other.pk])

    said = text_of(chief.get(address))
    assert "Changed since, and kept 1" in " ".join(said.split())
    assert "mention “Jepang”: partner" in said
    answer = chief.post(address, {}, follow=True)
    assert "1 later change was kept." in text_of(answer)

    linked.refresh_from_db()
    judged.refresh_from_db()
    assert linked.partner == third
    assert (judged.partner, judged.status) == (other, ReviewStatus.REJECTED)
    assert ChangeSet.objects.get(kind=ChangeKind.MERGE).is_undone


def test_comparing_takes_as_many_queries_for_much_as_for_little(chief):
    one, other = make_official(), make_official()
    asked = []
    for rows in (1, 6):
        for number in range(rows):
            make_mention("Sari Dewi", official=one)
            NameVariant.objects.create(official=one, name=f"Nama {rows} {number}")
            Appointment.objects.create(official=other, post=f"Menteri {rows} {number}")
        with CaptureQueriesContext(connection) as queries:
            assert merge_page_of(chief, one, other).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 45
