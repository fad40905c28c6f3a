"""Trust in the rules in a browser: accessible, quiet, and no wider than any screen."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from archive.curation import review
from archive.models import Mention, Quotation, StageReport
from tests.browser.test_pages import log_in, violations, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def judged(archive) -> str:
    """The archive, in which the editor has judged some of what the seeds gave."""
    editor = User.objects.get(username="redaksi")
    rejected = Mention.objects.order_by("pk").values("pk")[:20]
    review.reject(
        Mention.objects.filter(pk__in=list(rejected.values_list("pk", flat=True))), by=editor
    )
    for model in (Mention, Quotation, StageReport):
        review.accept(model.objects.all(), by=editor)
    return archive


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_quiet_and_fits(judged, page, scheme):
    complaints = watch(page)
    page.emulate_media(color_scheme=scheme)
    log_in(page, judged)
    page.get_by_role("link", name="Kepercayaan pada aturan").click()
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []
    assert page.locator(".trust-bar").count() > 3
    assert complaints == []


def test_kind_and_month_are_chosen_without_javascript(judged, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, judged)
    page.goto(f"{judged}/admin/trust/")
    page.select_option("select[name=kind]", "quotation")
    page.locator(".trust-filter button").click()
    page.wait_for_url("**/admin/trust/?kind=quotation*")
    assert page.locator(".trust-kind").all_inner_texts() == ["Kutipan"]
    context.close()
