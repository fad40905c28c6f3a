"""Rows of a record's page that others change, add or take away while somebody edits them."""

import pytest

from archive.models import (
    ImportRun,
    Initiative,
    NameVariant,
    Participation,
    StatedAmount,
)
from tests.archive.desk import at_the_desk, change_page, form_of, make_editor, make_participation
from tests.archive.public_records import make_article, make_initiative, make_partner, span
from tests.archive.test_clashes import held_by, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani():
    return at_the_desk(make_editor("Administrator", name="ani"))


@pytest.fixture
def budi():
    return at_the_desk(make_editor("Administrator", name="budi"))


@pytest.fixture
def partner():
    partner = make_partner("Jepang")
    for name in ("Nippon", "Negeri Sakura"):
        NameVariant.objects.create(partner=partner, name=name)
    return partner


def names_of(partner):
    return sorted(partner.variants.values_list("name", flat=True))


def formset_of(page, prefix):
    found = [one.formset for one in page.context["inline_admin_formsets"]]
    return next(formset for formset in found if formset.prefix == prefix)


def place_of(sent, prefix, name):
    """The place in a form of the row called ``name``."""
    found = [key for key, value in sent.items() if key.startswith(prefix) and value == name]
    return found[0].removesuffix("-name")


def test_a_changed_row_shows_base_theirs_and_mine(ani, budi):
    initiative = make_initiative()
    make_participation(initiative, make_partner())
    opened = form_of(ani, change_page(initiative))
    save(budi, initiative, **{"participations-0-role": "funder"})

    page = save(ani, initiative, opened, **{"participations-0-role": "host"})

    (clash,) = [form.clash for form in formset_of(page, "participations").forms]
    role = next(one for one in clash.differences if one.label == "Role")
    assert (role.opened, role.saved, role.typed) == ("Counterpart", "Funder", "Host")
    assert (role.is_mine, clash.by.who) == (True, "budi")
    assert "Somebody else has saved rows of this page" in page.content.decode()
    save(ani, initiative, held_by(page))
    assert Participation.objects.get().role == "host"


def test_rows_of_several_inlines_clash_at_once(ani, budi, partner):
    initiative = make_initiative()
    make_participation(initiative, partner)
    article = make_article()
    StatedAmount.objects.create(
        initiative=initiative,
        value=5,
        unit="orang",
        article=article,
        **span(article.text, "Jepang"),
    )
    opened = form_of(ani, change_page(initiative))
    save(budi, initiative, **{"participations-0-role": "funder", "amounts-0-unit": "kursi"})

    page = save(ani, initiative, opened, description="Dari Ani")

    clashing = {one.formset.prefix for one in page.context["clashing_rows"]}
    assert clashing == {"participations", "amounts"}
    save(ani, initiative, held_by(page))
    initiative.refresh_from_db()
    assert initiative.description == "Dari Ani"
    assert (Participation.objects.get().role, StatedAmount.objects.get().unit) == (
        "funder",
        "kursi",
    )


def test_a_row_that_somebody_took_away_is_told_and_stays_away(ani, budi, partner):
    opened = form_of(ani, change_page(partner))
    theirs = form_of(budi, change_page(partner))
    save(budi, partner, {**theirs, f"{place_of(theirs, 'variants', 'Nippon')}-DELETE": "on"})

    page = save(ani, partner, opened, description="Dari Ani")

    (news,) = formset_of(page, "variants").news
    assert (news.label, news.by.who, news.is_added) == ("Nippon", "budi", False)
    assert "Taken away: <del>Nippon</del>" in " ".join(page.content.decode().split())
    assert save(ani, partner, held_by(page)).status_code == 302
    partner.refresh_from_db()
    assert (names_of(partner), partner.description) == (["Negeri Sakura"], "Dari Ani")


def take_away_while_typed(ani, budi, partner):
    """Budi deletes the row whose name Ani changes; return the page that refuses her form."""
    opened = form_of(ani, change_page(partner))
    theirs = form_of(budi, change_page(partner))
    row = place_of(opened, "variants", "Nippon")
    save(budi, partner, {**theirs, f"{row}-DELETE": "on"})
    return save(ani, partner, {**opened, f"{row}-name": "Nihon", f"{row}-language": "en"})


def test_what_was_typed_into_a_row_that_is_gone_comes_back_as_a_new_row(ani, budi, partner):
    page = take_away_while_typed(ani, budi, partner)

    (clash,) = [form.clash for form in formset_of(page, "variants").forms if form.clash]
    name = next(one for one in clash.differences if one.label == "Name")
    assert (clash.is_gone, clash.by.who) == (True, "budi")
    assert (name.opened, name.saved, name.typed) == ("Nippon", "", "Nihon")
    assert "Taken away by budi" in page.content.decode()
    assert save(ani, partner, held_by(page)).status_code == 302
    assert names_of(partner) == ["Negeri Sakura", "Nihon"]


def test_a_row_that_is_gone_can_be_left_out(ani, budi, partner):
    page = take_away_while_typed(ani, budi, partner)
    sent = held_by(page)
    row = place_of(sent, "variants", "Nihon")
    assert f'name="{row}-DELETE"' in page.content.decode()

    save(ani, partner, {**sent, f"{row}-DELETE": "on"})

    assert names_of(partner) == ["Negeri Sakura"]


def test_two_who_delete_the_same_row_do_not_clash(ani, budi, partner):
    opened = form_of(ani, change_page(partner))
    row = place_of(opened, "variants", "Nippon")
    save(budi, partner, **{f"{row}-DELETE": "on"})

    page = save(ani, partner, {**opened, f"{row}-DELETE": "on", "description": "Dari Ani"})

    assert page.status_code == 302
    assert names_of(partner) == ["Negeri Sakura"]


def test_new_rows_of_mine_survive_the_loss_of_another(ani, budi, partner):
    opened = form_of(ani, change_page(partner))
    row = place_of(opened, "variants", "Negeri Sakura")
    save(budi, partner, **{f"{row}-DELETE": "on"})
    mine = {"variants-TOTAL_FORMS": "3", "variants-2-name": "Nihon", "variants-2-language": "en"}

    page = save(ani, partner, opened, **mine)

    save(ani, partner, held_by(page))
    assert names_of(partner) == ["Nihon", "Nippon"]


def test_a_row_that_somebody_added_is_told_and_stays(ani, budi, partner):
    opened = form_of(ani, change_page(partner))
    theirs = {"variants-TOTAL_FORMS": "3", "variants-2-name": "Nihon", "variants-2-language": "en"}
    save(budi, partner, **theirs)

    page = save(ani, partner, opened, description="Dari Ani")

    (news,) = formset_of(page, "variants").news
    assert (news.label, news.by.who, news.is_added) == ("Nihon", "budi", True)
    assert save(ani, partner, held_by(page)).status_code == 302
    partner.refresh_from_db()
    assert names_of(partner) == ["Negeri Sakura", "Nihon", "Nippon"]
    assert partner.description == "Dari Ani"


def test_a_row_that_a_run_added_is_told_also_where_not_all_rows_are_shown(ani):
    initiative = make_initiative()
    for _ in range(20):
        make_participation(initiative, make_partner())
    opened = form_of(ani, change_page(initiative))
    added = make_participation(initiative, make_partner("Korea Selatan"))

    page = save(ani, initiative, opened, description="Dari Ani")

    (news,) = formset_of(page, "participations").news
    assert (news.row, news.by.who) == (added, f"import run #{ImportRun.objects.get().pk}")
    assert save(ani, initiative, held_by(page)).status_code == 302
    assert Initiative.objects.get().participations.count() == 21


def test_a_role_that_is_gone_keeps_its_words_when_it_comes_back(ani, budi):
    initiative = make_initiative()
    make_participation(initiative, make_partner())
    opened = form_of(ani, change_page(initiative))
    words = Participation.objects.get().exact
    Participation.objects.all().delete()

    page = save(ani, initiative, opened, **{"participations-0-role": "host"})
    save(ani, initiative, held_by(page))

    row = Participation.objects.get()
    assert (row.role, row.exact, row.run) == ("host", words, None)


def test_rows_that_are_only_shown_come_and_go_without_refusing_the_form(ani):
    partner = make_partner()
    make_participation(make_initiative(), partner)
    opened = form_of(ani, change_page(partner))
    Participation.objects.all().delete()
    make_participation(make_initiative(), partner)

    assert save(ani, partner, opened, description="Dari Ani").status_code == 302


def test_a_forged_number_of_rows_saves_nothing(ani, partner):
    opened = form_of(ani, change_page(partner))

    page = save(ani, partner, opened, **{"variants-INITIAL_FORMS": "x", "variants-0-name": "X"})

    assert page.status_code == 200
    assert names_of(partner) == ["Negeri Sakura", "Nippon"]
