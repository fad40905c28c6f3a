"""Tables, subjects and suggestions in a real browser: accessible, quiet, no wider than a phone."""

from __future__ import annotations

import pytest

from archive.models import Article, Subject
from tests.browser.test_pages import log_in, violations, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADER = "code,label_id,label_en,broader,definition,alternatives\n"
GOOD = HEADER + "wages,Upah,Pay,industrial-relations,Imbalan kerja.,upah minimum | penggajian\n"
WRONG = HEADER + "x,Hubungan  INDUSTRIAL,X,,,\n,A,B,nowhere,,\n"


def send(page, archive: str, folder, table: str) -> None:
    """Choose a file on the page of imports and ask what it changes."""
    file = folder / "topik.csv"
    file.write_text(table, encoding="utf-8")
    page.goto(f"{archive}/admin/archive/subject/import/")
    page.set_input_files("input[type=file]", file)
    page.click("input[type=submit].default")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_tables_and_subjects(archive, page, tmp_path, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    complaints = watch(page)
    log_in(page, archive)

    def look(what: str) -> None:
        assert violations(page) == [], what
        assert page.evaluate("document.documentElement.scrollWidth") <= width, what

    subject, article = Subject.objects.get(code="wages"), Article.objects.earliest("pk")
    for address in (
        "subject/",
        f"subject/{subject.pk}/change/",
        "subject/import/",
        "subject/export/",
        "outlet/import/",
        f"article/{article.pk}/suggest/",
    ):
        page.goto(f"{archive}/admin/archive/{address}")
        look(address)
    send(page, archive, tmp_path, WRONG)
    look("errors")
    send(page, archive, tmp_path, GOOD)
    look("preview")
    page.click("input[name=confirm]")
    page.wait_for_url(f"{archive}/admin/archive/subject/")
    assert Subject.objects.get(code="wages").label_id == "Upah"
    assert complaints == []
