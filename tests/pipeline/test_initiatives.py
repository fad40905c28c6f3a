"""Initiatives: whole short articles with what a reader finds in them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from archive.pipeline.annotations import InitiativeReading, PartnerReading
from archive.pipeline.documents import Document, Passage, RawText, Span
from archive.pipeline.extract.initiatives.initiatives import find_initiatives
from archive.pipeline.process import Result, process
from archive.pipeline.segment import find_sentences
from archive.vocabulary import (
    InitiativeKind,
    InitiativeLevel,
    PartnerKind,
    PartnerRole,
    PassageRole,
    Scope,
)

ARTICLES = tomllib.loads(
    (Path(__file__).parent / "initiative_articles.toml").read_text(encoding="utf-8")
)["article"]
NAMES = [article["name"] for article in ARTICLES]


@cache
def result_of(name: str) -> Result:
    text: str = next(item["text"] for item in ARTICLES if item["name"] == name)
    return process(RawText(name, text.encode()))


def labour(result: Result) -> list[InitiativeReading]:
    return [item for item in result.initiatives if item.scope is Scope.LABOUR]


def fit(item: InitiativeReading, expected: dict[str, Any], result: Result) -> float:
    """The share of the expected words in the title, if half of them and a partner are right."""
    words = expected["words"].casefold().split()
    common = sum(word in item.title.casefold() for word in words)
    partners = [
        f"{partner.iso3166} {partner.name}"
        for partner in result.partners
        if partner.key in item.partners
    ]
    wanted = [form for names in expected["partners"] for form in names.split("|")]
    right = any(form in partner for form in wanted for partner in partners)
    return common / len(words) if common * 2 >= len(words) and right else 0


@pytest.mark.parametrize("article", ARTICLES, ids=NAMES)
def test_an_article_gives_the_initiatives_a_reader_finds(article: dict[str, Any]) -> None:
    result = result_of(article["name"])
    left = labour(result)
    for expected in article["initiative"]:
        found = max(left, key=lambda item: fit(item, expected, result), default=None)
        assert found is not None, expected["words"]
        assert fit(found, expected, result), f"{expected['words']} not in {[i.title for i in left]}"
        left.remove(found)
        assert found.stage in expected["stage"]
        if "subjects" in expected:
            assert set(found.subjects) & set(expected["subjects"])
        if "level" in expected:
            assert found.level == expected["level"]
    allowed = [words.casefold() for words in article.get("may", ())]
    surplus = [item.title for item in left]
    assert [title for title in surplus if not any(a in title.casefold() for a in allowed)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_initiative_has_its_evidence_and_an_umbrella_before_it(name: str) -> None:
    result = result_of(name)
    sentences = {sentence.span for sentence in find_sentences(result.document)}
    keys = {partner.key for partner in result.partners}
    for index, item in enumerate(result.initiatives):
        assert item.evidence
        assert set(item.evidence) <= sentences
        assert list(item.evidence) == sorted(item.evidence)
        assert set(item.partners) <= keys
        assert 0 < item.confidence <= 1
        assert item.title[:1] == item.title[:1].upper()
        assert 0 < len(item.title.split()) <= 15
        if item.parent is not None:
            assert item.parent < index
            assert item.level is InitiativeLevel.ITEM
            assert result.initiatives[item.parent].level is InitiativeLevel.UMBRELLA


# -- without the other steps: partners by hand


def document_of(*lines: str) -> Document:
    passages, at = [], 0
    for line in lines:
        passages.append(Passage(Span(at, at + len(line)), PassageRole.PARAGRAPH))
        at += len(line) + 1
    return Document("x", "0" * 64, "utf-8", "\n".join(lines), tuple(passages))


def partner_of(
    document: Document, name: str, role: PartnerRole = PartnerRole.COUNTERPART
) -> PartnerReading:
    """A country named ``name``, with every place where the text says so."""
    text = document.text
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    spans = tuple(Span(at, at + len(name)) for at in starts)
    return PartnerReading(
        f"country:{name}", name, PartnerKind.COUNTRY, None, role, 0.9, "by hand", spans
    )


def read(document: Document, *partners: PartnerReading) -> tuple[InitiativeReading, ...]:
    sentences = find_sentences(document)
    return find_initiatives(document, sentences, (), (), partners, (), ())


def test_without_a_foreign_partner_there_is_no_initiative() -> None:
    assert read(document_of("Kemnaker dan serikat menandatangani MoU pelatihan K3.")) == ()


def test_a_mere_venue_is_no_partner() -> None:
    document = document_of("Di Italia, Menaker meluncurkan program pelatihan K3 bagi buruh.")
    assert read(document, partner_of(document, "Italia", PartnerRole.HOST)) == ()


def test_one_thing_told_three_times_is_one_initiative() -> None:
    document = document_of(
        "Indonesia dan Oman sepakat menandatangani MoU pemagangan juru las.",
        "MoU pemagangan juru las itu diteken di Muskat bersama wakil Oman.",
        "Menaker mengatakan MoU tersebut ditandatangani setelah perundingan panjang.",
    )
    (found,) = read(document, partner_of(document, "Oman"))
    assert found.stage == "signed"
    assert len(found.evidence) == 3


def test_an_enumeration_gives_an_umbrella_and_its_items() -> None:
    document = document_of(
        "Kerja sama Indonesia dan Finlandia mencakup tiga hal, yakni pertukaran pengawas "
        "ketenagakerjaan, beasiswa bagi mediator, serta pengakuan kualifikasi perawat. "
        "Kedua negara sepakat memulainya tahun ini."
    )
    umbrella, *items = read(document, partner_of(document, "Finlandia"))
    assert umbrella.level is InitiativeLevel.UMBRELLA
    assert umbrella.title == "Kerja sama Indonesia dan Finlandia"
    assert [item.title for item in items] == [
        "Pertukaran pengawas ketenagakerjaan",
        "Beasiswa bagi mediator",
        "Pengakuan kualifikasi perawat",
    ]
    assert {item.parent for item in items} == {0}
    assert {item.stage for item in (umbrella, *items)} == {"agreed"}


def test_the_old_paper_is_not_the_new_one() -> None:
    document = document_of(
        "MoU pelindungan awak kapal dengan Taiwan akan diteken bulan depan, "
        "sedangkan MoU lama berakhir Maret lalu."
    )
    found = read(document, partner_of(document, "Taiwan"))
    assert [(item.title, item.stage) for item in found] == [
        ("MoU pelindungan awak kapal", "agreed"),
        ("MoU lama pelindungan pekerja migran dengan Taiwan", "completed"),
    ]
    assert {item.kind for item in found} == {InitiativeKind.MEMORANDUM}


def test_the_country_workers_go_to_is_the_other_side_of_a_denied_plan() -> None:
    document = document_of("Menaker membantah adanya rencana pengiriman 12 ribu pekerja ke Oman.")
    (found,) = read(document, partner_of(document, "Oman", PartnerRole.MENTIONED))
    assert (found.stage, found.partners) == ("denied", ("country:Oman",))
    assert [amount.value for amount in found.amounts] == [12_000]


def test_cooperation_in_another_field_is_kept_out_of_the_labour_list() -> None:
    document = document_of(
        "Menaker dan Menteri Perburuhan Chile membahas pelatihan pengawas ketenagakerjaan.",
        "Indonesia dan Chile juga menyepakati kerja sama perdagangan komoditas.",
    )
    found = read(document, partner_of(document, "Chile"))
    assert [(item.scope, item.kind) for item in found] == [
        (Scope.LABOUR, InitiativeKind.TRAINING),
        (Scope.OTHER, InitiativeKind.TRADE),
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "MoU", "kerja sama " * 500, "dan serta, yakni " * 200, "(" * 300]
)
def test_any_text_is_survived(text: str) -> None:
    document = document_of(f"{text} Oman pekerja menandatangani {text}")
    for item in read(document, partner_of(document, "Oman")):
        assert item.evidence


def test_an_endless_sentence_is_read_in_reasonable_time() -> None:
    document = document_of("Oman " + "akan membahas MoU pekerja " * 20_000)
    assert len(read(document, partner_of(document, "Oman"))) <= 1


@pytest.mark.shared
def test_texts_on_other_subjects_give_at_most_one_false_initiative(shared: Path) -> None:
    paths = sorted((shared / "corpora" / "indosum").glob("*.txt"))
    results = (process(RawText(path.stem, path.read_bytes())) for path in paths)
    found = [item.title for result in results for item in labour(result)]
    assert len(found) <= 1, found
