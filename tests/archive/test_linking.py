"""Linking rows to another record."""

import pytest

from archive.curation import linking
from archive.models import Mention, NameVariant, Participation, StageReport
from tests.archive.desk import (
    at_the_desk,
    make_editor,
    make_mention,
    make_participation,
    proposed,
)
from tests.archive.public_records import (
    make_article,
    make_initiative,
    make_official,
    make_partner,
    reviewed,
    span,
)

pytestmark = pytest.mark.django_db


def test_a_mention_is_linked_to_another_person_and_accepted():
    one, other = make_official("Putri Anggraini"), make_official("Putri Lestari", **proposed())
    mention = make_mention("Sari Dewi", official=one, **reviewed())

    linking.link(Mention.objects.all(), to=other, by=make_editor())

    mention.refresh_from_db()
    other.refresh_from_db()
    assert (mention.official, mention.status, mention.verdict) == (other, "accepted", "matched")
    assert other.status == "accepted"


def test_linking_to_another_kind_of_record_leaves_one_record():
    mention = make_mention("Sari Dewi", partner=make_partner(), role="host")

    linking.link(Mention.objects.all(), to=make_official(), by=make_editor())

    mention.refresh_from_db()
    assert (mention.kind, mention.partner, mention.role) == ("official", None, "")


def test_an_unknown_mention_gets_its_record_and_keeps_the_name():
    mention, partner = make_mention("Jepang"), make_partner("Nippon")

    linking.link(Mention.objects.all(), to=partner, by=make_editor(), remember_names=True)

    mention.refresh_from_db()
    assert mention.verdict == "matched"
    assert [variant.name for variant in NameVariant.objects.filter(partner=partner)] == ["Jepang"]


def test_names_are_remembered_once():
    partner = make_partner("Nippon")
    make_mention("Jepang")
    editor = make_editor()
    for _ in range(2):
        linking.link(Mention.objects.all(), to=partner, by=editor, remember_names=True)

    assert linking.remember(partner, ["Jepang", "Nippon"], by=editor) == 0


def test_a_row_the_record_has_already_is_left():
    initiative, one, other = make_initiative(), make_partner(), make_partner()
    make_participation(initiative, one)
    make_participation(initiative, other)

    decided = linking.link(Participation.objects.filter(partner=one), to=other, by=make_editor())

    assert (decided.changed, decided.left) == (0, 1)


def test_two_rows_that_would_become_the_same_are_not_both_linked():
    article, record = make_article(), make_partner()
    for partner in (make_partner(), make_partner()):
        make_mention(article=article, partner=partner)

    decided = linking.link(Mention.objects.all(), to=record, by=make_editor())

    assert (decided.changed, decided.left) == (1, 1)


def test_the_stages_of_both_initiatives_follow_a_linked_report():
    one, other = make_initiative(stage="", stage_on=""), make_initiative(stage="", stage_on="")
    article = make_article()
    StageReport.objects.create(
        initiative=one,
        stage="agreed",
        reported_on="2024-05",
        article=article,
        **span(article.text, "menandatangani"),
        **reviewed(),
    )

    linking.link(StageReport.objects.all(), to=other, by=make_editor())

    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.stage, other.stage) == ("", "agreed")


def test_rows_are_not_linked_to_what_they_cannot_name():
    with pytest.raises(ValueError, match="Participation"):
        linking.link(Participation.objects.all(), to=make_official(), by=make_editor())


def test_the_desk_asks_for_the_record_and_links_many_at_once():
    client = at_the_desk(make_editor())
    article = make_article()
    rows = [make_mention(words, article=article) for words in ("Jepang", "Jakarta")]
    partner = make_partner("Nippon")
    chosen = {"action": "link_selected", "_selected_action": [row.pk for row in rows]}

    page = client.post("/admin/archive/mention/", chosen)
    assert "Link to another record" in page.content.decode()
    assert all(row.exact in page.content.decode() for row in rows)

    said = client.post(
        "/admin/archive/mention/", {**chosen, "partner": partner.pk, "confirm": "1"}, follow=True
    )
    assert "Linked to “Nippon”: 2." in said.content.decode()
    assert Mention.objects.filter(partner=partner).count() == 2


def test_the_desk_wants_exactly_one_record():
    client = at_the_desk(make_editor())
    mention = make_mention()
    sent = {"action": "link_selected", "_selected_action": [mention.pk], "confirm": "1"}

    page = client.post("/admin/archive/mention/", sent)

    assert "Choose one record." in page.content.decode()


def test_candidates_of_an_ambiguous_mention_are_offered():
    client = at_the_desk(make_editor())
    mention = make_mention("Sari Dewi", verdict="ambiguous", kind="official")
    for name in ("Putri Anggraini", "Putri Lestari"):
        mention.candidates.create(official=make_official(name))
    sent = {"action": "link_selected", "_selected_action": [mention.pk]}

    page = client.post("/admin/archive/mention/", sent).content.decode()

    assert "Putri Anggraini" in page
    assert "Putri Lestari" in page
