"""Readings are matched to records only where one record fits."""

from __future__ import annotations

import pytest

from archive.pipeline.annotations import OfficialReading, PartnerReading
from archive.pipeline.authorities import AuthorityEntry, AuthorityFile
from archive.pipeline.documents import Span
from archive.pipeline.resolve import resolve_official, resolve_partner
from archive.vocabulary import PartnerKind, PartnerRole, RecordKind, Verdict

OFFICIAL = RecordKind.OFFICIAL
AUTHORITIES = AuthorityFile.build(
    [
        AuthorityEntry(OFFICIAL, 1, ("Laras Wening", "Laras Wening Asih"), country="ID"),
        AuthorityEntry(OFFICIAL, 2, ("Salem al-Harith",), country="KW"),
        AuthorityEntry(OFFICIAL, 3, ("Salem al-Harith",), country="OM"),
        AuthorityEntry(OFFICIAL, 4, ("Yassir",), country="ID"),
        AuthorityEntry(OFFICIAL, 5, ("Nakamura Shiori",), country="JP"),
        AuthorityEntry(OFFICIAL, 6, ("Ratna Fauziyah",), country="ID"),
        AuthorityEntry(RecordKind.PARTNER, 7, ("Jepang",), code="country:JP", country="JP"),
    ]
)


def make_official(name: str, post: str | None = "Menteri", country: str | None = "ID"):
    return OfficialReading(name, post, None, None, country, 0.9, "post_name", (Span(0, 5),))


@pytest.mark.parametrize(
    ("reading", "verdict", "records"),
    [
        (make_official("Laras Wening"), Verdict.MATCHED, (1,)),
        (make_official("LARAS  WENING ASIH"), Verdict.MATCHED, (1,)),
        (make_official("Laras Wening", country="MY"), Verdict.UNKNOWN, ()),
        (make_official("Salem al-Harith", country="OM"), Verdict.MATCHED, (3,)),
        (make_official("Salem al-Harith", country=None), Verdict.AMBIGUOUS, (2, 3)),
        (make_official("Yassir"), Verdict.MATCHED, (4,)),
        (make_official("Yassir", post=None), Verdict.UNKNOWN, ()),
        (make_official("Shiori Nakamura", country="JP"), Verdict.AMBIGUOUS, (5,)),
        (make_official("Ratna Fauziah"), Verdict.AMBIGUOUS, (6,)),
        (make_official("Ratna Fauzan"), Verdict.UNKNOWN, ()),
    ],
)
def test_an_official_matches_only_the_one_record_that_fits(
    reading: OfficialReading, verdict: Verdict, records: tuple[int, ...]
) -> None:
    resolution = resolve_official(reading, AUTHORITIES)
    assert (resolution.verdict, resolution.records) == (verdict, records)
    assert (resolution.record is None) is (verdict is not Verdict.MATCHED)


@pytest.mark.parametrize(
    ("key", "name", "verdict"),
    [
        ("country:JP", "Negeri Sakura", Verdict.MATCHED),
        ("country:XX", "Jepang", Verdict.MATCHED),
        ("country:XX", "Atlantis", Verdict.UNKNOWN),
    ],
)
def test_a_partner_matches_by_its_key_and_then_by_its_name(
    key: str, name: str, verdict: Verdict
) -> None:
    reading = PartnerReading(
        key, name, PartnerKind.COUNTRY, None, PartnerRole.MENTIONED, 0.9, "name", (Span(0, 5),)
    )
    assert resolve_partner(reading, AUTHORITIES).verdict is verdict
