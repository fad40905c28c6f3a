"""Who else has a page open: a courtesy that costs little, holds nobody up and leaves no trace."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.curation.open_pages import note_left, note_open, others_at
from archive.models import ChangeSet, OpenPage
from tests.archive.desk import at_the_desk, change_page, make_editor
from tests.archive.public_records import make_article, make_partner
from tests.archive.test_clashes import save

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani():
    return make_editor("Administrator", name="ani")


@pytest.fixture
def budi():
    return make_editor("Administrator", name="budi")


def opened(client, record):
    return client.get(change_page(record)).content.decode()


def address_of(record):
    return change_page(record).replace("change", "open")


def test_who_opens_a_page_is_seen_by_the_next(ani, budi):
    partner = make_partner()
    assert "has this page open too" not in opened(at_the_desk(ani), partner)

    page = opened(at_the_desk(budi), partner)

    assert "ani has this page open too. Whoever saves second is shown both versions." in page


def test_nobody_is_told_of_themselves_or_of_other_pages(ani, budi):
    partner, article = make_partner(), make_article()
    note_open(partner, by=ani)
    note_open(article, by=budi)

    assert others_at(partner, than=ani) == []
    assert others_at(article, than=ani) == ["budi"]


def test_a_page_that_is_not_heard_of_counts_for_some_minutes_only(ani, budi):
    partner = make_partner()
    note_open(partner, by=ani)
    OpenPage.objects.update(seen_at=timezone.now() - timedelta(minutes=4))

    assert others_at(partner, than=budi) == []


def test_a_page_that_stays_open_is_one_row(ani, budi):
    partner = make_partner()
    client = at_the_desk(ani)
    opened(client, partner)
    OpenPage.objects.update(seen_at=timezone.now() - timedelta(minutes=4))
    note_open(partner, by=budi)

    answer = client.post(address_of(partner))

    assert answer.json()["said"].startswith("budi has this page open too")
    assert OpenPage.objects.filter(user=ani).count() == 1
    assert others_at(partner, than=budi) == ["ani"]


def test_leaving_and_saving_take_the_name_away(ani, budi):
    partner = make_partner()
    client = at_the_desk(ani)
    opened(client, partner)
    client.post(address_of(partner), {"left": "1"})
    assert others_at(partner, than=budi) == []

    save(client, partner, description="Baru")

    assert others_at(partner, than=budi) == []


def test_pages_left_long_ago_are_forgotten(ani):
    partner, other = make_partner(), make_partner()
    note_open(partner, by=ani)
    OpenPage.objects.update(seen_at=timezone.now() - timedelta(days=2))
    note_open(other, by=ani)

    note_left(other, by=ani)

    assert not OpenPage.objects.exists()


def test_an_open_page_leaves_nothing_in_the_history(ani):
    partner = make_partner()
    client = at_the_desk(ani)
    opened(client, partner)
    client.post(address_of(partner))

    assert not ChangeSet.objects.exists()


def test_noting_costs_one_statement_and_telling_another(ani, django_assert_num_queries):
    partner = make_partner()
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            note_open(partner, by=ani)
        said = [query["sql"] for query in queries if "openpage" in query["sql"]]
        assert len(said) == 1
    with django_assert_num_queries(1):
        others_at(partner, than=ani)


def test_only_who_may_change_a_record_is_noted_and_answered(ani):
    partner = make_partner()
    reader = make_editor("Reader of drafts")
    client = at_the_desk(reader)
    assert "data-open" not in opened(client, partner)

    assert client.post(address_of(partner)).status_code == 403
    assert at_the_desk(ani).get(address_of(partner)).status_code == 405
    assert not OpenPage.objects.exists()


def test_a_page_that_is_gone_is_not_noted(ani):
    partner = make_partner()
    address = address_of(partner)
    partner.delete()

    assert at_the_desk(ani).post(address).status_code == 404
