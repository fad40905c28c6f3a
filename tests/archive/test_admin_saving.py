"""Saving on the desk: what counts as a decision, lost updates, tagging."""

import pytest

from archive.models import (
    Initiative,
    Participation,
    StageReport,
    Subject,
)
from tests.archive.desk import (
    at_the_desk,
    change_page,
    form_of,
    list_of,
    make_editor,
    make_mention,
    make_participation,
    proposed,
)
from tests.archive.public_records import (
    make_article,
    make_initiative,
    make_partner,
    make_story,
    reviewed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return at_the_desk(make_editor("Administrator"))


def test_a_changed_row_counts_as_reviewed(client):
    initiative, partner = make_initiative(), make_partner()
    row = make_participation(initiative, partner)
    sent = form_of(client, change_page(initiative))
    sent["participations-0-role"] = "host"

    client.post(change_page(initiative), sent)

    row.refresh_from_db()
    assert (row.role, row.status) == ("host", "accepted")
    assert row.decided_by is not None


def test_untouched_rows_are_not_signed(client):
    initiative = make_initiative()
    row = make_participation(initiative, make_partner())

    client.post(
        change_page(initiative), {**form_of(client, change_page(initiative)), "name": "Nama baru"}
    )

    row.refresh_from_db()
    initiative.refresh_from_db()
    assert initiative.name == "Nama baru"
    assert row.status == "proposed"


def test_a_new_name_is_found_at_once(client):
    partner = make_partner("Jepang")
    sent = {**form_of(client, change_page(partner)), "name": "Kekaisaran Matahari Terbit"}

    client.post(change_page(partner), sent)

    page = client.get(list_of(type(partner)), {"q": "terbit matahari"}).content.decode()
    assert "Kekaisaran Matahari Terbit" in page


def test_rejecting_by_status_takes_the_rows_along(client):
    partner = make_partner(**proposed())
    mention = make_mention(partner=partner)
    sent = {**form_of(client, change_page(partner)), "status": "rejected"}

    client.post(change_page(partner), sent)

    mention.refresh_from_db()
    assert mention.status == "rejected"


def test_a_form_that_somebody_else_overtook_is_refused_with_both_versions(client):
    partner = make_partner("Jepang", description="Lama")
    mine = form_of(client, change_page(partner))
    other = at_the_desk(make_editor(name="budi"))
    other.post(
        change_page(partner),
        {**form_of(other, change_page(partner)), "description": "Dari Budi", "name_en": "Japan"},
    )

    page = client.post(change_page(partner), {**mine, "description": "Dari saya"})

    html = page.content.decode()
    partner.refresh_from_db()
    assert partner.description == "Dari Budi"
    assert "Saved by budi" in html
    assert "Dari Budi" in html
    assert ">\nDari saya</textarea>" in html
    assert 'value="Japan"' in html  # not touched by me: the form now holds what was saved


def test_saving_once_more_keeps_both(client):
    partner = make_partner("Jepang", description="Lama")
    mine = form_of(client, change_page(partner))
    other = at_the_desk(make_editor(name="budi"))
    other.post(change_page(partner), {**form_of(other, change_page(partner)), "name_en": "Japan"})

    refused = client.post(change_page(partner), {**mine, "description": "Dari saya"})
    form = refused.context["adminform"].form
    again = {**mine, **{bound.html_name: bound.value() or "" for bound in form}}
    client.post(change_page(partner), again)

    partner.refresh_from_db()
    assert (partner.description, partner.name_en) == ("Dari saya", "Japan")


def test_a_run_that_changed_a_field_is_noticed_too(client):
    partner = make_partner("Jepang")
    mine = form_of(client, change_page(partner))
    type(partner).objects.filter(pk=partner.pk).update(wikidata="Q17")

    page = client.post(change_page(partner), {**mine, "description": "Dari saya"})

    assert "Nothing you typed is lost" in page.content.decode()


def test_a_row_of_an_inline_that_somebody_else_changed_is_refused(client):
    initiative = make_initiative()
    row = make_participation(initiative, make_partner())
    mine = form_of(client, change_page(initiative))
    Participation.objects.filter(pk=row.pk).update(role="funder")

    page = client.post(change_page(initiative), {**mine, "participations-0-role": "host"})

    row.refresh_from_db()
    assert row.role == "funder"
    assert "Funder" in page.content.decode()


def test_what_the_form_does_not_show_is_never_written_back(client):
    initiative = make_initiative(stage="signed", stage_on="2024")
    mine = form_of(client, change_page(initiative))
    Initiative.objects.filter(pk=initiative.pk).update(stage="ongoing")

    client.post(change_page(initiative), {**mine, "description": "Dari saya"})

    initiative.refresh_from_db()
    assert (initiative.stage, initiative.description) == ("ongoing", "Dari saya")


@pytest.fixture
def subject():
    return Subject.objects.create(code="safety", label_id="K3", label_en="Safety")


@pytest.mark.parametrize("make", [make_article, make_initiative])
def test_many_records_are_tagged_after_a_preview(client, subject, make):
    records = [make() for _ in range(3)]
    sent = {
        "action": "bulk_selected",
        "_selected_action": [record.pk for record in records],
        "operation": "tag",
        "subject": subject.pk,
    }

    preview = client.post(list_of(type(records[0])), sent)
    assert "This changes <strong>3</strong> and leaves <strong>0</strong>" in str(preview.content)
    assert not records[0].subjects.exists()

    confirmed = {**sent, "seen": preview.context["seen"], "confirm": "1"}
    client.post(list_of(type(records[0])), confirmed)
    assert [record.subjects.get() for record in records] == [subject] * 3
    again = client.post(list_of(type(records[0])), sent).content.decode()
    assert "This changes <strong>0</strong> and leaves <strong>3</strong>" in again


def test_a_removed_subject_stays_rejected_so_that_no_run_brings_it_back(client, subject):
    initiative = make_initiative()
    initiative.subject_rows.create(subject=subject, **reviewed())
    sent = {
        "action": "bulk_selected",
        "_selected_action": [initiative.pk],
        "operation": "untag",
        "subject": subject.pk,
    }

    seen = client.post(list_of(Initiative), sent).context["seen"]
    client.post(list_of(Initiative), {**sent, "seen": seen, "confirm": "1"})

    assert initiative.subject_rows.get().status == "rejected"


def test_a_row_of_a_run_that_is_deleted_stays_as_rejected(client):
    initiative = make_initiative()
    read = make_participation(initiative, make_partner())
    entered = make_participation(initiative, make_partner(), run=None, note="Menurut surat.")
    sent = form_of(client, change_page(initiative))
    for number in range(2):
        sent[f"participations-{number}-DELETE"] = "on"

    client.post(change_page(initiative), sent)

    read.refresh_from_db()
    assert (read.status, read.decision) == ("rejected", "")
    assert read.decided_by is not None
    assert not Participation.objects.filter(pk=entered.pk).exists()


def test_a_deleted_stage_report_no_longer_gives_the_stage(client):
    story = make_story()
    sent = form_of(client, change_page(story.initiative))
    sent["stage_reports-0-DELETE"] = "on"

    client.post(change_page(story.initiative), sent)

    story.initiative.refresh_from_db()
    assert (story.initiative.stage, StageReport.objects.get().status) == ("", "rejected")
