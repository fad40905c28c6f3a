"""Partners: whom the body names, of which kind, and who is never one."""

from __future__ import annotations

import pytest

from archive.pipeline.extract.initiatives.attachment import (
    attach_partners,
    carry_partners,
    principal_partners,
)
from archive.pipeline.segment import find_sentences
from tests.pipeline.partner_texts import partner_roles, read_partners

#: Sentences of unseen kinds from every continent: key of each partner and its role.
SENTENCES = [
    (
        "Menaker Laras Wening menerima Duta Besar Kerajaan Yordania untuk Indonesia, Salem Haddad.",
        {"country:JO": "counterpart"},
    ),
    (
        "Kementerian Ketenagakerjaan menggandeng Kamar Dagang Austria dalam penempatan perawat.",
        {"agency:AT:wirtschaftskammer österreich": "counterpart"},
    ),
    (
        "Qatar menawarkan 50 ribu lowongan bagi pekerja terampil Indonesia.",
        {"country:QA": "counterpart"},
    ),
    (
        "Negara Bagian Queensland, Australia, berkomitmen menerima pemagang dari Flores.",
        {"subnational:AU-QLD": "counterpart", "country:AU": "mentioned"},
    ),
    (
        "Selandia Baru dan Fiji mendukung usulan Indonesia.",
        {"country:NZ": "counterpart", "country:FJ": "counterpart"},
    ),
    (
        "Perwakilan dari Afrika Selatan, Nigeria, dan Kenya ingin belajar di BLK.",
        {"country:ZA": "counterpart", "country:NG": "counterpart", "country:KE": "counterpart"},
    ),
    (
        "Brasil dan Argentina mengusulkan dialog tripartit di Fortaleza, Brasil.",
        {"country:BR": "counterpart", "country:AR": "counterpart"},
    ),
    (
        "Menaker bertemu Menteri Tenaga Kerja Kanada di Ottawa.",
        {"country:CA": "counterpart"},
    ),
    (
        "Kuba pun menyatakan minat bekerja sama di bidang vokasi dengan Indonesia.",
        {"country:CU": "counterpart"},
    ),
    (
        "Menteri Perburuhan Palestina meminta Indonesia melatih pemuda di BLK Lembang.",
        {"country:PS": "counterpart"},
    ),
    (
        "Pemerintah Indonesia dan Turkiye menyepakati program penempatan tenaga kerja.",
        {"country:TR": "counterpart"},
    ),
    (
        "Kemnaker bersama Japan International Cooperation Agency (JICA) melatih instruktur. "
        "JICA akan mengirim tenaga ahli.",
        {"agency:JP:japan international cooperation agency": "counterpart"},
    ),
    (
        "Perawat berangkat ke Jerman lewat program yang digagas bersama Bundesagentur für Arbeit"
        " (BA) dan GIZ. Menurut BA, kebutuhan masih tinggi.",
        {
            "country:DE": "counterpart",
            "agency:DE:bundesagentur für arbeit": "counterpart",
            "agency:DE:deutsche gesellschaft für internationale zusammenarbeit": "counterpart",
        },
    ),
    (
        "Delegasi Federal Ministry of Labour and Social Affairs Jerman berkunjung ke Bekasi.",
        {"agency:DE:ministry of labour": "counterpart", "country:DE": "counterpart"},
    ),
    (
        "Kementerian Sumber Manusia Malaysia (KSM) dan Kemnaker sepakat. KSM segera bersurat.",
        {"agency:MY:ministry of labour": "counterpart", "country:MY": "counterpart"},
    ),
    (
        "Kemnaker menjajaki pemagangan dengan tiga prefektur, yakni Prefektur Miyagi, Gunma, dan"
        " Ehime.",
        {
            "subnational:JP-04": "counterpart",
            "subnational:JP-10": "counterpart",
            "subnational:JP-38": "counterpart",
        },
    ),
    (
        "Pemerintah Kota Omura, Jepang, meminta tambahan pemagang.",
        {"subnational:JP:omura": "counterpart", "country:JP": "mentioned"},
    ),
    (
        "Haenam-gun, Korea Selatan, butuh pekerja musiman dari Garut.",
        {"subnational:KR:haenam-gun": "counterpart", "country:KR": "mentioned"},
    ),
    (
        "Kemnaker dan Organisasi Perburuhan Internasional (ILO) meluncurkan program yang didanai"
        " Uni Eropa dan pemerintah Kanada.",
        {
            "international:organisasi perburuhan internasional": "counterpart",
            "international:uni eropa": "counterpart",
            "country:CA": "counterpart",
        },
    ),
    (
        "Universitas Indonesia menggandeng Nagoya University dan Universitas Tokyo, Jepang.",
        {
            "university:nagoya university": "counterpart",
            "university:universitas tokyo": "counterpart",
            "country:JP": "mentioned",
        },
    ),
    (
        "Pengawas ketenagakerjaan mendapat beasiswa di University of Turin, Italia.",
        {"university:university of turin": "counterpart", "country:IT": "mentioned"},
    ),
    (
        "Sidang Komisi Bersama (SKB) ke-3 RI-Suriname digelar di Paramaribo.",
        {"forum:sidang komisi bersama ri-suriname": "mentioned", "country:SR": "counterpart"},
    ),
    (
        "Konfederasi JTUC-RENGO mendukung program ini bersama serikat pekerja.",
        {"civil-society:jtuc-rengo": "counterpart"},
    ),
    (
        "Perusahaan asal Jepang, Kitagawa Motor, membuka pabrik di Karawang.",
        {"country:JP": "mentioned", "company:kitagawa motor": "mentioned"},
    ),
    (
        "Kerja sama itu melibatkan Feinwerk Technik GmbH dari Jerman.",
        {"company:feinwerk technik gmbh": "counterpart", "country:DE": "mentioned"},
    ),
    (
        "Kesepakatan Jakarta-Beijing itu memperluas pelatihan vokasi.",
        {"country:CN": "counterpart"},
    ),
    (
        "Washington meminta Indonesia memperketat perlindungan awak kapal.",
        {"country:US": "counterpart"},
    ),
    (
        "Papua Nugini mengirim 30 instruktur ke BLK Sorong, Papua Barat Daya.",
        {"country:PG": "counterpart"},
    ),
    (
        "Delegasi Sri Lanka, Nepal, dan Bangladesh mempelajari jaminan sosial.",
        {"country:LK": "counterpart", "country:NP": "counterpart", "country:BD": "counterpart"},
    ),
    (
        "Wakil Menteri P2MI menerima Dubes Hongaria dan Dubes Slovakia.",
        {"country:HU": "counterpart", "country:SK": "counterpart"},
    ),
    (
        "Indonesia dan Uni Emirat Arab (UEA) menandatangani MoU di Abu Dhabi, UEA.",
        {"country:AE": "counterpart"},
    ),
    (
        "Pertemuan ke-27 ASEAN Senior Labour Officials Meeting (SLOM) diikuti Laos dan Brunei.",
        {
            "forum:senior labour officials meeting": "mentioned",
            "country:LA": "counterpart",
            "country:BN": "counterpart",
        },
    ),
    (
        "Pemprov Jawa Tengah menjajaki pengiriman pekerja ke Kabupaten Haenam, Provinsi Jeolla"
        " Selatan. MoU dengan Haenam belum ada.",
        {"subnational:KR:haenam": "counterpart", "subnational:KR-46": "mentioned"},
    ),
    (
        "Kampus itu bekerja sama dengan FH Campus Wien dan Hochschule Bremen.",
        {
            "university:fh campus wien": "counterpart",
            "university:hochschule bremen": "counterpart",
        },
    ),
    (
        "Delegasi Employment and Social Development Canada (ESDC) bertemu Kemnaker.",
        {
            "agency:CA:employment and social development canada": "counterpart",
            "country:CA": "counterpart",
        },
    ),
    (
        "Program itu dibiayai Sekretariat Negara Swiss untuk Urusan Ekonomi (SECO).",
        {"agency:CH:seco": "counterpart"},
    ),
    (
        "Kemnaker dan Jepang sepakat bertukar informasi tentang agen.",
        {"country:JP": "counterpart"},
    ),
    (
        "Indonesia dan Chili mengusulkan Joint Working Group (JWG). JWG akan membahas upah.",
        {"country:CL": "counterpart"},
    ),
    (
        "Menaker menghadiri Konferensi Menteri Tenaga Kerja Organisasi Kerja Sama Islam (OKI).",
        {"forum:islamic conference of labour ministers": "host"},
    ),
    (
        "Perjanjian dagang itu, Indonesia-Australia Comprehensive Economic Partnership Agreement"
        " (IA-CEPA), mulai berlaku.",
        {"country:AU": "counterpart"},
    ),
    (
        "Para menteri tenaga kerja ASEAN mengadopsi panduan pelindungan awak kapal.",
        {"forum:asean": "counterpart"},
    ),
    (
        "Kemnaker menggelar pertemuan Joint Working Group (JWG) ke-3 dengan Malaysia di Bali.",
        {"forum:joint working group": "host", "country:MY": "counterpart"},
    ),
    (
        "Menaker menghadiri the 12th Regional Safety Forum (RSF) di Hanoi, Vietnam.",
        {"forum:regional safety forum": "host", "country:VN": "host"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_partners_of_unseen_sentences(text: str, expected: dict[str, str]) -> None:
    assert partner_roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kementerian Ketenagakerjaan RI dan Pemprov Jawa Tengah menandatangani kesepakatan.",
        "Kemnaker, BP2MI, Apindo, dan Universitas Gadjah Mada menggelar pelatihan.",
        "PT Samudra Karya dan CV Melati Indah menggandeng BLK Bekasi.",
        "Pelatih tim nasional Jepang menonton laga final liga, dan pemain Belgia mencetak gol"
        " pada babak pertama turnamen itu di stadion.",
        "Gaji awak kapal 700 dolar AS. Ia kursus bahasa Korea dan bahasa Inggris.",
        "Partai Bulan Bintang (PBB) menolak. PBB meminta revisi.",
        "Pasar malam digelar di Prambanan.",
        "",
    ],
)
def test_the_indonesian_side_and_lookalikes_are_no_partners(text: str) -> None:
    assert partner_roles(text) == {}


def test_a_short_form_in_brackets_stands_for_its_body_later() -> None:
    text = (
        "Otoritas Ketenagakerjaan Taiwan (OKT) bersama Kemnaker bertemu. Menurut OKT, kuota naik."
    )
    document, partners = read_partners(text)
    agency = next(partner for partner in partners if partner.kind == "agency")
    assert [span.of(document.text) for span in agency.mentions] == [
        "Otoritas Ketenagakerjaan Taiwan (OKT)",
        "OKT",
    ]


def test_the_series_names_a_forum_and_the_mention_keeps_the_edition() -> None:
    document, (forum,) = read_partners("Ia hadir pada the 18th Regional Labour Forum (RLF).")
    assert forum.name == "Regional Labour Forum (RLF)"
    assert forum.mentions[0].of(document.text) == "the 18th Regional Labour Forum (RLF)"


def test_a_ministry_under_two_names_is_one_partner() -> None:
    text = (
        "Kemnaker bertemu Kementerian Ketenagakerjaan Amerika Serikat. "
        "Delegasi US Department of Labor menyambut tawaran itu."
    )
    _, partners = read_partners(text)
    agencies = [partner for partner in partners if partner.kind == "agency"]
    assert [partner.key for partner in agencies] == ["agency:US:ministry of labour"]
    assert len(agencies[0].mentions) == 2


def test_a_sentence_is_about_its_partners_or_those_it_refers_back_to() -> None:
    text = (
        "Indonesia bekerja sama dengan Jepang. Kedua negara membahas upah. Cuaca cerah. "
        "Kemnaker bertemu delegasi RRT, Jepang, dan Republik Korea. Ketiga negara mitra setuju."
    )
    document, partners = read_partners(text)
    sentences = find_sentences(document)
    attached = attach_partners(document, sentences, partners)
    three = ("country:CN", "country:JP", "country:KR")
    assert attached == (("country:JP",), ("country:JP",), (), three, three)
    assert carry_partners(attached, sentences)[2] == ("country:JP",)


def test_both_countries_means_the_last_single_one() -> None:
    text = "Malaysia, Brunei, dan Thailand ingin bekerja sama. Qatar sepakat. Kedua pihak puas."
    document, partners = read_partners(text)
    attached = attach_partners(document, find_sentences(document), partners)
    assert attached[2] == ("country:QA",)


def test_a_forum_is_not_carried_on_while_a_country_is_there() -> None:
    text = (
        "Indonesia bekerja sama dengan Turki. ASEAN mengadopsi panduan itu. MoU baru mencakup upah."
    )
    document, partners = read_partners(text)
    sentences = find_sentences(document)
    carried = carry_partners(attach_partners(document, sentences, partners), sentences)
    assert carried == (("country:TR",), ("forum:asean",), ("country:TR",))


def test_what_names_nobody_belongs_to_the_one_side_an_article_is_about() -> None:
    text = (
        "Disnaker Indramayu bekerja sama dengan Prefektur Kagawa. Pelatihan dimulai Mei.\n\n"
        "Prefektur Kagawa akan mengirim instruktur. Model ini juga ditawarkan kepada Korea Selatan."
        "\n\nAsrama disiapkan. Prefektur Kagawa menanggung biaya tiket."
    )
    document, partners = read_partners(text)
    sentences = find_sentences(document)
    principal = principal_partners(partners, sentences)
    attached = attach_partners(document, sentences, partners)
    carried = carry_partners(attached, sentences, principal=principal)
    assert principal == ("subnational:JP-37",)
    assert carried[1] == principal
    assert carried[3] == ("country:KR",)
    assert carried[4] == principal


def test_several_sides_of_one_weight_leave_no_principal() -> None:
    text = "Kemnaker bekerja sama dengan Jepang. Kemnaker juga bekerja sama dengan Turki."
    document, partners = read_partners(text)
    assert principal_partners(partners, find_sentences(document)) == ()


BODIES_BY_SHAPE = [
    (
        "SMKN 2 Bantul menandatangani nota kesepahaman dengan Tottori Kango Senmon Gakko.",
        ("university", "Tottori Kango Senmon Gakko", "counterpart"),
    ),
    (
        "Perawat Indonesia akan magang di Klinikum Osnabrück. Klinikum Osnabrück membiayai kursus.",
        ("other", "Klinikum Osnabrück", "counterpart"),
    ),
    (
        "BP2MI bertemu pengurus Federasi Pelaut Galicia di Vigo, Spanyol.",
        ("civil-society", "Federasi Pelaut Galicia", "counterpart"),
    ),
    (
        "Serikat buruh Belanda FNZ ikut melatih pengurus serikat pekerja di Bekasi.",
        ("civil-society", "FNZ", "counterpart"),
    ),
    (
        "Poltekpel Sorong menerima taruna. Aegean Moon, perusahaan pelayaran asal Yunani, "
        "menyediakan tempat praktik bagi pelaut.",
        ("company", "Aegean Moon", "counterpart"),
    ),
    (
        "Politeknik Pati bekerja sama dengan perusahaan pelayaran asal Yunani, Aegean Moon, "
        "melatih pelaut.",
        ("company", "Aegean Moon", "counterpart"),
    ),
    (
        "Kemnaker menemui Menteri Tenaga Kerja Finlandia. Business Finland akan memandu mereka.",
        ("agency", "Business Finland", "counterpart"),
    ),
    (
        "Disnaker Tuban menggandeng Nordbo Care College untuk melatih perawat di Norwegia.",
        ("university", "Nordbo Care College", "counterpart"),
    ),
    (
        "Menurut Atase, Fiji setuju. Dewan Pelatihan Perikanan negara tersebut meminta pelaut.",
        ("agency", "Dewan Pelatihan Perikanan", "counterpart"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), BODIES_BY_SHAPE)
def test_a_body_no_list_holds_is_known_by_its_noun_or_by_what_it_is_called(
    text: str, expected: tuple[str, str, str]
) -> None:
    _, partners = read_partners(text)
    found = [(partner.kind.value, partner.name, partner.role.value) for partner in partners]
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "Yayasan Bina Kerja melatih 40 pekerja migran sebelum mereka berangkat ke Jepang.",
        "Alumni Malang Care Academy bekerja di Jerman. Sekolah Vokasi Malang menyiapkan mereka.",
        "Pekerja itu kembali dari Korea. Badan Nasional Sertifikasi Profesi menguji mereka.",
        "Asosiasi Jepang tersebut belum menjawab pertanyaan pekerja.",
        "PT Nikkei Care Group di Sidoarjo menunggak upah pekerja asal Malaysia.",
    ],
)
def test_bodies_of_indonesia_and_mere_descriptions_are_no_foreign_bodies(text: str) -> None:
    assert [partner.name for partner in read_partners(text)[1] if partner.kind != "country"] == []


def test_a_town_that_the_article_locates_is_a_place_from_then_on() -> None:
    text = "Ia bekerja di Lohrstadt, Jerman. Kota Lohrstadt meminta perawat."
    assert "subnational:DE:lohrstadt" in partner_roles(text)
