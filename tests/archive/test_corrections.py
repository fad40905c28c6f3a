"""Corrections: what an editor changes of a machine's proposal stays recognisable as that."""

import pytest
from django.urls import reverse

from archive.curation import linking, locks, merge, review, tagging
from archive.curation.history import last_set
from archive.curation.undoing import undo
from archive.models import (
    Appointment,
    ArticleSubject,
    FieldProposal,
    Initiative,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    Meeting,
    MeetingParticipant,
    Mention,
    Official,
    Participation,
    Partner,
    Quotation,
    StageReport,
    StatedAmount,
)
from tests.archive.desk import at_the_desk, form_of, make_editor, make_mention, proposed
from tests.archive.public_records import (
    machine,
    make_initiative,
    make_meeting,
    make_official,
    make_partner,
    make_story,
    make_subject,
    reviewed,
)
from tests.archive.sent_tables import confirm, send

pytestmark = pytest.mark.django_db


def address_of(row):
    return reverse(f"admin:archive_{row._meta.model_name}_change", args=[row.pk])


def edit(row, editor, **values):
    """Change ``values`` of ``row`` in its form on the desk."""
    client = at_the_desk(editor)
    sent = form_of(client, address_of(row))
    answer = client.post(address_of(row), {**sent, **values})
    assert answer.status_code == 302, answer.context["errors"]
    row.refresh_from_db()


def row_of(model):
    """A row of ``model`` that a run made, with all that it rests on."""
    story = make_story()
    if model is StatedAmount:
        return StatedAmount.objects.create(
            initiative=story.initiative, value=500, unit="orang", note="test", **machine()
        )
    if model is ArticleSubject:
        return ArticleSubject.objects.create(
            article=story.article, subject=story.subject, **machine()
        )
    return model.objects.first()


#: What an editor changes on each kind of proposal: the field, and the new value (or its maker).
EDITS = [
    (Initiative, "name", "Pelatihan juru las"),
    (Partner, "iso3166", "KR"),
    (Official, "name", "Sari Dewi Lestari"),
    (Meeting, "place", "Bandung"),
    (Mention, "role", "host"),
    (Quotation, "attribution", "ujar Sari Dewi"),
    (Participation, "role", "funder"),
    (Involvement, "role", "witness"),
    (StageReport, "stage", "agreed"),
    (StatedAmount, "unit", "perawat"),
    (Appointment, "post", "Wakil Menteri Contoh"),
    (InitiativeSubject, "subject", lambda: make_subject("perlindungan").pk),
    (ArticleSubject, "subject", lambda: make_subject("perlindungan").pk),
    (InitiativeMeeting, "role", "signed"),
    (MeetingParticipant, "partner", lambda: make_partner("Korea Selatan").pk),
]


@pytest.mark.parametrize(("model", "field", "value"), EDITS, ids=lambda part: str(part)[:40])
def test_a_changed_field_is_told_as_a_correction(model, field, value):
    row = row_of(model)

    editor = make_editor("Chief editor")
    edit(row, editor, **{field: value() if callable(value) else value})

    assert row.corrected_fields == [field]
    made = last_set(row)
    [change] = made.changes.filter(model=row._meta.model_name, key=row.pk)
    assert made.by == editor
    assert change.after["corrected"] == field
    assert row._meta.get_field(field).attname in change.after
    assert "Corrected by an editor" in str(at_the_desk(make_editor()).get(address_of(row)).content)


def test_what_editors_add_is_no_correction():
    initiative = make_initiative()

    edit(initiative, make_editor(), description="Yang pertama bagi perawat.")

    assert initiative.corrected == ""
    assert initiative.decided_by is not None


def test_what_a_person_entered_is_not_corrected():
    initiative = make_initiative(**{**reviewed(), "run": None, "rule": ""})

    edit(initiative, make_editor(), name="Pelatihan lain")

    assert initiative.corrected == ""


def test_a_correction_of_a_waiting_record_is_remembered_until_it_is_accepted():
    editor = make_editor()
    initiative = make_initiative(**proposed())
    edit(initiative, editor, name="Pelatihan lain")
    assert initiative.status == "proposed"

    review.accept(Initiative.objects.all(), by=editor)

    initiative.refresh_from_db()
    assert initiative.corrected_fields == ["name"]


def test_corrections_add_up_and_name_a_field_once():
    editor, meeting = make_editor(), make_meeting()

    for values in ({"place": "Bandung"}, {"mode": "online"}, {"place": "Bogor"}):
        edit(meeting, editor, **values)

    assert meeting.corrected_fields == ["place", "mode"]


def test_linking_to_another_record_is_a_correction():
    mention = make_mention(partner=make_partner())

    linking.link(Mention.objects.all(), to=make_partner("Korea Selatan"), by=make_editor())

    mention.refresh_from_db()
    assert (mention.corrected_fields, mention.decision) == (["partner"], "")


def test_another_value_of_the_machine_taken_by_an_editor_corrects_the_first():
    meeting = make_meeting()
    FieldProposal.objects.create(
        meeting=meeting, field="place", present="Jakarta", proposed="Bandung", **proposed()
    )

    locks.accept_proposals(FieldProposal.objects.all(), by=make_editor())

    meeting.refresh_from_db()
    assert meeting.corrected_fields == ["place"]


def test_what_is_decided_with_another_row_says_so():
    editor, partner = make_editor(), make_partner(**proposed())
    make_mention(partner=partner)

    review.accept(Mention.objects.all(), by=editor)

    partner.refresh_from_db()
    assert (partner.status, partner.decision) == ("accepted", "along")
    assert Mention.objects.get().decision == ""


def test_what_falls_with_a_record_says_so():
    partner = make_partner(**proposed())
    make_mention(partner=partner)

    review.reject(Partner.objects.all(), by=make_editor())

    assert Mention.objects.get().decision == "along"
    assert Partner.objects.get().decision == ""


def test_a_decision_taken_back_says_so_until_the_next_one():
    editor, mention = make_editor(), make_mention(partner=make_partner())
    review.reject(Mention.objects.all(), by=editor)
    review.reopen(Mention.objects.all(), by=editor)
    mention.refresh_from_db()
    assert mention.decision == "taken_back"

    review.accept(Mention.objects.all(), by=editor)

    mention.refresh_from_db()
    assert mention.decision == ""


def test_choosing_the_waiting_status_by_hand_takes_a_decision_back():
    editor = make_editor()
    official = make_official(**reviewed())

    edit(official, editor, status="proposed")

    assert (official.decision, official.decided_by) == ("taken_back", None)


def test_a_merged_record_and_what_stays_with_it_say_so():
    kept, doubled = make_partner("Jepang"), make_partner("Negeri Jepang", iso3166="")
    mention = make_mention(partner=kept)
    make_mention(article=mention.article, partner=doubled)

    merge.merge([doubled], into=kept, by=make_editor())

    doubled.refresh_from_db()
    assert doubled.decision == "merged"
    assert sorted(Mention.objects.values_list("decision", flat=True)) == ["", "merged"]


def test_a_row_raised_by_a_merge_was_not_judged_itself():
    kept, doubled = make_partner("Jepang"), make_partner("Negeri Jepang", iso3166="")
    mention = make_mention(partner=kept)
    judged = make_mention(article=mention.article, partner=doubled, **reviewed())

    merge.merge([doubled], into=kept, by=make_editor())

    mention.refresh_from_db()
    judged.refresh_from_db()
    assert (mention.status, mention.decision) == ("accepted", "along")
    assert judged.decision == ""


def test_tagging_with_a_proposed_subject_judges_the_proposal():
    story = make_story()

    tagging.tag(Initiative.objects.all(), story.subject, by=make_editor())

    row = InitiativeSubject.objects.get()
    assert (row.status, row.decision, row.corrected) == ("accepted", "", "")
    assert row.decided_by is not None


def test_an_imported_table_corrects_what_a_run_had_read():
    partner = make_partner("Jepang", slug="jepang")
    desk = at_the_desk(make_editor("Chief editor"))

    confirm(desk, "partner", send(desk, "partner", "slug,name,kind\njepang,Nippon,country\n"))

    partner.refresh_from_db()
    assert (partner.name, partner.corrected_fields) == ("Nippon", ["name"])


def test_bringing_the_state_before_a_correction_back_takes_the_mark_away():
    partner = make_partner("Jepang")
    edit(partner, make_editor(name="ayu"), name="Nippon")
    assert partner.corrected_fields == ["name"]

    undo(last_set(partner), by=make_editor())

    partner.refresh_from_db()
    assert (partner.name, partner.corrected_fields) == ("Jepang", [])
