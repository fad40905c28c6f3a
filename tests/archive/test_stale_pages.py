"""Pages that ask before something is done: out of date, they ask again instead of doing it."""

import pytest

from archive.models import Mention, NameVariant, Partner
from tests.archive.desk import at_the_desk, change_page, list_of, make_editor, make_mention
from tests.archive.public_records import make_partner
from tests.archive.test_clashes import save

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani():
    return at_the_desk(make_editor("Administrator", name="ani"))


@pytest.fixture
def budi():
    return at_the_desk(make_editor("Administrator", name="budi"))


def stamp_on(page):
    return page.context["stamp"]


def test_a_record_is_deleted_as_it_was_shown(ani, budi):
    partner = make_partner("Jepang")
    save(budi, partner, description="Dari Budi")
    address = change_page(partner).replace("change", "delete")
    page = ani.get(address)
    assert f'name="stamp" value="{stamp_on(page)}"' in page.content.decode()

    ani.post(address, {"post": "yes", "stamp": stamp_on(page)})

    assert not Partner.objects.exists()


def test_a_record_that_somebody_changed_meanwhile_is_not_deleted_unseen(ani, budi):
    partner = make_partner("Jepang")
    address = change_page(partner).replace("change", "delete")
    stamp = stamp_on(ani.get(address))
    save(budi, partner, **{"variants-TOTAL_FORMS": "1", "variants-0-name": "Nippon"})

    page = ani.post(address, {"post": "yes", "stamp": stamp}, follow=True)

    assert partner.variants.get().name == "Nippon"
    assert "Nothing was done: budi has changed something here" in page.content.decode()
    ani.post(address, {"post": "yes", "stamp": stamp_on(page)})
    assert not Partner.objects.exists()
    assert not NameVariant.objects.exists()


def test_a_record_that_somebody_deleted_meanwhile_is_told(ani):
    partner = make_partner("Jepang")
    address = change_page(partner).replace("change", "delete")
    partner.delete()

    page = ani.post(address, {"post": "yes", "stamp": "1"}, follow=True)

    assert "Perhaps it was deleted?" in page.content.decode()


def test_selected_records_are_not_deleted_unseen(ani, budi):
    partners = [make_partner(), make_partner()]
    sent = {"action": "delete_selected", "_selected_action": [one.pk for one in partners]}
    stamp = stamp_on(ani.post(list_of(Partner), sent))
    save(budi, partners[0], description="Dari Budi")
    confirmed = {**sent, "post": "yes", "stamp": stamp}

    page = ani.post(list_of(Partner), confirmed)

    assert Partner.objects.count() == 2
    assert "Nothing was done: budi" in page.content.decode()
    ani.post(list_of(Partner), {**confirmed, "stamp": stamp_on(page)})
    assert not Partner.objects.exists()


def test_selected_records_that_are_all_gone_are_told(ani):
    partner = make_partner()
    sent = {"action": "delete_selected", "_selected_action": [partner.pk]}
    stamp = stamp_on(ani.post(list_of(Partner), sent))
    partner.delete()

    page = ani.post(list_of(Partner), {**sent, "post": "yes", "stamp": stamp}, follow=True)

    assert "These rows are gone." in page.content.decode()


def test_rows_that_somebody_linked_meanwhile_are_not_linked_unseen(ani, budi):
    japan, korea = make_partner("Jepang"), make_partner("Korea Selatan")
    mention = make_mention()
    sent = {"action": "link_selected", "_selected_action": [mention.pk]}
    stamp = stamp_on(ani.post(list_of(Mention), sent))
    theirs = budi.post(list_of(Mention), sent)
    confirmed = {**sent, "confirm": "1"}
    budi.post(list_of(Mention), {**confirmed, "partner": korea.pk, "stamp": stamp_on(theirs)})

    page = ani.post(list_of(Mention), {**confirmed, "partner": japan.pk, "stamp": stamp})

    mention.refresh_from_db()
    assert mention.partner == korea
    assert "Nothing was done: budi" in page.content.decode()
    assert page.context["form"].data["partner"] == str(japan.pk)
    again = {**confirmed, "partner": japan.pk, "stamp": stamp_on(page)}
    ani.post(list_of(Mention), again)
    mention.refresh_from_db()
    assert mention.partner == japan
