"""What leads out of labour, is denied, thought, hoped for or only explained is no initiative."""

from __future__ import annotations

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.process import process
from archive.vocabulary import Scope

LEAD = (
    "Menteri Ketenagakerjaan dan Duta Besar Kanada untuk Indonesia membahas penempatan perawat di"
    " Jakarta, Senin (3/2/2020). Perawat Indonesia di Kanada berjumlah 2.000 orang.\n"
)
NOTHING = [
    # another field
    "Di luar soal pekerja, perusahaan Kanada menjajaki pembangunan pelabuhan di Batam.",
    "Di bidang perdagangan, Kanada dan Indonesia menyepakati penurunan tarif kedelai.",
    "Kanada menghapus bea masuk untuk kopi Indonesia.",
    "Kanada dan Indonesia menandatangani kontrak pembelian gandum.",
    # a rumour
    "Kabar bahwa Kanada membuka 3.000 lowongan dibantah Menteri.",
    # an opinion, a hope, an explanation
    "Bagi Kanada, tenaga perawat Indonesia dinilai sangat membantu.",
    "Mereka diharapkan memperoleh sertifikat Kanada dan menambah pengalaman.",
    "Pesertanya menerima uang saku tiap bulan.",
    # school
    "Tahun ini Kanada menyediakan 40 beasiswa untuk mahasiswa Indonesia.",
]
LABOUR = [
    "Di bidang pertanian, Kanada merekrut 300 pekerja Indonesia.",
    "Kanada menyediakan 40 beasiswa untuk instruktur BLK.",
    "Kabar bahwa Kanada membuka 3.000 lowongan perawat dibenarkan Menteri.",
]


def told(sentence: str) -> list[str]:
    """Titles of the labour initiatives told in ``sentence`` alone."""
    text = LEAD + sentence + "\n"
    return [
        item.title
        for item in process(RawText("text", text.encode())).initiatives
        if item.scope is Scope.LABOUR and item.evidence[0].start >= len(LEAD)
    ]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_leads_out_of_labour_gives_none(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize("sentence", LABOUR)
def test_labour_behind_such_words_stays(sentence: str) -> None:
    assert len(told(sentence)) == 1


def test_ways_of_one_deed_and_provisions_of_one_paper_are_no_list() -> None:
    assert told("Menteri mengusulkan perjanjian pemagangan yang memuat upah dan asuransi.") == [
        "Perjanjian pemagangan"
    ]
