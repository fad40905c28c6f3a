"""Speakers: every way in which a text says whose words it quotes."""

from __future__ import annotations

import pytest

from tests.pipeline.people import speakers

ATTRIBUTED = [
    (
        'Menaker Laras Wening mengatakan, "Kami akan mengirim seribu perawat."',
        [("Kami akan mengirim seribu perawat.", "Laras Wening")],
    ),
    (
        "Menaker Laras Wening, lewat pesan kepada Kabar.co.id, mengatakan "
        '"kami siap mengirim dua ribu."',
        [("kami siap mengirim dua ribu.", "Laras Wening")],
    ),
    (
        "'Kami akan mengirim seribu perawat,' kata Menaker Laras Wening.",
        [("Kami akan mengirim seribu perawat,", "Laras Wening")],
    ),
    (
        "''Kami akan mengirim seribu perawat,'' kata Menaker Laras Wening.",
        [("Kami akan mengirim seribu perawat,", "Laras Wening")],
    ),
    (
        "Menaker Laras Wening membantah kabar itu. ''Belum ada pembicaraan ke arah itu,'' ujarnya.",
        [("Belum ada pembicaraan ke arah itu,", "Laras Wening")],
    ),
    (
        "Menaker Laras Wening hadir. Salah satu peserta, Nur Faizal (24), warga Kendal, mengaku "
        'dua kali gagal. "Doakan kali ini lolos, Mas," ujarnya.',
        [("Doakan kali ini lolos, Mas,", "Nur Faizal")],
    ),
    (
        'Laras Wening: "Kami akan mengirim seribu perawat."',
        [("Kami akan mengirim seribu perawat.", "Laras Wening")],
    ),
    (
        '"Kami siap," kata Kepala Kantor Dagang dan Ekonomi Indonesia (KDEI) Taipei Arif Waluyo.',
        [("Kami siap,", "Arif Waluyo")],
    ),
    (
        '"Kami mengirim perawat," kata Laras Wening, "dan juga caregiver."',
        [("Kami mengirim perawat,", "Laras Wening"), ("dan juga caregiver.", "Laras Wening")],
    ),
    (
        '"Ini penting bagi kami semua," kata Surya Wibawa. "Karena itu kami memulainya."',
        [
            ("Ini penting bagi kami semua,", "Surya Wibawa"),
            ("Karena itu kami memulainya.", "Surya Wibawa"),
        ],
    ),
    (
        "Menaker Laras Wening menyebut pembicaraan baik. Sementara itu, Dubes Kuwait "
        'Salem al-Harith menilai kuota kurang. "Kami siap menerima lagi," ujarnya.',
        [("Kami siap menerima lagi,", "Salem al-Harith")],
    ),
    (
        "Menaker Laras Wening menerima Dubes Kuwait Salem al-Harith.\n"
        '"Kami sepakat menambah kuota," kata Menaker.\n'
        '"Kami menunggu perawat Indonesia," ucap Dubes.',
        [
            ("Kami sepakat menambah kuota,", "Laras Wening"),
            ("Kami menunggu perawat Indonesia,", "Salem al-Harith"),
        ],
    ),
    (
        '“Ini kesempatan bagi pekerja kita", tutur Sekjen Kemnaker Surya Wibawa.',
        [("Ini kesempatan bagi pekerja kita", "Surya Wibawa")],
    ),
    (
        'Menurut Surya Wibawa, "kerja sama itu dimulai bulan depan juga".',
        [("kerja sama itu dimulai bulan depan juga", "Surya Wibawa")],
    ),
    (
        'Ketua APJATI Bima Hartanto kecewa. Ia mengatakan, "Kami tidak pernah diajak bicara."',
        [("Kami tidak pernah diajak bicara.", "Bima Hartanto")],
    ),
    (
        '"Kita tidak boleh lengah sedikit pun," demikian Laras Wening.',
        [("Kita tidak boleh lengah sedikit pun,", "Laras Wening")],
    ),
    (
        '"Apakah kuota ditambah tahun ini?" tanya wartawan. "Tentu saja," jawab Laras Wening.',
        [("Apakah kuota ditambah tahun ini?", None), ("Tentu saja,", "Laras Wening")],
    ),
    (
        '"Saya kira itu bukan "masalah besar" bagi kita," kata Laras Wening.',
        [('Saya kira itu bukan "masalah besar" bagi kita,', "Laras Wening")],
    ),
    (
        '"Ini langkah awal. Ke depan kami menambah kuota," kata Menaker Laras Wening.',
        [("Ini langkah awal. Ke depan kami menambah kuota,", "Laras Wening")],
    ),
    (
        '"Jumlah lamaran naik dua kali lipat sejak Maret," kata Penyuluh '
        "Ketenagakerjaan Ahli Muda Disnaker Kota Tarakan Wiwik Harmini.",
        [("Jumlah lamaran naik dua kali lipat sejak Maret,", "Wiwik Harmini")],
    ),
    (
        "Pengantar Kerja Ahli Madya BP3MI Nusa Tenggara Barat, Lalu Gede "
        'Wirasakti, mengatakan calon pekerja wajib datang sendiri. "Titipan '
        'tidak kami layani," katanya.',
        [("Titipan tidak kami layani,", "Lalu Gede Wirasakti")],
    ),
    (
        "Spesialis migrasi kerja ILO Jakarta, Anneke de Vries, menilai "
        'perjanjian itu terlalu longgar. "Tidak ada sanksi bagi perekrut," ujar '
        "Anneke.",
        [("Tidak ada sanksi bagi perekrut,", "Anneke de Vries")],
    ),
    (
        "Dosen hukum perburuhan Universitas Nusa Cendana, Yohanes Bria, "
        'menyebut aturan tersebut mendesak.\n"Tanpa aturan turunan, nota itu '
        'hanya kertas," tuturnya.',
        [("Tanpa aturan turunan, nota itu hanya kertas,", "Yohanes Bria")],
    ),
    (
        "Menaker Laras Wening membuka acara di Palu. Salah satu peserta, "
        'Rukmini (31), datang dari Morowali. "Saya ingin bekerja di panti '
        'jompo," ujarnya.',
        [("Saya ingin bekerja di panti jompo,", "Rukmini")],
    ),
    (
        "Program itu dijalankan Serikat Pelaut Makassar. Ketuanya, Andi Baso "
        'Palaguna, meminta pemerintah turun tangan. "Gaji kami tertahan delapan '
        'bulan," katanya.',
        [("Gaji kami tertahan delapan bulan,", "Andi Baso Palaguna")],
    ),
    (
        '"Kami baru memetakan desa asal," kata Manajer Program Yayasan Migran '
        "Sejahtera, Elisabet Rambu, di Waingapu, Jumat.",
        [("Kami baru memetakan desa asal,", "Elisabet Rambu")],
    ),
    (
        "Pengamat kebijakan publik asal Kendari, La Ode Hasanuddin, mengkritik "
        'langkah itu. "Jangan hanya mengejar angka," kritiknya.',
        [("Jangan hanya mengejar angka,", "La Ode Hasanuddin")],
    ),
    (
        "Konsultan pengembangan pasar kerja, Dewi Anjani, hadir sebagai "
        'pembicara. Dia menilai pasar Jerman paling siap. "Upahnya jelas, '
        'kontraknya jelas," kata Dewi.',
        [("Upahnya jelas, kontraknya jelas,", "Dewi Anjani")],
    ),
    (
        "Petugas Layanan Pengaduan KJRI Johor Bahru, Rafli Anwar, membenarkan "
        'laporan itu. "Tujuh orang masih di penampungan," ucapnya.',
        [("Tujuh orang masih di penampungan,", "Rafli Anwar")],
    ),
    (
        '"Anak saya belum pulang," tutur ibu korban, Maria Seran. Aktivis '
        "perlindungan buruh migran Pastor Paulus Nahak mendampinginya.",
        [("Anak saya belum pulang,", "Maria Seran")],
    ),
    (
        "SIARAN PERS. Balai Pelatihan Vokasi dan Produktivitas Ternate menutup "
        "kelas barista. Kepala Subbagian Tata Usaha, Nurlaila Djafar, "
        'menyerahkan sertifikat. "Semoga bermanfaat bagi keluarga di rumah," '
        "tutup Nurlaila.",
        [("Semoga bermanfaat bagi keluarga di rumah,", "Nurlaila Djafar")],
    ),
    (
        '"Pabrik kami butuh 300 juru las sampai akhir tahun," ujar Manajer '
        "Personalia PT Galangan Riau Perkasa, Sugeng Priatmoko.",
        [("Pabrik kami butuh 300 juru las sampai akhir tahun,", "Sugeng Priatmoko")],
    ),
    (
        "Analis Kebijakan Ahli Madya pada Kementerian Dalam Negeri, Bonar "
        'Sitanggang, mengingatkan agar pemda tidak berjalan sendiri. "Izin dari '
        'pusat tetap perlu," ia menegaskan.',
        [("Izin dari pusat tetap perlu,", "Bonar Sitanggang")],
    ),
    (
        "Direktur LPK Sakura Mandiri Kupang, Fransiskus Tokan, melepas 14 "
        'peserta magang. Instrukturnya, Mariko Ogawa, ikut ke bandara. "Mereka '
        'sudah seperti anak sendiri," katanya.',
        [("Mereka sudah seperti anak sendiri,", "Mariko Ogawa")],
    ),
    (
        "Koordinator lapangan aksi, Deni Firmansyah, meminta moratorium "
        'dicabut. "Kami menganggur dua tahun," teriaknya di depan kantor '
        "gubernur.",
        [("Kami menganggur dua tahun,", "Deni Firmansyah")],
    ),
    (
        "Kasi Pelindungan Disnakertrans Sumbawa, Lalu Ahmad Yani, mengaku baru "
        "tahu. Adapun orang tua korban berharap jenazah cepat dipulangkan. "
        '"Kami sudah ikhlas," katanya.',
        [("Kami sudah ikhlas,", None)],
    ),
    (
        "Perwakilan alumni program, Komang Sri Wahyuni, kini membuka kedai "
        'ramen di Singaraja. Ia mempekerjakan lima tetangga. "Modalnya tabungan '
        'tiga tahun di Osaka," kata Komang.',
        [("Modalnya tabungan tiga tahun di Osaka,", "Komang Sri Wahyuni")],
    ),
    (
        "“Kami minta kepastian sebelum Lebaran,” kata seorang calon pekerja, "
        "Jumadi, kepada wartawan.",
        [("Kami minta kepastian sebelum Lebaran,", "Jumadi")],
    ),
    (
        "Kepala Kantor Imigrasi Kelas II TPI Belawan, Marlon Hutapea, "
        'mengatakan 23 paspor ditunda penerbitannya. "Alasan mereka ke luar '
        'negeri meragukan," kata Marlon, Rabu.',
        [("Alasan mereka ke luar negeri meragukan,", "Marlon Hutapea")],
    ),
    (
        "Pendamping desa migran produktif di Lombok Timur, Baiq Nurhayati, "
        'mengeluhkan dana. "Honor kami telat tiga bulan," keluhnya. Dinas '
        'setempat menjawab singkat. "Sedang diproses," jawab sekretaris dinas, '
        "Muhdar Efendi.",
        [("Honor kami telat tiga bulan,", "Baiq Nurhayati"), ("Sedang diproses,", "Muhdar Efendi")],
    ),
    (
        "Analis Data Pasar Kerja Bappeda Provinsi Papua Tengah, Yohana Tebai, "
        "mempresentasikan temuannya. Setelah itu, giliran perwakilan pengusaha, "
        'Robert Wanggai, angkat bicara. "Upah minimum naik terlalu cepat," '
        "keluhnya.",
        [("Upah minimum naik terlalu cepat,", "Robert Wanggai")],
    ),
    (
        "Hal itu dikonfirmasi Humas BP3MI Sumatera Utara, Tetty Simbolon. "
        '"Jenazah tiba Sabtu pagi," kata Tetty lewat pesan singkat.',
        [("Jenazah tiba Sabtu pagi,", "Tetty Simbolon")],
    ),
    (
        "Bupati Jembrana I Nengah Tamba melepas 22 pekerja ke Turki. Salah "
        'satunya, Ni Kadek Suartini, dari Desa Yehembang. "Saya akan kerja di '
        'spa," katanya.',
        [("Saya akan kerja di spa,", "Ni Kadek Suartini")],
    ),
    (
        "Kepala Seksi Penempatan dan Perluasan Kerja pada Dinas Nakertrans "
        "Kabupaten Cilacap, Tri Yuliastuti, menjelaskan prosedurnya. “Cukup "
        "bawa KTP dan kartu kuning,” jelas dia.",
        [("Cukup bawa KTP dan kartu kuning,", "Tri Yuliastuti")],
    ),
    (
        "General Affairs Manager PT Nikkei Batam, Suryo Handoko, mengaku "
        "terkejut. Pimpinan serikat pekerja pabrik itu, Ranto Manurung, "
        'menyebut mogok berlanjut. "Sampai ada kepastian," tandasnya.',
        [("Sampai ada kepastian,", "Ranto Manurung")],
    ),
    (
        "Juru bicara Kementerian Dalam Negeri Malaysia yang enggan disebut "
        'namanya menolak berkomentar. "Tunggu keterangan resmi," katanya.',
        [("Tunggu keterangan resmi,", None)],
    ),
    (
        "Ketua Panitia Job Fair Kota Madiun Sri Rejeki menyebut 40 perusahaan "
        "ikut. Pencari kerja asal Caruban, Aditya Prakoso (22), mengantre sejak "
        'subuh. "Saya melamar di lima tempat," ujarnya.',
        [("Saya melamar di lima tempat,", "Aditya Prakoso")],
    ),
    (
        "Kuasa hukum para pekerja, Nelson Simanjorang dari LBH Medan, "
        'mendaftarkan gugatan. "Ini soal hak," tegas Nelson.',
        [("Ini soal hak,", "Nelson Simanjorang")],
    ),
    (
        "Direktur Bina Riset Ketenagakerjaan, Hery Santoso Putro, memaparkan "
        "hasil survei. Ia didampingi Statistisi Ahli Madya BPS, Kurniasih "
        'Wardani. "Angka pengangguran lulusan SMK turun," kata Hery.',
        [("Angka pengangguran lulusan SMK turun,", "Hery Santoso Putro")],
    ),
    (
        "Sementara itu Ketua Komunitas Eks Pekerja Migran Blitar Sulastri "
        'Wahyuningsih meminta modal usaha. "Kami punya keterampilan," ucapnya. '
        'Anggota komunitas itu, Parti, membuka warung bakso. "Modal saya dari '
        'Hong Kong," ucapnya.',
        [
            ("Kami punya keterampilan,", "Sulastri Wahyuningsih"),
            ("Modal saya dari Hong Kong,", "Parti"),
        ],
    ),
    (
        "KUPANG, VICTORYNEWS — Kepala Bidang Hubungan Industrial Nakertrans "
        "NTT, Yosefina Lakapu, mengungkapkan 12 perusahaan menunggak "
        "upah.\n“Surat teguran kedua sudah kami layangkan,” imbuh "
        "Yosefina.\nSementara itu pemilik pabrik es, Gomarus Tunliu, "
        "membantah.\n“Upah dibayar tiap tanggal satu,” kilahnya.",
        [
            ("Surat teguran kedua sudah kami layangkan,", "Yosefina Lakapu"),
            ("Upah dibayar tiap tanggal satu,", "Gomarus Tunliu"),
        ],
    ),
    (
        "Tim dari Kementerian Pertanian Israel tidak hadir. Penasihat teknis "
        'proyek, Gunnar Eriksson, menyampaikan salam. "Sampai jumpa di '
        'Uppsala," katanya menutup sambutan.',
        [("Sampai jumpa di Uppsala,", "Gunnar Eriksson")],
    ),
    (
        "Manajer SDM rumah sakit di Linz, Petra Hofer, mewawancarai 30 perawat "
        'melalui Zoom. "Bahasa Jerman mereka bagus," puji Hofer.',
        [("Bahasa Jerman mereka bagus,", "Petra Hofer")],
    ),
    (
        '"Pelatihan ini gratis," terang Subkoordinator Pelatihan BPVP Ambon, '
        "Ruland Latupeirissa, Senin (3/2). Ia menambahkan, peserta mendapat "
        "uang saku.",
        [("Pelatihan ini gratis,", "Ruland Latupeirissa")],
    ),
    (
        "Advokat Migrant CARE, Nurharsono Widagdo, menduga ada sindikat. Adapun "
        "Kepala Unit Perlindungan Perempuan dan Anak Polres Karawang, Ipda Rita "
        'Zahara, meminta waktu. "Kami periksa dulu saksinya," pintanya.',
        [("Kami periksa dulu saksinya,", "Rita Zahara")],
    ),
    (
        'Kementerian menyiapkan 20 guru bahasa. "Kekurangannya masih besar," '
        "bunyi laporan itu. Pejabat Fungsional Pengantar Kerja, Diah Lestari "
        "Putri, mengamini.",
        [("Kekurangannya masih besar,", None)],
    ),
    (
        '"Silakan dicek sendiri," tantang Ketua RT 05, Mulyono, kepada petugas.',
        [("Silakan dicek sendiri,", "Mulyono")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTED)
def test_the_speaker_is_the_one_the_text_names(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert speakers(text) == expected
