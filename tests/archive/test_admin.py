"""The desk's lists and forms: fast, complete, inert, and safe against lost updates."""

import re

import pytest
from django.contrib import admin
from django.forms import Select
from django.forms.models import ModelChoiceField
from django.urls import reverse

from archive.admin.evidence import marked_text, with_context
from archive.admin.forms import find_words
from archive.admin.widgets import RelationSelect
from archive.models import (
    Article,
    ArticleSubject,
    ImportRun,
    Initiative,
    InitiativeSubject,
    Mention,
    NameVariant,
    Participation,
    RunItem,
    StageReport,
    Subject,
)
from tests.archive.desk import (
    at_the_desk,
    form_of,
    make_editor,
    make_mention,
    make_participation,
    proposed,
)
from tests.archive.public_records import (
    TEXT,
    make_article,
    make_initiative,
    make_meeting,
    make_official,
    make_partner,
    reviewed,
    span,
)

pytestmark = pytest.mark.django_db

DESK = [model for model in admin.site._registry if model._meta.app_label == "archive"]


@pytest.fixture
def client():
    return at_the_desk(make_editor("Administrator"))


def list_of(model):
    return reverse(f"admin:archive_{model._meta.model_name}_changelist")


def change_page(record):
    return reverse(f"admin:archive_{record._meta.model_name}_change", args=[record.pk])


def make_archive(size):
    """Some of everything, ``size`` times."""
    subject, _created = Subject.objects.get_or_create(
        code="training", defaults={"label_id": "Pelatihan", "label_en": "Training"}
    )
    for _ in range(size):
        article, partner, official = make_article(), make_partner(), make_official()
        initiative = make_initiative()
        make_mention(article=article, partner=partner)
        make_mention("Sari Dewi", article=article, official=official)
        make_participation(initiative, partner, article=article)
        NameVariant.objects.create(partner=partner, name="Nama lain")
        StageReport.objects.create(
            initiative=initiative,
            stage="signed",
            article=article,
            **span(article.text, "menandatangani"),
            **proposed(),
        )
        InitiativeSubject.objects.create(initiative=initiative, subject=subject, **proposed())
        ArticleSubject.objects.create(article=article, subject=subject, **proposed())
        RunItem.objects.create(
            run=ImportRun.objects.first(), path=article.reference, outcome="created"
        )


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_every_list_opens_searches_and_filters(client, model):
    make_archive(1)
    for query in ({}, {"q": "Jepang"}, {"q": '"*'}, {"review": "waiting"}, {"rule": "test"}):
        allowed = query if "q" in query or _has_filter(model, query) else {}
        assert client.get(list_of(model), allowed).status_code == 200


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_no_list_shows_code_in_place_of_a_value(client, model):
    make_archive(2)
    page = client.get(list_of(model)).content.decode()
    assert re.search(r">archive\.\w+\.None<|<(td|th)[^>]*>None<|object at 0x", page) is None


def _has_filter(model, query):
    names = {getattr(one, "parameter_name", "") for one in admin.site._registry[model].list_filter}
    return set(query) <= names


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_a_longer_list_costs_no_more_queries(client, model, django_assert_max_num_queries):
    make_archive(2)
    client.get(list_of(model))  # content types and the session are read once
    with django_assert_max_num_queries(16) as few:
        client.get(list_of(model))
    make_archive(8)
    with django_assert_max_num_queries(len(few)):
        client.get(list_of(model))


def test_a_list_never_reads_the_texts(client, django_assert_max_num_queries):
    make_archive(2)
    for model in (Article, Mention, StageReport, Participation):
        with django_assert_max_num_queries(16) as queries:
            client.get(list_of(model))
        for one in queries.captured_queries:
            whole = re.search(r'(?<!SUBSTR\()(?<!SUBSTRING\()"archive_article"."text"', one["sql"])
            assert whole is None, one["sql"]


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
    assert page.count('class="ev machine"') == 15


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
                    is_plain = isinstance(widget, Select) and not isinstance(widget, RelationSelect)
                    assert not is_plain, (model, name)


def _request(client):
    return client.get("/admin/").wsgi_request


def test_typing_in_a_relation_finds_records_by_parts_of_their_names(client):
    partner = make_partner("Republik Korea")
    sent = {"app_label": "archive", "model_name": "participation", "field_name": "partner"}

    found = client.get("/admin/autocomplete/", {**sent, "term": "Kor"}).json()

    assert [one["text"] for one in found["results"]] == [partner.name]


# evidence -----------------------------------------------------------------------------------


def test_evidence_is_marked_in_its_context(client):
    make_mention("Sari Dewi", official=make_official())

    page = client.get(list_of(Mention)).content.decode()

    assert '<mark class="ev machine">Sari Dewi</mark> berharap' in page


def test_context_counts_code_points_on_every_database():
    text = "📣 Menteri 🙂 Sari Dewi 🇯🇵 tiba di Tokyo."
    row = make_mention("Sari Dewi", article=make_article(text=text), official=make_official())

    found = with_context(Mention.objects.filter(pk=row.pk)).get()

    assert (found.before, found.after) == ("📣 Menteri 🙂 ", " 🇯🇵 tiba di Tokyo.")


def test_hostile_text_is_inert_everywhere(client):
    bad = "<script>alert(1)</script>"
    article = make_article(text=f"Jepang {bad} menandatangani nota.", headline=bad)
    partner = make_partner(bad)
    make_mention("Jepang", article=article, partner=partner)
    make_mention(bad, article=article, partner=partner)

    for address in (
        list_of(Mention),
        list_of(Article),
        change_page(article),
        change_page(partner),
        change_page(partner).replace("change", "history"),
        change_page(Mention.objects.first()),
    ):
        assert bad not in client.get(address).content.decode(), address


def test_marks_that_lie_in_each_other_keep_the_text_whole():
    article = make_article()
    sentence, name = span(article.text, "Jepang dan Indonesia"), span(article.text, "Jepang")
    rows = [
        ("initiative", Mention(article=article, **sentence, status="proposed")),
        ("partner", Mention(article=article, **name, status="proposed")),
    ]

    shown = marked_text(article, rows)

    assert '<mark class="ev machine k-initiative k-partner">Jepang</mark>' in shown
    assert TEXT.replace("\n", "") in _without_tags(shown).replace("\n", "")


def _without_tags(html):
    from django.utils.html import strip_tags

    return strip_tags(html)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Menteri Sari Dewi", (83, 100)),
        ("pelatihan   itu\nsegera", (110, 130)),
        ("tidak ada", None),
        ("Sari Dewi", None),  # stands twice
    ],
)
def test_words_are_found_where_they_stand_once(words, expected):
    from django.core.exceptions import ValidationError

    if expected is None:
        with pytest.raises(ValidationError):
            find_words(TEXT, words)
    else:
        assert find_words(TEXT, words) == expected


def test_a_person_adds_a_stage_report_by_its_words(client):
    initiative, article = make_initiative(stage="", stage_on=""), make_article()
    address = "/admin/archive/stagereport/add/"
    sent = {
        **form_of(client, address),
        "initiative": initiative.pk,
        "stage": "signed",
        "reported_on": "2024-05",
        "article": article.pk,
        "exact": "menandatangani nota  kesepahaman",
    }

    client.post(address, sent)

    report = StageReport.objects.get()
    initiative.refresh_from_db()
    assert (
        article.text[report.start : report.end] == report.exact == "menandatangani nota kesepahaman"
    )
    assert (report.status, initiative.stage) == ("accepted", "signed")


def test_a_row_without_words_needs_a_note(client):
    address = "/admin/archive/participation/add/"
    sent = {
        **form_of(client, address),
        "initiative": make_initiative().pk,
        "partner": make_partner().pk,
    }

    assert "or a note on why it is so" in client.post(address, sent).content.decode()
    client.post(address, {**sent, "note": "Disebut di halaman kementerian."})
    assert Participation.objects.get().note


# saving -------------------------------------------------------------------------------------


def test_a_changed_row_counts_as_reviewed(client):
    initiative, partner = make_initiative(), make_partner()
    row = make_participation(initiative, partner)
    sent = form_of(client, change_page(initiative))
    sent["participations-0-role"] = "host"

    client.post(change_page(initiative), sent)

    row.refresh_from_db()
    assert (row.role, row.status) == ("host", "accepted")
    assert row.decided_by is not None


def test_untouched_rows_are_not_signed(client):
    initiative = make_initiative()
    row = make_participation(initiative, make_partner())

    client.post(
        change_page(initiative), {**form_of(client, change_page(initiative)), "name": "Nama baru"}
    )

    row.refresh_from_db()
    initiative.refresh_from_db()
    assert initiative.name == "Nama baru"
    assert row.status == "proposed"


def test_a_new_name_is_found_at_once(client):
    partner = make_partner("Jepang")
    sent = {**form_of(client, change_page(partner)), "name": "Kekaisaran Matahari Terbit"}

    client.post(change_page(partner), sent)

    page = client.get(list_of(type(partner)), {"q": "terbit matahari"}).content.decode()
    assert "Kekaisaran Matahari Terbit" in page


def test_rejecting_by_status_takes_the_rows_along(client):
    partner = make_partner(**proposed())
    mention = make_mention(partner=partner)
    sent = {**form_of(client, change_page(partner)), "status": "rejected"}

    client.post(change_page(partner), sent)

    mention.refresh_from_db()
    assert mention.status == "rejected"


# lost updates -------------------------------------------------------------------------------


def test_a_form_that_somebody_else_overtook_is_refused_with_both_versions(client):
    partner = make_partner("Jepang", description="Lama")
    mine = form_of(client, change_page(partner))
    other = at_the_desk(make_editor(name="budi"))
    other.post(
        change_page(partner),
        {**form_of(other, change_page(partner)), "description": "Dari Budi", "name_en": "Japan"},
    )

    page = client.post(change_page(partner), {**mine, "description": "Dari saya"})

    html = page.content.decode()
    partner.refresh_from_db()
    assert partner.description == "Dari Budi"
    assert "Saved by budi" in html
    assert "Dari Budi" in html
    assert ">\nDari saya</textarea>" in html
    assert 'value="Japan"' in html  # not touched by me: the form now holds what was saved


def test_saving_once_more_keeps_both(client):
    partner = make_partner("Jepang", description="Lama")
    mine = form_of(client, change_page(partner))
    other = at_the_desk(make_editor(name="budi"))
    other.post(change_page(partner), {**form_of(other, change_page(partner)), "name_en": "Japan"})

    refused = client.post(change_page(partner), {**mine, "description": "Dari saya"})
    form = refused.context["adminform"].form
    again = {**mine, **{bound.html_name: bound.value() or "" for bound in form}}
    client.post(change_page(partner), again)

    partner.refresh_from_db()
    assert (partner.description, partner.name_en) == ("Dari saya", "Japan")


def test_a_run_that_changed_a_field_is_noticed_too(client):
    partner = make_partner("Jepang")
    mine = form_of(client, change_page(partner))
    type(partner).objects.filter(pk=partner.pk).update(wikidata="Q17")

    page = client.post(change_page(partner), {**mine, "description": "Dari saya"})

    assert "Nothing you typed is lost" in page.content.decode()


def test_a_row_of_an_inline_that_somebody_else_changed_is_refused(client):
    initiative = make_initiative()
    row = make_participation(initiative, make_partner())
    mine = form_of(client, change_page(initiative))
    Participation.objects.filter(pk=row.pk).update(role="funder")

    page = client.post(change_page(initiative), {**mine, "participations-0-role": "host"})

    row.refresh_from_db()
    assert row.role == "funder"
    assert "Funder" in page.content.decode()


def test_what_the_form_does_not_show_is_never_written_back(client):
    initiative = make_initiative(stage="signed", stage_on="2024")
    mine = form_of(client, change_page(initiative))
    Initiative.objects.filter(pk=initiative.pk).update(stage="ongoing")

    client.post(change_page(initiative), {**mine, "description": "Dari saya"})

    initiative.refresh_from_db()
    assert (initiative.stage, initiative.description) == ("ongoing", "Dari saya")


# tagging ------------------------------------------------------------------------------------


@pytest.fixture
def subject():
    return Subject.objects.create(code="safety", label_id="K3", label_en="Safety")


@pytest.mark.parametrize("make", [make_article, make_initiative])
def test_many_records_are_tagged_after_a_preview(client, subject, make):
    records = [make() for _ in range(3)]
    sent = {
        "action": "tag_selected",
        "_selected_action": [record.pk for record in records],
        "change": "add",
        "subject": subject.pk,
    }

    preview = client.post(list_of(type(records[0])), sent).content.decode()
    assert "This changes <strong>3</strong> and leaves <strong>0</strong>" in preview
    assert not records[0].subjects.exists()

    client.post(list_of(type(records[0])), {**sent, "confirm": "1"})
    assert [record.subjects.get() for record in records] == [subject] * 3
    again = client.post(list_of(type(records[0])), sent).content.decode()
    assert "This changes <strong>0</strong> and leaves <strong>3</strong>" in again


def test_a_removed_subject_stays_rejected_so_that_no_run_brings_it_back(client, subject):
    initiative = make_initiative()
    initiative.subject_rows.create(subject=subject, **reviewed())
    sent = {
        "action": "tag_selected",
        "_selected_action": [initiative.pk],
        "change": "remove",
        "subject": subject.pk,
        "confirm": "1",
    }

    client.post(list_of(Initiative), sent)

    assert initiative.subject_rows.get().status == "rejected"


# the first page -----------------------------------------------------------------------------


def test_the_first_page_says_what_waits(client, django_assert_max_num_queries):
    make_archive(2)
    client.get("/admin/")
    with django_assert_max_num_queries(40):
        page = client.get("/admin/").content.decode()

    assert '?review=waiting"><span class="n">0</span> Articles' in page
    assert "machine-read" in page


def test_the_history_of_a_record_says_who_and_what(client):
    partner = make_partner("Jepang")
    client.post(
        change_page(partner), {**form_of(client, change_page(partner)), "description": "Baru"}
    )

    page = client.get(change_page(partner).replace("change", "history")).content.decode()

    assert "<ins>Baru</ins>" in page
    assert "administrator" in page


# merged and rejected records ----------------------------------------------------------------


def test_merged_records_are_listed_only_when_asked_for(client):
    kept = make_partner("Korea Selatan")
    make_partner("Republik Korea", merged_into=kept)

    assert "Republik Korea" not in client.get("/admin/archive/partner/").content.decode()
    asked = client.get("/admin/archive/partner/", {"review": "merged"}).content.decode()
    assert "Republik Korea" in asked


def test_merged_and_rejected_records_are_not_offered_while_typing(client):
    kept = make_partner("Korea Selatan")
    make_partner("Korea Raya", merged_into=kept)
    make_partner("Korea Palsu", **{**reviewed(), "status": "rejected"})
    sent = {"app_label": "archive", "model_name": "participation", "field_name": "partner"}

    found = client.get("/admin/autocomplete/", {**sent, "term": "Korea"}).json()

    assert [one["text"] for one in found["results"]] == ["Korea Selatan"]


def test_an_earlier_state_can_be_looked_at_and_brought_back(client):
    partner = make_partner("Jepang", description="Lama")
    client.post(
        change_page(partner), {**form_of(client, change_page(partner)), "description": "Baru"}
    )
    earlier = partner.history.last()
    address = f"/admin/archive/partner/{partner.pk}/history/{earlier.pk}/"

    page = client.get(address)
    sent = {bound.html_name: bound.value() or "" for bound in page.context["adminform"].form}
    client.post(address, {**sent, "version": ""})

    partner.refresh_from_db()
    assert partner.description == "Lama"


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
    address = change_page(article).replace("change", f"history/{article.history.last().pk}")

    page = client.get(address)
    sent = {bound.html_name: bound.value() or "" for bound in page.context["adminform"].form}
    client.post(address, {**sent, "version": ""})

    article.refresh_from_db()
    assert (article.headline, article.text) == ("Judul lama", TEXT)
    assert article.passages


@pytest.mark.parametrize(
    ("held_on", "words"),
    [("2024-05-06", "6 May 2024"), ("2019-07~", "about Jul 2019"), ("", "–")],
)
def test_lists_say_partial_dates_in_words_and_sort_by_them(client, held_on, words):
    make_meeting(held_on=held_on)
    address = reverse("admin:archive_meeting_changelist")
    page = client.get(address, {"o": "1"}).content.decode()
    assert f'<td class="field-held_on nowrap">{words}</td>' in page or (
        f'<td class="field-held_on">{words}</td>' in page
    )
