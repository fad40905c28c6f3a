"""What an import knows of the records that stand in the archive."""

import pytest

from archive.ingest.authority_file import KnownRecords
from archive.vocabulary import RecordKind
from tests.archive.public_records import make_official, make_partner

pytestmark = pytest.mark.django_db


def test_an_official_is_found_by_each_part_of_each_of_the_names():
    official = make_official("Ratna Fauziyah")
    make_partner()
    known = KnownRecords.load()

    def found(name: str) -> set[int]:
        return {entry.record for entry in known.file.namesakes(name)}

    assert found("Ratna Fauziah") == {official.pk}
    assert found("Wulan Sari") == set()

    known.add_variant(RecordKind.OFFICIAL, official.pk, "R. Wulandari")

    assert found("Wulandari") == {official.pk}
