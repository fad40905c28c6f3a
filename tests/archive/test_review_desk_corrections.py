"""Correcting, linking and adding at the review desk, each as a plain form."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User

from archive.curation.desk_adding import nearest, occurrences
from archive.curation.desk_records import find_records
from archive.models import (
    FieldLock,
    Initiative,
    Mention,
    MentionCandidate,
    NameVariant,
    Official,
    Participation,
    Partner,
    Quotation,
    StageReport,
)
from tests.archive.desk import make_editor, make_mention, proposed
from tests.archive.factories import file_full, read_again
from tests.archive.public_records import make_article, make_initiative, make_official, make_partner
from tests.archive.review_desk import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk(file_full())


def filled(desk: Desk, key: str, **values: str) -> dict[str, str]:
    """The form to correct ``key`` as the page shows it, with ``values`` by field name."""
    opened = desk.open(key, aksi="betulkan")
    sent = {"version": opened["marks"]}
    for form in opened["forms"]:
        for bound in form:
            value = bound.value()
            sent[bound.html_name] = values.get(bound.name, "" if value is None else str(value))
    return sent


def test_a_corrected_title_and_stage_are_accepted_and_locked(desk):
    key = desk.proposal("initiative").key
    page = desk.press(
        "correct", key, **filled(desk, key, name="Pelatihan juru rawat", stage="signed")
    )
    assert page.status_code == 302
    record = Initiative.objects.get()
    assert (record.name, record.stage, record.status) == (
        "Pelatihan juru rawat",
        "signed",
        "accepted",
    )
    assert record.corrected == "name"
    assert FieldLock.objects.get().field == "name"
    assert StageReport.objects.get().corrected == "stage"
    assert desk.proposal("initiative").is_decided
    read_again(desk.article)
    record.refresh_from_db()
    assert (record.name, record.stage) == ("Pelatihan juru rawat", "signed")


def test_corrected_words_are_found_in_the_text(desk):
    key = desk.proposal("quotation").key
    page = desk.press("correct", key, **filled(desk, key, words="dimulai   tahun depan"))
    assert page.status_code == 302
    quotation = Quotation.objects.get()
    assert quotation.exact == "dimulai tahun depan"
    assert desk.article.text[quotation.start : quotation.end] == quotation.exact
    assert quotation.decided_by == desk.editor


def test_words_that_do_not_stand_in_the_text_are_refused_and_nothing_typed_is_lost(desk):
    key = desk.proposal("quotation").key
    sent = filled(desk, key, words="kata yang tidak ada", attribution="ujar Ida")
    page = desk.press("correct", key, **sent)
    assert page.status_code == 422
    html = page.content.decode()
    assert "These words do not stand in the article." in html
    assert "kata yang tidak ada" in html
    assert "ujar Ida" in html
    again = filled(desk, key, attribution="ujar Ida")
    assert page.context["open"]["marks"] == again["version"]
    assert desk.press("correct", key, **again).status_code == 302


def test_a_role_is_corrected_and_the_row_stands(desk):
    key = desk.proposal("partner").key
    desk.press("correct", key, **filled(desk, key, role="host"))
    mention = Mention.objects.get(kind="partner")
    assert (mention.role, mention.status, mention.corrected) == ("host", "accepted", "role")


def test_a_row_that_is_there_already_is_refused(desk):
    initiative, partner = Initiative.objects.get(), Partner.objects.get(name="Jepang")
    Participation.objects.create(
        initiative=initiative, partner=partner, role="host", article=desk.article, **proposed()
    )
    row = Participation.objects.exclude(role="host").get()
    key = f"participation-{row.pk}"
    page = desk.press("correct", key, **filled(desk, key, role="host"))
    assert page.status_code == 422
    row.refresh_from_db()
    assert row.role == "counterpart"


def test_a_mention_is_linked_to_another_record_and_what_it_said_goes_along(desk):
    other = make_official(name="Ida Fauziah Baru")
    former = Official.objects.get(name="Ida Fauziyah")
    key = desk.proposal("official").key
    page = desk.press("link", key, record=f"official-{other.pk}", remember="on")
    assert page.status_code == 302
    assert Quotation.objects.get().official == other
    assert set(Mention.objects.filter(kind="official").values_list("official")) == {(other.pk,)}
    assert NameVariant.objects.filter(official=other, name="Ida Fauziyah").exists()
    former.refresh_from_db()
    assert former.status == "rejected"
    desk.undo()
    former.refresh_from_db()
    assert former.status == "accepted"
    assert Quotation.objects.get().official == former


def test_an_initiative_told_again_is_linked_with_its_stage_and_sides(desk):
    known = make_initiative(name="Pelatihan perawat 2020")
    desk.press("link", desk.proposal("initiative").key, record=f"initiative-{known.pk}")
    assert StageReport.objects.get().initiative == known
    assert Participation.objects.get().initiative == known
    known.refresh_from_db()
    assert known.stage == "agreed"
    assert Initiative.objects.exclude(pk=known.pk).get().status == "rejected"


def test_linking_to_the_record_that_is_named_already_accepts(desk):
    official = Official.objects.get(name="Ida Fauziyah")
    for kind in ("quotation", "official"):
        desk.press("link", desk.proposal(kind).key, record=f"official-{official.pk}")
    assert Quotation.objects.get().decided_by == desk.editor
    assert Mention.objects.get(kind="official").decided_by == desk.editor


def test_words_that_name_the_record_already_are_not_linked_twice(desk):
    partner = Partner.objects.get(name="Jepang")
    double = make_partner(name="Jepang Raya")
    words = Mention.objects.get(kind="partner")
    make_mention("Jepang", article=desk.article, partner=double, start=words.start)
    key = f"partner-{double.pk}"
    desk.press("link", key, record=f"partner-{partner.pk}")
    assert Mention.objects.get(partner=double).status == "rejected"
    assert Mention.objects.filter(partner=partner).count() == 1


def test_words_without_a_record_get_a_new_one():
    article = make_article()
    make_mention("Sari Dewi", article=article, kind="official")
    desk = Desk(article)
    key = desk.proposal("official").key
    page = desk.press("link", key, new="1", jenis="official", name="  Sari   Dewi ")
    assert page.status_code == 302
    made = Official.objects.get()
    assert (made.name, made.slug, made.status) == ("Sari Dewi", "sari-dewi", "accepted")
    assert (made.publication, made.decided_by) == ("draft", desk.editor)
    assert Mention.objects.get().official == made


def test_the_candidates_of_ambiguous_words_come_first():
    article = make_article()
    words = make_mention("Sari Dewi", article=article, kind="official", verdict="ambiguous")
    others = [make_official(name=f"Sari Dewi {number}") for number in range(3)]
    MentionCandidate.objects.create(mention=words, official=others[2])
    desk = Desk(article)
    linking = desk.open(desk.proposal("official").key, aksi="tautkan")["linking"]
    assert [name for _value, name, _detail, _key in linking["records"]] == [
        "Sari Dewi 2",
        "Sari Dewi 0",
        "Sari Dewi 1",
    ]
    assert [key for *_rest, key in linking["records"]] == ["1", "2", "3"]


@pytest.mark.parametrize("record", ["", "official-999999", "partner-x", "article-1", "subject-1"])
def test_a_record_that_cannot_be_chosen_is_refused(desk, record):
    page = desk.press("link", desk.proposal("official").key, record=record)
    assert page.status_code == 422
    assert not Mention.objects.filter(decided_by__isnull=False).exists()


def test_rejected_and_merged_records_are_not_offered():
    shown = make_partner(name="Kota Baru")
    make_partner(name="Kota Baru Lama", status="rejected")
    make_partner(name="Kota Baru Lagi", merged_into=shown)
    assert find_records("partner", "kota baru") == [shown]


def test_words_chosen_in_the_text_become_a_mention():
    article = make_article()
    partner = make_partner(name="Jakarta Raya")
    desk = Desk(article)
    start = article.text.index("Jakarta")
    page = desk.press(
        "add", kata="Jakarta", mulai=start, record=f"partner-{partner.pk}", role="host"
    )
    assert page.status_code == 302
    mention = Mention.objects.get()
    assert (mention.start, mention.exact, mention.role) == (start, "Jakarta", "host")
    assert (mention.status, mention.decided_by, mention.run) == ("accepted", desk.editor, None)
    desk.undo()
    assert not Mention.objects.exists()


def test_what_somebody_adds_who_may_not_decide_waits_for_an_editor():
    article = make_article()
    person = make_editor("Reader of drafts")
    codenames = ("add_mention", "add_official")
    person.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    desk = Desk(article, User.objects.get(pk=person.pk))
    desk.press("add", kata="Sari Dewi berharap", new="1", jenis="official", name="Sari Dewi")
    mention, made = Mention.objects.get(), Official.objects.get()
    assert (mention.status, mention.decided_by) == ("proposed", None)
    assert (made.status, made.publication) == ("proposed", "draft")
    assert desk.press("accept", desk.proposal("official").key).status_code == 403


def test_words_that_stand_several_times_ask_for_the_place():
    article = make_article(text="Jepang dan Jepang, bukan Jepangnya.")
    partner = make_partner()
    desk = Desk(article)
    sent = {"kata": "Jepang", "record": f"partner-{partner.pk}"}
    page = desk.press("add", **sent)
    assert page.status_code == 422
    places = page.context["adding"]["places"]
    assert [start for start, *_rest in places] == [0, 11]
    assert desk.press("add", **sent, mulai="5").status_code == 422
    assert desk.press("add", **sent, mulai="11").status_code == 302
    assert Mention.objects.get().start == 11


def test_the_same_words_are_not_added_twice_for_a_record():
    article, partner = make_article(), make_partner()
    make_mention(article=article, partner=partner)
    desk = Desk(article)
    start = article.text.index("Jepang")
    page = desk.press("add", kata="Jepang", mulai=start, record=f"partner-{partner.pk}")
    assert page.status_code == 422
    assert Mention.objects.count() == 1


def test_words_become_a_quotation_of_an_official():
    article, official = make_article(), make_official()
    desk = Desk(article)
    page = desk.press(
        "add", kata="Kami siap membuka kuota baru", record=f"official-{official.pk}", quotation="1"
    )
    assert page.status_code == 302
    quotation = Quotation.objects.get()
    assert (quotation.official, quotation.status) == (official, "accepted")


def test_the_form_to_add_works_by_typing_alone():
    article, partner = make_article(), make_partner(name="Jakarta Raya")
    desk = Desk(article)
    desk.open(aksi="tandai")
    assert desk.page.context["adding"]["records"] == []
    desk.open(aksi="tandai", kata="Jakarta")
    adding = desk.page.context["adding"]
    assert adding["start"] == article.text.index("Jakarta")
    assert adding["records"][0][0] == f"partner-{partner.pk}"
    desk.open(aksi="tandai", kata="tidak ada di sini")
    assert "These words do not stand in the article" in desk.page.content.decode()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("kerja", [(0, 5)]),
        ("bekerja", [(6, 13)]),
        ("erj", [(1, 4), (9, 12)]),
        ("kerja bekerja", [(0, 13)]),
        ("", []),
        ("x.*", []),
    ],
)
def test_words_are_found_whole_first(words, found):
    assert occurrences("kerja\nbekerja", words) == found


def test_the_nearest_place_is_taken():
    assert nearest([(0, 5), (20, 25), (40, 45)], 28) == (20, 25)
