"""The pages of the history: who did what, when and why, in words, and the way back."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.changes.recording import recording
from archive.curation import review
from archive.models import (
    Appointment,
    ChangeSet,
    Mention,
    NameVariant,
    Official,
    Participation,
    Partner,
)
from archive.vocabulary import ChangeKind
from tests.archive.desk import (
    at_the_desk,
    change_page,
    form_of,
    make_editor,
    make_mention,
    make_participation,
)
from tests.archive.public_records import (
    make_article,
    make_initiative,
    make_official,
    make_partner,
)

pytestmark = pytest.mark.django_db

LONG = (
    "Kedua negara sepakat memulai pelatihan perawat bersama bagi lima ratus orang pada tahun ini, "
    "dan akan membahas penempatan mereka dalam pertemuan berikutnya di Tokyo. Rincian tentang "
    "biaya, bahasa, dan tempat tinggal bagi para perawat itu akan diumumkan kemudian oleh mereka."
)


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def desk(editor):
    return at_the_desk(editor)


def history_of(record):
    return change_page(record).replace("/change/", "/history/")


def read(desk, address, **query):
    answer = desk.get(address, query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def edit(row, by, *, reason="", **fields):
    """Change ``row`` in a set of its own; return the set."""
    with recording(by=by, reason=reason) as going_on:
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
    return going_on.change_set


def test_a_form_that_is_saved_is_told_with_who_and_what(desk):
    partner = make_partner("Jepang", description="Lama")
    address = change_page(partner)
    desk.post(address, {**form_of(desk, address), "description": "Baru"})

    page = read(desk, history_of(partner))

    assert "Partner “Jepang” changed" in page
    assert "<del>Lama</del>" in page
    assert "<ins>Baru</ins>" in page
    assert "editor" in page


def test_rows_about_a_record_stand_in_its_history(desk, editor):
    partner = make_partner("Jepang")
    make_mention("Jepang", partner=partner)
    make_participation(make_initiative("Pelatihan perawat"), partner)
    review.accept(Mention.objects.all(), by=editor)
    review.reject(Participation.objects.all(), by=editor)

    page = read(desk, history_of(partner))

    assert "Mention “Jepang” accepted" in page
    assert "“Pelatihan perawat” rejected" in page


def test_the_history_speaks_the_language_of_the_page(editor):
    partner = make_partner("Jepang", kind="country")
    edit(partner, editor, kind="agency", parent=make_partner("Asia"))
    desk = Client()
    desk.force_login(editor)

    indonesian, english = (
        read(desk, history_of(partner)),
        read(at_the_desk(editor), history_of(partner)),
    )

    labels = [
        str(label) for code, label in Partner._meta.get_field("kind").choices if code == "agency"
    ]
    assert f"<ins>{labels[0]}</ins>" in english
    assert "<ins>Asia</ins>" in english
    assert f"<ins>{labels[0]}</ins>" not in indonesian


def test_a_long_text_is_compared_word_by_word(desk, editor):
    partner = make_partner("Jepang", description=LONG)
    edit(partner, editor, description=LONG.replace("lima ratus", "enam ratus"))

    page = read(desk, history_of(partner))

    assert "<del>lima</del> <ins>enam</ins>" in page
    assert "akan diumumkan kemudian" not in page


def test_the_history_ends_with_where_the_record_comes_from(desk):
    made_by_run = make_partner("Jepang")
    entered = make_partner("Oman", run=None)

    assert f"import run #{made_by_run.run_id}</a>" in read(desk, history_of(made_by_run))
    assert "known names" in read(desk, history_of(entered))


def test_every_kind_of_row_has_a_history(desk, editor):
    mention = make_mention(partner=make_partner())
    review.accept(Mention.objects.all(), by=editor)

    assert "accepted" in read(desk, history_of(mention))


def test_one_field_goes_back_after_a_preview_and_with_a_reason(desk, editor):
    partner = make_partner("Jepang", description="Lama")
    made = edit(partner, editor, name="Nippon", description="Baru")
    change = made.changes.get()
    address = f"{reverse('take_back', args=[made.pk])}?change={change.pk}&column=description"

    page = desk.get(address)
    assert "<del>Baru</del>" in page.content.decode()
    assert "<ins>Lama</ins>" in page.content.decode()
    partner.refresh_from_db()
    assert partner.description == "Baru"
    desk.post(address, {"plan": page.context["plan"], "reason": "Salah sumber"})

    partner.refresh_from_db()
    assert (partner.name, partner.description) == ("Nippon", "Lama")
    assert ChangeSet.objects.first().reason == "Salah sumber"
    assert "Salah sumber" in read(desk, history_of(partner))


def test_a_whole_set_goes_back_and_says_what_stays(desk, editor):
    partner = make_partner("Jepang", description="Lama")
    made = edit(partner, editor, name="Nippon", description="Baru")
    edit(partner, editor, description="Lebih baru")
    address = reverse("take_back", args=[made.pk])

    page = desk.get(address)
    assert "It was changed since." in page.content.decode()
    assert (page.context["going"], page.context["staying"]) == (1, 1)
    desk.post(address, {"plan": page.context["plan"]})

    partner.refresh_from_db()
    assert (partner.name, partner.description) == ("Jepang", "Lebih baru")


def test_a_plan_that_changed_meanwhile_is_shown_again(desk, editor):
    partner = make_partner("Jepang")
    made = edit(partner, editor, name="Nippon")
    address = reverse("take_back", args=[made.pk])
    page = desk.get(address)
    edit(partner, make_editor(name="ayu"), name="Negeri Sakura")

    again = desk.post(address, {"plan": page.context["plan"], "reason": "Keliru"})

    assert "while you looked" in again.content.decode()
    partner.refresh_from_db()
    assert partner.name == "Negeri Sakura"


def test_what_was_taken_back_leads_to_its_undoing(desk, editor):
    partner = make_partner("Jepang")
    made = edit(partner, editor, name="Nippon")
    address = reverse("take_back", args=[made.pk])
    desk.post(address, {"plan": desk.get(address).context["plan"]})
    undoing = ChangeSet.objects.get(undoes=made)

    assert f"taken back by change {undoing.pk}" in read(desk, reverse("change_set", args=[made.pk]))
    assert desk.get(address).status_code == 302


def test_a_deleted_record_is_listed_and_comes_back_with_its_links():
    desk = at_the_desk(make_editor("Chief editor"))
    official = make_official("Sari Dewi")
    Appointment.objects.create(official=official, post="Menteri")
    NameVariant.objects.create(official=official, name="S. Dewi")
    with recording(ChangeKind.DELETION, by=make_editor(name="ayu"), reason="Ganda"):
        Official.objects.get(pk=official.pk).delete()

    assert "Sari Dewi" in read(desk, reverse("gone"))
    address = reverse("take_back", args=[ChangeSet.objects.get().pk])
    desk.post(address, {"plan": desk.get(address).context["plan"]})

    assert Official.objects.get() == official
    assert Appointment.objects.get().official == official
    assert NameVariant.objects.get().official == official
    assert "Sari Dewi" not in read(desk, reverse("gone"))


def test_all_sets_are_narrowed_by_person_kind_and_period(desk, editor):
    other = make_editor(name="ayu")
    edit(make_partner("Jepang"), editor, name="Nippon")
    edit(make_partner("Korea"), other, name="Korea Selatan")
    make_mention(partner=make_partner())
    review.accept(Mention.objects.all(), by=other)
    page = reverse("change_sets")

    def found(**query):
        return len(desk.get(page, query).context["entries"])

    assert (found(), found(by=other.pk), found(kind="decision")) == (3, 2, 1)
    assert (found(since="2000-01-01"), found(until="2000-01-01")) == (3, 0)
    assert found(by="nobody", since="kemarin") == 3


def test_an_editor_sees_the_own_work_and_a_colleagues(desk, editor):
    other = make_editor(name="ayu")
    edit(make_partner("Jepang"), editor, name="Nippon")
    edit(make_partner("Korea"), other, name="Korea Selatan")

    own = read(desk, reverse("activity"))
    assert "Nippon" in own
    assert "Korea Selatan" not in own
    assert "Korea Selatan" in read(desk, reverse("activity_of", args=[other.pk]))


def test_a_long_list_goes_on_older_and_comes_back_newer(desk, editor):
    partner = make_partner("Jepang")
    for number in range(30):
        edit(partner, editor, name=f"Nama {number}")

    first = desk.get(history_of(partner))
    older = desk.get(history_of(partner) + first.context["stretch"].older)
    newer = desk.get(history_of(partner) + older.context["stretch"].newer)

    keys = [entry.change_set.pk for entry in first.context["entries"]]
    assert len(keys) == 25
    assert len(older.context["entries"]) == 5
    assert older.context["stretch"].older == ""
    assert [entry.change_set.pk for entry in newer.context["entries"]] == keys


@pytest.mark.parametrize("query", [{"before": "x"}, {"after": "9" * 30}, {"before": "-1"}])
def test_an_address_that_is_no_number_shows_the_first_page(desk, editor, query):
    edit(make_partner("Jepang"), editor, name="Nippon")

    assert desk.get(reverse("change_sets"), query).status_code == 200


def test_hostile_text_is_inert(desk, editor):
    bad = "<script>alert(1)</script>"
    partner = make_partner(bad)
    made = edit(partner, editor, name=f"{bad}2", description=bad, reason=bad)

    for address in (
        history_of(partner),
        reverse("change_sets"),
        reverse("change_set", args=[made.pk]),
        reverse("take_back", args=[made.pk]),
        reverse("activity"),
    ):
        assert bad not in read(desk, address), address


def test_who_may_not_change_a_row_does_not_take_its_change_back(editor):
    made = edit(make_partner("Jepang"), editor, name="Nippon")
    reader = at_the_desk(make_editor("Reader of drafts"))

    assert "take back" not in read(reader, reverse("change_set", args=[made.pk]))
    assert reader.get(reverse("take_back", args=[made.pk])).status_code == 403
    assert reader.post(reverse("take_back", args=[made.pk])).status_code == 403
    assert Partner.objects.get().name == "Nippon"


def test_a_publication_goes_back_only_for_who_may_publish(editor):
    chief = make_editor("Chief editor")
    made = edit(make_partner("Jepang", publication="draft"), chief, publication="published")
    address = reverse("take_back", args=[made.pk])
    change = made.changes.get()

    assert at_the_desk(editor).get(address).status_code == 403
    assert at_the_desk(editor).get(f"{address}?change={change.pk}").status_code == 403
    assert at_the_desk(chief).get(address).status_code == 200


def test_a_merge_goes_back_only_for_who_may_merge(editor):
    chief, kept = make_editor("Chief editor"), make_partner("Jepang")
    with recording(ChangeKind.MERGE, by=chief) as going_on:
        other = make_partner("Nippon")
        other.merged_into = kept
        other.save()
        kept.description = "Gabungan"
        kept.save()
    address = reverse("take_back", args=[going_on.change_set.pk])

    assert at_the_desk(editor).get(address).status_code == 403
    assert at_the_desk(chief).get(address).status_code == 200


def test_what_somebody_else_added_is_taken_away_by_who_may_delete(editor):
    with recording(by=make_editor(name="ayu")) as going_on:
        partner = make_partner("Jepang")
    address = reverse("take_back", args=[going_on.change_set.pk])

    assert at_the_desk(editor).get(address).status_code == 403
    assert at_the_desk(User.objects.get(username="ayu")).get(address).status_code == 200
    chief = at_the_desk(make_editor("Chief editor"))
    chief.post(address, {"plan": chief.get(address).context["plan"]})
    assert not Partner.objects.filter(pk=partner.pk).exists()


def test_an_account_without_rights_reads_no_history(editor):
    edit(make_partner("Jepang"), editor, name="Nippon")
    stranger = at_the_desk(User.objects.create_user("tamu", is_staff=True))

    assert stranger.get(reverse("change_sets")).status_code == 403
    assert stranger.get(reverse("gone")).status_code == 403
    assert stranger.get(reverse("change_set", args=[ChangeSet.objects.get().pk])).status_code == 403
    assert stranger.get(reverse("activity_of", args=[editor.pk])).status_code == 403
    assert stranger.get(reverse("activity")).status_code == 200


@pytest.mark.parametrize("size", [4, 40])
def test_pages_ask_as_often_however_much_there_is(
    desk, editor, size, django_assert_num_queries, django_assert_max_num_queries
):
    partner, article = make_partner("Jepang"), make_article()
    for number in range(size):
        make_participation(make_initiative(f"Program {number}"), partner, article=article)
        edit(partner, editor, name=f"Nama {number}")
    with recording(ChangeKind.BULK, by=editor):
        review.accept(Participation.objects.all(), by=editor)
    made = ChangeSet.objects.get(kind="bulk")
    costs = {
        history_of(partner): 15,
        reverse("change_sets"): 14,
        reverse("activity"): 14,
        reverse("change_set", args=[made.pk]): 18,
        reverse("take_back", args=[made.pk]): 25,
    }
    for address in costs:
        desk.get(address)
    for address, most in costs.items():
        with django_assert_max_num_queries(most):
            desk.get(address)
