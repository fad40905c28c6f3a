"""Names that no run proposes again: said at the review desk, heeded by every later run."""

from __future__ import annotations

import pytest

from archive.ingest.authority_file import KnownRecords, stamp
from archive.ingest.ignored import without_ignored
from archive.models import IgnoredName, Initiative, Mention, Official, Partner
from tests.archive.factories import (
    TEXT,
    file_full,
    file_result,
    full_result,
    ida,
    japan,
    nurses,
    read_again,
    span,
)
from tests.archive.review_desk import Desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["partner", "official", "initiative", "meeting"])
def test_a_name_said_never_again_is_not_proposed_by_later_runs(kind):
    desk = Desk(file_full())
    before = stamp()
    page = desk.press("ignore", desk.proposal(kind).key)
    assert page.status_code == 302
    assert IgnoredName.objects.filter(kind=kind, by=desk.editor).exists()
    assert stamp() != before
    later = file_full(reference="b")
    assert not later.mentions.filter(kind=kind).exists()
    assert later.mentions.exclude(kind=kind).exists()
    read_again(desk.article)
    mentions = desk.article.mentions.filter(kind=kind)
    assert set(mentions.values_list("status", flat=True)) == {"rejected"}


def test_taking_it_back_lets_the_name_be_proposed_again():
    desk = Desk(file_full())
    desk.press("ignore", desk.proposal("official").key)
    desk.undo()
    assert not IgnoredName.objects.exists()
    assert file_full(reference="b").mentions.filter(kind="official").exists()


def test_the_name_is_ignored_however_it_is_spelled_and_as_its_kind_only():
    desk = Desk(file_full())
    desk.press("ignore", desk.proposal("official").key)
    known = KnownRecords.load()
    result = full_result(known, officials=[ida(name="IDA  FAUZIYAH")], partners=[japan()])
    left = without_ignored(result, known.ignored)
    assert left.officials == ()
    assert left.official_resolutions == ()
    assert [one.name for one in left.partners] == ["Jepang"]


def test_one_word_of_a_name_is_not_ignored_with_it():
    desk = Desk(file_full(officials=[ida(mentions=(_span("Ida Fauziyah"), _span("Ida")))]))
    opened = desk.open(desk.proposal("official").key)
    assert opened["ignores"] == ["Ida Fauziyah"]


def test_an_item_whose_umbrella_is_ignored_stands_by_itself():
    items = [
        nurses(title="Payung"),
        nurses(title="Butir satu", parent=0),
        nurses(title="Butir dua", parent=1),
    ]
    result = full_result(KnownRecords.load(), initiatives=items)
    left = without_ignored(result, {("initiative", "payung")})
    assert [(one.title, one.parent) for one in left.initiatives] == [
        ("Butir satu", None),
        ("Butir dua", 0),
    ]


def test_what_others_say_of_an_ignored_partner_names_no_record():
    known = KnownRecords.load()
    known.ignored = frozenset({("partner", "jepang")})
    Partner.objects.all().delete()
    article = _file(known)
    assert not Partner.objects.exists()
    assert not Initiative.objects.get().participations.exists()
    assert Official.objects.filter(mentions__article=article).exists()
    assert not Mention.objects.filter(kind="partner").exists()


def _file(known):
    return file_result(full_result(known), known=known).article


def _span(words):
    return span(TEXT, words)
