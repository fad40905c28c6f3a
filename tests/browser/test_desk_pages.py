"""Every kind of page of the desk: accessible, quiet, and no wider than a phone, in both themes."""

from __future__ import annotations

import pytest

from archive.models import (
    Article,
    ImportRun,
    Initiative,
    Meeting,
    Mention,
    Official,
    Partner,
    RawDocument,
    StageReport,
    Subject,
)
from tests.browser.test_pages import log_in, violations, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LISTS = [
    "archive/article/",
    "archive/mention/",
    "archive/initiative/",
    "archive/partner/?q=jepang",
    "archive/partner/?q=zzzz",
    "archive/official/",
    "archive/stagereport/",
    "archive/importrun/",
    "archive/runitem/",
    "archive/rawdocument/",
    "archive/fieldproposal/",
    "auth/user/",
]
OTHERS = ["archive/partner/add/", "archive/partner/import/", "archive/partner/export/", "trust/"]
RECORDS = [
    Article,
    Initiative,
    Partner,
    Official,
    Meeting,
    Subject,
    Mention,
    StageReport,
    ImportRun,
    RawDocument,
]


def addresses(archive) -> list[str]:
    """One page of each kind."""
    forms = []
    for model in RECORDS:
        record = model._default_manager.order_by("pk").first()
        forms.append(f"archive/{model._meta.model_name}/{record.pk}/change/")
    partner = Partner.objects.filter(participations__isnull=True, mentions__isnull=True).first()
    kept = Initiative.objects.earliest("pk")
    deletions = [
        f"archive/partner/{partner.pk}/delete/",
        f"archive/initiative/{kept.pk}/delete/",
    ]
    return [f"{archive}/admin/{path}" for path in (*LISTS, *OTHERS, *forms, *deletions)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_accessible_and_fits(archive, page, scheme):
    complaints = watch(page)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{archive}/admin/login/")
    found = {"log-in": violations(page)}
    log_in(page, archive)
    for address in addresses(archive):
        page.set_viewport_size({"width": 1440, "height": 900})
        assert page.goto(address).status == 200, address
        found[address] = violations(page)
        page.set_viewport_size({"width": 390, "height": 844})
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            found[address].append("wider than a phone")
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
    assert complaints == []


@pytest.mark.parametrize("action", ["link_selected", "delete_selected", "merge_selected"])
def test_pages_between_are_accessible(archive, page, action):
    log_in(page, archive)
    name = {"link_selected": "mention", "merge_selected": "partner"}.get(action, "article")
    page.goto(f"{archive}/admin/archive/{name}/")
    for box in page.locator("input.action-select").all()[:2]:
        box.check()
    page.select_option("select[name=action]", action)
    page.locator("button[name=index]").first.click()
    page.wait_for_load_state()
    assert page.locator("#changelist-form").count() == 0
    assert violations(page) == []
