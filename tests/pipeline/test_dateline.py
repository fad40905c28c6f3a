"""Datelines and outlets."""

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.extract.page.dateline import find_dateline, find_outlet
from tests.pipeline.texts import make_document, roles

REST = "Kementerian Ketenagakerjaan dan Pemerintah Selandia Baru membahas pelatihan instruktur BLK."


def read_dateline(text: str, *, outlet: str | None = None) -> tuple[str | None, str | None]:
    """Place and outlet of a text."""
    document = make_document(text)
    dateline = find_dateline(document)
    found = find_outlet(document, dateline, RawText("x", b"", outlet=outlet))
    place = dateline.place if dateline is not None else None
    return (
        None if place is None else place.of(document.text),
        None if found is None else found.name,
    )


@pytest.mark.parametrize(
    ("opening", "place", "outlet"),
    [
        ("JAKARTA, DISWAY.ID - ", "JAKARTA", "DISWAY.ID"),
        ("JAKARTA, KABARLAUT.ID-", "JAKARTA", "KABARLAUT.ID"),
        ("Jakarta, CNN Indonesia -- ", "Jakarta", "CNN Indonesia"),
        ("Jakarta, Kabar Laut -- ", "Jakarta", "Kabar Laut"),
        ("jpnn.com, JAKARTA - ", "JAKARTA", "jpnn.com"),
        ("PELITA.NET, KUALA LUMPUR -", "KUALA LUMPUR", "PELITA.NET"),
        ("jpnn.com - ", None, "jpnn.com"),
        ("Merdeka.com – ", None, "Merdeka.com"),
        ("PELITA.ID: ", None, "PELITA.ID"),
        ("Rimanews - ", None, "Rimanews"),
        ("Jakarta (ANTARA) - ", "Jakarta", "ANTARA"),
        ("MATSUYAMA (Kabarlaut.id) – ", "MATSUYAMA", "Kabarlaut.id"),
        ("KBRN, Jakarta : ", "Jakarta", "KBRN"),
        ("KABARLAUT.ID - SERANG. ", "SERANG", "KABARLAUT.ID"),
        ("Kabarlaut.id - SERANG - ", "SERANG", "Kabarlaut.id"),
        ("[SERANG] ", "SERANG", None),
        ("Serang, 8 Januari 2024. ", "Serang", None),
        ("Humas - Serang, ", "Serang", None),
        ("Serang, 15/9 (Kabar Laut) -- ", "Serang", "Kabar Laut"),
        ("Koran Sindo, Mexico City. ", "Mexico City", "Koran Sindo"),
        ("KOMPAS TV - JENEWA | ", "JENEWA", "KOMPAS TV"),
        ("Antaranews Bali, Denpasar - ", "Denpasar", "Antaranews Bali"),
        ("[SERANG, Kabarlaut.id] - ", "SERANG", "Kabarlaut.id"),
        ("SERANG, KABARLAUT.ID | ", "SERANG", "KABARLAUT.ID"),
        ("Den Haag (ANTARA/Kantor Berita Laut) - ", "Den Haag", "ANTARA"),
        ("Mataram (NTB) - ", "Mataram", None),
        ("Kota Serang, Kabar Laut - ", "Kota Serang", "Kabar Laut"),
        ("Hong Kong, BI [19/10] – ", "Hong Kong", "BI"),
        ("Sejong--", "Sejong", None),
        ("Bandung – ", "Bandung", None),
        ("JAKARTA-", "JAKARTA", None),
        ("ITALIA - ", "ITALIA", None),
        ("LEMBANG, JAWA BARAT – ", "LEMBANG, JAWA BARAT", None),
        ("Jenewa, Swiss – ", "Jenewa, Swiss", None),
        ("Humas, Bogor (7/5) – ", "Bogor", None),
        ("Bogor, 7 Mei 2024 — ", "Bogor", None),
        ("Bogor, Selasa (7/5/2024) — ", "Bogor", None),
        ("Jakarta, Antara, Rabu (17/7) –", "Jakarta", "Antara"),
        ("BANDUNG, (PR).- ", "BANDUNG", "PR"),
        ("JAKARTA | KABARLAUT.ID – ", "JAKARTA", "KABARLAUT.ID"),
        ("Liputan6.com, Jakarta ", "Jakarta", "Liputan6.com"),
        ("Kabarlaut.id, Berlin ", "Berlin", "Kabarlaut.id"),
    ],
)
def test_each_shape_of_dateline_gives_its_place_and_outlet(opening, place, outlet):
    document = make_document(opening + REST)

    assert read_dateline(opening + REST) == (place, outlet)
    assert roles(document) == [("dateline", opening.strip()), ("lede", REST)]


@pytest.mark.parametrize(
    "text",
    [
        "Indonesia-Jepang sepakat bertukar perawat dan instruktur selama lima tahun, kata menteri.",
        "Indonesia – Singapura menjalin kerja sama yang mencakup pelatihan vokasi dan pengawasan.",
        "Do - hyun dan rekannya bertemu menteri di Seoul untuk membahas kerja sama pelatihan itu.",
        "Menurut dia, ada tiga hal: pelatihan, penempatan, dan pelindungan pekerja di negara itu.",
        "Masing - masing pihak menyiapkan usulan yang akan dibahas dalam pertemuan berikutnya itu.",
        "Wakil Menteri (Wamen) - yang baru dilantik - bertemu mitranya untuk membahas pelatihan.",
    ],
)
def test_hyphens_and_colons_in_prose_are_no_dateline(text):
    assert read_dateline(text) == (None, None)


def test_a_dateline_may_have_a_line_to_itself():
    assert read_dateline(f"Jenewa, Pelita Online\n{REST}") == ("Jenewa", "Pelita Online")


def test_a_bare_domain_that_no_list_knows_is_not_the_outlet():
    assert read_dateline(f"resepbungatropis.com\n{REST}") == (None, None)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"kompas.com\n{REST}", "kompas.com"),
        (f"Menaker Temui Menteri Tenaga Kerja Oman - ANTARA News\n{REST}", "ANTARA News"),
        (
            f"Menaker Temui Menteri Oman\nTim detikcom - detikFinance\nJakarta - {REST}",
            "detikFinance",
        ),
        (f'{REST}\n"Kami siap," kata Laras kepada Kompas.com, Selasa.', "Kompas.com"),
        (f"{REST}\nIkuti WhatsApp Channel Okezone untuk berita terbaru", "Okezone"),
        (f"{REST}\nKeterangan itu diterima Okezone pada Selasa.", "Okezone"),
        (f"{REST}\nCOPYRIGHT © ANTARA 2024", "ANTARA"),
    ],
)
def test_a_known_outlet_is_also_found_around_the_story(text, outlet):
    assert read_dateline(text)[1] == outlet


def test_a_cited_medium_is_not_the_outlet():
    assert (
        read_dateline(f"{REST}\nHal itu dikutip dari Detikcom, Selasa.\nSumber: Kompas.com")[1]
        is None
    )


@pytest.mark.parametrize(
    "line",
    [
        '"Kami siap," kata Laras kepada Antara, Selasa.',
        "Hal itu disampaikan kepada Okezone. Ia juga menyampaikannya kepada Kompas.com.",
        "Biro Humas Kemnaker",
        "KEMENTERIAN KETENAGAKERJAAN R.I.",
    ],
)
def test_an_agency_two_outlets_or_the_office_that_signs_are_not_the_outlet(line):
    assert read_dateline(f"{REST}\n{line}") == (None, None)


def test_the_accession_names_the_outlet_before_the_text():
    text = "Jakarta (ANTARA) - " + REST

    assert read_dateline(text, outlet="republika") == ("Jakarta", "Republika")
    assert read_dateline(text, outlet="antara") == ("Jakarta", "ANTARA")
    assert read_dateline(REST, outlet="tidak-dikenal") == (None, "tidak-dikenal")
