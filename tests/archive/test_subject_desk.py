"""The desk for subjects: the tree and its use, one term, suggestions; the public page."""

import pytest

from archive.curation.subject_usage import article_usage, initiative_usage
from archive.models import (
    ArticleSubject,
    ChangeSet,
    InitiativeSubject,
    Subject,
    SubjectLabel,
    SubjectMatch,
    SubjectRelation,
)
from archive.suggesting.subjects import suggest_subjects
from tests.archive.desk import at_the_desk, change_page, form_of, list_of, make_editor
from tests.archive.public_records import (
    machine,
    make_article,
    make_initiative,
    make_subject,
    text_of,
)

pytestmark = pytest.mark.django_db

TEXT = (
    "Indonesia dan Jepang membahas pelatihan vokasi bagi perawat di Jakarta. "
    "Pelatihan vokasi itu disertai sertifikasi kompetensi bagi tenaga kerja."
)
PLACE = "http://www.wikidata.org/entity/Q17"


@pytest.fixture
def client():
    return at_the_desk(make_editor("Chief editor", name="ayu"))


@pytest.fixture
def tree():
    skills = make_subject("skills", label_id="Pelatihan dan keterampilan", label_en="Skills")
    vocational = make_subject(
        "vocational-training", label_id="Pelatihan vokasi", label_en="Vocational", parent=skills
    )
    nurses = make_subject("nurses", label_id="Perawat", label_en="Nurses", parent=vocational)
    return skills, vocational, nurses


def rows_in(page):
    return [(row.code, row.depth) for row in page.context["cl"].result_list]


def test_the_list_is_the_tree(client, tree):
    make_subject("alpha", label_en="Alpha")
    page = client.get(list_of(Subject))
    assert rows_in(page) == [
        ("alpha", 0),
        ("skills", 0),
        ("vocational-training", 1),
        ("nurses", 2),
    ]


def test_a_term_that_is_found_shows_what_it_stands_under(client, tree):
    page = client.get(list_of(Subject), {"q": "perawat"})
    assert rows_in(page) == [("nurses", 0)]
    assert "Vocational ›" in text_of(page)


def test_merged_terms_are_shown_only_when_asked_for(client, tree):
    make_subject("old", merged_into=tree[0])
    assert ("old", 0) not in rows_in(client.get(list_of(Subject)))
    assert rows_in(client.get(list_of(Subject), {"standing": "merged"})) == [("old", 0)]


def test_use_is_counted_once_a_record_with_narrower_terms(client, tree):
    skills, vocational, nurses = tree
    both, one = make_article(), make_article()
    for subject, article in ((vocational, both), (nurses, both), (nurses, one)):
        ArticleSubject.objects.create(article=article, subject=subject, **machine())
    ArticleSubject.objects.create(
        article=one, subject=skills, **{**machine(), "status": "proposed"}
    )
    InitiativeSubject.objects.create(initiative=make_initiative(), subject=nurses, **machine())

    used = article_usage()
    assert [(used[one.pk].own, used[one.pk].with_narrower) for one in tree] == [
        (0, 2),
        (1, 2),
        (2, 2),
    ]
    assert initiative_usage()[skills.pk].with_narrower == 1
    assert "2 with narrower terms" in text_of(client.get(list_of(Subject)))


def test_the_list_costs_the_same_however_many_terms_there_are(
    client, tree, django_assert_max_num_queries
):
    for size in (5, 60):
        for number in range(size):
            make_subject(f"s{size}-{number}", parent=tree[number % 3])
        with django_assert_max_num_queries(16):
            client.get(list_of(Subject))


def test_the_form_relates_terms_from_either_side(client, tree):
    skills, vocational, nurses = tree
    SubjectRelation.objects.create(subject=nurses, other=skills)
    address = change_page(skills)
    sent = form_of(client, address)
    assert sent["related"] == [nurses.pk]

    client.post(address, {**sent, "related": [vocational.pk]})

    (row,) = SubjectRelation.objects.all()
    assert {row.subject, row.other} == {skills, vocational}
    assert ChangeSet.objects.count() == 1


def test_the_vocabulary_of_a_match_follows_from_its_address(client, tree):
    address = change_page(tree[0])
    sent = form_of(client, address)
    sent |= {"matches-TOTAL_FORMS": "1", "matches-0-uri": PLACE, "matches-0-subject": tree[0].pk}
    client.post(address, sent)
    assert SubjectMatch.objects.get().scheme == "wikidata"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("label_id", "PERAWAT ", "There is already a subject with this label"),
        ("label_en", "suster", "another label of the subject"),
        ("parent", "nurses", "descendant"),
        ("related", "self", "not related to itself"),
    ],
)
def test_the_form_refuses_doubles_and_circles(client, tree, field, value, told):
    skills, _vocational, nurses = tree
    SubjectLabel.objects.create(subject=nurses, label="Suster")
    sent = form_of(client, change_page(skills))
    value = {"nurses": nurses.pk, "self": [skills.pk]}.get(value, value)
    page = client.post(change_page(skills), {**sent, field: value})
    assert told in text_of(page)
    skills.refresh_from_db()
    assert skills.parent is None


def test_suggestions_come_with_the_words_that_made_them(tree):
    certified = make_subject("certification", label_id="Sertifikasi", label_en="Certification")
    added = make_subject("kota", label_id="Kota Jakarta", label_en="City of Jakarta")
    SubjectLabel.objects.create(subject=added, label="di Jakarta")

    suggested = suggest_subjects(TEXT)

    words = {
        one.subject.code: [TEXT[place.start : place.end].lower() for place in one.words]
        for one in suggested
    }
    assert words["vocational-training"] == ["pelatihan vokasi", "pelatihan vokasi"]
    assert words["certification"] == ["sertifikasi kompetensi"]
    assert words["nurses"] == ["perawat"]
    assert words["kota"] == ["jakarta"]
    assert "skills" not in words
    assert certified.pk not in {
        one.subject.pk for one in suggest_subjects(TEXT, without=[certified.pk])
    }


def test_a_merged_term_is_suggested_as_the_one_it_was_merged_into(tree):
    kept = make_subject("kept", label_id="Lain", label_en="Other")
    make_subject("certification", label_id="Sertifikasi", merged_into=kept)
    assert "kept" in {one.subject.code for one in suggest_subjects(TEXT)}


def test_an_editor_confirms_refuses_or_leaves_suggestions(client, tree):
    _skills, vocational, nurses = tree
    article = make_article(text=TEXT)
    address = f"{change_page(article).removesuffix('change/')}suggest/"
    assert address in client.get(change_page(article)).content.decode()
    page = client.get(address)
    assert "<mark>pelatihan vokasi</mark>" in page.content.decode()

    client.post(address, {f"subject-{vocational.pk}": "yes", f"subject-{nurses.pk}": "no"})

    rows = {row.subject: row for row in ArticleSubject.objects.all()}
    assert (rows[vocational].status, rows[nurses].status) == ("accepted", "rejected")
    assert rows[vocational].decided_by.username == "ayu"
    assert ChangeSet.objects.get().kind == "decision"
    assert client.get(address).context["suggestions"] == []


def test_an_initiative_is_read_by_its_name_and_what_is_told_of_it(client, tree):
    initiative = make_initiative("Pelatihan vokasi perawat")
    address = f"{change_page(initiative).removesuffix('change/')}suggest/"
    page = client.get(address)
    codes = [one.subject.code for one in page.context["suggestions"]]
    assert codes == ["nurses", "vocational-training"]
    client.post(address, {f"subject-{tree[2].pk}": "yes", "subject-x": "yes", "subject-9": "maybe"})
    assert InitiativeSubject.objects.get().subject == tree[2]


def test_suggestions_are_for_those_who_may_change_the_record():
    article = make_article(text=TEXT)
    address = f"{change_page(article).removesuffix('change/')}suggest/"
    reader = at_the_desk(make_editor("Reader of drafts"))
    assert reader.get(address).status_code == 403
    assert reader.post(address, {"subject-1": "yes"}).status_code == 403
    assert not ArticleSubject.objects.exists()


def test_the_public_page_shows_definition_relations_and_matches(get, tree):
    skills, _vocational, nurses = tree
    nurses.definition, nurses.definition_en = "Orang yang merawat.", "People who nurse."
    nurses.save()
    SubjectRelation.objects.create(subject=skills, other=nurses)
    SubjectMatch.objects.create(subject=nurses, scheme="wikidata", uri=PLACE)
    SubjectMatch.objects.create(subject=nurses, scheme="other", uri="https://example.org/x")

    page = get(nurses.get_absolute_url())

    said = text_of(page)
    assert "People who nurse." in said
    assert "Orang yang merawat." not in said
    assert f'<a href="{PLACE}" rel="external noopener">Wikidata</a>' in page.content.decode()
    assert "example.org" in said
    assert f'href="{skills.get_absolute_url()}"' in page.content.decode()
