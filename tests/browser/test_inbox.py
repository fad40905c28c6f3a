"""The inbox and work with colleagues in a browser: accessible, quiet, no wider than a screen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from archive.curation.notes import write_note
from archive.models import FollowUp, Initiative, Notice, Partner, StageReport
from tests.archive.desk import make_editor
from tests.browser.test_pages import log_in, violations, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def busy(archive) -> str:
    """The archive with something of everything that an inbox shows."""
    me, colleague = User.objects.get(username="redaksi"), make_editor(name="sari")
    initiative = Initiative.objects.order_by("pk")[0]
    write_note(initiative, "@redaksi, angka pesertanya 200 atau 2.000?", by=colleague)
    today = timezone.localdate()
    for owner, days in ((me, 3), (colleague, 30)):
        FollowUp.objects.create(
            initiative=initiative, owner=owner, due_on=today - timedelta(days=days), note="Mulai?"
        )
    Partner.objects.create(
        name="Negara Uji",
        slug="negara-uji",
        kind="country",
        publication="in_review",
        status="proposed",
    )
    for stage in ("signed", "denied"):
        StageReport.objects.create(
            initiative=initiative,
            stage=stage,
            reported_on="2024-05-07",
            note="Siaran pers.",
            status="accepted",
        )
    return archive


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_quiet_and_fit(busy, page, scheme):
    complaints = watch(page)
    page.emulate_media(color_scheme=scheme)
    log_in(page, busy)
    initiative = Initiative.objects.order_by("pk")[0]
    for address in (
        "/admin/",
        "/admin/notices/",
        f"/admin/archive/initiative/{initiative.pk}/change/",
        "/admin/archive/followup/",
        f"/admin/archive/followup/add/?initiative={initiative.pk}",
        "/admin/archive/desknote/",
    ):
        page.goto(busy + address)
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert violations(page) == [], address
    assert complaints == []


def test_the_inbox_is_worked_through_without_javascript(busy, browser):
    context = browser.new_context(java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    log_in(page, busy)
    page.goto(f"{busy}/admin/")

    page.locator(".note-list form button").first.click()
    page.wait_for_url("**/admin/")
    assert page.locator(".note-list").count() == 0

    page.locator(".work-list form[action$='/done/'] button").first.click()
    page.wait_for_url("**/admin/")
    assert FollowUp.objects.filter(done_at__isnull=False).count() == 1

    page.locator("form.acts button").click()
    page.wait_for_url("**/admin/")
    assert not Notice.objects.filter(read_at__isnull=True, to__username="redaksi").exists()
    context.close()


def test_a_note_is_written_and_a_follow_up_set_on_the_page_of_an_initiative(busy, page):
    log_in(page, busy)
    initiative = Initiative.objects.order_by("-pk")[0]
    page.goto(f"{busy}/admin/archive/initiative/{initiative.pk}/change/")
    page.fill("#note-text", "@sari, sudah ada kabar?")
    page.locator(".note-form button").click()
    page.wait_for_url("**/change/#notes")
    assert page.locator(".note-words b").inner_text() == "@sari"
    assert Notice.objects.filter(to__username="sari").exists()

    page.fill("#follow_due_on", "2030-01-02")
    page.locator(".follow-form button").click()
    page.wait_for_url("**/change/#follow-ups")
    assert FollowUp.objects.get(initiative=initiative).owner.username == "redaksi"
