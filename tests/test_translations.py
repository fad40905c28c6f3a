"""Everything the interface says is said in Indonesian, and Indonesian comes first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext, ngettext

from archive.management.catalogues import (
    catalogue_path,
    keys_of,
    read_catalogue,
    words_of,
)
from archive.management.messages import package_messages, project_messages
from archive.models import Initiative, Participation, Partner
from archive.vocabulary import Stage, Term

OWN, PACKAGES = (catalogue_path(Path(folder), "id") for folder in settings.LOCALE_PATHS)

#: What a translation has to keep: named and plain places for values, tags, and edges of white.
PLACE = re.compile(r"%\(\w+\)[sd]|(?<!%)%[sd]|\{\w*\}|</?\w+[^>]*>")
EDGES = re.compile(r"^\s*|\s*$")


def entries(path: Path) -> list[Message]:
    return [message for message in read_catalogue(path, "id") if message.id]


def ids_of(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def named(message: Message) -> str:
    return ids_of(message)[0][:60]


def language_of(response: HttpResponse) -> str:
    """The language that a page says it is in."""
    found = re.search(r'<html[^>]*\slang="(\w+)"', response.content.decode())
    return found[1] if found else ""


@pytest.fixture(scope="module")
def said() -> Catalog:
    """What code, templates and vocabulary say."""
    return project_messages()


def test_the_catalogue_has_what_the_project_says_and_nothing_else(said):
    here, kept = keys_of(said), keys_of(read_catalogue(OWN, "id"))
    assert here - kept == set(), "run manage.py update_messages and translate what it adds"
    assert kept - here == set(), "run manage.py update_messages: nothing says these any more"
    assert not read_catalogue(OWN, "id").obsolete


def test_packages_are_asked_only_for_what_they_do_not_translate_themselves():
    ids = {named(message) for message in package_messages("id") if message.id}
    assert "Confirm import" in ids
    assert "Log out" not in ids


@pytest.mark.parametrize("path", [OWN, PACKAGES], ids=["project", "packages"])
def test_every_message_is_translated_for_certain(path):
    assert [named(one) for one in entries(path) if not all(words_of(one)) or one.fuzzy] == []


@pytest.mark.parametrize("path", [OWN, PACKAGES], ids=["project", "packages"])
def test_translations_keep_places_tags_and_edges(path):
    wrong = [
        named(message)
        for message in entries(path)
        for words in words_of(message)
        if sorted(PLACE.findall(words)) != sorted(PLACE.findall(ids_of(message)[-1]))
        or EDGES.findall(words) != EDGES.findall(ids_of(message)[-1])
    ]
    assert wrong == []


@pytest.mark.parametrize("path", [OWN, PACKAGES], ids=["project", "packages"])
def test_indonesian_has_one_form_for_any_number(path):
    assert read_catalogue(path, "id").num_plurals == 1
    assert {len(words_of(message)) for message in entries(path)} == {1}


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Initiatives", "Prakarsa"),
        ("Partners", "Mitra"),
        ("Machine-read, not reviewed", "Dibaca mesin, belum ditinjau"),
        ("Without news", "Tanpa kabar"),
        ("Accept", "Terima"),
    ],
)
def test_the_compiled_catalogue_speaks(message, words):
    assert gettext(message) == message
    with translation.override("id"):
        assert gettext(message) == words


@pytest.mark.parametrize("count", [0, 1, 24])
def test_numbers_take_no_plural(count):
    with translation.override("id"):
        words = ngettext("%(count)s initiative", "%(count)s initiatives", count)
        assert words % {"count": count} == f"{count} prakarsa"


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Confirm import", "Impor sekarang"),
        ("- Select an option -", "- Pilih salah satu -"),
        ("Log out", "Keluar"),
    ],
)
def test_what_packages_say_is_translated_too(message, words):
    with translation.override("id"):
        assert gettext(message) == words


@pytest.mark.parametrize("term", Term.__subclasses__(), ids=lambda term: term.__name__)
def test_every_label_of_the_vocabulary_is_translated(term):
    kept = read_catalogue(OWN, "id")
    assert all(kept.get(entry.label).string for entry in term)


def test_choices_are_shown_in_the_language_of_the_page():
    initiative, partner = Initiative(stage=Stage.SIGNED), Partner(kind="country")
    assert (initiative.get_stage_display(), partner.get_kind_display()) == ("Signed", "Country")
    with translation.override("id"):
        assert initiative.get_stage_display() == "Ditandatangani"
        assert dict(Partner._meta.get_field("kind").flatchoices)["country"] == "Negara"


@pytest.mark.parametrize(
    ("model", "field", "name"),
    [
        (Participation, "partner", "mitra"),
        (Partner, "iso3166", "kode ISO 3166"),
    ],
)
def test_fields_are_named_in_the_language_of_the_page(model, field, name):
    with translation.override("id"):
        assert model._meta.get_field(field).verbose_name == name


@pytest.mark.django_db
def test_translated_labels_change_no_migration():
    with translation.override("id"):
        call_command("makemigrations", "archive", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
@pytest.mark.parametrize("wish", ["en", "en-US,en;q=0.9", "ja", ""])
def test_pages_are_indonesian_whatever_the_browser_asks_for(wish):
    response = Client(headers={"accept-language": wish}).get("/")
    page = response.content.decode()
    assert language_of(response) == "id"
    assert response.headers["Content-Language"] == "id"
    for words in ("Apa yang dijanjikan, dengan siapa", "Prakarsa", "Mitra", "Langsung ke isi"):
        assert words in page
    assert "Skip to the content" not in page


@pytest.mark.django_db
def test_english_stays_chosen_from_page_to_page():
    reader = Client()
    reader.post("/i18n/setlang/", {"language": "en", "next": "/"})
    for address in ("/", "/prakarsa/", "/admin/login/"):
        response = reader.get(address)
        assert language_of(response) == "en"
        assert response.headers["Content-Language"] == "en"
        assert "Cookie" in response.headers["Vary"]
    assert reader.cookies[settings.LANGUAGE_COOKIE_NAME]["max-age"] > 24 * 60 * 60
    reader.post("/i18n/setlang/", {"language": "id", "next": "/"})
    assert language_of(reader.get("/")) == "id"


@pytest.mark.django_db
@pytest.mark.parametrize("cookie", ["ja", "../../etc", "e" * 5000])
def test_a_language_the_archive_does_not_speak_is_not_taken(cookie):
    reader = Client()
    reader.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    assert language_of(reader.get("/")) == "id"


@pytest.mark.django_db
def test_one_reader_s_choice_is_not_another_s():
    reader = Client()
    reader.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    reader.get("/")
    assert language_of(Client().get("/")) == "id"
