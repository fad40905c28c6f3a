"""Fields that editors changed are locked, and other values are offered, not written."""

import pytest

from archive.curation import locks, review
from archive.curation.history import last_set
from archive.models import FieldLock, FieldProposal, Initiative
from tests.archive.desk import at_the_desk, form_of, make_editor, proposed
from tests.archive.factories import file_full, nurses, read_again
from tests.archive.public_records import make_article, make_outlet, make_partner

pytestmark = pytest.mark.django_db


def test_only_fields_that_a_run_writes_are_locked_and_only_once():
    partner, editor = make_partner(), make_editor()

    for _ in range(2):
        locks.lock(partner, ["name", "kind", "status", "publication", "nothing"], by=editor)

    assert locks.locked_fields(partner) == {"name", "kind"}


def test_what_an_editor_changes_at_the_desk_is_locked():
    partner = make_partner("Jepang")
    client = at_the_desk(make_editor())
    address = f"/admin/archive/partner/{partner.pk}/change/"

    client.post(address, {**form_of(client, address), "description": "Negara kepulauan."})

    assert locks.locked_fields(partner) == {"description"}


def test_saving_without_a_change_locks_nothing():
    partner = make_partner("Jepang", description="Baris satu.\nBaris dua.")
    client = at_the_desk(make_editor())
    address = f"/admin/archive/partner/{partner.pk}/change/"
    sent = form_of(client, address)
    sent["description"] = sent["description"].replace("\n", "\r\n")  # as browsers send it

    client.post(address, sent)

    assert not FieldLock.objects.exists()


def propose(article, field, value):
    return FieldProposal.objects.create(
        article=article, field=field, present="", proposed=value, **proposed()
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [("headline", "Judul yang lain"), ("event_on", "2019-07"), ("rights", "excerpt")],
)
def test_an_accepted_proposal_is_written_and_locked(field, value):
    article = make_article()
    propose(article, field, value)

    decided = locks.accept_proposals(FieldProposal.objects.all(), by=make_editor())

    article.refresh_from_db()
    assert decided.changed == 1
    assert getattr(article, field) == value
    assert locks.locked_fields(article) == {field}
    change = last_set(article).changes.get(model="article")
    assert change.after[field] == value


def test_a_proposed_outlet_is_found_by_its_code():
    article, outlet = make_article(), make_outlet(code="antara")
    propose(article, "outlet", "antara")

    locks.accept_proposals(FieldProposal.objects.all(), by=make_editor())

    article.refresh_from_db()
    assert article.outlet == outlet


@pytest.mark.parametrize(("field", "value"), [("event_on", "kemarin"), ("outlet", "tak-ada")])
def test_a_value_that_is_not_valid_stays_a_proposal(field, value):
    article = make_article()
    propose(article, field, value)

    decided = locks.accept_proposals(FieldProposal.objects.all(), by=make_editor())

    assert (decided.changed, decided.left) == (0, 1)
    assert FieldProposal.objects.proposed().count() == 1


def test_proposals_are_decided_at_the_desk():
    article = make_article(headline="Judul lama")
    proposal = propose(article, "headline", "Judul baru")
    client = at_the_desk(make_editor())

    client.post(
        f"/admin/archive/fieldproposal/{proposal.pk}/change/",
        {"CHANGE_FORM-action": "accept_selected", "_selected_action": proposal.pk},
    )

    article.refresh_from_db()
    assert article.headline == "Judul baru"


def test_the_form_marks_a_locked_field_with_who_and_when():
    partner = make_partner("Jepang")
    locks.lock(partner, ["name"], by=make_editor(name="ayu"))
    address = f"/admin/archive/partner/{partner.pk}/change/"

    page = at_the_desk(make_editor()).get(address).content.decode()

    assert "Locked by ayu" in page
    assert "Unlock" not in page


def test_a_chief_editor_unlocks_a_field_and_is_back_at_its_record():
    partner = make_partner("Jepang")
    locks.lock(partner, ["name"], by=make_editor(name="ayu"))
    client = at_the_desk(make_editor("Chief editor"))
    address = f"/admin/archive/partner/{partner.pk}/change/"
    unlock = f"/admin/archive/fieldlock/{FieldLock.objects.get().pk}/delete/"
    assert f'href="{unlock}"' in client.get(address).content.decode()

    answer = client.post(unlock, {"post": "yes"})

    assert answer["Location"] == address
    assert locks.locked_fields(partner) == set()


def test_the_form_offers_what_a_run_has_read_for_a_locked_field():
    article = make_article()
    proposal = propose(article, "headline", "<b>Judul lain</b>")

    page = at_the_desk(make_editor()).get(f"/admin/archive/article/{article.pk}/change/")

    assert "“&lt;b&gt;Judul lain&lt;/b&gt;”" in page.content.decode()
    assert f"/admin/archive/fieldproposal/{proposal.pk}/change/" in page.content.decode()


def test_a_run_offers_both_values_with_the_words_it_read_and_only_once():
    article, editor = file_full(), make_editor()
    initiative = Initiative.objects.get()
    locks.lock(initiative, ["name"], by=editor)
    other = [nurses(title="Pelatihan perawat bersama")]

    read_again(article, initiatives=other)

    proposal = FieldProposal.objects.get()
    assert (proposal.field, proposal.present, proposal.proposed) == (
        "name",
        "Pelatihan perawat",
        "Pelatihan perawat bersama",
    )
    assert proposal.evidence.startswith("a: “Kedua negara sepakat memulai pelatihan perawat")
    review.reject(FieldProposal.objects.all(), by=editor)
    read_again(article, initiatives=other)
    initiative.refresh_from_db()
    assert initiative.name == "Pelatihan perawat"
    assert FieldProposal.objects.get().status == "rejected"
