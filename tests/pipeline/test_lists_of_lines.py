"""Lists in lines or in sentences of their own: each item stands under its heading."""

from __future__ import annotations

from archive.pipeline.documents import RawText
from archive.pipeline.process import process
from archive.vocabulary import Scope


def told(text: str) -> list[tuple[str, str]]:
    """Title and stage of the labour initiatives of a whole text."""
    return [
        (item.title, item.stage.value)
        for item in process(RawText("text", text.encode())).initiatives
        if item.scope is Scope.LABOUR
    ]


PAPER = (
    "Kementerian Ketenagakerjaan dan Pemerintah Oman menandatangani nota kesepahaman penempatan"
    " perawat di Jakarta, Senin (3/2/2020).\n"
)
VISIT = (
    "Menteri Ketenagakerjaan menerima Duta Besar Korea Selatan di Jakarta, Senin (3/2/2020)."
    " Keduanya membahas penempatan pekerja migran.\n"
)


def test_numbered_lines_are_provisions_though_they_are_clauses() -> None:
    found = told(
        PAPER + "Dokumen itu memuat ketentuan berikut:\n1. Uang lembur dibayar dua kali upah dasar."
        "\n2. Rumah sakit daerah dapat merekrut langsung tanpa agen."
        "\n3. Pelatihan bahasa Arab sebelum berangkat.\n"
    )
    assert len(found) == 4
    assert {stage for _, stage in found} == {"signed"}


def test_ordinals_open_items_under_a_heading_that_counts_them() -> None:
    found = told(
        VISIT + "Ada tiga usulan yang disampaikan Korea Selatan. Pertama, penambahan kuota nelayan."
        " Usulan itu diterima baik. Kedua, kelas bahasa bagi calon pekerja di Lombok. Ketiga, Korea"
        " Selatan ingin merekrut 200 juru las.\n"
    )
    assert found[1:] == [
        ("Penambahan kuota nelayan", "agreed"),
        ("Kelas bahasa bagi calon pekerja", "proposed"),
        ("Perekrutan juru las", "proposed"),
    ]


def test_what_applicants_must_be_is_no_item() -> None:
    text = (
        PAPER + "Persyaratan calon perawat meliputi:\n1. berusia paling tinggi 26 tahun;"
        "\n2. boleh sudah menikah.\n"
    )
    assert len(told(text)) == 1


def test_problems_counted_off_are_no_items() -> None:
    text = (
        PAPER + "Menteri mengatakan ada dua kendala. Pertama, banyak pekerja belum terlatih."
        " Kedua, lowongan di dalam negeri terbatas.\n"
    )
    assert len(told(text)) == 1
