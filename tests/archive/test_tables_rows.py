"""What a file does to records and to the rows about them: locks, decisions, one set, undo."""

import pytest

from archive.curation.locks import lock, locked_fields
from archive.curation.undoing import undo
from archive.models import (
    Appointment,
    ChangeSet,
    FieldProposal,
    NameVariant,
    Official,
    Outlet,
    OutletName,
    Participation,
    Partner,
    StageReport,
    Subject,
)
from tests.archive.desk import at_the_desk, make_editor, make_participation
from tests.archive.public_records import (
    machine,
    make_initiative,
    make_official,
    make_outlet,
    make_partner,
    make_subject,
    reviewed,
)
from tests.archive.sent_tables import as_csv, bring, export, rows_of, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def ayu():
    return make_editor("Chief editor", name="ayu")


@pytest.fixture
def client(ayu):
    return at_the_desk(ayu)


def snapshot():
    """All rows that tables write."""
    models = (Partner, Official, Appointment, Participation, StageReport, NameVariant, Subject)
    left_out = {"changed_at", "created_at", "decided_at"}
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in left_out}
            for row in model.objects.order_by("pk").values()
        ]
        for model in models
    }


def test_a_file_is_one_set_that_can_be_undone(client, ayu):
    japan = make_partner("Jepang", slug="jepang")
    NameVariant.objects.create(partner=japan, name="Nippon")
    before = snapshot()
    table = "slug,name,kind,parent,other_names\njepang,Negeri Jepang,country,,Japan\n"
    table += "nagano,Nagano,subnational,jepang,\n"

    bring(client, "partner", table)

    (done,) = ChangeSet.objects.all()
    assert (done.kind, done.by, done.reason) == ("spreadsheet", ayu, "tabel.csv")
    nagano = Partner.objects.get(slug="nagano")
    assert (nagano.parent, nagano.status, nagano.decided_by) == (japan, "accepted", ayu)
    assert locked_fields(japan) == {"name"}
    assert [variant.name for variant in japan.variants.all()] == ["Japan"]

    assert undo(done, by=ayu).kept == []
    assert snapshot() == before
    assert locked_fields(japan) == set()


def test_a_field_that_another_editor_locked_becomes_a_proposal(client):
    japan = make_partner("Jepang", slug="jepang")
    lock(japan, ["name"], by=make_editor(name="budi"))
    table = "slug,name,name_en\njepang,Nippon,Japan\n"

    preview = send(client, "partner", table).content.decode()
    assert "budi has locked this field: your value becomes a proposal." in preview
    bring(client, "partner", table)

    japan.refresh_from_db()
    assert (japan.name, japan.name_en) == ("Jepang", "Japan")
    proposal = FieldProposal.objects.get()
    assert (proposal.field, proposal.present, proposal.proposed) == ("name", "Jepang", "Nippon")
    assert (proposal.status, proposal.rule) == ("proposed", "spreadsheet")
    bring(client, "partner", table)
    assert FieldProposal.objects.count() == 1


def test_a_row_with_nothing_but_locked_fields_only_proposes(client):
    japan = make_partner("Jepang", slug="jepang")
    lock(japan, ["name"], by=make_editor(name="budi"))
    counts = send(client, "partner", "slug,name\njepang,Nippon\n").context["counts"]
    assert counts == {"new": 0, "changed": 0, "proposed": 1, "same": 0}


def test_one_s_own_locks_are_no_hindrance(client, ayu):
    japan = make_partner("Jepang", slug="jepang")
    lock(japan, ["name"], by=ayu)
    bring(client, "partner", "slug,name\njepang,Nippon\n")
    assert Partner.objects.get().name == "Nippon"
    assert not FieldProposal.objects.exists()


def test_posts_are_added_changed_and_taken_away(client, ayu):
    sari = make_official("Sari Dewi", slug="sari")
    fields = {"official": sari, "organisation": "Kemnaker", **machine()}
    old = Appointment.objects.create(post="Dirjen", first_attested="2017", **fields)
    mended = Appointment.objects.create(post="Menteri", first_attested="2019", **fields)
    make_partner("ILO", slug="ilo")
    cell = "Menteri; Kementerian; 2019-10; 2024 | Penasihat; ILO; 2025; ; ilo"

    bring(client, "official", as_csv(["slug", "posts"], ["sari", cell]))

    old.refresh_from_db()
    mended.refresh_from_db()
    assert (old.status, old.decided_by) == ("rejected", ayu)
    assert (mended.organisation, mended.first_attested, mended.last_attested) == (
        "Kementerian",
        "2019-10",
        "2024",
    )
    assert mended.corrected_fields == ["organisation", "first_attested", "last_attested"]
    new = Appointment.objects.get(post="Penasihat")
    assert (new.partner.slug, new.status, new.run) == ("ilo", "accepted", None)
    assert rows_of(export(client, "official"))[0]["posts"] == cell


def test_partners_and_stages_of_an_initiative(client, ayu):
    initiative = make_initiative(slug="perawat", stage="", stage_on="")
    japan, ilo = make_partner("Jepang", slug="jepang"), make_partner("ILO", slug="ilo")
    told = make_participation(initiative, japan)
    table = as_csv(
        ["slug", "partners", "stages"],
        ["perawat", "jepang; host | ilo; funder; Letter of 2020", "signed; 2019-07-17; Press note"],
    )

    bring(client, "initiative", table)

    told.refresh_from_db()
    assert (told.role, told.status, told.decided_by) == ("counterpart", "proposed", None)
    rows = Participation.objects.filter(initiative=initiative).accepted().order_by("pk")
    assert [(row.partner, row.role, row.note) for row in rows] == [
        (japan, "host", "Brought in from the file “tabel.csv”."),
        (ilo, "funder", "Letter of 2020"),
    ]
    initiative.refresh_from_db()
    assert (initiative.stage, initiative.stage_on) == ("signed", "2019-07-17")
    assert StageReport.objects.get().note == "Press note"


def test_a_proposed_row_that_a_file_names_is_accepted_with_its_words(client, ayu):
    initiative, japan = make_initiative(slug="perawat"), make_partner("Jepang", slug="jepang")
    told = make_participation(initiative, japan)
    bring(client, "initiative", as_csv(["slug", "partners"], ["perawat", "jepang; counterpart"]))
    told.refresh_from_db()
    assert (told.status, told.decided_by) == ("accepted", ayu)
    assert told.exact != ""
    assert Participation.objects.count() == 1


def test_rows_that_another_editor_decided_stay_and_the_preview_says_so(client):
    initiative, japan = make_initiative(slug="perawat"), make_partner("Jepang", slug="jepang")
    kept = make_participation(initiative, japan, **reviewed())
    table = as_csv(["slug", "partners"], ["perawat", ""])

    preview = send(client, "initiative", table)

    assert "“jepang; counterpart” is left as it is: redaksi decided it." in (
        preview.content.decode()
    )
    kept.refresh_from_db()
    assert kept.status == "accepted"


def test_reports_of_the_same_stage_from_several_articles_all_stay(client):
    initiative = make_initiative(slug="perawat")
    for _ in range(3):
        StageReport.objects.create(
            initiative=initiative, stage="signed", reported_on="2019", **machine()
        )
    table = as_csv(["slug", "stages"], ["perawat", "signed; 2019 | ongoing; 2021; A visit"])
    bring(client, "initiative", table)
    assert StageReport.objects.accepted().count() == 4


def test_names_of_outlets(client):
    outlet = make_outlet(code="kompas", name="Kompas.com")
    OutletName.objects.create(outlet=outlet, name="Kompas")
    table = "code,name,rights,other_names\nkompas,Kompas,full,Harian Kompas\n"
    bring(client, "outlet", table + "tempo,Tempo,excerpt,Tempo.co | Koran Tempo\n")
    assert [name.name for name in outlet.variants.all()] == ["Harian Kompas"]
    assert Outlet.objects.get(code="tempo").variants.count() == 2


def test_subjects_with_a_tree_relations_and_matches_in_one_file(client):
    make_subject("skills")
    header = ["code", "label_id", "label_en", "broader", "alternatives", "related", "exact_matches"]
    uri = "http://www.wikidata.org/entity/Q17"
    table = as_csv(
        header,
        ["nurses", "Pelatihan perawat", "Training of nurses", "care", "", "care", ""],
        ["care", "Pelatihan rawat", "Care training", "skills", "rawat | caring; en", "nurses", uri],
    )
    bring(client, "subject", table)

    care, nurses = Subject.objects.get(code="care"), Subject.objects.get(code="nurses")
    assert (nurses.parent, care.parent.code) == (care, "skills")
    assert care.relations_from.count() + care.relations_to.count() == 1
    assert [(one.scheme, one.uri) for one in care.matches.all()] == [("wikidata", uri)]
    assert sorted(care.alternatives.values_list("label", "language")) == [
        ("caring", "en"),
        ("rawat", "id"),
    ]
    bring(client, "subject", as_csv(header, ["care", "Pelatihan rawat", "Care training"]))
    assert not care.alternatives.exists()
    assert nurses.relations_from.count() + nurses.relations_to.count() == 0


def test_what_goes_out_only_is_left_alone(client):
    initiative = make_initiative(slug="perawat")
    bring(client, "initiative", "slug,name,stage\nperawat,Perawat,completed\n")
    initiative.refresh_from_db()
    assert (initiative.name, initiative.stage) == ("Perawat", "signed")
