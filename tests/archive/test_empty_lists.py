"""Empty lists say what to do instead of showing nothing."""

import pytest
from django.contrib import admin

from archive.models import FieldProposal, Partner
from tests.archive.desk import DESK, at_the_desk, list_of, make_editor
from tests.archive.public_records import make_partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return at_the_desk(make_editor("Administrator"))


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_every_empty_list_says_what_fills_it(client, model):
    page = client.get(list_of(model)).content.decode()
    desk = admin.site._registry[model]

    if model._default_manager.exists():
        assert "empty-list" not in page
        return
    assert "Nothing here yet." in page
    may_add = desk.has_add_permission(client.get("/admin/").wsgi_request)
    assert may_add == (f'href="{list_of(model)}add/"' in page)


def test_a_list_that_nobody_adds_to_says_where_its_rows_come_from(client):
    page = client.get(list_of(FieldProposal)).content.decode()

    assert "A run that reads something else in a locked field proposes it here." in page


def test_a_search_without_hits_leads_back_to_everything(client):
    make_partner("Jepang")

    page = client.get(list_of(Partner), {"q": "zzzz"}).content.decode()

    assert "Nothing here matches what you look for." in page
    assert "Nothing here yet." not in page
