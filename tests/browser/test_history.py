"""The history and bulk work in a browser: accessible, quiet, no wider than any screen."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from archive.changes.recording import recording
from archive.curation import bulk
from archive.models import ChangeSet, Mention, Official, Partner
from archive.vocabulary import ChangeKind, ReviewStatus
from tests.browser.test_pages import log_in, violations, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def changed(archive) -> str:
    """The archive, in which the editor has edited, decided on many rows, and deleted a record."""
    editor = User.objects.get(username="redaksi")
    partner = Partner.objects.get(slug="jepang")
    for words in ("Negara kepulauan di Asia Timur.", "Negara kepulauan di Asia Timur Laut."):
        with recording(by=editor, reason="Menurut laman resmi"):
            partner.description = words
            partner.save()
    bulk.apply(bulk.Decide(ReviewStatus.REJECTED), Mention.objects.all(), by=editor)
    gone = Official.objects.create(name="Pejabat Ganda", slug="pejabat-ganda", status="accepted")
    with recording(ChangeKind.DELETION, by=editor):
        gone.delete()
    return archive


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_quiet_and_fit(changed, page, scheme):
    complaints = watch(page)
    page.emulate_media(color_scheme=scheme)
    log_in(page, changed)
    partner = Partner.objects.get(slug="jepang")
    large = ChangeSet.objects.get(kind="bulk")
    edit = ChangeSet.objects.filter(kind="edit").first()
    for path in (
        f"archive/partner/{partner.pk}/history/",
        f"archive/partner/{partner.pk}/change/",
        "perubahan/",
        f"perubahan/{large.pk}/",
        f"perubahan/{edit.pk}/kembali/",
        "aktivitas/",
        "terhapus/",
    ):
        page.goto(f"{changed}/admin/{path}")
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert violations(page) == [], path
    assert complaints == []


def test_a_change_is_taken_back_without_javascript(changed, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, changed)
    page.goto(f"{changed}/admin/perubahan/?kind=edit")
    page.locator(".told-title a").first.click()
    page.locator("a.button[href$='/kembali/']").click()
    assert page.locator(".told-plan ins").first.inner_text() != ""
    page.fill("#reason", "Sumbernya keliru")
    page.locator(".submit-row input[type=submit]").click()
    page.wait_for_url("**/admin/perubahan/*/")
    assert Partner.objects.get(slug="jepang").description == "Negara kepulauan di Asia Timur."
    assert ChangeSet.objects.first().reason == "Sumbernya keliru"
    context.close()


def test_many_rows_of_a_filter_are_changed_at_once(changed, page):
    complaints = watch(page)
    log_in(page, changed)
    Mention.objects.update(status="proposed", decided_by=None, decided_at=None)
    waiting = Mention.objects.filter(official__isnull=False).count()
    page.goto(f"{changed}/admin/archive/mention/?kind__exact=official")
    page.check("#action-toggle")
    if page.locator(".actions .question a").is_visible():
        page.locator(".actions .question a").click()
    page.select_option("select[name=action]", "bulk_selected")
    page.locator("button[name=index]").click()
    page.select_option("select[name=operation]", "reject")
    page.locator("input[name=preview]").click()
    page.wait_for_selector("input[name=confirm]")
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []
    page.locator("input[name=confirm]").click()
    page.wait_for_url("**/admin/archive/mention/**")
    rejected = Mention.objects.filter(kind="official", status="rejected").count()
    assert rejected >= waiting > 0
    assert complaints == []
