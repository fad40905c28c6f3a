"""What stays of the addresses of records that were merged, withdrawn or deleted."""

import pytest
from django.urls import reverse

from archive.curation.merge import merge
from archive.curation.slugs import free_slug
from archive.curation.undoing import undo
from archive.ingest.authority_file import KnownRecords
from archive.ingest.slugs import taken_in
from archive.models import Article, ChangeSet, GoneRecord, Official, Partner
from archive.vocabulary import ChangeKind, RecordKind
from tests.archive.desk import at_the_desk, change_page, list_of, make_editor
from tests.archive.public_records import make_article, make_official, make_partner, make_subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return at_the_desk(make_editor("Chief editor"))


def delete(client, record, **sent):
    address = reverse(f"admin:archive_{record._meta.model_name}_delete", args=[record.pk])
    page = client.get(address)
    assert page.status_code == 200
    return client.post(address, {"post": "yes", "stamp": page.context["stamp"], **sent})


def test_a_merged_record_leads_to_the_last_one_also_over_a_withdrawn_one(client):
    one, middle, last = make_partner(), make_partner(), make_partner()
    by = make_editor()
    merge([one], into=middle, by=by)
    middle.refresh_from_db()
    merge([middle], into=last, by=by)
    Partner.objects.filter(pk=middle.pk).update(publication="withdrawn")
    # As an older archive may have it: a chain that was never shortened.
    Partner.objects.filter(pk=one.pk).update(merged_into=middle)

    for record in (one, middle):
        answer = client.get(record.get_absolute_url())
        assert (answer.status_code, answer.headers["Location"]) == (301, last.get_absolute_url())
    Partner.objects.filter(pk=last.pk).update(publication="withdrawn")
    assert client.get(one.get_absolute_url()).status_code == 410


def test_a_deleted_record_answers_410_with_what_replaced_it(chief, client, get):
    old, new = make_official("Ida Fauziah"), make_official("Ida Fauziyah")
    address = old.get_absolute_url()

    delete(chief, old, replaced_by=new.pk)

    page = get(address)
    assert page.status_code == 410
    assert f'<a href="{new.get_absolute_url()}">Ida Fauziyah</a>' in page.content.decode()
    assert "Ida Fauziah" not in page.content.decode()
    # What replaced it is merged, then deleted for a third: the address knows the last one.
    third = make_official("Ida")
    new.refresh_from_db()
    merge([new], into=third, by=make_editor())
    assert third.get_absolute_url() in get(address).content.decode()
    new.refresh_from_db()
    delete(chief, new)
    assert third.get_absolute_url() in get(address).content.decode()
    assert GoneRecord.objects.get(slug=new.slug).replaced_by == third.slug


def test_what_nobody_has_seen_leaves_nothing(chief, client):
    draft = make_partner(publication="draft")
    waiting = make_partner(status="proposed")
    for record in (draft, waiting):
        delete(chief, record)
        assert client.get(record.get_absolute_url()).status_code == 404
    assert not GoneRecord.objects.exists()


def test_taking_the_deletion_back_takes_the_note_away(chief, client):
    partner = make_partner("Jepang")
    delete(chief, partner)
    assert client.get(partner.get_absolute_url()).status_code == 410

    undone = undo(ChangeSet.objects.latest("pk"), by=make_editor())

    assert undone.kept == []
    assert not GoneRecord.objects.exists()
    assert client.get(partner.get_absolute_url()).status_code == 200


def test_a_record_that_comes_back_alone_takes_its_note_away(chief, client):
    partner = make_partner("Jepang")
    delete(chief, partner)
    deletion = ChangeSet.objects.latest("pk")
    change = deletion.changes.get(model="partner")
    undo(deletion, by=make_editor(), only=[change.pk])
    assert not GoneRecord.objects.exists()
    assert client.get(partner.get_absolute_url()).status_code == 200


def test_several_are_deleted_at_once_articles_and_subjects_too(chief, client):
    partners = [make_partner(), make_partner()]
    sent = {"action": "delete_selected", "_selected_action": [one.pk for one in partners]}
    page = chief.post(list_of(Partner), sent)
    chief.post(list_of(Partner), {**sent, "post": "yes", "stamp": page.context["stamp"]})
    assert {note.slug for note in GoneRecord.objects.all()} == {one.slug for one in partners}
    article, subject = make_article(), make_subject("lama")
    for record in (article, subject):
        delete(chief, record)
        assert client.get(record.get_absolute_url()).status_code == 410


def test_an_address_that_stood_for_a_deleted_record_is_given_to_no_other(chief):
    official, article = make_official("Ida Fauziyah", slug="ida-fauziyah"), make_article()
    delete(chief, official)
    delete(chief, article)
    assert free_slug(Official, "Ida Fauziyah") == "ida-fauziyah-2"
    assert "ida-fauziyah" in KnownRecords.load().slugs[RecordKind.OFFICIAL]
    assert article.slug in taken_in(Article)([article.slug, "baru"])
    assert "baru" not in taken_in(Article)([article.slug, "baru"])


def test_an_editor_deletes_nothing(client):
    partner = make_partner()
    editor = at_the_desk(make_editor())
    address = reverse("admin:archive_partner_delete", args=[partner.pk])
    assert editor.post(address, {"post": "yes"}).status_code == 403
    assert editor.get(change_page(partner)).status_code == 200
    assert not ChangeSet.objects.filter(kind=ChangeKind.DELETION).exists()
