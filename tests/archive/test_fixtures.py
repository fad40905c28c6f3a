"""The fixtures: in step with the word lists, safe to load again, mindful of editors."""

from __future__ import annotations

import importlib.util
import json

import pytest
from django.contrib.auth.models import User

from archive.changes.recording import recording
from archive.ingest.fixtures import FOLDER, load_fixtures
from archive.models import NameVariant, Outlet, Partner, Subject
from archive.search import search
from archive.vocabulary import ReviewStatus, Rights


def fixture_maker():
    """The script beside the fixtures, as a module."""
    spec = importlib.util.spec_from_file_location("make_fixtures", FOLDER / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(name: str, model: str) -> list[dict]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [row["fields"] for row in json.loads(text) if row["model"] == f"archive.{model}"]


def test_the_files_are_what_the_word_lists_give():
    for name, text in fixture_maker().make().items():
        committed = (FOLDER / name).read_text(encoding="utf-8")
        assert committed == text, f"run python fixtures/make.py: {name} is not up to date"


def test_slugs_and_codes_are_given_once():
    partners = rows("partners.json", "partner")
    for field in ("slug", "code"):
        values = [row[field] for row in partners]
        assert len(set(values)) == len(values)
    assert {row["slug"] for row in partners} >= {"jepang", "korea-selatan", "tiongkok"}
    assert "country:ID" not in {row["code"] for row in partners}


def test_there_are_enough_of_each():
    assert len(rows("outlets.json", "outlet")) >= 100
    assert len(rows("subjects.json", "subject")) >= 60
    assert len([row for row in rows("partners.json", "partner") if row["kind"] == "country"]) > 190


@pytest.mark.django_db
def test_loading_makes_everything_once():
    made = load_fixtures()
    assert made["partner"] == Partner.objects.count()
    assert load_fixtures() == {"outlet": 0, "partner": 0, "subject": 0}
    japan = Partner.objects.get(code="country:JP")
    assert (japan.slug, japan.iso3166, japan.status) == ("jepang", "JP", ReviewStatus.ACCEPTED)
    assert japan.run is None
    assert Outlet.objects.get(code="antara").rights == Rights.EXCERPT
    assert Subject.objects.get(code="placement").parent.code == "migration"
    assert japan in search(Partner.objects.all(), "Jepang")


@pytest.mark.django_db
def test_loading_again_keeps_what_editors_changed_and_deleted():
    load_fixtures()
    japan = Partner.objects.get(code="country:JP")
    with recording(by=User.objects.create(username="editor")):
        japan.name = "Negara Jepang"
        japan.save()
        NameVariant.objects.filter(partner__code="country:KR").delete()
        Subject.objects.get(code="seafarers").delete()
    load_fixtures()
    assert Partner.objects.get(code="country:JP").name == "Negara Jepang"
    assert not NameVariant.objects.filter(partner__code="country:KR").exists()
    assert not Subject.objects.filter(code="seafarers").exists()
