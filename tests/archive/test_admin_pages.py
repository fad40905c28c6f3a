"""The desk's pages of records: their rows, relations found by typing, and their history."""

import pytest
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.forms import Select
from django.forms.models import ModelChoiceField
from django.urls import reverse

from archive.admin.inlines import SHOWN
from archive.admin.widgets import RelationSelect
from archive.curation.history import last_set
from archive.models import NameVariant
from tests.archive.desk import (
    DESK,
    at_the_desk,
    change_page,
    form_of,
    list_of,
    make_archive,
    make_editor,
    make_mention,
    make_participation,
    proposed,
)
from tests.archive.public_records import (
    TEXT,
    make_article,
    make_initiative,
    make_official,
    make_partner,
    reviewed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return at_the_desk(make_editor("Administrator"))


@pytest.mark.parametrize("make", [make_partner, make_official, make_initiative, make_article])
def test_a_much_linked_record_costs_no_more_queries(client, make, django_assert_max_num_queries):
    record = make()
    link_much(record, 3)
    client.get(change_page(record))
    with django_assert_max_num_queries(60) as few:
        client.get(change_page(record))
    link_much(record, 25)
    # The inlines that are full now count their rows: one query more for each of them.
    with django_assert_max_num_queries(len(few) + 6):
        client.get(change_page(record))


def test_all_names_of_a_record_are_on_its_page(client):
    partner = make_partner()
    link_much(partner, 40)
    page = client.get(change_page(partner)).content.decode()
    assert all(f'value="{variant.name}"' in page for variant in partner.variants.all())


def link_much(record, times):
    """Give ``record`` many rows, each with a partner, an official or an article of its own."""
    for _ in range(times):
        match record._meta.model_name:
            case "partner":
                make_mention(partner=record)
                make_participation(make_initiative(), record)
                NameVariant.objects.create(
                    partner=record, name=f"Nama {NameVariant.objects.count()}"
                )
            case "official":
                make_mention("Sari Dewi", official=record)
                record.appointments.create(post=f"Pos {record.appointments.count()}", **proposed())
            case "initiative":
                make_participation(record, make_partner())
                record.links_from.create(other=make_initiative(), kind="related", **proposed())
            case "article":
                make_mention(article=record, partner=make_partner())
                record.links_from.create(other=make_article(), kind="same-event", **proposed())


def test_a_record_s_page_shows_some_rows_and_leads_to_all(client):
    partner, article = make_partner(), make_article()
    for start in range(35):
        words = article.text[start : start + 3]
        make_mention(
            words, article=article, partner=partner, start=start, end=start + 3, exact=words
        )

    page = client.get(change_page(partner)).content.decode()

    assert "all 35" in page
    assert f"/admin/archive/mention/?partner__id__exact={partner.pk}" in page
    assert page.count('class="ev machine"') == SHOWN


def test_relations_are_typed_never_listed(client):
    make_archive(1)
    for model in DESK:
        desk = admin.site._registry[model]
        record = model._default_manager.first()
        if record is None or not desk.has_change_permission(_request(client)):
            continue
        page = client.get(change_page(record))
        forms = [page.context["adminform"].form]
        forms += [inline.formset.empty_form for inline in page.context["inline_admin_formsets"]]
        for form in forms:
            for name, field in form.fields.items():
                if isinstance(field, ModelChoiceField) and not field.widget.is_hidden:
                    widget = getattr(field.widget, "widget", field.widget)
                    is_typed = isinstance(widget, RelationSelect | AutocompleteSelectMultiple)
                    is_plain = isinstance(widget, Select) and not is_typed
                    assert not is_plain, (model, name)


def _request(client):
    return client.get("/admin/").wsgi_request


def test_typing_in_a_relation_finds_records_by_parts_of_their_names(client):
    partner = make_partner("Republik Korea")
    sent = {"app_label": "archive", "model_name": "participation", "field_name": "partner"}

    found = client.get("/admin/autocomplete/", {**sent, "term": "Kor"}).json()

    assert [one["text"] for one in found["results"]] == [partner.name]


def test_the_history_of_a_record_says_who_and_what(client):
    partner = make_partner("Jepang")
    client.post(
        change_page(partner), {**form_of(client, change_page(partner)), "description": "Baru"}
    )

    page = client.get(change_page(partner).replace("change", "history")).content.decode()

    assert "<ins>Baru</ins>" in page
    assert "administrator" in page


def test_merged_and_rejected_records_are_not_offered_while_typing(client):
    kept = make_partner("Korea Selatan")
    make_partner("Korea Raya", merged_into=kept)
    make_partner("Korea Palsu", **{**reviewed(), "status": "rejected"})
    sent = {"app_label": "archive", "model_name": "participation", "field_name": "partner"}

    found = client.get("/admin/autocomplete/", {**sent, "term": "Korea"}).json()

    assert [one["text"] for one in found["results"]] == ["Korea Selatan"]


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_every_form_to_add_a_row_opens(client, model):
    desk = admin.site._registry[model]
    expected = 200 if desk.has_add_permission(_request(client)) else 403

    assert client.get(list_of(model) + "add/").status_code == expected


def test_bringing_an_article_back_leaves_its_text_alone(client):
    article = make_article(headline="Judul lama")
    client.post(
        change_page(article), {**form_of(client, change_page(article)), "headline": "Judul baru"}
    )
    address = reverse("take_back", args=[last_set(article).pk])

    client.post(address, {"plan": client.get(address).context["plan"]})

    article.refresh_from_db()
    assert (article.headline, article.text) == ("Judul lama", TEXT)
    assert article.passages
