"""Lists of a text that are things done together, and lists that are not."""

from __future__ import annotations

from tests.pipeline.test_governed_deeds import initiatives_of

OPENS = "Indonesia dan Norwegia bekerja sama di bidang ketenagakerjaan. "


def titles_and_stages(text: str) -> dict[str, str]:
    return {title: stage for title, stage, _partners in initiatives_of(text)}


def test_what_a_cooperation_holds_so_far_goes_on():
    found = titles_and_stages(
        "Menaker menerima Duta Besar Norwegia. Selama ini kerja sama tersebut mencakup program "
        "pemagangan, penempatan pelaut, serta pelatihan instruktur."
    )
    assert found == {
        "Program pemagangan": "ongoing",
        "Penempatan pelaut": "ongoing",
        "Pelatihan instruktur": "ongoing",
    }


def test_jobs_that_are_open_are_no_things_done_together():
    told = "Norwegia membuka pelatihan bagi calon pekerja Indonesia. "
    for jobs in (
        "Jabatan yang dibuka antara lain juru masak, perawat lansia, dan sopir.",
        "Saat ini 300 pekerja Indonesia bekerja di Norwegia, antara lain di sektor konstruksi "
        "dan pertanian.",
    ):
        assert titles_and_stages(told + jobs).keys() == titles_and_stages(told).keys()


def test_people_who_are_counted_are_no_things():
    found = titles_and_stages(
        OPENS + "Penempatan perawat telah dilakukan sejak 2018, terdiri dari 54 perawat dan "
        "196 pengasuh lansia."
    )
    assert not [title for title in found if title.startswith(("Perawat", "Pengasuh"))]
    assert found["Penempatan perawat"] == "ongoing"
