"""The review desk in a browser: by keyboard alone, by mouse, without script, for everybody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from archive.curation.desk_reading import read_proposals
from archive.models import Article, ChangeSet, Mention, Partner, Quotation
from tests.browser.test_pages import log_in, violations, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: Where the review by keyboard is recorded, if anywhere: a folder for the trace, which
#: ``playwright show-trace`` plays step by step with a picture of each.
RECORDED = os.environ.get("MUFAKAT_RECORD_REVIEW", "")
#: Which of the seeds is reviewed by keyboard.
REFERENCE = "004_e10b22e616f6e869"


def desk_of(article: Article) -> str:
    return reverse("review", args=[article.pk])


def pressed(page, key: str) -> None:
    """Press a key that leads to another page, and wait for it."""
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def test_a_seed_is_reviewed_completely_by_keyboard(archive, browser, browser_context_args):
    article = Article.objects.get(reference__contains=REFERENCE)
    context = browser.new_context(**browser_context_args)
    if RECORDED:
        context.tracing.start(screenshots=True, snapshots=True)
    page = context.new_page()
    complaints = watch(page)
    log_in(page, archive)
    page.goto(archive + desk_of(article))
    strokes = 0
    decisions = {"initiative-": "a", "subject-": "r"}
    while page.locator("[aria-keyshortcuts=a]").count():
        opened = page.locator("form.acts input[name=usul]").first.input_value()
        key = next((key for kind, key in decisions.items() if opened.startswith(kind)), "a")
        pressed(page, key)
        strokes += 1
        assert strokes < 100
    article.refresh_from_db()
    reading = read_proposals(article)
    assert reading.open == []
    assert strokes == len(reading.proposals)
    assert article.decided_by is not None
    assert ChangeSet.objects.filter(by=article.decided_by).count() == strokes
    pressed(page, "u")
    assert len(read_proposals(article).open) == 1
    pressed(page, "r")
    pressed(page, "n")
    expect(page.locator("#usul")).to_be_visible()
    assert complaints == []
    if RECORDED:
        context.tracing.stop(path=str(Path(RECORDED) / "review.zip"))
    context.close()


def test_keys_move_open_and_never_fire_while_typing(archive, page):
    article = Article.objects.get(reference__contains=REFERENCE)
    log_in(page, archive)
    page.goto(archive + desk_of(article))
    tag = page.locator(".prop.cur > .tag")
    first = tag.inner_text()
    pressed(page, "j")
    assert tag.inner_text() != first
    pressed(page, "k")
    assert tag.inner_text() == first
    pressed(page, "e")
    title = page.locator(".small-form input[type=text]").first
    title.fill("")
    title.type("jakarta ramah")
    assert title.input_value() == "jakarta ramah"
    assert not Mention.objects.filter(decided_by__isnull=False).exists()
    page.keyboard.press("Escape")
    pressed(page, "Escape")
    page.keyboard.press("?")
    assert page.locator("#pintasan").get_attribute("open") is not None
    page.locator("#keys-on").uncheck()
    page.locator("body").click(position={"x": 5, "y": 5})
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert not Mention.objects.filter(decided_by__isnull=False).exists()
    page.reload()
    assert not page.locator("#keys-on").is_checked()


def test_words_chosen_in_the_text_are_counted_as_the_server_counts_them(archive, page):
    article = Article.objects.get(reference__contains=REFERENCE)
    log_in(page, archive)
    page.goto(archive + desk_of(article))
    start = page.evaluate(
        """() => {
          const piece = [...document.querySelectorAll(".read span[data-s]")]
            .find((one) => one.textContent.trim().length > 30 && !one.querySelector("mark"));
          const range = document.createRange();
          range.setStart(piece.firstChild, 4);
          range.setEnd(piece.firstChild, 20);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return Number(piece.dataset.s) + [...piece.textContent.slice(0, 4)].length;
        }"""
    )
    words = article.text[start : start + 16]
    pressed(page, "t")
    assert page.locator("#add-words").input_value() == words.strip()
    page.fill("#find-name", "Jepang")
    expect(page.locator("#found .record").first).to_contain_text("Jepang")
    page.locator("#find-name").blur()
    pressed(page, "1")
    mention = Mention.objects.get(run__isnull=True)
    assert mention.exact == words.strip()
    assert article.text[mention.start : mention.end] == mention.exact
    assert mention.partner == Partner.objects.get(name="Jepang")


def test_the_desk_works_with_plain_forms(archive, browser):
    context = browser.new_context(java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    log_in(page, archive)
    article = Article.objects.order_by("pk").first()
    page.goto(archive + desk_of(article))
    page.locator("button[value=accept]").click()
    expect(page.locator(".dbar .said")).to_contain_text("J1")
    page.locator("form.undo button").click()
    assert not Mention.objects.filter(decided_by__isnull=False).exists()
    page.locator("sup a", has_text="K").first.click()
    page.locator("a.button[href*=tautkan]").click()
    page.fill("#find-name", "Afriansyah")
    page.locator("form.find button").click()
    page.locator("#found .record").first.click()
    assert Quotation.objects.filter(decided_by__isnull=False).count() == 1
    page.locator("a.add-mark").click()
    page.fill("#add-words", article.text.split("\n")[1][:12])
    page.locator(".adding form[method=get] button").click()
    expect(page.locator(".adding form[method=post]")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_is_accessible_quiet_and_fits(archive, page, scheme):
    complaints = watch(page)
    page.emulate_media(color_scheme=scheme)
    log_in(page, archive)
    article = Article.objects.get(reference__contains=REFERENCE)
    first = read_proposals(article).proposals[0]
    for query in (
        "",
        f"?usul={first.key}&aksi=betulkan",
        f"?usul={first.key}&aksi=tautkan",
        f"?usul={first.parts[-1].key}",
        "?aksi=tandai&kata=Indonesia",
    ):
        page.goto(archive + desk_of(article) + query)
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, query
            assert violations(page) == [], query
    page.goto(archive + desk_of(article))
    while page.locator("form.rest-form").count():
        page.locator("#least").select_option(index=page.locator("#least option").count() - 1)
        page.locator("form.rest-form button").click()
    assert violations(page) == []
    assert complaints == []
