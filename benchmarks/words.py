"""Words to write invented articles with: plain ones of the trade, and made-up rare ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

#: Common first: a word is written the more often the earlier it stands.
_COMMON = """
    yang dan di untuk dengan pada dari dalam kerja tenaga itu ini sama oleh akan para telah sebagai
    pekerja pelatihan negara pemerintah kedua program antara ke bidang juga menteri peningkatan
    pihak bahwa tersebut migran penempatan pelindungan kerjasama industri vokasi keterampilan
    perusahaan sektor masyarakat bersama pembangunan sosial jaminan kompetensi sertifikasi magang
    pertemuan kesepakatan nota kesepahaman menandatangani membahas mendorong upah hubungan
    kesempatan lapangan ekonomi digital perawat pelaut nelayan manufaktur pertanian konstruksi
    kesehatan keselamatan pengawasan lembaga balai latihan peserta kuota orang tahun depan bulan
    lalu besar baru lebih tinggi agar dapat menjadi adalah karena serta atau sudah masih perlu harus
    dilakukan mengatakan menyampaikan berharap menilai menyebut sejumlah beberapa berbagai seluruh
    kawasan wilayah daerah pusat kota provinsi rencana aksi bantuan teknis penelitian pendidikan
    universitas sekolah mahasiswa dosen kurikulum standar internasional regional dunia global
    investasi perdagangan ekspor impor produk pasar harga modal usaha kecil menengah koperasi
    perempuan pemuda penyandang disabilitas keluarga anak rumah layanan informasi sistem data
    teknologi inovasi energi hijau transisi adil dialog tripartit serikat buruh pengusaha asosiasi
"""
_FIRST_NAMES = (
    "Adi Ayu Bagas Citra Dewa Eka Fajar Gita Hadi Intan Joko Kartika Laksmi Made Nanda Oki Putra"
    " Ratna Satria Tirta Umar Vina Wahyu Yoga Zahra Kenji Mei Arjun Lena Tomas"
)
_LAST_NAMES = (
    "Abadi Baskara Cahyadi Darmawan Erlangga Firmansyah Gunadi Hartanto Iskandar Jatmiko Kusuma"
    " Lesmana Mahendra Nugraha Oktavian Pranata Rahardja Santika Tanuwijaya Utomo Wardhana Yuwono"
    " Tanaka Sato Nguyen Fischer Okafor Silva Haddad Petrov"
)
COMMON = tuple(_COMMON.split())
FIRST_NAMES = tuple(_FIRST_NAMES.split())
LAST_NAMES = tuple(_LAST_NAMES.split())
POSTS = (
    "Menteri Tenaga Kerja",
    "Wakil Menteri",
    "Direktur Jenderal",
    "Duta Besar",
    "Sekretaris Jenderal",
    "Kepala Balai",
    "Gubernur",
    "Atase Ketenagakerjaan",
)
_SYLLABLES = ("ba", "cor", "dan", "gel", "hip", "jur", "kem", "lan", "mer", "nis", "pot", "ras")


def rare_words(count: int = 4000) -> list[str]:
    """``count`` words that no dictionary has, always the same ones."""
    random = Random(4)
    return ["".join(random.choices(_SYLLABLES, k=random.randint(2, 4))) for _ in range(count)]


@dataclass(slots=True)
class Words:
    """Writes sentences of common and rare words, the common ones more often."""

    random: Random
    rare: list[str] = field(default_factory=rare_words)
    weights: list[float] = field(
        default_factory=lambda: list(accumulate(1 / (rank + 3) for rank in range(len(COMMON))))
    )

    def some(self, count: int) -> list[str]:
        """``count`` words, one in eight of them rare."""
        common = self.random.choices(COMMON, cum_weights=self.weights, k=count)
        return [
            self.random.choice(self.rare) if self.random.random() < 0.125 else word
            for word in common
        ]

    def sentence(self, *names: str) -> str:
        """A sentence that holds ``names``."""
        words = self.some(self.random.randint(10, 22))
        for name in names:
            words.insert(self.random.randrange(1, len(words)), name)
        return f"{words[0].capitalize()} {' '.join(words[1:])}."
