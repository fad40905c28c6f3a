"""Cleaning: the body stays, everything else is kept as boilerplate."""

import json
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.pipeline.clean import clean
from archive.pipeline.documents import Document, RawText
from archive.pipeline.read import read
from archive.vocabulary import BoilerplateKind
from tests.pipeline.texts import cut, make_document, roles

LEAD = "KABARLAUT.ID - Kementerian Ketenagakerjaan bertemu mitra dari Oman di Muskat, Minggu."
BODY = "Pertemuan itu membahas sertifikasi juru las dengan Norwegia."
MORE = "Hasilnya dituangkan dalam risalah bersama."

#: Their words stay in the text as well, where spans need them.
STAYING = {
    BoilerplateKind.META,
    BoilerplateKind.BYLINE,
    BoilerplateKind.CAPTION,
    BoilerplateKind.DATELINE,
}


def body(text: str) -> list[str]:
    document = make_document(text)
    return [passage.span.of(document.text) for passage in document.body()]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("BACA JUGA:Dukung keselamatan di Tempat Kerja, Kemnaker Luncurkan Program", "promo"),
        ("Baca juga: Menaker sebut upah naik tahun depan", "promo"),
        ("Baca_Juga Menaker Lantik Pejabat Baru, Ini Pesannya", "promo"),
        ("[Baca juga: Menaker Lantik Pejabat Baru]", "promo"),
        ("(Baca: Menaker Lantik Pejabat Baru)", "promo"),
        ("BACA ARTIKEL LAINNYA... Inspektorat Harus Bertransformasi", "promo"),
        ("Simak juga video: Menaker di Muskat", "promo"),
        ("Tonton juga: Menaker di Muskat", "promo"),
        ("Lihat Juga :", "promo"),
        ("Pilihan Editor: Menlu ke Jenewa", "promo"),
        ("ADVERTISEMENT", "advertisement"),
        ("SCROLL TO CONTINUE WITH CONTENT", "advertisement"),
        ("GULIR UNTUK LANJUT BACA", "advertisement"),
        ("Ikuti berita terbaru kami di Google News dan WhatsApp Channel", "advertisement"),
        ("[Gambas:Video 20detik]", "placeholder"),
        ("Ikuti Ulasan-Ulasan Kabar Laut Klik di Sini", "advertisement"),
        ("Disclaimer: Isi menjadi tanggung jawab penulis.", "advertisement"),
        ("Halaman Selanjutnya", "navigation"),
        ("Halaman : 1 2 Lihat Semua", "navigation"),
        ("1 2 3", "navigation"),
        ("Font Size: A- A+", "navigation"),
        ("Bagikan ke Facebook", "navigation"),
        ("Facebook Twitter WhatsApp", "navigation"),
        ("Tags: kerja sama, Oman", "tags"),
        ("#KerjaSama #Oman", "tags"),
        ("Copyright 2008 - 2024 PT Kabar Laut. All Rights Reserved.", "copyright"),
        ("© 2024 Kabar Laut", "copyright"),
        ("Sumber: Kemnaker", "cited-source"),
        ("resepbungatropis.com", "site-name"),
        ("(EFG/ALX)", "initials"),
        ("(ab / cd)", "initials"),
        ("***", "end-mark"),
        ("Terkini Lainnya", "navigation"),
        ("2 menit baca", "navigation"),
        ("A post shared by Kemnaker (@kemnaker)", "navigation"),
        ("https://www.kabarlaut.id/berita/123", "navigation"),
        ("Iklan. Gulir ke Bawah untuk Melanjutkan Membaca", "advertisement"),
        ("Artikel ini telah tayang di Kabar Laut dengan judul Menaker ke Muskat", "copyright"),
        ("Sumber Foto: Kemnaker", "cited-source"),
        ("Konten di bawah ini disajikan oleh Advertiser", "advertisement"),
        ("* Fakta atau Hoaks? Silakan WhatsApp ke nomor Cek Fakta kami.", "advertisement"),
        ("Follow WhatsApp Channel Okezone untuk update berita terbaru", "advertisement"),
        ("Follow", "navigation"),
        ("Laporkan tulisan", "navigation"),
        ("Click to share on Facebook (Opens in new window)", "navigation"),
        ("Required fields are marked *", "navigation"),
        ("#pekerja migran", "tags"),
        ("[ard]", "initials"),
        ("Biro Humas Kemnaker", "end-mark"),
        ("BIRO HUBUNGAN MASYARAKAT", "end-mark"),
        ("KEMENTERIAN KETENAGAKERJAAN R.I.", "site-name"),
        ("Nomor: B.0417/HUMAS/XII/2018", "end-mark"),
        ("Narahubung: 021-5550100", "end-mark"),
        ("Demikian Siaran Pers ini untuk disebarluaskan.", "end-mark"),
    ],
)
def test_a_line_that_is_not_the_story_is_cut_and_named(line, kind):
    document = make_document(f"{LEAD}\n{BODY}\n{line}\n{MORE}")

    assert (kind, line) in cut(document)
    assert line not in document.text
    assert [passage.span.of(document.text) for passage in document.body()][1:] == [BODY, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Baca buku setiap hari, begitu pesan menteri kepada para peserta pelatihan itu.",
        "Lihat juga bagaimana program itu berjalan di desa mereka.",
        "Kami lihat juga banyak pekerja yang belum terlindungi di sana.",
        "Foto bersama menutup acara yang dihadiri kedua menteri itu.",
        "Sumber daya manusia menjadi pokok bahasan kedua pihak.",
        "Ikuti pelatihan di balai latihan kerja, kata menteri.",
        "Video call digelar kedua menteri sebelum pertemuan itu.",
        "Editor harian itu mengatakan kerja sama tersebut penting.",
        "Menteri membuka rapat (Jenewa), lalu pulang.",
        "Demikian pula rilis itu menyebut pekerja di sana.",
        "Biro Humas Kemnaker mengatakan kerja sama itu penting.",
        "Nomor paspor mereka dicatat satu per satu di sana.",
        "Kerja sama itu mencakup keselamatan dan kesehatan kerja (K3).",
    ],
)
def test_a_sentence_that_only_resembles_boilerplate_stays(line):
    assert body(f"{LEAD}\n{line}\n{MORE}")[1:] == [line, MORE]


def test_a_read_also_list_may_be_written_like_sentences():
    links = ["Cerita pekerja bangun masjid di kampung", "Rupiah tembus 13.800 per dolar AS"]
    text = "\n".join([LEAD, "Baca juga:", *links, BODY, MORE])

    assert body(text)[1:] == [BODY, MORE]


def test_tags_and_buttons_behind_the_links_at_the_end_are_cut():
    text = "\n".join([LEAD, BODY, "Baca Juga", "Menaker Lantik Pejabat Baru", "Perawat", "Austria"])

    assert body(text)[1:] == [BODY]
    assert body(f"{LEAD}\n{BODY}\nPerawat")[1:] == [BODY, "Perawat"]


def test_what_stands_above_the_trail_of_links_is_the_site():
    text = f"Warta Buruh\nBeranda / Siaran Pers\nMenaker Lantik Pejabat Baru Kemarin\n{LEAD}"

    assert (BoilerplateKind.SITE_NAME, "Warta Buruh") in [
        (k, e) for k, e in cut(make_document(text))
    ]
    assert roles(make_document(text))[0] == ("headline", "Menaker Lantik Pejabat Baru Kemarin")


@pytest.mark.parametrize(
    ("printed", "kept", "inline"),
    [
        (
            "Menaker mengatakan kerja sama itu BACA JUGA: Kemnaker Buka Posko Mudik Bersama Turki"
            " akan mencakup pelatihan bahasa.",
            "Menaker mengatakan kerja sama itu akan mencakup pelatihan bahasa.",
            "BACA JUGA: Kemnaker Buka Posko Mudik Bersama Turki",
        ),
        (
            "Kerja sama itu penting (Baca juga: Menaker ke Jenewa) bagi kedua negara.",
            "Kerja sama itu penting bagi kedua negara.",
            " (Baca juga: Menaker ke Jenewa)",
        ),
        (
            "Kerja sama itu penting. Baca juga: Menaker Lantik Pejabat Baru",
            "Kerja sama itu penting.",
            "Baca juga: Menaker Lantik Pejabat Baru",
        ),
        (
            "Kerja sama itu penting. Baca juga: Kemnaker Buka Posko Menteri Laras mengatakan siap.",
            "Kerja sama itu penting. Menteri Laras mengatakan siap.",
            "Baca juga: Kemnaker Buka Posko",
        ),
        ("Kerja sama itu penting. (jpnn)", "Kerja sama itu penting.", " (jpnn)"),
        ("Kerja sama itu penting. (pel / dn)", "Kerja sama itu penting.", " (pel / dn)"),
        ("Kerja sama itu penting. (Antara/Z-1)", "Kerja sama itu penting.", " (Antara/Z-1)"),
        ("Kerja sama itu penting.***", "Kerja sama itu penting.", "***"),
        (
            "Kerja sama itu SCROLL TO CONTINUE WITH CONTENT penting.",
            "Kerja sama itu penting.",
            " SCROLL TO CONTINUE WITH CONTENT",
        ),
    ],
)
def test_an_insert_is_cut_out_of_its_sentence(printed, kept, inline):
    document = make_document(f"{LEAD}\n{BODY}\n{printed}")

    assert [passage.span.of(document.text) for passage in document.body()][2] == kept
    assert inline in [item.exact for item in document.boilerplate if item.inline]


def test_a_read_also_formula_alone_takes_the_headline_below_it():
    text = f"{LEAD}\nBaca juga:\nDua WNI Dipulangkan dari Laos, Begini Kronologinya\n{MORE}"

    assert body(text)[1:] == [MORE]


def test_related_headlines_at_the_end_are_cut_with_or_without_bullets():
    links = [
        "Menaker Lantik Pejabat Baru, Ini Pesannya",
        "Mau Bekerja di Peru? Begini Syarat yang Harus Dipenuhi",
    ]
    for bullet in ("- ", "• ", ""):
        text = "\n".join([LEAD, BODY, *(bullet + link for link in links)])
        assert body(text)[1:] == [BODY]


def test_items_that_a_colon_announces_stay_in_the_body():
    items = ["- Pelatihan Bahasa Jepang bagi Perawat", "- Penempatan Juru Las di Nagoya"]

    assert body("\n".join([LEAD, "Kerja sama itu mencakup:", *items]))[2:] == items


def test_a_subheading_stays_in_the_text_but_not_in_the_body():
    document = make_document(f"{LEAD}\n{BODY}\nApa Itu Sertifikasi Juru Las?\n{MORE}")

    assert ("subhead", "Apa Itu Sertifikasi Juru Las?") in roles(document)
    assert "Apa Itu" not in " ".join(body(f"{LEAD}\n{BODY}\nApa Itu Sertifikasi?\n{MORE}"))


def test_a_repeated_lead_and_a_torn_teaser_are_duplicates():
    teaser = "Kementerian Ketenagakerjaan bertemu mitra dari Oman.."
    repeated = LEAD.removeprefix("KABARLAUT.ID - ")
    text = (
        f"{teaser}\nKABARLAUT.ID: Bahas isu, {teaser}\n{BODY}\n{MORE}\n{BODY}\n{LEAD}\n{repeated}"
    )

    assert [words for kind, words in cut(make_document(text)) if kind == "duplicate"] == [
        teaser,
        BODY,
        repeated,
    ]


def test_meta_byline_and_caption_lines_stay_with_their_roles():
    lines = [
        "9 Mei 2024 Off By Tono Salim",
        "Menaker Laras Wening (kiri) berjabat tangan dengan Dubes Oman. (Foto: Humas)",
        "Penulis: Tono Salim",
    ]
    document = make_document("\n".join([lines[0], lines[1], LEAD, lines[2]]))

    assert [role for role, words in roles(document) if words in lines] == [
        "meta",
        "caption",
        "byline",
    ]
    assert [item.exact for item in document.boilerplate if not item.inline] == lines


def test_each_piece_knows_its_line_and_its_place():
    document = make_document(f"\n{LEAD}\n\nBaca juga: Menaker ke Muskat\n{MORE}")
    dateline, promo = document.boilerplate

    assert (dateline.line, dateline.inline, dateline.at) == (2, True, 0)
    assert (promo.line, promo.inline, promo.at) == (4, False, document.text.index(MORE))


#: Lines of every kind, to be thrown together.
LINES = [
    *(LEAD, BODY, MORE, "JAKARTA, DISWAY.ID - Menteri menerima tamu dari Hunan.", "BACA JUGA:"),
    *("Baca juga: Menaker sebut upah naik. Hal ini disampaikan di Jakarta.", "***", "Ekonomi"),
    "Baca_Juga Menteri mengatakan bahwa kerja sama itu berjalan baik.",
    "Kerja sama itu BACA JUGA: Kemnaker Buka Posko Mudik akan mencakup pelatihan bahasa.",
    *("Kesepakatan itu berlaku lima tahun. (pel/dn)", "Redaktur & Reporter : Sari Melati"),
    *("- Menaker Lantik Pejabat Baru, Ini Pesannya", "Tags", "oman", "Berita Terkait"),
    *("Indonesia-Oman Teken MoU Juru Las - News", "Indonesia-Oman Teken MoU Juru Las"),
    *("30 Oktober 2020 Off By Tono Salim", "Tono Salim,", "Kerja sama itu mencakup:"),
    *("1. Pelatihan Bahasa Jepang", "ADVERTISEMENT", "Apa Itu SLOM?", "Jenewa, Pelita Online"),
    *("# Indonesia dan Jepang Sepakati Pelatihan", "Sumber: Kemnaker", "Merdeka.com -"),
    *("Menteri bertemu mitra dari Oman..", "Foto: Dok. Kemnaker", "Wilayah itu aman.***"),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_cleaning_a_cleaned_text_again_changes_nothing(text):
    once = make_document(text)
    twice = make_document(once.text)

    assert (twice.text, twice.passages) == (once.text, once.passages)
    assert {item.kind for item in twice.boilerplate} <= STAYING


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=40), max_size=12).map("\n".join))
def test_text_and_boilerplate_account_for_every_character(printed):
    text, _, _ = read(RawText("x", printed.encode("utf-8", "replace")))
    document = make_document(text)
    kept = Counter("".join(document.text.split()))
    for item in document.boilerplate:
        assert item.exact in text
        assert 0 <= item.at <= len(document.text)
        if item.kind not in STAYING:
            kept.update("".join(item.exact.split()))

    assert kept == Counter("".join(text.split()))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_passages_cover_the_text_in_order_without_overlap(text):
    document = make_document(text)
    at = 0
    for passage in document.passages:
        assert not document.text[at : passage.span.start].strip()
        at = passage.span.end
    assert not document.text[at:].strip()


@pytest.mark.parametrize(
    "words", ["- ", ". ", "* ", "( ", "BACA JUGA: Kemnaker ", "Aa Bb\n", "7/5 ", "Baca juga:\nAa\n"]
)
def test_a_hostile_text_is_cleaned_in_seconds(words):
    started = time.monotonic()
    make_document(words * (50_000 // len(words)))

    assert time.monotonic() - started < 8


def read_seed(path) -> Document:
    text, encoding, _ = read(RawText(path.stem, path.read_bytes()))
    return clean(text, reference=path.stem, sha256="", encoding=encoding)


@pytest.mark.shared
def test_the_boilerplate_of_the_reviewed_texts_is_found_and_nothing_else(shared):
    paths = sorted((shared / "seeds").glob("*.txt"))
    assert paths
    for path in paths:
        gold = json.loads((shared / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        document = read_seed(path)
        whole = [item.exact for item in document.boilerplate if not item.inline]
        duplicates = set(gold.get("duplicate_lines", []))
        assert sorted(set(whole) - duplicates) == sorted(set(gold["boilerplate_lines"]))
        inline = [item.exact.strip() for item in document.boilerplate if item.inline]
        optional = {"seperti dikutip dari Detikcom"}
        assert sorted(inline) == sorted(
            {item.strip() for item in gold["inline_boilerplate"]} - optional
        )


@pytest.mark.parametrize(
    ("printed", "headline"),
    [
        ("Suara Flores | Disnaker Ende Buka Posko Aduan", "Disnaker Ende Buka Posko Aduan"),
        ("Tujuh Pabrik Cari Montir di Tegal ~ Pantura Pos", "Tujuh Pabrik Cari Montir di Tegal"),
        ("Upah Nelayan Benoa Naik Lagi – BaliTerkini", "Upah Nelayan Benoa Naik Lagi"),
        ("Upah Nelayan Benoa Naik – Ini Sebabnya", "Upah Nelayan Benoa Naik – Ini Sebabnya"),
    ],
)
def test_the_name_of_a_site_beside_a_headline_is_cut(printed, headline):
    assert roles(make_document(f"{printed}\n{LEAD}\n{BODY}"))[0] == ("headline", headline)


@pytest.mark.parametrize(
    "line",
    [
        "Post Views: 318",
        "Total views: 1,209",
        "Telah dibaca 1.234 kali",
        "Admin | 14 Mei 2024 | 231x dibaca",
        "Lowongan kerja perawat? Klik di sini.",
        "Selanjutnya: Harga Rotan Naik di Cirebon",
    ],
)
def test_counters_and_offers_of_the_page_are_no_story(line):
    assert line in [exact for _, exact in cut(make_document(f"{LEAD}\n{line}\n{BODY}"))]


def test_short_lines_behind_the_story_are_tags():
    assert body(f"{LEAD}\n{BODY}\nBuruh Kebun\nEnde\nkebebasan berserikat")[1:] == [BODY]


def test_the_office_above_the_headline_is_not_the_headline():
    text = (
        f"Dinas Tenaga Kerja Kota Sorong\nPelatihan Las Bawah Air Dibuka di Sorong\n{LEAD}\n{BODY}"
    )

    assert ("headline", "Pelatihan Las Bawah Air Dibuka di Sorong") in roles(make_document(text))
