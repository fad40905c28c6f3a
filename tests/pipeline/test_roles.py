"""Roles: the same country is a side, a venue or only named, by the words around it."""

from __future__ import annotations

import pytest

from archive.pipeline.extract.partners.role_cues import role_rules
from tests.pipeline.partner_texts import read_partners

#: Words, the partner's key, its role and the rule that gave it.
CASES = [
    ("Kemnaker bekerja sama dengan Pemerintah Jepang.", "country:JP", "counterpart", "actor"),
    ("Menaker menyerahkan usulan kepada Singapura.", "country:SG", "counterpart", "with"),
    ("Hubungan bilateral Indonesia-Oman erat.", "country:OM", "counterpart", "compound"),
    ("Hubungan Indonesia-Hungaria kian erat.", "country:HU", "mentioned", "named"),
    ("Kesepakatan dagang RI-AS dikritik buruh.", "country:US", "mentioned", "trade"),
    ("Kedatangan PMI disambut KBRI Singapura.", "country:SG", "mentioned", "own-office"),
    ("Duta Besar RI untuk Qatar hadir.", "country:QA", "mentioned", "own-office"),
    ("Mereka bekerja di Taiwan dan Hong Kong.", "country:HK", "mentioned", "destination"),
    ("Program magang ke Jepang dibuka.", "country:JP", "counterpart", "programme"),
    ("Sidang digelar di Jenewa, Swiss.", "country:CH", "host", "venue"),
    ("Menaker memulai kunjungan kerja ke Rumania.", "country:RO", "host", "visited"),
    ("Negara seperti Kuwait membutuhkan sopir.", "country:KW", "mentioned", "named"),
    ("Perusahaan Korea membuka pabrik.", "country:KR", "mentioned", "origin"),
    ("Permintaan Malaysia disetujui.", "country:MY", "counterpart", "offer"),
    ("Dibandingkan dengan Vietnam, upah lebih tinggi.", "country:VN", "mentioned", "named"),
    (
        "Upah diatur Konvensi ILO.",
        "international:organisasi perburuhan internasional",
        "mentioned",
        "named",
    ),
    (
        "Rapat berlangsung di Kantor PBB.",
        "international:perserikatan bangsa-bangsa",
        "host",
        "venue",
    ),
]


@pytest.mark.parametrize(("text", "key", "role", "rule"), CASES)
def test_the_words_around_a_name_give_its_role(text: str, key: str, role: str, rule: str) -> None:
    found = {partner.key: partner for partner in read_partners(text)[1]}
    assert (found[key].role.value, found[key].rule) == (role, rule)


def test_counterpart_beats_host_beats_mentioned() -> None:
    text = "Sidang digelar di Tokyo, Jepang. Pekerja berangkat ke Jepang. Jepang sepakat."
    (japan,) = read_partners(text)[1]
    assert (japan.role.value, len(japan.mentions)) == ("counterpart", 3)


def test_every_rule_has_a_confidence_that_is_a_share() -> None:
    assert all(0 < rule.confidence < 1 for rule in role_rules().values())
