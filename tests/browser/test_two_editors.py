"""Two editors in two browsers at the same record: nobody overwrites anybody, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import sleep

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from archive.models import NameVariant, OpenPage, Partner
from tests.browser.test_pages import violations, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "ruang-redaksi-2026"


@pytest.fixture
def partner(archive) -> Partner:
    partner = Partner.objects.filter(participations__isnull=False).earliest("pk")
    partner.variants.all().delete()
    NameVariant.objects.create(partner=partner, name="Nama A")
    NameVariant.objects.create(partner=partner, name="Nama B")
    return partner


@contextmanager
def editor(browser, archive, name, **options) -> Iterator:
    """A browser of its own in which ``name`` has logged in; Indonesian, as the newsroom speaks."""
    if not User.objects.filter(username=name).exists():
        User.objects.create_superuser(name, password=PASSWORD)
    context = browser.new_context(locale="id-ID", **options)
    page = context.new_page()
    page.goto(f"{archive}/admin/login/?next=/admin/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url(f"{archive}/admin/")
    yield page
    context.close()


def form_of(page, archive, record):
    page.goto(f"{archive}/admin/archive/{record._meta.model_name}/{record.pk}/change/")


def until(holds: Callable[[], bool]) -> None:
    """Wait for what a browser tells the server behind its pages."""
    for _attempt in range(100):
        if holds():
            return
        sleep(0.1)
    pytest.fail("The server has not heard of it for ten seconds.")


def save(page):
    page.locator("input[name=_save]").first.click()
    page.wait_for_load_state()


def test_two_editors_of_one_record_both_keep_their_work(archive, partner, browser):
    with editor(browser, archive, "ani") as ani, editor(browser, archive, "budi") as budi:
        complaints = watch(ani)
        form_of(ani, archive, partner)
        form_of(budi, archive, partner)
        expect(budi.locator(".open-elsewhere")).to_contain_text("ani")
        ani.fill("[name=description]", "Dari Ani")
        ani.fill("[name=variants-0-name]", "Nama A, kata Ani")
        budi.fill("[name=description]", "Dari Budi")
        budi.fill("[name=name_en]", "From Budi")
        budi.check("[name=variants-0-DELETE]")
        save(budi)
        expect(budi.locator(".messagelist .success")).to_have_count(1)

        save(ani)

        clash = ani.locator("form > .clash").first
        expect(clash).to_contain_text("budi")
        told = clash.locator("tbody tr").filter(has_text="Dari Budi")
        expect(told).to_contain_text("Dari Ani")
        expect(ani.locator("[name=description]")).to_have_value("Dari Ani")
        expect(ani.locator("[name=name_en]")).to_have_value("From Budi")
        expect(ani.locator(".row-news del")).to_have_text("Nama A")
        expect(ani.locator("[name=variants-1-name]")).to_have_value("Nama A, kata Ani")
        assert violations(ani) == []
        save(ani)
        expect(ani.locator(".messagelist .success")).to_have_count(1)
        assert complaints == []
    partner.refresh_from_db()
    assert (partner.description, partner.name_en) == ("Dari Ani", "From Budi")
    names = set(partner.variants.values_list("name", flat=True))
    assert names == {"Nama B", "Nama A, kata Ani"}


def test_what_was_typed_about_a_record_that_is_deleted_meanwhile_is_not_lost(
    archive, browser, partner
):
    lone = Partner.objects.create(name="Mitra lepas", slug="mitra-lepas", kind="company")
    with (
        editor(browser, archive, "ani") as ani,
        editor(browser, archive, "budi") as budi,
    ):
        form_of(ani, archive, lone)
        budi.goto(f"{archive}/admin/archive/partner/{lone.pk}/delete/")
        budi.locator("input[type=submit]").last.click()
        budi.wait_for_url("**/admin/archive/partner/")
        ani.fill("[name=description]", "Dari Ani")
        save(ani)

        expect(ani.locator(".clash")).to_contain_text("budi")
        expect(ani.locator(".held strong")).to_have_text("Dari Ani")
        assert violations(ani) == []


def test_the_second_of_two_is_told_and_told_when_the_first_has_left(archive, browser, partner):
    with editor(browser, archive, "ani") as ani, editor(browser, archive, "budi") as budi:
        budi.clock.install()
        form_of(ani, archive, partner)
        form_of(budi, archive, partner)
        note = budi.locator(".open-elsewhere")
        expect(note).to_contain_text("ani")
        ani.goto(f"{archive}/admin/archive/partner/")
        until(lambda: not OpenPage.objects.filter(user__username="ani").exists())

        budi.clock.run_for(61_000)

        expect(note).to_be_hidden()


def test_both_versions_are_shown_without_javascript(archive, browser, partner):
    with (
        editor(browser, archive, "ani", java_script_enabled=False) as ani,
        editor(browser, archive, "budi", java_script_enabled=False) as budi,
    ):
        form_of(ani, archive, partner)
        form_of(budi, archive, partner)
        expect(budi.locator(".open-elsewhere")).to_contain_text("ani")
        budi.fill("[name=description]", "Dari Budi")
        save(budi)
        ani.fill("[name=description]", "Dari Ani")
        save(ani)
        expect(ani.locator("form > .clash").first).to_contain_text("Dari Budi")
        save(ani)
    partner.refresh_from_db()
    assert partner.description == "Dari Ani"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_clash_is_accessible_and_fits_a_phone(archive, browser, partner, scheme):
    with editor(browser, archive, "ani", color_scheme=scheme) as ani:
        ani.set_viewport_size({"width": 390, "height": 844})
        form_of(ani, archive, partner)
        Partner.objects.filter(pk=partner.pk).update(description="Dari Budi")
        partner.variants.first().delete()
        ani.fill("[name=description]", "Dari Ani")
        save(ani)
        expect(ani.locator("form > .clash").first).to_be_visible()
        assert violations(ani) == []
        assert ani.evaluate("document.documentElement.scrollWidth") <= 390
