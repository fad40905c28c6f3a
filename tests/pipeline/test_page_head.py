"""The head and the foot of pages: what stands around a story that a crawler brought."""

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.extract.page.byline import find_bylines
from archive.pipeline.extract.page.dateline import find_dateline, find_outlet
from archive.pipeline.read import read
from archive.vocabulary import BoilerplateKind, DateRole
from tests.pipeline.texts import cut, make_document, read_dates, roles

TITLE = "Kemnaker dan Norwegia Sepakati Pelatihan Juru Las"
STORY = (
    "KABARLAUT.ID, MUSKAT - Kementerian Ketenagakerjaan bertemu mitra dari Oman, Minggu (5/5/2024)."
)
MORE = "Pertemuan itu membahas sertifikasi juru las."


def headline(text: str) -> str | None:
    document = make_document(text)
    return next((words for role, words in roles(document) if role == "headline"), None)


def published(text: str) -> str | None:
    dates, _ = read_dates(text)
    return next((item.value for item in dates.values() if item.role is DateRole.PUBLISHED), None)


def read_outlet(text: str) -> str | None:
    document = make_document(text)
    found = find_outlet(document, find_dateline(document), RawText("x", b""))
    return None if found is None else found.name


def body(text: str) -> list[str]:
    return [words for role, words in roles(make_document(text)) if role in {"lede", "paragraph"}]


@pytest.mark.parametrize("stamp", ["date 2024-05-06", "date 2024-05-06 menu"])
def test_the_stamp_glued_to_the_first_line_dates_the_page(stamp):
    text = f" {stamp} {STORY}\n{MORE}"

    assert roles(make_document(text))[1] == ("dateline", "KABARLAUT.ID, MUSKAT -")
    assert published(text) == "2024-05-06"


def test_a_story_starts_at_a_dateline_below_menus_summaries_and_captions():
    head = "\n".join(
        [
            "GULIR UNTUK LIHAT KONTEN",
            "News Bola Daerah Sulawesi Jabar Bali",
            TITLE,
            "Kemnaker bertemu mitra dari Oman untuk membahas juru las.",
            "Senin, 6 Mei 2024 - 16:09 WIB",
            "Mitra dari Oman bertemu pejabat Kemnaker.",
            "Sumber :",
            "• Humas",
        ]
    )
    text = f"{head}\n{STORY}\n{MORE}"

    assert headline(text) == TITLE
    assert body(text) == [STORY.partition(" - ")[2], MORE]


def test_a_dateline_far_below_many_paragraphs_opens_another_story():
    prose = "\n".join(f"Perundingan tahap {count} berjalan lancar di Oslo." for count in range(9))

    assert body(f"{prose}\n{STORY}")[0].startswith("Perundingan tahap 0")


def test_a_place_far_below_a_menu_still_opens_the_story():
    menu = "KJRI Kuching\nKonsulat Jenderal Republik Indonesia\nKuching, Malaysia\nLayanan Paspor"
    text = f"{menu}\nBerita Perwakilan\n{TITLE}\n21 Mei 2019\nKuching (21/05) - {MORE} {MORE}"

    assert headline(text) == TITLE
    assert ("dateline", "Kuching (21/05) -") in roles(make_document(text))


def test_a_title_printed_twice_is_the_headline_and_what_stands_above_it_is_not():
    text = f"Portal Buruh Sejahtera Raya Nusantara\nlogo\n{TITLE}\nRedaksi\n{TITLE}\n{STORY}"

    assert headline(text) == TITLE


def test_a_caption_cut_off_below_the_second_title_is_no_paragraph():
    torn = "Pejabat Kemnaker berbicara dengan wakil Oman dalam pertemuan di Muskat, Minggu, 5 M"
    text = f"{TITLE}\n{TITLE}\n{torn}\nMenurut dia, pelatihan itu dimulai tahun depan."

    assert ("caption", torn) in roles(make_document(text))


def test_a_few_words_above_the_headline_are_its_kicker():
    longer = "Kemnaker dan Norwegia Sepakati Pelatihan Juru Las Bawah Air"

    assert headline(f"Peringati Hari Pelaut Dunia\n{longer}\n{STORY}") == longer


def test_a_page_is_dated_below_its_headline_not_by_the_day_of_the_visit():
    text = f"Jumat, 20 Desember 2024\n{TITLE}\nSari Melati - Senin, 6 Mei 2024 19:47 WIB\n{STORY}"

    assert published(text) == "2024-05-06"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("18 Jul 2023 : 14.22", "2023-07-18"),
        ("18 Jul 2023 : 14.22 Views 16", "2023-07-18"),
        ("00.09 11 September 2025 238", "2025-09-11"),
        ("9 Mei 2023, 21:09 WIB Last Updated 2023-05-09T14:13:38Z", "2023-05-09"),
        ("Tono Salim , Jurnalis-Selasa, 29 Juli 2025 |18:23 WIB", "2025-07-29"),
        ("26-Feb-2024, 16:28 WIB", "2024-02-26"),
        ("by Humas Poltek — 9 Januari 2024 in Berita Kampus 0", "2024-01-09"),
        ("Edisi: Selasa, 4 Maret 2014", "2014-03-04"),
        ("Thu, 16 Mar 2023 03:12:45 +0000", "2023-03-16"),
        ("January 24, 2026 / Portal Juru Las / 4 min read", "2026-01-24"),
        ("Oleh: Tono Salim Editor: Sari Melati 24 Jul 2020 - 14:20", "2020-07-24"),
    ],
)
def test_the_date_of_a_page_is_read_in_the_shapes_that_pages_print(line, day):
    assert published(f"{TITLE}\n{line}\nMenurut dia, pelatihan itu dimulai tahun depan.") == day


def test_a_page_without_a_year_is_dated_by_the_agency_below_it():
    text = (
        f"{TITLE}\nJakarta (ANTARA) - Kementerian Ketenagakerjaan bertemu mitra, Selasa (14/6)."
        "\nCOPYRIGHT © ANTARA 2022"
    )

    dates, _ = read_dates(text)

    assert dates["Selasa (14/6)"].value == "2022-06-14"


def test_a_press_release_is_dated_by_the_year_of_its_number():
    text = (
        f"Siaran Pers\n{TITLE}\nNomor: B.31/HUMAS/II/2020\n"
        "Kementerian Ketenagakerjaan bertemu mitra dari Oman di Jakarta, Kamis (20/2)."
    )

    dates, _ = read_dates(text)

    assert dates["Kamis (20/2)"].value == "2020-02-20"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(Hans)", BoilerplateKind.BYLINE),
        ("(rls)", BoilerplateKind.INITIALS),
        ("** (Humas)", BoilerplateKind.INITIALS),
        ("2 dari 4 halaman", BoilerplateKind.NAVIGATION),
        ("2 3 Selanjutnya", BoilerplateKind.NAVIGATION),
        ("-->", BoilerplateKind.NAVIGATION),
        ("Was this helpful?", BoilerplateKind.NAVIGATION),
        ("Pekerja menurunkan muatan. Dok: Kemlu... Selengkapnya", BoilerplateKind.CAPTION),
        ("Pekerja di pelabuhan. (CNN Indonesia/Tono Salim)", BoilerplateKind.CAPTION),
        ("* Untuk mengetahui kebenaran informasi, kirim pesan", BoilerplateKind.ADVERTISEMENT),
        ("KUIS: Seberapa Kenal Kamu dengan Pelabuhan Ini?", BoilerplateKind.RELATED),
        ("The post Juru Las appeared first on Kabar Laut.", BoilerplateKind.COPYRIGHT),
        ("Baca kisah juru las di sini", BoilerplateKind.PROMO),
        ("EditorTono Salim", BoilerplateKind.BYLINE),
        ("2 hari yang lalu", BoilerplateKind.META),
    ],
)
def test_what_pages_print_around_a_story_is_no_body(line, kind):
    assert (kind.value, line) in cut(make_document(f"{TITLE}\n{STORY}\n{MORE}\n{line}\n"))


def test_a_question_that_the_page_answers_itself_is_no_body():
    text = f"{STORY}\n-\nSiapa yang mendampingi menteri? Ia didampingi juru bicara.\n{MORE}"

    assert body(text)[1:] == [MORE]


def test_a_row_of_words_in_lower_case_behind_the_story_is_tags():
    assert body(f"{STORY}\n{MORE}\noman juru las kemnaker")[1:] == [MORE]


def test_a_page_that_lists_articles_has_no_story():
    teaser = "Pekerja pelabuhan menerima pelatihan baru dari Norwegia..."
    entries = "\n".join(
        f"Judul Berita Nomor {count} tentang Pelabuhan\n{count} Mei 2024 08:10\n{count} {teaser}"
        for count in range(1, 4)
    )

    assert roles(make_document(f"Beranda > Tag > pelabuhan\n{entries}")) == []


def test_a_sign_behind_the_last_word_is_cut():
    assert body(f"{STORY}\n{MORE} ■")[1:] == [MORE]


def test_a_spliced_headline_does_not_end_with_a_function_word():
    line = "Mereka menyusun standar Baca juga: Harga Minyak Naik di Pasar yang berlaku bersama."

    assert body(f"{STORY}\n{line}")[1:] == ["Mereka menyusun standar yang berlaku bersama."]


@pytest.mark.parametrize(
    "formula",
    [
        *("Baca juga: ", "Baca Juga >> ", "Baca juga ", "BACA: ", "Bacajuga: ", "Baca Juga: • "),
        *("Baca Berita Lainnya: ", "Berita terkait: ", "Also read: ", "Pilihan Editor: "),
    ],
)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kedua pihak menyusun standar bersama. ", ""),
        ("Kedua pihak menyusun standar ", " yang berlaku di balai latihan."),
        (
            "",
            " Kementerian menyusun standar bersama yang berlaku di balai latihan dan mengundang"
            " instruktur dari pelabuhan lain untuk ikut serta, kata Tono.",
        ),
    ],
    ids=["behind", "within", "in front"],
)
def test_a_promo_glued_to_a_paragraph_leaves_the_paragraph(formula, before, after):
    line = f"{before}{formula}Harga Minyak Naik Tajam Jelang Libur{after}"

    assert body(f"{STORY}\n{line}\n{MORE}")[1] == f"{before.rstrip()}{after}".strip()


@pytest.mark.parametrize(
    "line",
    [
        *("Bacaan Lainnya", "+ Gabung", "Tentang Kami", "Pedoman Media Siber", "App Store"),
        *("redaksi@kabarlaut.id", "Telp. (021) 123456", "Powered by WordPress", "-30-", "* * *"),
        *("Filed Under: Nasional", "Tono Salim - detikFinance", "Laporan: Tono", "By admin"),
        *("ILUSTRASI. Kapal di pelabuhan", "Dok. Kemnaker", "(Tono Salim)"),
    ],
)
def test_the_foot_of_a_page_is_no_body(line):
    assert body(f"{STORY}\n{MORE}\n{line}")[1:] == [MORE]


@pytest.mark.parametrize(
    "title",
    [
        "Temui Dubes",
        "Kemnaker Temui Dubes Oman...",
        "Kemnaker Temui Dubes Oman.",
        "VIDEO: Kemnaker Temui Dubes Oman",
        "Kementerian Ketenagakerjaan dan Kementerian Tenaga Kerja Kesultanan Oman Sepakat Bekerja"
        " Sama dalam Pelatihan, Sertifikasi, dan Penempatan Juru Las di Pelabuhan Salalah",
    ],
)
def test_an_unusual_title_above_an_outlets_dateline_is_the_headline(title):
    assert headline(f"{title}\n{STORY}\n{MORE}") == title


def test_the_makers_above_a_title_are_no_headline():
    title = "Juru las Indonesia diminati di Oman"

    assert headline(f"Tono Salim - Kabarlaut.id\n{title}\n{MORE} {MORE} {MORE}") == title


def test_the_head_of_a_list_above_the_title_takes_no_title():
    assert headline(f"Terpopuler\n{TITLE}\n{STORY}") == TITLE


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ('""Kami siap,"" kata Tono.', '"Kami siap," kata Tono.'),
        ("**Penulis:** Tono Salim", "Penulis: Tono Salim"),
        ("Kerja sama itu penting.\n***", "Kerja sama itu penting.\n***"),
    ],
)
def test_marks_of_tables_and_of_bold_print_are_mended(printed, mended):
    assert read(RawText("x", printed.encode()))[0] == mended


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Reporter:\nEditor:\nTono Salim", ["Tono Salim"]),
        ("Editorial Team\nTono Salim\nEditorTono Salim", ["Tono Salim"]),
        ("RABU, 20 MARET 2024 | 14:58 WIB | LAPORAN: TONO SALIM", ["TONO SALIM"]),
        ("Oleh: Tono Salim Editor: Sari Melati 24 Jul 2020 - 14:20", ["Tono Salim", "Sari Melati"]),
        ("Dharma - Senin, 16 Februari 2026 19:47 WIB", ["Dharma"]),
        ("Nasional - Senin, 16 Februari 2026 19:47 WIB", []),
        ("5/7/2018 10:15 oleh Tim Media", ["Tim Media"]),
        ("Laporan oleh Tono Salim", ["Tono Salim"]),
        ("Administrator\nEditor\nNews Update", []),
        ("pada 22 Okt 2016, 09:30 WIB", []),
        ("Tim Redaksi, CNBC Indonesia\n09 August 2023 18:05", ["Tim Redaksi"]),
    ],
)
def test_the_makers_are_read_in_the_shapes_that_pages_print(lines, names):
    found = find_bylines(make_document(f"{TITLE}\n{lines}\n{STORY}"))

    assert list(dict.fromkeys(item.name for item in found)) == names


@pytest.mark.parametrize(
    ("opening", "outlet"),
    [
        ("RM.id  Rakyat Merdeka - ", "RM.id"),
        ("RMOL. ", "RMOL"),
        ("Hong Kong, BI [19/10] – ", "BI"),
        ("zonakabar.com, Jakarta.\n", "zonakabar.com"),
        ("Kabarlaut.id - SERANG - ", "Kabarlaut.id"),
        ("Jakarta, BP2MI (20/02) - ", None),
    ],
)
def test_the_outlet_before_the_story_is_read_in_the_shapes_that_pages_print(opening, outlet):
    story = "Kementerian Ketenagakerjaan bertemu mitra dari Oman untuk membahas sertifikasi las."

    assert read_outlet(f"{TITLE}\n{opening}{story}") == outlet


@pytest.mark.parametrize(
    ("end", "names"),
    [
        (" (Andrian)", ["Andrian"]),
        ("\n(Tono Salim)", ["Tono Salim"]),
        (" (Antara)", []),
        (" (Serang)", []),
        (" (rls/hms)", []),
        (" (Andrian)\nPenulis: Sari Melati", ["Sari Melati"]),
    ],
)
def test_a_name_in_brackets_behind_the_story_signs_it_where_nobody_else_does(end, names):
    document = make_document(f"{TITLE}\n{STORY}\n{MORE}{end}")

    assert [item.name for item in find_bylines(document)] == names
    assert body(f"{TITLE}\n{STORY}\n{MORE}{end}")[1:] == [MORE]


def test_a_site_without_a_name_in_any_list_is_read_from_the_row_of_its_page():
    assert read_outlet(f"January 24, 2026 / Portal Juru Las / 4 min read\n{TITLE}\n{MORE}") == (
        "Portal Juru Las"
    )


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("suarapelabuhan.net", "suarapelabuhan.net"),
        ("resepbungatropis.com", None),
        ("SINDOnews.com Jateng", "SINDOnews.com"),
        ("ManadoPost Online | Pemerintahan", "ManadoPost Online"),
        ("Kabarlaut.id | Kebijakan", "Kabarlaut.id"),
    ],
)
def test_a_site_that_heads_the_page_is_the_outlet_where_its_name_says_so(line, outlet):
    assert read_outlet(f"{line}\n{TITLE}\nSERANG - {MORE} {MORE} {MORE}") == outlet


def test_a_call_sign_gives_way_to_the_address_of_the_site():
    assert read_outlet(f"RRI.CO.ID\n{TITLE}\nKBRN, Jakarta: {MORE} {MORE}") == "RRI.CO.ID"


def test_a_text_is_no_older_than_what_lasts_since_then():
    text = f"{TITLE}\nKabarlaut.id - {MORE} Jumat (12/6). Bank itu membiayai balai sejak 2016."

    dates, _ = read_dates(text)

    assert dates["Jumat (12/6)"].value != "2015-06-12"


def test_what_starts_on_a_day_of_the_lede_is_dated_by_it():
    text = (
        "Kabarlaut.id - Pemerintah Oman membekukan perekrutan pekerja asing mulai 19 Februari 2016."
    )

    dates, _ = read_dates(text)

    assert dates["19 Februari 2016"].role is DateRole.EVENT


def test_a_place_with_its_dash_on_a_line_of_its_own_is_a_dateline():
    document = make_document(f"{TITLE}\nJakarta -\n{STORY.partition(' - ')[2]}\n{MORE}")

    assert ("dateline", "Jakarta -") in roles(document)
