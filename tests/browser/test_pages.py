"""The pages as readers and editors see them: accessible, quiet, no wider than the screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from archive.models import Article, Initiative, Meeting, Official, Partner, Subject

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LISTS = [
    "/",
    "/prakarsa/",
    "/mitra/",
    "/pejabat/",
    "/pertemuan/",
    "/topik/",
    "/berita/",
    "/cari/?q=pelatihan",
]


def details() -> list[str]:
    """One address of each kind of record that the seeds fill."""
    initiative = Initiative.objects.public().filter(stage_reports__isnull=False).first()
    return [
        Article.objects.public().earliest("pk").get_absolute_url(),
        initiative.get_absolute_url(),
        reverse("initiative_reports", args=[initiative.slug]),
        reverse("initiative_evidence", args=[initiative.slug]),
        Partner.objects.public().filter(participations__isnull=False).first().get_absolute_url(),
        Official.objects.public().filter(mentions__isnull=False).first().get_absolute_url(),
        Meeting.objects.public().first().get_absolute_url(),
        Subject.objects.filter(initiative_rows__isnull=False).first().get_absolute_url(),
    ]


def watch(page) -> list[str]:
    """Collect what the page's console complains of."""
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text) if message.type in {"error", "warning"} else None
        ),
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def violations(page) -> list[str]:
    """What axe finds wrong with the page, readably."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{item['id']}: {item['help']} at {node['target']}"
        for item in found
        for node in item["nodes"]
    ]


def log_in(page, archive: str) -> None:
    page.goto(f"{archive}/admin/login/?next=/admin/")
    page.fill("input[name=username]", "redaksi")
    page.fill("input[name=password]", "ruang-redaksi-2026")
    page.click("[type=submit]")
    page.wait_for_url(f"{archive}/admin/")


def test_public_pages_are_accessible_and_quiet(archive, page):
    complaints = watch(page)
    for address in [*LISTS, *details()]:
        assert page.goto(archive + address).status == 200, address
        assert violations(page) == [], address
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_public_pages_fit_a_phone_in_both_themes(archive, page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    for address in [*LISTS, *details()]:
        page.goto(archive + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    assert violations(page) == []


def test_the_pages_work_without_javascript(archive, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{archive}/")
    page.fill("input[name=q]", "pelatihan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/?q=pelatihan*")
    assert page.locator("mark").count() > 0
    context.close()


def test_a_promise_is_followed_from_the_list_to_its_very_words(archive, page):
    page.goto(f"{archive}/prakarsa/")
    page.locator("main table a[href^='/prakarsa/']").first.click()
    sentence = page.locator("main mark").first
    assert sentence.inner_text()
    page.locator("main a[href^='/berita/']").first.click()
    assert page.locator("main mark").count() > 0


def test_the_interface_changes_language(archive, page):
    page.goto(f"{archive}/")
    assert page.locator("html").get_attribute("lang") == "id"
    page.get_by_role("banner").get_by_text("EN", exact=True).click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "en"


def test_an_editor_reviews_a_mention(archive, page):
    log_in(page, archive)
    assert violations(page) == []
    page.goto(f"{archive}/admin/archive/mention/")
    assert violations(page) == []
    page.locator("input.action-select").first.check()
    page.select_option("select[name=action]", "accept_selected")
    page.locator("button[name=index]").first.click()
    expect(page.locator(".messagelist .success")).to_have_count(1)
    page.goto(f"{archive}/admin/archive/initiative/")
    page.locator("#result_list tbody th a").first.click()
    expect(page.locator("mark").first).to_be_visible()
    assert violations(page) == []
