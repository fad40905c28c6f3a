"""Officials by the forms in which names and posts are printed: one person a text."""

from __future__ import annotations

import pytest

from tests.pipeline.people import read_officials, summary

ONE_PERSON = [
    (
        "Menteri Ketenagakerjaan (Menaker) Laras Wening tiba di Doha.",
        ("Laras Wening", "Menteri Ketenagakerjaan", "ID"),
    ),
    (
        "Hal itu disampaikan Kepala Biro Kerja Sama Luar Negeri (KLN) Kemnaker, Gilang Prayoga.",
        ("Gilang Prayoga", "Kepala Biro Kerja Sama Luar Negeri (KLN) Kemnaker", "ID"),
    ),
    (
        "Menteri Pendidikan Tinggi, Sains, dan Teknologi Rania Kusumo membuka acara.",
        ("Rania Kusumo", "Menteri Pendidikan Tinggi, Sains, dan Teknologi", "ID"),
    ),
    (
        "Turut hadir Menteri Investasi/Kepala BKPM Teguh Waluyo.",
        ("Teguh Waluyo", "Menteri Investasi/Kepala BKPM", "ID"),
    ),
    (
        "Menteri Sumber Daya Manusia Malaysia Dato' Sri Azlan bin Yusoff tiba.",
        ("Azlan bin Yusoff", "Menteri Sumber Daya Manusia Malaysia", "MY"),
    ),
    (
        "Wakil Menteri Tenaga Kerja Korea Selatan Kim Do - hyun menerima rombongan.",
        ("Kim Do-hyun", "Wakil Menteri Tenaga Kerja Korea Selatan", "KR"),
    ),
    (
        "Menteri Perburuhan dan Urusan Sosial Jerman Lukas Brandhoff menyambut baik.",
        ("Lukas Brandhoff", "Menteri Perburuhan dan Urusan Sosial Jerman", "DE"),
    ),
    (
        "Minister for Manpower of Singapore Tan Wei Leng membuka pertemuan.",
        ("Tan Wei Leng", "Minister for Manpower of Singapore", "SG"),
    ),
    (
        "Ia bertemu Deputy Undersecretary for International Affairs, US Department of Labor, "
        "Mary Wells, di Jenewa.",
        ("Mary Wells", "Deputy Undersecretary for International Affairs", "US"),
    ),
    (
        "Duta Besar RI untuk Qatar Ratna Saraswati hadir.",
        ("Ratna Saraswati", "Duta Besar RI untuk Qatar", "ID"),
    ),
    (
        "Duta Besar Kuwait untuk Indonesia, Salem al-Harith, hadir.",
        ("Salem al-Harith", "Duta Besar Kuwait untuk Indonesia", "KW"),
    ),
    (
        "Atase Ketenagakerjaan KBRI Riyadh Suseno Hadi menjemput mereka.",
        ("Suseno Hadi", "Atase Ketenagakerjaan KBRI Riyadh", "ID"),
    ),
    (
        "Konjen Jepang di Surabaya Takeda Susumu berkunjung.",
        ("Takeda Susumu", "Konjen Jepang di Surabaya", "JP"),
    ),
    (
        "Direktur Jenderal Imigrasi Jepang Sato Kenji menjelaskan aturan baru.",
        ("Sato Kenji", "Direktur Jenderal Imigrasi Jepang", "JP"),
    ),
    (
        "Kepala Disnakertrans Jawa Barat Teguh Prakoso mengatakan hal itu.",
        ("Teguh Prakoso", "Kepala Disnakertrans Jawa Barat", "ID"),
    ),
    (
        "Hadir pula Bupati Indramayu Nina Lestari.",
        ("Nina Lestari", "Bupati Indramayu", "ID"),
    ),
    (
        "Ketua Serikat Buruh Migran Indonesia (SBMI) Hari Suwarno mendesak pemerintah.",
        ("Hari Suwarno", "Ketua Serikat Buruh Migran Indonesia (SBMI)", "ID"),
    ),
    (
        "Presiden Direktur PT Samudra Karya Indonesia Nandi Wirawan meneken nota.",
        ("Nandi Wirawan", "Presiden Direktur PT Samudra Karya Indonesia", "ID"),
    ),
    (
        "Kapolres Kotim AKBP Johan Siboro memimpin operasi.",
        ("Johan Siboro", "Kapolres Kotim", "ID"),
    ),
    (
        "Surya Wibawa Sekjen Kementerian Ketenagakerjaan memaparkan hasil.",
        ("Surya Wibawa", "Sekjen Kementerian Ketenagakerjaan", "ID"),
    ),
    (
        "Kim Young-jin, Menteri Ketenagakerjaan dan Perburuhan Korea Selatan, menyetujui usul itu.",
        ("Kim Young-jin", "Menteri Ketenagakerjaan dan Perburuhan Korea Selatan", "KR"),
    ),
    (
        "Hal itu diungkapkan Yassir selaku Menteri Ketenagakerjaan di Jakarta.",
        ("Yassir", "Menteri Ketenagakerjaan", "ID"),
    ),
    (
        "Plt. Dirjen Binapenta dan PKK Gilang Prayoga hadir.",
        ("Gilang Prayoga", "Plt. Dirjen Binapenta dan PKK", "ID"),
    ),
    (
        "Mantan Menaker Darma Wijaya menyambut rencana itu.",
        ("Darma Wijaya", "Mantan Menaker", "ID"),
    ),
    (
        "Menurut pengamat ketenagakerjaan Universitas Airlangga, Hadi Subekti, aturan itu keliru.",
        ("Hadi Subekti", "pengamat ketenagakerjaan Universitas Airlangga", None),
    ),
    (
        "Direktur ILO untuk Indonesia dan Timor-Leste, Simran Kaur, menilai positif.",
        ("Simran Kaur", "Direktur ILO untuk Indonesia dan Timor-Leste", None),
    ),
    (
        "Juru bicara Kemlu Roy Wirawan menyampaikannya.",
        ("Roy Wirawan", "Juru bicara Kemlu", "ID"),
    ),
    (
        "Pengamat perbankan Doni Hermawan menilai itu.",
        ("Doni Hermawan", "Pengamat perbankan", None),
    ),
    (
        "Ketua delegasi teknis Indonesia Prof. Ratna Wulan, Ph.D. mengatakan itu.",
        ("Ratna Wulan", "Ketua delegasi teknis Indonesia", "ID"),
    ),
    (
        "Direktur HRD Korea di Indonesia Bae Jin - ho hadir.",
        ("Bae Jin-ho", "Direktur HRD Korea di Indonesia", "KR"),
    ),
    (
        "Naskah itu dibawa Kepala Taipei Economic and Trade Office (TETO) di Indonesia John Chen.",
        ("John Chen", "Kepala Taipei Economic and Trade Office (TETO) di Indonesia", "TW"),
    ),
    (
        "Asisten Komisioner Departemen Tenaga Kerja Hong Kong Wong Ka-fai hadir.",
        ("Wong Ka-fai", "Asisten Komisioner Departemen Tenaga Kerja Hong Kong", "HK"),
    ),
    (
        "Koordinator S4C dari Swisscontact Urs Amstutz hadir.",
        ("Urs Amstutz", "Koordinator S4C dari Swisscontact", None),
    ),
    (
        "Atase Perdagangan Kedutaan Besar Austria di Jakarta Lukas Reinthaler hadir.",
        ("Lukas Reinthaler", "Atase Perdagangan Kedutaan Besar Austria di Jakarta", "AT"),
    ),
    (
        "Wakil Tetap RI untuk PBB, WTO, dan Organisasi Internasional Lainnya di Jenewa "
        "Febri Rudianto hadir.",
        (
            "Febri Rudianto",
            "Wakil Tetap RI untuk PBB, WTO, dan Organisasi Internasional Lainnya di Jenewa",
            "ID",
        ),
    ),
    (
        "Presiden Direktur Al Sharq Recruitment Khalid al-Otaib hadir.",
        ("Khalid al-Otaib", "Presiden Direktur Al Sharq Recruitment", None),
    ),
    (
        "Direktur Pelindungan WNI Judha Nugroho hadir.",
        ("Judha Nugroho", "Direktur Pelindungan WNI", "ID"),
    ),
    (
        "Ia menemui Menteri Perburuhan Kerajaan Yordania Hasyimiyah, Khaled Al-Bakri, di Amman.",
        ("Khaled Al-Bakri", "Menteri Perburuhan Kerajaan Yordania Hasyimiyah", "JO"),
    ),
    (
        "Kegiatan itu dibuka Kepala Disnakertrans NTB I Gede Putu Aryana, ST, MH, Senin (22/5).",
        ("I Gede Putu Aryana", "Kepala Disnakertrans NTB", "ID"),
    ),
    (
        "I Ketut Subawa, Kepala BP3MI Bali, hadir.",
        ("I Ketut Subawa", "Kepala BP3MI Bali", "ID"),
    ),
    (
        "Delegasi Taiwan dipimpin Direktur Jenderal Badan Pengembangan Tenaga Kerja Tsai Meng-li.",
        ("Tsai Meng-li", "Direktur Jenderal Badan Pengembangan Tenaga Kerja", "TW"),
    ),
    (
        "Direktur Perlindungan WNI dan Badan Hukum Indonesia Kemlu Judha Nugroho hadir.",
        ("Judha Nugroho", "Direktur Perlindungan WNI dan Badan Hukum Indonesia Kemlu", "ID"),
    ),
    (
        "Menteri Luar Negeri Republik Indonesia, Retna LP Marsuli, mengatakan itu.",
        ("Retna LP Marsuli", "Menteri Luar Negeri Republik Indonesia", "ID"),
    ),
    ("Gubernur Shizuoka Yasutomo Suzuki tiba.", ("Yasutomo Suzuki", "Gubernur Shizuoka", "JP")),
    (
        "Salah satu peserta, Nur Faizal (24), warga Kabupaten Kendal, mengaku dua kali gagal.",
        ("Nur Faizal", None, None),
    ),
    (
        "Gubernur Prefektur Miyagi Murata Yoshi menerima rombongan.",
        ("Murata Yoshi", "Gubernur Prefektur Miyagi", "JP"),
    ),
    (
        "Menurut Sekretaris Pertama Kedutaan Besar Polandia Agnieszka Nowak, "
        "visa kerja diproses tiga pekan.",
        ("Agnieszka Nowak", "Sekretaris Pertama Kedutaan Besar Polandia", "PL"),
    ),
    (
        "Ketua Tim Pelindungan Pekerja Migran Dinas Tenaga Kerja Kabupaten "
        "Sambas, Hendrikus Bujang, menambahkan bahwa pengaduan masuk setiap "
        "hari.",
        (
            "Hendrikus Bujang",
            "Ketua Tim Pelindungan Pekerja Migran Dinas Tenaga Kerja Kabupaten Sambas",
            "ID",
        ),
    ),
    (
        "Penasihat kebijakan Kementerian Tenaga Kerja Finlandia, Mikko "
        "Lahtinen, memaparkan kebutuhan perawat di Oulu.",
        ("Mikko Lahtinen", "Penasihat kebijakan Kementerian Tenaga Kerja Finlandia", "FI"),
    ),
    (
        "Senior Programme Officer IOM Indonesia Patricia Lombardi mengatakan "
        "dana hibah cair bulan depan.",
        ("Patricia Lombardi", "Senior Programme Officer IOM Indonesia", None),
    ),
    (
        "Wakil direkturnya, Siti Khadijah Nasution, menyodorkan dua usulan.",
        ("Siti Khadijah Nasution", "Wakil direkturnya", None),
    ),
    (
        "Dinas Tenaga Kerja Kota Bitung menutup dua kantor perekrutan. Pengawas "
        "Ketenagakerjaan setempat, Frangky Mandagi, menyegel pintunya.",
        ("Frangky Mandagi", "Pengawas Ketenagakerjaan setempat", None),
    ),
    (
        "Peneliti Pusat Riset Kependudukan BRIN Yuliana Mambrasar memperkirakan "
        "angkanya lebih besar. Data resmi, kata dia, hanya mencatat yang lewat "
        "jalur resmi.",
        ("Yuliana Mambrasar", "Peneliti Pusat Riset Kependudukan BRIN", "ID"),
    ),
    (
        "Menurut psikolog yang mendampingi para penyintas, Ratih Kusumaningrum, "
        "pemulihan perlu waktu. Ratih meminta keluarga bersabar.",
        ("Ratih Kusumaningrum", "psikolog", None),
    ),
    (
        "Ketua Asosiasi Perawat Indonesia di Jepang, Nengah Suardika, menyebut "
        "kendala terbesar bahasa. Menurutnya, kursus enam bulan tidak cukup.",
        ("Nengah Suardika", "Ketua Asosiasi Perawat Indonesia di Jepang", "ID"),
    ),
    (
        "Regional Director Asia Pasifik Solidarity Fund, Ingrid Holm, memuji "
        "kecepatan pemerintah daerah.",
        ("Ingrid Holm", "Regional Director Asia Pasifik Solidarity Fund", None),
    ),
    (
        "Guru Besar Sosiologi Universitas Andalas Prof. Dr. Zainal Arifin, "
        "M.Si. membedah buku itu.",
        ("Zainal Arifin", "Guru Besar Sosiologi Universitas Andalas", None),
    ),
    (
        "Staf Bidang Ketenagakerjaan TETO Jakarta Chen Li-hua menerjemahkan pidato itu.",
        ("Chen Li-hua", "Staf Bidang Ketenagakerjaan TETO Jakarta", "TW"),
    ),
    (
        "Anggota tim seleksi dari Hamburg, Jutta Reimann, menguji 40 perawat. "
        "Menurut Jutta, separuh lolos.",
        ("Jutta Reimann", "Anggota tim seleksi dari Hamburg", "DE"),
    ),
    (
        "Penanggung jawab program, dr. Lukman Hakim Siregar, Sp.OK, mengatakan "
        "pemeriksaan kesehatan gratis.",
        ("Lukman Hakim Siregar", "Penanggung jawab program", None),
    ),
    (
        "Perwakilan ILO untuk Indonesia dan Timor-Leste, Simrin Singh Gill, "
        "menyambut ratifikasi itu.",
        ("Simrin Singh Gill", "Perwakilan ILO untuk Indonesia dan Timor-Leste", None),
    ),
    (
        "Kepala Balai Pelayanan Pelindungan Pekerja Migran Indonesia Kalimantan "
        "Utara menolak memberi angka. Data itu, menurut Kepala Polisi Resor "
        "Nunukan Ajun Komisaris Besar Taufik Nurmandia, masih dihimpun.",
        ("Taufik Nurmandia", "Kepala Polisi Resor Nunukan", "ID"),
    ),
    (
        "Kata pendeta yang mendampingi keluarga, Yanto Manu, jenazah akan dimakamkan di Soe.",
        ("Yanto Manu", "pendeta", None),
    ),
    (
        "Pengurus Persatuan Perawat Nasional Indonesia Kabupaten Jepara, Ners "
        "Wahyu Hidayati, S.Kep., mengapresiasi langkah itu.",
        ("Wahyu Hidayati", "Pengurus Persatuan Perawat Nasional Indonesia Kabupaten Jepara", "ID"),
    ),
    (
        "Vice President Human Capital PT Kereta Cepat Nusantara, Dwi Ratri, menjelaskan skema itu.",
        ("Dwi Ratri", "Vice President Human Capital PT Kereta Cepat Nusantara", "ID"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE_PERSON)
def test_a_person_is_read_with_post_and_country(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert summary(text) == [expected]


def test_every_mention_holds_words_of_the_body() -> None:
    text = "\n".join(text for text, _ in ONE_PERSON)
    for official in read_officials(text):
        for mention in official.mentions:
            assert mention.of(text).strip() == mention.of(text)
