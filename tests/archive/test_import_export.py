"""Tables of records in and out: preview, keys, formulas, clear errors, history."""

import csv
import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from archive.admin.resources import guarded, unguarded
from archive.curation.history import last_set
from archive.curation.locks import locked_fields
from archive.models import Initiative, NameVariant, Official, Partner, Subject
from tests.archive.desk import at_the_desk, make_editor
from tests.archive.public_records import make_initiative, make_official, make_partner

pytestmark = pytest.mark.django_db

CSV_FORMAT, XLSX_FORMAT = "0", "1"


@pytest.fixture
def client():
    return at_the_desk(make_editor("Chief editor", name="ayu"))


def send(client, model, table, *, kind=CSV_FORMAT):
    """Upload ``table``; the answer is the preview or the page with the errors."""
    data = table if isinstance(table, bytes) else table.encode()
    name = "tabel.csv" if kind == CSV_FORMAT else "tabel.xlsx"
    upload = {"import_file": SimpleUploadedFile(name, data), "format": kind, "resource": "0"}
    return client.post(f"/admin/archive/{model}/import/", upload)


def confirm(client, model, preview):
    """Press the button under the preview."""
    initial = preview.context["confirm_form"].initial
    return client.post(f"/admin/archive/{model}/process_import/", initial, follow=True)


def export(client, model, kind=CSV_FORMAT):
    """The exported file as bytes."""
    page = client.post(f"/admin/archive/{model}/export/", {"format": kind, "resource": "0"})
    assert page.status_code == 200
    return page.content


def rows_of(table):
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


def test_the_preview_shows_each_change_and_writes_nothing(client):
    make_partner("Jepang", slug="jepang", code="country:JP")
    table = "slug,name,kind\njepang,Negeri Jepang,country\noman,Oman,country\n"

    preview = send(client, "partner", table)

    page = preview.content.decode()
    assert "<del>Jepang</del> <ins>Negeri Jepang</ins>" in page
    assert "adds <strong>1</strong>, changes <strong>1</strong>" in page
    assert list(Partner.objects.values_list("name", flat=True)) == ["Jepang"]


def test_a_confirmed_import_writes_with_user_reason_and_locks(client):
    make_partner("Jepang", slug="jepang")
    table = "slug,name,kind\njepang,Negeri Jepang,country\noman,Oman,country\n"

    confirm(client, "partner", send(client, "partner", table))

    japan, oman = Partner.objects.get(slug="jepang"), Partner.objects.get(slug="oman")
    latest = last_set(japan)
    assert japan.name == "Negeri Jepang"
    assert latest.by.username == "ayu"
    assert latest.changes.get(model="partner", key=japan.pk).after["name"] == "Negeri Jepang"
    assert locked_fields(japan) == {"name"}
    assert (oman.status, oman.decided_by.username) == ("accepted", "ayu")


def test_unchanged_rows_are_skipped(client):
    partner = make_partner("Jepang", slug="jepang")

    preview = send(client, "partner", export(client, "partner"))
    assert "leaves <strong>1</strong>" in preview.content.decode()
    confirm(client, "partner", preview)

    assert last_set(partner) is None


@pytest.mark.parametrize("kind", [CSV_FORMAT, XLSX_FORMAT])
def test_what_is_exported_can_be_imported_unchanged(client, kind):
    parent = make_partner("Jepang", slug="jepang", iso3166="JP")
    make_partner("Nagano", slug="nagano", kind="subnational", iso3166="JP-20", parent=parent)
    make_partner("=1+1", slug="rumus", description="-2\n@x")

    preview = send(client, "partner", export(client, "partner", kind), kind=kind)

    assert preview.context["result"].totals["skip"] == 3


def test_formulas_are_guarded_in_both_formats(client):
    make_partner('=HYPERLINK("http://x","y")', slug="rumus", description="@SUM(A1)")

    (row,) = rows_of(export(client, "partner"))
    sheet = load_workbook(io.BytesIO(export(client, "partner", XLSX_FORMAT))).active
    cells = [cell for line in sheet.iter_rows(min_row=2) for cell in line]

    assert row["name"].startswith("'=")
    assert row["description"] == "'@SUM(A1)"
    assert all(cell.data_type != "f" for cell in cells)


@pytest.mark.parametrize("value", ["=1", "+1", "-1", "@a", "\tx", "plain", "'quoted'", ""])
def test_guarding_is_taken_back(value):
    assert unguarded(guarded(value)) == value


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("slug,name,kind\n,Oman,country\n", "Every row needs a slug."),
        ("slug,name,kind,parent\noman,Oman,country,tak-ada\n", "There is no “tak-ada”."),
        ("slug,name,kind\noman,Oman,kerajaan\n", "kerajaan"),
        ("slug,name,kind,iso3166\noman,Oman,country,om\n", "Use two capital letters"),
        ("name,kind\nOman,country\n", "slug"),
        ("slug,name,kind,iso3166\na,A,country,OM\nb,B,country,OM\n", "already a record"),
    ],
)
def test_errors_name_the_row_the_column_and_what_is_wrong(client, table, told):
    page = send(client, "partner", table)

    assert told in page.content.decode()
    assert page.context.get("confirm_form") is None
    assert not Partner.objects.exists()


def test_hostile_cells_are_inert_in_the_preview(client):
    make_partner("Jepang", slug="jepang")
    table = "slug,name,kind\njepang,<script>alert(1)</script>,country\n"

    page = send(client, "partner", table).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_officials_initiatives_and_subjects_have_their_own_keys(client):
    NameVariant.objects.create(official=make_official("Sari Dewi", slug="sari"), name="S. Dewi")
    make_initiative("Pelatihan perawat", slug="perawat")
    tables = {
        "official": "slug,name,country\nsari,Sari Dewi,ID\n",
        "initiative": "slug,name,kind,starts_on\nperawat,Pelatihan perawat,training,2019-07~\n",
        "subject": "code,label_id,label_en,broader\nsafety,K3,Safety,\nmines,Tambang,Mines,safety",
    }
    for model, table in tables.items():
        confirm(client, model, send(client, model, table))

    assert Official.objects.get(slug="sari").country == "ID"
    assert Initiative.objects.get(slug="perawat").starts_on == "2019-07~"
    assert Subject.objects.get(code="mines").parent.code == "safety"
    assert rows_of(export(client, "official"))[0]["other_names"] == "S. Dewi"


def test_a_spreadsheet_s_own_date_becomes_a_partial_date(client):
    make_initiative("Pelatihan perawat", slug="perawat")
    book = Workbook()
    book.active.append(["slug", "name", "kind", "ends_on"])
    book.active.append(["perawat", "Pelatihan perawat", "training", date(2021, 6, 22)])
    file = io.BytesIO()
    book.save(file)

    preview = send(client, "initiative", file.getvalue(), kind=XLSX_FORMAT)
    confirm(client, "initiative", preview)

    assert Initiative.objects.get(slug="perawat").ends_on == "2021-06-22"


def test_merged_records_are_not_exported(client):
    kept = make_partner("Jepang", slug="jepang")
    make_partner("Nippon", slug="nippon", merged_into=kept)

    assert [row["slug"] for row in rows_of(export(client, "partner"))] == ["jepang"]


def test_an_export_costs_a_fixed_number_of_queries(client, django_assert_max_num_queries):
    for _ in range(30):
        NameVariant.objects.create(partner=make_partner(), name="Lain")

    with django_assert_max_num_queries(12):
        export(client, "partner")


def test_the_import_page_names_only_columns_that_are_taken_in(client):
    page = client.get("/admin/archive/partner/import/").content.decode()
    assert "<code>publication</code>" in page
    assert "<code>other_names</code>" not in page
    assert (
        "<code>other_names</code>" in client.get("/admin/archive/partner/export/").content.decode()
    )
