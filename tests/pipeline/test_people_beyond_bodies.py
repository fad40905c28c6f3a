"""People are told from the unknown bodies, honorifics and phrases that stand before them."""

from __future__ import annotations

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.process import process
from tests.pipeline.people import read_officials, read_quotations


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        (
            "Managing Director Wirtschafts- und Handelskammer (WHK) Markus Adler menyambut mereka.",
            "Markus Adler",
            "Managing Director Wirtschafts- und Handelskammer (WHK)",
        ),
        (
            "CEO Trusted Growers of Tasmania, Steve Kilroy, menolak usul itu.",
            "Steve Kilroy",
            "CEO Trusted Growers of Tasmania",
        ),
        (
            "National Secretary Meat Workers' Union Daniel Brannock menolak usul itu.",
            "Daniel Brannock",
            "National Secretary Meat Workers' Union",
        ),
        (
            'Kepala Pusat Bahasa Korea "Hangeul Kita" Cilacap, Yuniar Setyasih, membuka kelas.',
            "Yuniar Setyasih",
            'Kepala Pusat Bahasa Korea "Hangeul Kita" Cilacap',
        ),
        (
            "Sekretaris Jenderal Konfederasi Buruh Samudra, Ester Lumbangaol, menolak usul itu.",
            "Ester Lumbangaol",
            "Sekretaris Jenderal Konfederasi Buruh Samudra",
        ),
        (
            "Ketua Persatuan Majikan Sabah Datuk Alvin Tseu menyambut mereka.",
            "Alvin Tseu",
            "Ketua Persatuan Majikan Sabah",
        ),
        (
            "Menko Polkam Jenderal TNI (Purn) Darmaji Chandra meninjau pos itu.",
            "Darmaji Chandra",
            "Menko Polkam",
        ),
        (
            "Hirose Sayuri, kepala seksi tenaga kerja asing pada Dinas Industri kota itu, hadir.",
            "Hirose Sayuri",
            "kepala seksi tenaga kerja asing pada Dinas Industri kota itu",
        ),
        (
            "Rektor baru dipilih kemarin. Bertha Simanungkalit kini menjabat Direktur Politeknik.",
            "Bertha Simanungkalit",
            "Direktur Politeknik",
        ),
        (
            "Menteri Dalam Negeri Tan Sri Dato’ Hj. Muhyidi bin Hj. Mohd. Yasser menerima.",
            "Muhyidi bin Hj. Mohd. Yasser",
            "Menteri Dalam Negeri",
        ),
        (
            "Atase Perhubungan KBRI London yang merangkap Portugal, Capt. Barkah Setia, hadir.",
            "Barkah Setia",
            "Atase Perhubungan KBRI London",
        ),
        (
            "Kepala LPK Cakra Mandala Sleman, R. Bambang Haryoseto, S.T., membuka kelas.",
            "R. Bambang Haryoseto",
            "Kepala LPK Cakra Mandala Sleman",
        ),
        (
            "Ketua Forum Silaturahmi Pelaut Indonesia (FSPI) Achmad Mudzakar hadir.",
            "Achmad Mudzakar",
            "Ketua Forum Silaturahmi Pelaut Indonesia (FSPI)",
        ),
        (
            "Peneliti Greenland Asia Timur Yuton Lee menyodorkan laporan.",
            "Yuton Lee",
            "Peneliti Greenland Asia Timur",
        ),
        (
            '"Pabrik itu tutup sejak Mei," kata Zuzana Kovač, Manajer SDM Beta Strojaren a.s.',
            "Zuzana Kovač",
            "Manajer SDM Beta Strojaren a.s",
        ),
        (
            "Adapun Pastor Joyal Tajona, pengelola Ugnayan Center di Taichung, menyambut baik.",
            "Joyal Tajona",
            "pengelola Ugnayan Center di Taichung",
        ),
        (
            "Direktur Eksekutif Humane Organization for Migration (HOM), Jolovan Whist.",
            "Jolovan Whist",
            "Direktur Eksekutif Humane Organization for Migration (HOM)",
        ),
        (
            "Presiden Association of Placement Agencies (Singapore), K Jayaprem, hadir.",
            "K Jayaprem",
            "Presiden Association of Placement Agencies (Singapore)",
        ),
        (
            "Koordinator Indonesian Home Network (IHN) Sumini mendukung keputusan itu.",
            "Sumini",
            "Koordinator Indonesian Home Network (IHN)",
        ),
        (
            "Direktur HR Pflegeverbund Rhein gGmbH, Sabine Oberlander, hadir.",
            "Sabine Oberlander",
            "Direktur HR Pflegeverbund Rhein gGmbH",
        ),
        (
            "Kepala Desa Tik Sirong, Zainubi, mengaku belum menerima surat.",
            "Zainubi",
            "Kepala Desa Tik Sirong",
        ),
        (
            "Konsul Jenderal RI di Kota Kinabalu Akhmad DH. Irfandi menerima mereka.",
            "Akhmad DH. Irfandi",
            "Konsul Jenderal RI di Kota Kinabalu",
        ),
        (
            "Chief Operating Officer Gulf Shade Security W.L.L., Brig. (Purn.) Hamad Al-Kuwar.",
            "Hamad Al-Kuwar",
            "Chief Operating Officer Gulf Shade Security W.L.L.",
        ),
        (
            "Duta Besar Swiss untuk Indonesia, Timor Leste, dan ASEAN Olivier Zeller bertamu.",
            "Olivier Zeller",
            "Duta Besar Swiss untuk Indonesia, Timor Leste, dan ASEAN",
        ),
        (
            "Dirjen Pembinaan Pengawasan Ketenagakerjaan dan K3 Kemnaker Haiyana Rumonda hadir.",
            "Haiyana Rumonda",
            "Dirjen Pembinaan Pengawasan Ketenagakerjaan dan K3 Kemnaker",
        ),
        (
            "Perwakilan IsDB di Jakarta Ibrahim Shouk menyerahkan dana itu.",
            "Ibrahim Shouk",
            "Perwakilan IsDB di Jakarta",
        ),
        (
            "Atase Perdagangan Kedubes Fiji Ratu Semi Waqara hadir.",
            "Ratu Semi Waqara",
            "Atase Perdagangan Kedubes Fiji",
        ),
        (
            "Sekretaris Tenaga Kerja dan Kesejahteraan Hong Kong, Law Chi-kwang, menjawab.",
            "Law Chi-kwang",
            "Sekretaris Tenaga Kerja dan Kesejahteraan Hong Kong",
        ),
        (
            "Duta Besar RI untuk Yordania merangkap Palestina, Ade Padmo Sarwana, hadir.",
            "Ade Padmo Sarwana",
            "Duta Besar RI untuk Yordania",
        ),
        (
            "Menteri Tenaga Kerja dan Perlindungan Sosial Penduduk Azerbaijan Sahil Babay hadir.",
            "Sahil Babay",
            "Menteri Tenaga Kerja dan Perlindungan Sosial Penduduk Azerbaijan",
        ),
        (
            "Asisten Sekretaris Jenderal OKI Bidang Ekonomi, Duta Besar Hameed Opelo, hadir.",
            "Hameed Opelo",
            "Asisten Sekretaris Jenderal OKI Bidang Ekonomi",
        ),
        (
            "Honorary Consul RI di Halifax, Kevin MacGillis, menjamu mereka.",
            "Kevin MacGillis",
            "Honorary Consul RI di Halifax",
        ),
        (
            "Komisioner Buruh Brunei, Pengiran Hajah Rosmalia, hadir.",
            "Rosmalia",
            "Komisioner Buruh Brunei",
        ),
        (
            "Kepala Ansan Migrant Community Center, Park Kyung-hyo, membuka kelas.",
            "Park Kyung-hyo",
            "Kepala Ansan Migrant Community Center",
        ),
        (
            "Direktur Nasional Pelatihan SEFOPE Paulo Alves da Costa mencatatnya.",
            "Paulo Alves da Costa",
            "Direktur Nasional Pelatihan SEFOPE",
        ),
        (
            "MENTERI Ketenagakerjaan M. Hanif Dhakri berharap begitu.",
            "M. Hanif Dhakri",
            "MENTERI Ketenagakerjaan",
        ),
        (
            "Asroul, Ketua Persatuan Penyandang Cacat Jember, membawa hasil survei.",
            "Asroul",
            "Ketua Persatuan Penyandang Cacat Jember",
        ),
        (
            "Gubernur Provinsi Madinah Pangeran Faisal bin Salman bin Abdul Aziz al-Saud menerima.",
            "Faisal bin Salman bin Abdul Aziz al-Saud",
            "Gubernur Provinsi Madinah",
        ),
    ],
)
def test_the_person_is_found_behind_the_body(text: str, name: str, post: str) -> None:
    assert [(found.name, found.post) for found in read_officials(text)] == [(name, post)]


@pytest.mark.parametrize(
    "text",
    [
        "Deputy Secretary for Workplace Relations membuka acara.",
        "Gol itu dicetak Surya. Ia adalah pencetak gol terbanyak.",
        "Selama ini, kata Lestari, perawat di daerahnya ditawari paket.",
    ],
)
def test_words_of_a_body_and_plain_nouns_make_nobody_an_official(text: str) -> None:
    assert [found.name for found in read_officials(text) if found.post] == []


@pytest.mark.parametrize(
    "epithet",
    [
        "pengusaha itu",
        "perempuan berusia 40 tahun itu",
        "pensiunan perwira tersebut",
        "lelaki asal Kendal itu",
    ],
)
def test_a_noun_of_people_means_the_last_speaker(epithet: str) -> None:
    text = (
        "Ketua Persatuan Majikan Rosman Hadi mengakui kelambatan itu.\n"
        f'"Kami bukan lepas tangan sama sekali," kata {epithet}.'
    )

    assert [found.speaker for found in read_quotations(text)[0]] == ["Rosman Hadi"]


def test_the_speaker_is_found_behind_what_is_said_between_post_and_name() -> None:
    text = (
        '"Perahu itu tidak laik," ujar Atase Perhubungan KBRI London yang merangkap Portugal, '
        "Capt. Barkah Setia, lewat video."
    )

    assert [found.speaker for found in read_quotations(text)[0]] == ["Barkah Setia"]


def test_who_has_just_been_told_of_snaps_his_own_words() -> None:
    text = (
        "Ketua Lingkar Buruh Fransisca Oemat menegaskan biaya itu harus dihapus. "
        '"Bukan dipotong dari keringat orang," sergahnya.'
    )

    assert [found.speaker for found in read_quotations(text)[0]] == ["Fransisca Oemat"]


def test_another_post_of_a_short_name_makes_no_second_person() -> None:
    text = (
        "Aktivis perempuan Kupang, Sarah Lery Mboera, menunggu. "
        "Mboera, yang juga mantan anggota DPD RI, mencatat 29 peti."
    )

    assert [found.name for found in read_officials(text)] == ["Sarah Lery Mboera"]


def test_the_speaker_behind_an_unknown_foreign_title_is_the_person() -> None:
    text = '"Mereka cepat," puji Obmann Tiroler Hoteliervereinigung, Mario Gerber, di Bali.'

    assert [found.speaker for found in read_quotations(text)[0]] == ["Mario Gerber"]


def test_a_paper_that_speaks_is_not_the_last_speaker() -> None:
    text = (
        "Ketua Persatuan Majikan Rosman Hadi mengakui kelambatan itu.\n"
        '"Angka itu naik dua kali lipat," kata laporan itu.'
    )

    assert [found.speaker for found in read_quotations(text)[0]] == [None]


@pytest.mark.parametrize(
    "teller",
    [
        "Nurhayani Wulan (31)",
        "seorang pekerja, Nurhayani Wulan",
        "Nurhayani Wulan, salah satu peserta dari Sudan",
    ],
)
def test_a_worker_is_named_as_the_speaker_and_is_no_official(teller: str) -> None:
    text = f'Posko dibuka di Cilacap.\n"Gaji saya ditahan sebelas bulan," tutur {teller}.'

    result = process(RawText("text", text.encode()))

    assert [found.speaker for found in result.quotations] == ["Nurhayani Wulan"]
    assert result.officials == ()
