"""SKOS: the vocabulary out and back, previews that name concepts, and what is refused."""

import json

import pytest
from django.core.exceptions import ValidationError
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from archive.curation.undoing import undo
from archive.ingest.fixtures import load_fixtures
from archive.models import ChangeSet, Subject, SubjectLabel, SubjectMatch, SubjectRelation
from tests.archive.desk import at_the_desk, make_editor
from tests.archive.public_records import make_subject
from tests.archive.sent_tables import confirm, problems, send
from tests.archive.test_tables_round_trip import CONTROL, HOSTILE, make_hostile

pytestmark = pytest.mark.django_db

KINDS = {"ttl": "2", "jsonld": "3"}
FORMS = {"ttl": "turtle", "jsonld": "json-ld"}
BASE = "http://testserver/topik/"
HEAD = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix : <http://testserver/topik/> .
"""
NURSES = (
    ':nurses a skos:Concept; skos:prefLabel "Perawat"@id, "Nurses"@en, "Infirmiers"@fr ;'
    ' skos:altLabel "suster"@id ; skos:broader :skills ; skos:related :care ;'
    ' skos:definition "Tenaga rawat."@id, "People who nurse."@en ;'
    " skos:exactMatch <http://www.wikidata.org/entity/Q17> ."
)
CARE = ':care a skos:Concept; skos:prefLabel "Rawat"@id, "Care"@en ; skos:narrower :home .'
HOME = ':home a skos:Concept; skos:prefLabel "Rumah"@id, "Home"@en .'


@pytest.fixture
def ayu():
    return make_editor("Chief editor", name="ayu")


@pytest.fixture
def client(ayu):
    return at_the_desk(ayu)


def export(client, kind):
    page = client.post("/admin/archive/subject/export/", {"format": KINDS[kind], "resource": "0"})
    assert page["Content-Disposition"].endswith(f'.{kind}"')
    return page.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_vocabulary_comes_back_without_a_change(client, kind):
    load_fixtures()
    preview = send(client, "subject", export(client, kind), kind=kind)
    assert problems(preview) == []
    assert preview.context["counts"]["same"] == Subject.objects.count() > 40
    assert preview.context["previewed"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_labels_hold_comes_back_without_a_change(client, kind):
    for number, value in enumerate([*HOSTILE, CONTROL]):
        make_hostile(value, number)
    preview = send(client, "subject", export(client, kind), kind=kind)
    assert problems(preview) == []
    assert preview.context["counts"]["same"] == Subject.objects.count()
    assert preview.context["previewed"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_goes_out_is_a_concept_scheme(client, kind):
    skills = make_subject("skills", definition="Terampil.", definition_en="To be able.")
    care = make_subject("care", parent=skills)
    SubjectLabel.objects.create(subject=care, label="caring", language="en")
    SubjectMatch.objects.create(
        subject=care, scheme="wikidata", uri="http://www.wikidata.org/entity/Q17"
    )
    SubjectRelation.objects.create(subject=care, other=make_subject("home"))

    graph = Graph().parse(data=export(client, kind), format=FORMS[kind])

    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    concept = URIRef(f"{BASE}care/")
    assert (concept, SKOS.inScheme, scheme) in graph
    assert (scheme, SKOS.hasTopConcept, URIRef(f"{BASE}skills/")) in graph
    assert (concept, SKOS.broader, URIRef(f"{BASE}skills/")) in graph
    assert (concept, SKOS.related, URIRef(f"{BASE}home/")) in graph
    assert (concept, SKOS.prefLabel, Literal("Care (en)", lang="en")) in graph
    assert (concept, SKOS.altLabel, Literal("caring", lang="en")) in graph
    assert (concept, SKOS.exactMatch, URIRef("http://www.wikidata.org/entity/Q17")) in graph
    assert (concept, DCTERMS.identifier, Literal("care")) in graph
    assert (URIRef(f"{BASE}skills/"), SKOS.definition, Literal("Terampil.", lang="id")) in graph
    assert client.get(str(concept).removeprefix("http://testserver")).status_code == 200


def test_concepts_are_previewed_written_as_one_set_and_undone(client, ayu):
    make_subject("skills")
    preview = send(client, "subject", "\n".join([HEAD, NURSES, CARE, HOME]), kind="ttl")

    assert preview.context["counts"]["new"] == 3
    assert not Subject.objects.filter(code="nurses").exists()
    confirm(client, "subject", preview)

    nurses = Subject.objects.get(code="nurses")
    assert (nurses.label_id, nurses.label_en, nurses.parent.code) == ("Perawat", "Nurses", "skills")
    assert (nurses.definition, nurses.definition_en) == ("Tenaga rawat.", "People who nurse.")
    assert set(nurses.alternatives.values_list("label", "language")) == {
        ("suster", "id"),
        ("Infirmiers", "fr"),
    }
    assert [row.other.code for row in nurses.relations_from.all()] in ([], ["care"])
    assert Subject.objects.get(code="home").parent.code == "care"
    (done,) = ChangeSet.objects.all()
    assert (done.kind, done.reason) == ("spreadsheet", "tabel.ttl")
    assert undo(done, by=ayu).kept == []
    assert list(Subject.objects.values_list("code", flat=True)) == ["skills"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (":x a skos:Concept; skos:prefLabel 'X'@id .", "topik/x: it has no label in “en”"),
        (
            ":x a skos:Concept; skos:prefLabel 'X'@id, 'Y'@id, 'X'@en .",
            "topik/x: more than one skos:prefLabel in “id”",
        ),
        (
            ":x a skos:Concept; skos:prefLabel 'X'@id, 'X'@en; skos:broader :a, :b .",
            "topik/x: it has 2 broader terms",
        ),
        (
            ":x a skos:Concept; dct:identifier 'y'; skos:prefLabel 'X'@id, 'X'@en ."
            ":y a skos:Concept; skos:prefLabel 'Y'@id, 'Y'@en .",
            "its code “y” is also that of",
        ),
        (":x a skos:Collection .", "There is no concept in the file"),
        (":x a skos:Concept ; ;; .\n} nonsense", "cannot be read"),
    ],
)
def test_what_is_wrong_names_the_concept_and_the_remedy(client, data, told):
    page = send(client, "subject", HEAD + data, kind="ttl")
    assert told in " ".join(page.context["form"].errors["import_file"])
    assert not Subject.objects.exists()


def test_a_term_that_is_nowhere_is_named(client):
    page = send(client, "subject", HEAD + NURSES, kind="ttl")
    found = {(key, column): message for _row, key, column, message in problems(page)}
    assert "There is no “skills” among the subjects" in found["nurses", "broader"]
    assert "There is no “care” among the subjects" in found["nurses", "related"]
    assert {row for row, _key, _column, _message in problems(page)} == {0}


@pytest.mark.parametrize(
    "context",
    ["http://127.0.0.1:1/context", [{}, "file:///etc/passwd"], {"@import": "http://127.0.0.1:1/"}],
)
def test_a_context_from_elsewhere_is_refused_unread(client, context, monkeypatch):
    monkeypatch.setattr(Graph, "parse", lambda *_given, **_more: pytest.fail("parsed"))
    nested = {"@graph": [{"@id": "x", "more": {"@context": context}}]}
    for data in ({"@context": context}, nested):
        page = send(client, "subject", json.dumps(data), kind="jsonld")
        assert "Write the context into the file" in str(page.context["form"].errors)


def test_a_label_in_a_language_that_none_can_be_is_refused():
    label = SubjectLabel(subject=make_subject("x"), label="X", language="??")
    with pytest.raises(ValidationError):
        label.full_clean()
