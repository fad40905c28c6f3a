"""What lists are narrowed by."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.utils import timezone

from archive.filters import (
    ArticleFilter,
    InitiativeFilter,
    MeetingFilter,
    OfficialFilter,
    PartnerFilter,
    SubjectFilter,
)
from archive.models import (
    Article,
    Initiative,
    InitiativeSubject,
    Meeting,
    Official,
    Partner,
    Subject,
)
from tests.archive.public_records import (
    make_initiative,
    make_partner,
    make_story,
    make_subject,
)

pytestmark = pytest.mark.django_db


def narrowed(filter_set, model, query: str) -> set:
    found = filter_set(QueryDict(query), queryset=model.objects.all()).qs
    assert found.count() == len(set(found)), "a record is there twice"
    return set(found)


@pytest.mark.parametrize(
    ("filter_set", "model", "field", "query"),
    [
        (ArticleFilter, Article, "article", "partner={partner.slug}"),
        (ArticleFilter, Article, "article", "official={official.slug}"),
        (ArticleFilter, Article, "article", "outlet={article.outlet.code}"),
        (ArticleFilter, Article, "article", "subject={subject.code}"),
        (ArticleFilter, Article, "article", "stage=signed"),
        (ArticleFilter, Article, "article", "year=2024"),
        (ArticleFilter, Article, "article", "q=perawat"),
        (InitiativeFilter, Initiative, "initiative", "partner={partner.slug}"),
        (InitiativeFilter, Initiative, "initiative", "official={official.slug}"),
        (InitiativeFilter, Initiative, "initiative", "outlet={article.outlet.code}"),
        (InitiativeFilter, Initiative, "initiative", "subject={subject.code}"),
        (InitiativeFilter, Initiative, "initiative", "stage=signed"),
        (InitiativeFilter, Initiative, "initiative", "kind=training"),
        (InitiativeFilter, Initiative, "initiative", "year=2024"),
        (PartnerFilter, Partner, "partner", "stage=signed"),
        (PartnerFilter, Partner, "partner", "subject={subject.code}"),
        (PartnerFilter, Partner, "partner", "kind=country"),
        (PartnerFilter, Partner, "partner", "q=jepang"),
        (OfficialFilter, Official, "official", "partner={partner.slug}"),
        (OfficialFilter, Official, "official", "year=2024"),
        (OfficialFilter, Official, "official", "side=indonesia"),
        (MeetingFilter, Meeting, "meeting", "partner={partner.slug}"),
        (MeetingFilter, Meeting, "meeting", "official={official.slug}"),
        (MeetingFilter, Meeting, "meeting", "year=2024"),
        (SubjectFilter, Subject, "subject", "q=pelatihan"),
    ],
)
def test_a_filter_keeps_what_fits(filter_set, model, field, query):
    story = make_story()
    assert narrowed(filter_set, model, query.format(**vars(story))) == {getattr(story, field)}


@pytest.mark.parametrize(
    ("filter_set", "model", "query"),
    [
        (ArticleFilter, Article, "partner={other.slug}"),
        (ArticleFilter, Article, "stage=denied"),
        (ArticleFilter, Article, "year=2023"),
        (ArticleFilter, Article, "q=zebra"),
        (InitiativeFilter, Initiative, "partner={other.slug}"),
        (InitiativeFilter, Initiative, "stage=denied"),
        (InitiativeFilter, Initiative, "kind=trade"),
        (PartnerFilter, Partner, "stage=denied"),
        (OfficialFilter, Official, "partner={other.slug}"),
        (OfficialFilter, Official, "side=partner"),
        (MeetingFilter, Meeting, "partner={other.slug}"),
        (MeetingFilter, Meeting, "year=1999"),
    ],
)
def test_a_filter_drops_what_does_not_fit(filter_set, model, query):
    make_story()
    assert narrowed(filter_set, model, query.format(other=make_partner())) == set()


def test_a_subject_includes_its_narrower_terms():
    story = make_story()
    broad = make_subject("keterampilan")
    Subject.objects.filter(pk=story.subject.pk).update(parent=broad)
    assert narrowed(InitiativeFilter, Initiative, "subject=keterampilan") == {story.initiative}
    assert narrowed(ArticleFilter, Article, "subject=keterampilan") == {story.article}


def test_rows_that_were_rejected_do_not_count():
    story = make_story()
    InitiativeSubject.objects.update(status="rejected")
    story.initiative.participations.update(status="rejected")
    assert narrowed(InitiativeFilter, Initiative, "subject=pelatihan") == set()
    assert narrowed(InitiativeFilter, Initiative, f"partner={story.partner.slug}") == set()


def test_silence_counts_from_the_last_stage_and_leaves_out_what_has_ended():
    this_year = timezone.localdate().year
    old = make_initiative(stage_on=f"{this_year - 6}-01-01")
    make_initiative(stage_on=f"{this_year - 6}-01-01", stage="completed")
    make_initiative(stage_on="")
    middling = make_initiative(stage_on=f"{this_year - 4}-01-01")
    make_initiative(stage_on=f"{this_year}-01-01")
    assert narrowed(InitiativeFilter, Initiative, "silence=5") == {old}
    assert narrowed(InitiativeFilter, Initiative, "silence=3") == {old, middling}


def test_filters_combine():
    story = make_story()
    make_initiative(stage="proposed")
    query = f"partner={story.partner.slug}&stage=signed&kind=training&q=pelatihan"
    assert narrowed(InitiativeFilter, Initiative, query) == {story.initiative}


@pytest.mark.parametrize(
    "query",
    [
        "partner=%00",
        "partner=tidak-ada",
        "stage=xx",
        "year=abc",
        "year=99999999999999999999",
        "year=-1",
        "kind=%F0%9F%AB%A0",
        "subject=%00&outlet=%00&official=%00",
    ],
)
def test_what_is_not_understood_is_left_out_and_named(query):
    story = make_story()
    chosen = InitiativeFilter(QueryDict(query), queryset=Initiative.objects.all())
    assert set(chosen.qs) == {story.initiative}
    assert chosen.refused()
    assert chosen.active() == []


def test_active_filters_are_told_in_words():
    story = make_story()
    query = QueryDict(f"partner={story.partner.slug}&year=2024&q=pelatihan")
    chosen = InitiativeFilter(query, queryset=Initiative.objects.all())
    assert chosen.form.is_valid()
    assert [(one.name, one.shown) for one in chosen.active()] == [
        ("q", "pelatihan"),
        ("partner", "Jepang"),
        ("year", "2024"),
    ]


def test_a_partner_that_is_chosen_is_offered_even_when_it_is_not_of_the_usual_kinds():
    company = make_partner("PT Contoh", kind="company")
    query = QueryDict(f"partner={company.slug}")
    chosen = InitiativeFilter(query, queryset=Initiative.objects.all())
    assert chosen.form.is_valid()
    offered = {one.name: one.options for one in chosen.controls()}["partner"]
    assert (company.slug, "PT Contoh") in offered


def test_only_public_records_can_be_chosen():
    draft = make_partner(publication="draft")
    story = make_story()
    chosen = InitiativeFilter(QueryDict(f"partner={draft.slug}"), queryset=Initiative.objects.all())
    assert set(chosen.qs) == {story.initiative}
    assert chosen.refused() == ["Partner"]
