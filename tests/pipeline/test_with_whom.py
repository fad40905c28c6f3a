"""With whom: the partner of an initiative where an article tells of several."""

from __future__ import annotations

import pytest

from archive.pipeline.documents import RawText
from archive.pipeline.process import process

OPENING = "Kementerian P2MI dan Duta Besar Yunani membahas penempatan pekerja migran. "


def partners_of(text: str) -> dict[str, tuple[str, ...]]:
    """The names of each initiative's partners, by its title."""
    result = process(RawText("x", text.encode()))
    names = {partner.key: partner.name for partner in result.partners}
    return {item.title: tuple(names[key] for key in item.partners) for item in result.initiatives}


@pytest.mark.parametrize(
    ("sentences", "title", "partner"),
    [
        (
            "Pemerintah juga membidik Slovenia. "
            "Rancangan nota kesepahaman penempatan dengan negara tersebut segera diteken.",
            "Nota kesepahaman penempatan",
            "Slovenia",
        ),
        (
            "Pemerintah pun melirik Polandia. "
            "Negara itu menawarkan 500 lowongan bagi juru las Indonesia.",
            "Lowongan bagi juru las Indonesia",
            "Polandia",
        ),
        (
            "Untuk Portugal, kementerian tengah menyusun rancangan nota kesepahaman penempatan "
            "nelayan, sementara Malta membuka 300 lowongan pekerja hotel.",
            "Nota kesepahaman penempatan nelayan",
            "Portugal",
        ),
        (
            "Kantor IOM di Athena menyediakan pelatihan bahasa bagi calon pekerja migran.",
            "Pelatihan bahasa bagi calon pekerja migran",
            "Organisasi Internasional untuk Migrasi",
        ),
        (
            "Adapun Kolombia sejak tahun lalu melatih 20 instruktur las BLK Medan di Bogota.",
            "Pelatihan instruktur las BLK Medan",
            "Kolombia",
        ),
    ],
)
def test_an_initiative_is_with_whom_its_sentence_is_about(
    sentences: str, title: str, partner: str
) -> None:
    assert partners_of(OPENING + sentences)[title] == (partner,)
