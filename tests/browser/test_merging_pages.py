"""Merging, taking back and splitting in a browser: accessible, quiet, no wider than the screen."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from archive.admin.merging_page import merging_address
from archive.curation.merge import merge
from archive.curation.pairs import propose_merge
from archive.models import Official, OfficialPair
from tests.browser.test_pages import log_in, violations, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(archive) -> list[Official]:
    """Two officials, one that is merged into the first, and a pair that waits."""
    first = Official.objects.order_by("pk")[0]
    other, merged = (
        Official.objects.create(name=f"{first.name} {word}", slug=word, status="accepted")
        for word in ("Putra", "Tua")
    )
    editor = User.objects.get(username="redaksi")
    merge([merged], into=first, by=editor)
    propose_merge([first, other], by=editor, reason="Nama yang sama")
    return [Official.objects.get(pk=one.pk) for one in (first, other, merged)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_quiet_and_fit(archive, people, page, scheme):
    first, other, merged = people
    pair = OfficialPair.objects.get(second=other)
    complaints = watch(page)
    page.emulate_media(color_scheme=scheme)
    log_in(page, archive)
    for address in (
        merging_address(Official, [first.pk, other.pk]),
        reverse("admin:archive_officialpair_changelist"),
        reverse("admin:archive_officialpair_change", args=[pair.pk]),
        reverse("admin:archive_official_split", args=[first.pk]),
        reverse("admin:archive_official_unmerge", args=[merged.pk]),
        reverse("admin:archive_official_change", args=[merged.pk]),
        reverse("admin:archive_official_delete", args=[other.pk]),
    ):
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.goto(archive + address).status == 200, address
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert violations(page) == [], address
    assert complaints == []


def test_records_are_swapped_merged_and_taken_back_without_javascript(archive, people, browser):
    first, other, _merged = people
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, archive)
    page.goto(archive + merging_address(Official, [first.pk, other.pk]))
    page.fill("#id_reason", "orang yang sama")
    page.locator("button[name=swap]").click()
    assert page.input_value("input[name=keep]") == str(other.pk)
    assert page.input_value("#id_reason") == "orang yang sama"
    page.locator("button[name=confirm]").click()
    page.wait_for_url(f"**/official/{other.pk}/change/")
    assert Official.objects.get(pk=first.pk).merged_into == other

    page.goto(archive + reverse("admin:archive_official_unmerge", args=[first.pk]))
    page.locator(".submit-row button").click()
    page.wait_for_url(f"**/official/{first.pk}/change/")
    assert Official.objects.get(pk=first.pk).merged_into is None
    context.close()


def test_the_page_of_a_deleted_record_is_accessible(archive, people, page):
    first, other, _merged = people
    log_in(page, archive)
    page.goto(archive + reverse("admin:archive_official_delete", args=[other.pk]))
    page.locator(".replacement .select2-selection").click()
    page.locator(".select2-search__field").fill(first.name)
    page.locator(".select2-results__option", has_text=first.name).first.click()
    page.locator(".submit-row input[type=submit]").click()
    page.wait_for_url("**/admin/archive/official/**")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.goto(archive + other.get_absolute_url()).status == 410
        assert page.locator(f"a[href='{first.get_absolute_url()}']").count() == 1
        assert violations(page) == []
