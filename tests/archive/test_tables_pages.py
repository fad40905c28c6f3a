"""The pages of tables: preview, errors by row and column, blank tables, who may do what."""

from datetime import date

import pytest
from openpyxl import load_workbook

from archive.models import ChangeSet, Initiative, Outlet, Partner, Subject
from tests.archive.desk import at_the_desk, make_editor
from tests.archive.public_records import make_initiative, make_outlet, make_partner, make_subject
from tests.archive.sent_tables import (
    KINDS,
    MODELS,
    as_book,
    as_csv,
    bring,
    confirm,
    export,
    problems,
    rows_of,
    send,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return at_the_desk(make_editor("Chief editor", name="ayu"))


def test_the_preview_shows_each_change_and_writes_nothing(client):
    make_partner("Jepang", slug="jepang")
    table = "slug,name,kind\njepang,Negeri Jepang,country\noman,Oman,country\n"

    preview = send(client, "partner", table)

    page = preview.content.decode()
    assert "<del>Jepang</del>" in page
    assert "<ins>Negeri Jepang</ins>" in page
    assert preview.context["counts"] == {"new": 1, "changed": 1, "proposed": 0, "same": 0}
    assert list(Partner.objects.values_list("name", flat=True)) == ["Jepang"]
    assert not ChangeSet.objects.exists()


def test_hostile_cells_are_inert_in_the_preview(client):
    table = 'slug,name,kind\noman,<script>alert(1)</script>,country\n"x""><b>",X,y\n'
    page = send(client, "partner", table).content.decode()
    assert "<script>alert" not in page
    assert '"><b>' not in page


@pytest.mark.parametrize(
    ("model", "table", "at", "told"),
    [
        ("partner", "slug,name,kind\n,Oman,country\n", (2, "", "slug"), "Every row needs a slug."),
        (
            "partner",
            "slug,name,kind\na,A,country\na,B,country\n",
            (3, "a", "slug"),
            "Row 2 has the same slug",
        ),
        (
            "partner",
            "slug,name,kind,parent\noman,Oman,country,tak-ada\n",
            (2, "oman", "parent"),
            "There is no “tak-ada” among the partners",
        ),
        ("partner", "slug,name,kind\no,O,kerajaan\n", (2, "o", "kind"), "Write one of: country"),
        ("partner", "slug,name,kind\no,,country\n", (2, "o", "name"), "It is empty"),
        ("partner", "slug,name\no,O\n", (2, "o", "kind"), "A new record needs this column"),
        ("partner", "slug,name,kind\nO man,O,country\n", (2, "O man", "slug"), "slug"),
        ("partner", "slug,nmae,kind\no,O,country\n", (1, "", "nmae"), "Rename or delete it"),
        ("partner", "slug,slug\no,O\n", (1, "", "slug"), "stands twice"),
        ("partner", "name,kind\nO,country\n", (1, "", "slug"), "The first row names the columns"),
        (
            "partner",
            "slug,name,kind,iso3166\no,O,country,om\n",
            (2, "o", "iso3166"),
            "Use two capital letters",
        ),
        (
            "partner",
            "slug,name,kind,iso3166\na,A,country,OM\nb,B,country,OM\n",
            (3, "b", "iso3166"),
            "Keep it in one of them",
        ),
        (
            "partner",
            "slug,name,kind,parent\na,A,agency,b\nb,B,agency,a\n",
            (2, "a", "parent"),
            "would stand under itself",
        ),
        ("partner", "slug,name,kind\no,O\x01,country\n", (2, "o", "name"), "control character"),
        (
            "initiative",
            "slug,name,kind,starts_on\na,A,training,July\n",
            (2, "a", "starts_on"),
            "Write it as 2019, 2019-07",
        ),
        (
            "initiative",
            "slug,name,kind,partners\na,A,training,nobody; host\n",
            (2, "a", "partners"),
            "“nobody; host”, partner: There is no “nobody”",
        ),
        (
            "initiative",
            "slug,name,kind,stages\na,A,training,done\n",
            (2, "a", "stages"),
            "stage: “done” is not known here",
        ),
        (
            "subject",
            "code,label_id,label_en\na,PELATIHAN  kerja,Work\n",
            (2, "a", "label_id"),
            "The subject training has this label",
        ),
        (
            "subject",
            "code,label_id,label_en,broader\na,A,A,b\nb,B,B,a\n",
            (2, "a", "broader"),
            "would stand under itself",
        ),
        (
            "subject",
            "code,label_id,label_en,alternatives\na,A,A,pelatihan KERJA\n",
            (2, "a", "alternatives"),
            "The subject training has this label",
        ),
        (
            "subject",
            "code,label_id,label_en,exact_matches\na,A,A,javascript:alert(1)\n",
            (2, "a", "exact_matches"),
            "",
        ),
        (
            "outlet",
            "code,name,other_names\ntempo,Tempo,Kompas\n",
            (2, "tempo", "other_names"),
            "belongs to the outlet kompas",
        ),
    ],
)
def test_an_error_names_row_record_column_and_remedy(client, model, table, at, told):
    make_subject("training", label_id="Pelatihan kerja")
    make_outlet(code="kompas").variants.create(name="Kompas")
    before = [one.objects.count() for one in (Partner, Initiative, Subject, Outlet)]

    page = send(client, model, table)

    assert problems(page)[0][:3] == at
    assert told in problems(page)[0][3]
    assert page.context.get("confirm_form") is None
    assert [one.objects.count() for one in (Partner, Initiative, Subject, Outlet)] == before


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("x.csv", b"slug,name\n\xff\xfe,x\n", "not in UTF-8"),
        ("x.csv", b"slug,name\n", "There are no rows"),
        ("x.csv", b"slug,name\na,b,c\n", "Row 2 has more cells"),
        ("x.xlsx", b"no book", "no Excel workbook"),
        ("x.pdf", b"x", "Send one that ends in .csv, .xlsx"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(client, name, data, told):
    page = send(client, "partner", data, kind=name.partition(".")[2])
    assert told in str(page.context["form"].errors)


def test_a_record_merged_away_names_the_way_out(client):
    kept = make_partner("Jepang", slug="jepang")
    make_partner("Nippon", slug="nippon", merged_into=kept)
    page = send(client, "partner", "slug,name\nnippon,X\n")
    assert "merged into another record" in problems(page)[0][3]
    assert [row["slug"] for row in rows_of(export(client, "partner"))] == ["jepang"]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_csv_is_read_with_commas_semicolons_or_tabs(client, sign):
    table = "slug,name,kind\noman,Oman,country\n".replace(",", sign)
    bring(client, "partner", "\ufeff" + table)
    assert Partner.objects.get().name == "Oman"


def test_a_spreadsheet_s_own_dates_and_numbers_become_text(client):
    make_initiative("Pelatihan perawat", slug="perawat")
    book = as_book(
        ["slug", "starts_on", "ends_on", "description"],
        ["perawat", 2019, date(2021, 6, 22), "=1+1"],
    )
    bring(client, "initiative", book, kind="xlsx")
    saved = Initiative.objects.get()
    assert (saved.starts_on, saved.ends_on) == ("2019", "2021-06-22")


def test_a_file_is_brought_in_once(client):
    preview = send(client, "partner", "slug,name,kind\noman,Oman,country\n")
    confirm(client, "partner", preview)
    again = confirm(client, "partner", preview)
    assert "brought in already" in again.content.decode()
    assert ChangeSet.objects.count() == 1


def test_what_was_taken_since_the_preview_is_told_and_nothing_is_written(client):
    preview = send(client, "partner", "slug,name,kind,iso3166\noman,Oman,country,OM\n")
    make_partner("Oman", slug="lain", iso3166="OM")
    page = confirm(client, "partner", preview)
    assert "There is already a record with this" in problems(page)[0][3]
    assert Partner.objects.count() == 1
    assert not ChangeSet.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("model", MODELS)
def test_a_blank_table_can_be_sent_as_it_is(client, model, kind):
    page = client.get(f"/admin/archive/{model}/import/blank.{kind}")
    assert page["Content-Disposition"] == f'attachment; filename="{model}.{kind}"'
    if kind == "xlsx":
        import io

        book = load_workbook(io.BytesIO(page.content))
        assert len(book.worksheets) == 2
        assert book.worksheets[0].data_validations.dataValidation or model in {
            "official",
            "subject",
        }
    preview = send(client, model, page.content, kind=kind)
    assert problems(preview) == []
    assert preview.context["counts"]["new"] == 0


def test_who_may_not_publish_brings_in_drafts(client):
    make_partner("Jepang", slug="jepang")
    from django.contrib.auth.models import Permission, User

    User.objects.get().groups.clear()
    User.objects.get().user_permissions.add(
        *Permission.objects.filter(codename__in=["import_partner", "view_partner"])
    )
    page = send(client, "partner", "slug,publication\njepang,withdrawn\n")
    assert "You may not publish or withdraw" in problems(page)[0][3]
    bring(client, "partner", "slug,name,kind\noman,Oman,country\n")
    assert Partner.objects.get(slug="oman").publication == "draft"


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    ("role", "may_import", "may_export"),
    [("Reader of drafts", False, False), ("Editor", False, True), ("Chief editor", True, True)],
)
def test_who_may_bring_in_and_take_out(model, role, may_import, may_export):
    client = at_the_desk(make_editor(role))
    for address, allowed in (
        ("import/", may_import),
        ("import/blank.csv", may_import),
        ("export/", may_export),
    ):
        status = client.get(f"/admin/archive/{model}/{address}").status_code
        assert status == (200 if allowed else 403), address
    sent = client.post(f"/admin/archive/{model}/process_import/", {})
    assert sent.status_code == (200 if may_import else 403)


def many(size):
    rows = ([f"p{n}", f"Mitra {n}", "agency", "p0" if n else "", f"M{n} | N"] for n in range(size))
    return as_csv(["slug", "name", "kind", "parent", "other_names"], *rows)


def test_questions_grow_with_batches_not_with_rows(client, django_assert_max_num_queries):
    for size in (20, 400):
        with django_assert_max_num_queries(60):
            preview = send(client, "partner", many(size))
        with django_assert_max_num_queries(130):
            confirm(client, "partner", preview)
    assert Partner.objects.count() == 400
    with django_assert_max_num_queries(20):
        export(client, "partner")
