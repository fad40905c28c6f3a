"""Who answers for a record: a machine alone, the archive's own lists, or an editor."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse

from archive.models import Partner
from archive.models.review import least_sure
from archive.vocabulary import Origin
from tests.archive.desk import at_the_desk, make_editor
from tests.archive.public_records import machine, make_partner, reviewed

pytestmark = pytest.mark.django_db

#: As fixtures bring a known name: it stands, without a run and without an editor.
LISTED = {"status": "accepted", "run": None, "rule": "", "confidence": None}
FIELDS = {Origin.MACHINE: machine, Origin.LISTED: lambda: LISTED, Origin.REVIEWED: reviewed}


@pytest.fixture
def partners():
    """A partner of each origin, by its origin."""
    return {
        origin: make_partner(f"Mitra {origin}", **fields()) for origin, fields in FIELDS.items()
    }


def test_a_row_knows_who_answers_for_it(partners):
    assert {origin: partner.origin for origin, partner in partners.items()} == {
        origin: origin for origin in Origin
    }
    assert [origin for origin, one in partners.items() if one.is_machine_read] == [Origin.MACHINE]


@pytest.mark.parametrize(
    ("narrowed", "origin"),
    [
        (Partner.objects.machine_read, Origin.MACHINE),
        (Partner.objects.listed, Origin.LISTED),
        (Partner.objects.reviewed, Origin.REVIEWED),
    ],
)
def test_queries_tell_the_same_origins_as_rows(partners, narrowed, origin):
    assert list(narrowed()) == [partners[origin]]


def test_what_waits_or_was_rejected_has_no_standing_yet():
    make_partner(**{**machine(), "status": "proposed"})
    make_partner(**{**LISTED, "status": "rejected"})
    assert not Partner.objects.machine_read()
    assert not Partner.objects.listed()


@pytest.mark.parametrize(
    ("origins", "least"),
    [
        ([Origin.REVIEWED], Origin.REVIEWED),
        ([Origin.REVIEWED, Origin.LISTED], Origin.LISTED),
        ([Origin.LISTED, Origin.MACHINE, Origin.REVIEWED], Origin.MACHINE),
    ],
)
def test_what_rests_on_several_rows_is_no_surer_than_the_weakest(origins, least):
    assert least_sure(origins) is least


@pytest.mark.parametrize("origin", list(Origin))
def test_the_page_of_a_record_says_who_answers_for_it(client, partners, origin):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(partners[origin].get_absolute_url()).content.decode()
    assert f'<span class="origin {origin}">{origin.label}</span>' in page
    for other in set(Origin) - {origin}:
        assert f'<span class="origin {other}">' not in page


@pytest.mark.parametrize(
    ("chosen", "origin"),
    [
        ("machine", Origin.MACHINE),
        ("listed", Origin.LISTED),
        ("reviewed", Origin.REVIEWED),
    ],
)
def test_the_filter_of_the_desk_tells_origins_apart(partners, chosen, origin):
    desk = at_the_desk(make_editor())
    address = reverse("admin:archive_partner_changelist")
    shown = desk.get(address, {"review": chosen}).context["cl"].queryset
    assert list(shown) == [partners[origin]]
