"""Two people at one form: what was opened, theirs and mine side by side, and nothing is lost."""

import pytest
from django import forms
from django.core import signing
from django.http import QueryDict

from archive.admin.versions import VersionedForm, read_base
from archive.changes.recording import recording
from archive.curation import review
from archive.curation.merge import merge
from archive.curation.undoing import undo
from archive.models import ChangeSet, DeskNote, ImportRun, Partner
from archive.vocabulary import ChangeKind
from tests.archive.desk import at_the_desk, change_page, form_of, list_of, make_editor
from tests.archive.public_records import make_partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani():
    return at_the_desk(make_editor("Administrator", name="ani"))


@pytest.fixture
def budi():
    return at_the_desk(make_editor("Administrator", name="budi"))


def save(client, record, sent=None, **typed):
    """Send the form of ``record``, as ``client`` has opened it or opens it now."""
    address = change_page(record)
    return client.post(address, {**(sent or form_of(client, address)), **typed})


def clash_of(page):
    return page.context["adminform"].form.clash


def held_by(page):
    """What a browser would send back from a page that was refused."""
    form_groups = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        form_groups += [inline.formset.management_form, *inline.formset.forms]
    return {
        bound.html_name: "" if bound.value() is None else bound.value()
        for form in form_groups
        for bound in form
        if not bound.field.disabled
    }


def test_base_theirs_and_mine_stand_side_by_side(ani, budi):
    partner = make_partner("Jepang", description="Lama")
    opened = form_of(ani, change_page(partner))
    save(budi, partner, description="Dari Budi")

    page = save(ani, partner, opened, description="Dari Ani")

    (difference,) = clash_of(page).differences
    assert (difference.opened, difference.saved, difference.typed) == (
        "Lama",
        "Dari Budi",
        "Dari Ani",
    )
    assert difference.is_mine
    assert (difference.saved_by.who, clash_of(page).by.who) == ("budi", "budi")
    html = " ".join(page.content.decode().split())
    assert html.index("Lama </td>") < html.index("Dari Budi") < html.index("<strong>Dari Ani")


def test_choices_and_records_are_shown_in_words(ani, budi):
    asean, asia = make_partner("ASEAN", kind="forum"), make_partner("Asia", kind="forum")
    partner = make_partner("Jepang", parent=asean)
    opened = form_of(ani, change_page(partner))
    save(budi, partner, parent=asia.pk, kind="agency")

    page = save(ani, partner, opened, parent="")

    by_label = {one.label: one for one in clash_of(page).differences}
    kind, parent = by_label["Kind"], by_label["Belongs to"]
    assert (kind.opened, kind.saved, kind.is_mine) == ("Country", "Ministry or agency", False)
    assert (parent.opened, parent.saved, parent.typed) == ("ASEAN", "Asia", "")


def test_saving_once_more_keeps_the_work_of_both(ani, budi):
    partner = make_partner("Jepang", description="Lama")
    opened = form_of(ani, change_page(partner))
    save(budi, partner, name_en="Japan", wikidata="Q17")

    refused = save(ani, partner, opened, description="Dari Ani")
    save(ani, partner, held_by(refused))

    partner.refresh_from_db()
    assert (partner.description, partner.name_en, partner.wikidata) == ("Dari Ani", "Japan", "Q17")


def test_who_saved_again_meanwhile_refuses_once_more(ani, budi):
    partner = make_partner("Jepang", description="Lama")
    opened = form_of(ani, change_page(partner))
    save(budi, partner, description="Satu")
    refused = save(ani, partner, opened, description="Dari Ani")
    save(budi, partner, description="Dua")

    page = save(ani, partner, held_by(refused))

    (difference,) = clash_of(page).differences
    assert (difference.opened, difference.saved, difference.typed) == ("Satu", "Dua", "Dari Ani")


def test_two_who_typed_the_same_do_not_clash(ani, budi):
    partner = make_partner("Jepang")
    opened = form_of(ani, change_page(partner))
    save(budi, partner, name_en="Japan")

    page = save(ani, partner, opened, name_en="Japan", description="Dari Ani")

    partner.refresh_from_db()
    assert page.status_code == 302
    assert partner.description == "Dari Ani"


def test_a_run_is_named_as_who_was_first(ani):
    partner = make_partner("Jepang")
    run = ImportRun.objects.create(origin="x", pipeline_version="1")
    opened = form_of(ani, change_page(partner))
    with recording(ChangeKind.RUN, run=run):
        partner.wikidata = "Q17"
        partner.save()

    page = save(ani, partner, opened, description="Dari Ani")

    assert clash_of(page).by.who == f"import run #{run.pk}"
    assert f"Saved by import run #{run.pk}" in page.content.decode()


@pytest.mark.parametrize("version", ["", "x", signing.dumps([0, {}], salt="another")])
def test_a_form_that_does_not_say_what_it_was_opened_with_is_shown_once_more(ani, version):
    partner = make_partner("Jepang", description="Lama")
    opened = {**form_of(ani, change_page(partner)), "version": version}

    page = save(ani, partner, opened, description="Dari Ani")

    (difference,) = clash_of(page).differences
    assert (difference.opened, difference.saved, difference.typed) == (None, "Lama", "Dari Ani")
    save(ani, partner, held_by(page))
    partner.refresh_from_db()
    assert partner.description == "Dari Ani"


def test_a_record_that_was_merged_meanwhile_is_noticed(ani, budi):
    kept, partner = make_partner("Jepang"), make_partner("Nippon")
    opened = form_of(ani, change_page(partner))
    merge([partner], into=kept, by=make_editor(name="cici"))

    page = save(ani, partner, opened, description="Dari Ani")

    shown = {one.label: one.saved for one in clash_of(page).differences}
    assert shown["merged into"] == "Jepang"


def test_many_to_many_relations_are_compared_too():
    class NoteForm(VersionedForm):
        class Meta:
            model = DeskNote
            fields = ["text", "mentioned"]

    ani, budi, cici = (make_editor(name=name) for name in ("ani", "budi", "cici"))
    note = DeskNote.objects.create(partner=make_partner(), author=ani, text="Lihat")
    note.mentioned.add(ani)
    version = NoteForm(instance=note).initial["version"]
    note.mentioned.set([budi])
    sent = QueryDict(mutable=True)
    sent.setlist("mentioned", [str(ani.pk), str(cici.pk)])
    sent.update({"text": "Lihat", "version": version})

    form = NoteForm(sent, instance=note)

    assert not form.is_valid()
    (difference,) = form.clash.differences
    assert (difference.opened, difference.saved) == ("ani", "budi")
    assert difference.typed == "ani, cici"
    assert NoteForm(form.data, instance=note).is_valid()


def test_many_to_many_relations_that_were_not_touched_take_what_is_saved():
    class NoteForm(VersionedForm):
        class Meta:
            model = DeskNote
            fields = ["text", "mentioned"]

    ani, budi = make_editor(name="ani"), make_editor(name="budi")
    note = DeskNote.objects.create(partner=make_partner(), author=ani, text="Lihat")
    version = NoteForm(instance=note).initial["version"]
    note.mentioned.set([ani, budi])
    sent = QueryDict(mutable=True)
    sent.update({"text": "Sudah", "version": version})

    form = NoteForm(sent, instance=note)

    assert not form.is_valid()
    again = NoteForm(form.data, instance=note)
    assert again.is_valid()
    again.save()
    assert set(note.mentioned.all()) == {ani, budi}


def test_what_a_form_was_opened_with_cannot_be_forged():
    class PartnerForm(VersionedForm):
        class Meta:
            model = Partner
            fields = ["description"]

    version = PartnerForm(instance=make_partner(description="Lama")).initial["version"]

    assert read_base(version).values["description"] == "Lama"
    assert read_base(version[:-1] + ("a" if version[-1] != "a" else "b")) is None


def test_what_was_typed_about_a_deleted_record_is_shown_and_can_be_sent_again(ani, budi):
    partner = make_partner("Jepang", description="Lama")
    opened = form_of(ani, change_page(partner))
    opened |= {"variants-TOTAL_FORMS": "1", "variants-0-name": "Nippon"}
    budi.post(change_page(partner).replace("change", "delete"), {"post": "yes"})

    page = save(ani, partner, opened, description="Dari Ani")

    html = page.content.decode()
    assert page.status_code == 410
    assert "budi deleted “Jepang”" in html
    assert "<td>Lama</td>" in html
    assert "<strong>Dari Ani</strong>" in html
    assert "<strong>Nippon</strong>" in html
    undo(ChangeSet.objects.latest("pk"), by=make_editor(name="cici"))
    again = dict(page.context["sent"])
    assert ani.post(change_page(partner), again).status_code == 302
    partner.refresh_from_db()
    assert partner.description == "Dari Ani"
    assert partner.variants.get().name == "Nippon"


def test_only_who_may_change_records_can_send_a_form_of_one_that_is_gone(ani):
    partner = make_partner()
    address, opened = change_page(partner), form_of(ani, change_page(partner))
    partner.delete()

    assert at_the_desk(make_editor("Reader of drafts")).post(address, opened).status_code == 403


def test_a_decision_on_rows_that_are_judged_already_says_who_judged_them(ani):
    partner = make_partner(status="proposed", decided_by=None, decided_at=None, run=None)
    review.reject(Partner.objects.filter(pk=partner.pk), by=make_editor(name="cici"))
    sent = {"action": "accept_selected", "_selected_action": [partner.pk]}

    page = ani.post(list_of(Partner) + "?review=waiting", sent, follow=True).content.decode()

    partner.refresh_from_db()
    assert partner.status == "rejected"
    assert "Judged already: 1 by cici." in page


def test_forms_say_nothing_of_versions_where_there_is_nothing_to_overwrite():
    class PartnerForm(VersionedForm):
        extra = forms.CharField()

        class Meta:
            model = Partner
            fields = ["name"]

    assert "version" not in PartnerForm().initial
