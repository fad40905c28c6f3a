"""Merging records that are the same."""

import pytest
from django.core.exceptions import ValidationError

from archive.curation.merge import Merged, merge
from archive.curation.merge_facts import weigh
from archive.models import (
    Appointment,
    InitiativeSubject,
    Mention,
    NameVariant,
    Participation,
    Partner,
    Quotation,
    Subject,
)
from archive.search import search
from tests.archive.desk import make_editor, make_mention, make_participation, proposed
from tests.archive.public_records import (
    make_article,
    make_initiative,
    make_official,
    make_partner,
    reviewed,
    span,
)

pytestmark = pytest.mark.django_db


def test_rows_move_names_stay_findable_and_the_address_redirects():
    kept, other = make_partner("Korea Selatan"), make_partner("Republik Korea", name_en="Korea")
    make_mention(partner=other)
    make_participation(make_initiative(), other)
    NameVariant.objects.create(partner=other, name="Korsel")
    part = make_partner("Seoul", parent=other)

    done = merge([other], into=kept, by=make_editor())

    other.refresh_from_db()
    part.refresh_from_db()
    assert done == Merged(records=1, moved=4, doubled=0)
    assert (other.merged_into, part.parent) == (kept, kept)
    assert Mention.objects.get().partner == Participation.objects.get().partner == kept
    assert set(kept.variants.values_list("name", flat=True)) == {
        "Korsel",
        "Republik Korea",
        "Korea",
    }
    assert list(search(Partner.objects.live(), "korsel")) == [kept]


def test_a_row_the_kept_record_has_already_stays_and_the_better_decision_wins():
    kept, other, initiative = make_partner(), make_partner(), make_initiative()
    here = make_participation(initiative, kept)
    there = make_participation(initiative, other, **reviewed())

    done = merge([other], into=kept, by=make_editor())

    here.refresh_from_db()
    there.refresh_from_db()
    assert (done.moved, done.doubled) == (0, 1)
    assert here.status == "accepted"
    assert here.decided_by is not None
    assert there.partner == other


def test_rejected_by_an_editor_beats_proposed_by_a_run():
    kept, other, article = make_partner(), make_partner(), make_article()
    here = make_mention(article=article, partner=kept)
    make_mention(article=article, partner=other, **{**reviewed(), "status": "rejected"})

    merge([other], into=kept, by=make_editor())

    here.refresh_from_db()
    assert here.status == "rejected"


def test_people_keep_their_posts_and_words():
    kept, other, article = make_official("Sari Dewi"), make_official("Dewi"), make_article()
    for person in (kept, other):
        Appointment.objects.create(official=person, post="Menteri", first_attested="2024")
    Appointment.objects.create(official=other, post="Dirjen", first_attested="2019")
    Quotation.objects.create(
        article=article,
        official=other,
        **span(article.text, "Kami siap membuka kuota baru"),
        **proposed(),
    )

    merge([other], into=kept, by=make_editor())

    assert set(kept.appointments.values_list("post", flat=True)) == {"Menteri", "Dirjen"}
    assert Quotation.objects.get().official == kept


def test_subjects_leave_their_labels():
    kept = Subject.objects.create(code="safety", label_id="K3", label_en="Safety")
    other = Subject.objects.create(code="osh", label_id="Keselamatan kerja", label_en="OSH")
    below = Subject.objects.create(code="mines", label_id="Tambang", label_en="Mines", parent=other)
    InitiativeSubject.objects.create(initiative=make_initiative(), subject=other, **proposed())

    merge([other], into=kept, by=make_editor())

    below.refresh_from_db()
    assert below.parent == InitiativeSubject.objects.get().subject == kept
    assert set(kept.alternatives.values_list("label", flat=True)) == {"Keselamatan kerja", "OSH"}


def test_a_record_merged_into_its_own_part_leaves_no_circle():
    whole = make_partner("Jepang")
    part = make_partner("Nagano", parent=whole)

    merge([whole], into=part, by=make_editor())

    part.refresh_from_db()
    assert part.parent is None


def test_redirects_never_form_a_chain():
    one, two, three = make_partner(), make_partner(), make_partner()
    editor = make_editor()
    merge([one], into=two, by=editor)
    merge([two], into=three, by=editor)

    one.refresh_from_db()
    assert one.merged_into == three


def test_what_has_been_merged_is_not_merged_again():
    one, two, three = make_partner(), make_partner(), make_partner()
    editor = make_editor()
    merge([one], into=two, by=editor)

    with pytest.raises(ValidationError, match="merged already"):
        merge([one], into=three, by=editor)


def test_the_heaviest_record_is_offered_to_be_kept():
    light, heavy = make_partner(), make_partner()
    make_mention(partner=heavy)

    assert weigh([light, heavy]) == {light.pk: 0, heavy.pk: 1}
