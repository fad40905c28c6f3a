"""The desk's lists: complete, fast whatever their size, and dates in words."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse

from archive.models import (
    Article,
    ArticleSubject,
    Mention,
    Participation,
    StageReport,
    Subject,
)
from tests.archive.desk import (
    DESK,
    at_the_desk,
    list_of,
    make_archive,
    make_editor,
)
from tests.archive.public_records import (
    make_article,
    make_meeting,
    make_official,
    make_partner,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return at_the_desk(make_editor("Administrator"))


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


def test_merged_records_are_listed_only_when_asked_for(client):
    kept = make_partner("Korea Selatan")
    make_partner("Republik Korea", merged_into=kept)

    assert "Republik Korea" not in client.get("/admin/archive/partner/").content.decode()
    asked = client.get("/admin/archive/partner/", {"review": "merged"}).content.decode()
    assert "Republik Korea" in asked


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


def test_officials_are_filtered_by_the_name_of_a_country():
    make_official(name="Tanaka Kenji", country="JP")
    make_official(name="Siti Aminah", country="ID")
    make_official(name="Budi Santoso", country="")
    desk = at_the_desk(make_editor())
    page = desk.get("/admin/archive/official/").content.decode()
    options = re.findall(r'<option value="(\w*)"[^>]*>([^<]+)</option>', page)
    assert [
        option for option in options if option[1] in {"All", "none stated", "Indonesia", "Japan"}
    ] == [("", "All"), ("none", "none stated"), ("ID", "Indonesia"), ("JP", "Japan")]
    page = desk.get("/admin/archive/official/?country=JP").content.decode()
    assert "Tanaka Kenji" in page
    assert "Siti Aminah" not in page
    page = desk.get("/admin/archive/official/?country=none").content.decode()
    assert "Budi Santoso" in page
    assert "Tanaka Kenji" not in page


def test_the_line_of_an_article_names_only_its_first_subjects():
    article = make_article()
    for number in range(7):
        subject = Subject.objects.create(
            code=f"s{number}", label_id=f"Topik {number}", label_en=f"Subject {number}"
        )
        ArticleSubject.objects.create(article=article, subject=subject, status="accepted")
    page = at_the_desk(make_editor()).get("/admin/archive/article/").content.decode()
    cell = re.search(r'field-subjects_shown[^"]*">([^<]*)<', page)[1]
    assert cell == "Subject 0, Subject 1, Subject 2, Subject 3 and 3 more"


def test_deletion_is_the_last_of_the_actions():
    make_partner()
    desk = at_the_desk(make_editor("Chief editor"))
    page = desk.get(reverse("admin:archive_partner_changelist")).content.decode()
    menu = page[page.index('name="action"') : page.index("</select>", page.index('name="action"'))]
    offered = re.findall(r'<option value="(\w+)"', menu)
    assert offered[-1] == "delete_selected"
    assert "accept_selected" in offered
