"""What went out comes back without a change, whatever it holds; formulas are guarded."""

import pytest
import tablib
from django.apps import apps
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.admin.formats import CSVFormat, XLSXFormat, guarded, unguarded
from archive.curation.tables.cells import join_items, plain, split_items
from archive.models import (
    Appointment,
    ChangeSet,
    Initiative,
    InitiativeSubject,
    NameVariant,
    Official,
    Outlet,
    OutletName,
    Participation,
    Partner,
    StageReport,
    Subject,
    SubjectLabel,
    SubjectMatch,
    SubjectRelation,
)
from tests.archive.desk import at_the_desk, make_editor
from tests.archive.public_records import machine
from tests.archive.sent_tables import KINDS, MODELS, confirm, export, rows_of, send, sheet_of

HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+62 21",
    "-2",
    "@SUM(A1)",
    "'=already guarded",
    "''+twice",
    "\tx",
    "＝1",
    'she said "no", twice',
    "one\ntwo\r\nthree",
    "  blanks around  ",
    "semi; colon | bar \\ slash \\| both",
    "قانون العمل",
    "\u202eright to left",
    "<script>alert(1)</script>",
    "_x0041_ _x000D_",
    "#remark",
    "007",
    "1e5",
    "2019-07-17",
    "TRUE",
    "é e\u0301",
    "👩🏽‍⚕️",
]
CONTROL = "a\x01b\x1f"


@pytest.fixture
def client(db):
    return at_the_desk(make_editor("Chief editor", name="ayu"))


def make_hostile(value: str, number: int) -> None:
    """One record of each kind, and rows about each, with ``value`` wherever text may stand."""
    short, slug = value[:40], f"r{number}"
    fields = {"description": value, **machine()}
    partner = Partner.objects.create(
        slug=slug, name=short, name_en=short, kind="agency", wikidata=value[:20], **fields
    )
    official = Official.objects.create(slug=slug, name=short, honorifics=short, **fields)
    initiative = Initiative.objects.create(slug=slug, name=short, kind="training", **fields)
    subject = Subject.objects.create(
        code=slug,
        label_id=f"{short}{number}",
        label_en=f"{short}{number}",
        definition=value,
        definition_en=value,
    )
    other = Subject.objects.create(
        code=f"{slug}-b", label_id=f"B{number}{short}", label_en=f"B{number}{short}", parent=subject
    )
    outlet = Outlet.objects.create(code=slug, name=short, domain=short, note=value)
    OutletName.objects.create(outlet=outlet, name=f"{short}{number}")
    for about in ({"partner": partner}, {"official": official}, {"initiative": initiative}):
        NameVariant.objects.create(**about, name=short)
        NameVariant.objects.create(**about, name=f"x{short}", language="en")
    Appointment.objects.create(
        official=official, post=short, organisation=short, partner=partner, **machine()
    )
    Participation.objects.create(
        initiative=initiative, partner=partner, role="funder", note=value, **machine()
    )
    StageReport.objects.create(initiative=initiative, stage="signed", note=value, **machine())
    StageReport.objects.create(initiative=initiative, stage="signed", note="x", **machine())
    InitiativeSubject.objects.create(initiative=initiative, subject=subject, **machine())
    for language in ("id", "en", ""):
        SubjectLabel.objects.create(subject=subject, label=short, language=language)
    SubjectMatch.objects.create(
        subject=subject, scheme="other", uri=f"https://example.org/{number}?a=1;b|c"
    )
    SubjectRelation.objects.create(subject=other, other=subject)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("model", MODELS)
def test_an_exported_file_imports_with_no_change(client, model, kind):
    for number, value in enumerate([*HOSTILE, CONTROL]):
        make_hostile(value, number)

    preview = send(client, model, export(client, model, kind=kind), kind=kind)

    assert preview.context["errors"] == []
    assert preview.context["previewed"] == []
    written = apps.get_model("archive", model).objects.count()
    assert preview.context["counts"]["same"] == written >= len(HOSTILE)
    confirm(client, model, preview)
    assert not ChangeSet.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_text_longer_than_a_workbook_s_cell_comes_back_unharmed(client, kind):
    long = "=" + "kata " * 40_000
    Partner.objects.create(slug="panjang", name="P", kind="agency", description=long, **machine())
    exported = export(client, "partner", kind=kind)

    preview = send(client, "partner", exported, kind=kind)

    assert preview.context["errors"] == []
    assert preview.context["counts"]["same"] == 1
    if kind == "xlsx":
        cut = next(cell.value for cell in sheet_of(exported)[2] if "cut short" in str(cell.value))
        refused = send(client, "partner", f'slug,description\npanjang,"x{cut}"\n')
        assert "cut short by the workbook" in refused.context["errors"][0].message


def test_an_address_with_a_semicolon_stays_one_address(client):
    make_hostile("x", 1)
    (row, _other) = rows_of(export(client, "subject"))
    assert split_items(row["exact_matches"]) == [("https://example.org/1?a=1;b%7Cc",)]


@pytest.mark.parametrize("value", ["=1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "＝1", "'=1"])
def test_no_cell_that_goes_out_begins_a_formula(client, value):
    Partner.objects.create(slug="r", name="P", kind="agency", description=value, **machine())

    (row,) = rows_of(export(client, "partner"))
    cells = [cell for line in sheet_of(export(client, "partner", kind="xlsx")) for cell in line]

    assert row["description"].startswith("'")
    assert all(cell.data_type != "f" for cell in cells)
    assert plain(value) in [unguarded(str(cell.value)) for cell in cells]


_text = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


@given(st.text(max_size=20))
def test_guarding_is_taken_back(value):
    assert unguarded(guarded(value)) == value


@given(st.lists(st.tuples(_text, _text), max_size=4))
def test_lists_in_a_cell_come_back(items):
    written = [tuple(parts) if parts[1] else parts[:1] for parts in items if any(parts)]
    assert split_items(join_items(items)) == written


@pytest.mark.parametrize("kind", [CSVFormat, XLSXFormat])
@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.text(max_size=20).map(plain), st.text(max_size=20).map(plain)), min_size=1
    )
)
def test_files_carry_any_text(kind, rows):
    table = tablib.Dataset(headers=["a", "b"])
    for row in rows:
        table.append(row)
    written = kind().export_data(table)
    back = kind().create_dataset(written.encode() if isinstance(written, str) else written)
    assert [tuple(row) for row in back] == [tuple(row) for row in rows]
