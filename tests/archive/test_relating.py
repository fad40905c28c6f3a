"""Relating: reprints are grouped under one lead, other links wait for an editor."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from archive.curation.grouping import make_lead
from archive.curation.review import reject
from archive.ingest.fixtures import load_fixtures
from archive.ingest.relating import relate, uncompared
from archive.ingest.reprocess import reprocess
from archive.ingest.run import import_texts
from archive.ingest.undo import undo_run
from archive.models import Article, ArticleBand, ArticleLink
from archive.vocabulary import ArticleLinkKind, ReviewStatus

pytestmark = pytest.mark.django_db

BODY = (
    "Jakarta - Menteri Ketenagakerjaan Ida Fauziyah dan Menteri Tenaga Kerja Jepang "
    "menandatangani nota kesepahaman tentang penempatan perawat di Jakarta, Selasa (7/5/2024). "
    "Nota itu mengatur pelatihan bahasa selama enam bulan sebelum keberangkatan para calon. "
    "Biaya perjalanan ditanggung pihak yang mempekerjakan, bukan oleh calon perawat sendiri. "
    "Kedua pihak akan bertemu lagi dalam enam bulan untuk menilai hasil gelombang pertama."
)
OWN = "Kantor dinas setempat menyambut kabar itu dan menyiapkan ruang kelas tambahan bagi peserta."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One report in three papers, each under its own headline, and another story."""
    load_fixtures()
    texts = {
        "a": f"Perawat ke Jepang\n\n{BODY}",
        "b": f"Kabar baik dari Jakarta\n\n{BODY}\n\n{OWN}",
        "c": f"Nota kesepahaman diteken\n\n{BODY.rpartition('. ')[0]}.",
        "d": f"Kelas baru dibuka\n\n{OWN} {OWN.replace('kabar', 'berita')} Warga pun senang.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def article(name: str) -> Article:
    return Article.objects.get(reference=name)


def group() -> dict[str, str]:
    """Each article that stands under a lead, with its lead."""
    led = Article.objects.filter(lead__isnull=False)
    return dict(led.values_list("reference", "lead__reference"))


def test_reprints_stand_under_the_oldest(folder):
    import_texts([folder])
    assert group() == {"b": "a", "c": "a"}
    links = ArticleLink.objects.filter(kind=ArticleLinkKind.REPRINT)
    assert {(link.status, link.rule) for link in links} == {(ReviewStatus.ACCEPTED, "near_text")}
    assert all(link.confidence > 0.8 for link in links)
    assert ArticleLink.objects.count() == links.count()


def test_relating_again_adds_nothing(folder):
    import_texts([folder])
    before = sorted(ArticleLink.objects.values_list("article", "other", "kind"))
    bands = ArticleBand.objects.count()
    relate(Article.objects.values_list("pk", flat=True))
    assert sorted(ArticleLink.objects.values_list("article", "other", "kind")) == before
    assert ArticleBand.objects.count() == bands
    assert uncompared() == []


def test_a_link_that_an_editor_rejected_stays_rejected_and_parts_the_group(folder):
    import_texts([folder])
    editor = User.objects.create(username="editor")
    links = ArticleLink.objects.filter(article=article("b"), kind=ArticleLinkKind.REPRINT)
    reject(links, by=editor)
    assert group() == {"c": "a"}
    reprocess()
    relate(Article.objects.values_list("pk", flat=True))
    assert group() == {"c": "a"}


def test_an_editor_chooses_the_lead(folder):
    import_texts([folder])
    make_lead(article("b"), by=User.objects.create(username="editor"))
    assert group() == {"a": "b", "c": "b"}
    relate(Article.objects.values_list("pk", flat=True))
    assert group() == {"a": "b", "c": "b"}


def test_the_group_finds_another_lead_when_its_own_is_taken_back(folder, tmp_path_factory):
    first = tmp_path_factory.mktemp("first")
    (folder / "a.txt").rename(first / "a.txt")
    run = import_texts([first])
    import_texts([folder])
    undo_run(run.number)
    assert len(group()) == 1
    assert set(group()) | set(group().values()) == {"b", "c"}


def test_readers_see_one_report_with_its_reprints(client, folder):
    import_texts([folder])
    page = client.get(reverse("article_list"))
    shown = {record.reference for record in page.context["page_obj"]}
    assert "a" in shown
    assert shown.isdisjoint({"b", "c"})
    every = client.get(reverse("article_list"), {"reprints": "1"})
    assert {"a", "b", "c"} <= {record.reference for record in every.context["page_obj"]}
    told = client.get(article("b").get_absolute_url()).content.decode()
    assert article("a").get_absolute_url() in told
    assert article("c").get_absolute_url() in told
