"""Draft, in review, published, withdrawn: which step leads on, who may take it, what it leaves."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from archive.curation.roles import CHIEF_EDITOR, CONTRIBUTOR, EDITOR, READER
from archive.curation.workflow import RULES, leads_on, steps_of, take_step
from archive.models import Change, ChangeSet, Notice, Partner
from archive.vocabulary import Publication, Step
from tests.archive.desk import at_the_desk, form_of, make_editor
from tests.archive.public_records import make_partner, reviewed

pytestmark = pytest.mark.django_db


def person(role: str, name: str = "") -> User:
    """An account of ``role``, with its permissions not yet looked up."""
    return User.objects.get(pk=make_editor(role, name=name).pk)


def step_address(record) -> str:
    return f"/admin/archive/{record._meta.model_name}/{record.pk}/step/"


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        ("draft", [Step.SEND, Step.PUBLISH]),
        ("in_review", [Step.SEND_BACK, Step.PUBLISH]),
        ("published", [Step.WITHDRAW]),
        ("withdrawn", [Step.SEND, Step.PUBLISH]),
    ],
)
def test_from_each_state_only_its_steps_lead_on(state, steps):
    partner = Partner(publication=state, status="accepted")
    assert [step for step in Step if leads_on(partner, step)] == steps


def test_every_step_has_one_rule_and_no_step_stays_where_it_is():
    assert set(RULES) == set(Step)
    assert all(rule.to not in rule.starts for rule in RULES.values())


@pytest.mark.parametrize("status", ["proposed", "rejected"])
def test_only_what_is_accepted_is_published(status):
    partner = Partner(publication="in_review", status=status)
    assert not leads_on(partner, Step.PUBLISH)


def test_what_was_merged_takes_no_step():
    partner = Partner(publication="published", status="accepted", merged_into_id=1)
    assert not any(leads_on(partner, step) for step in Step)


@pytest.mark.parametrize(
    ("role", "state", "steps"),
    [
        (READER, "draft", []),
        (CONTRIBUTOR, "draft", []),
        (EDITOR, "draft", [Step.SEND]),
        (EDITOR, "in_review", [Step.SEND_BACK]),
        (EDITOR, "published", []),
        (CHIEF_EDITOR, "in_review", [Step.SEND_BACK, Step.PUBLISH]),
        (CHIEF_EDITOR, "published", [Step.WITHDRAW]),
    ],
)
def test_each_role_takes_its_steps(role, state, steps):
    partner = make_partner(publication=state, **reviewed())
    assert steps_of(partner, by=person(role)) == steps


def test_a_step_is_one_set_of_changes_with_the_note_as_its_reason():
    partner = make_partner(publication="in_review", **reviewed())
    browser = at_the_desk(make_editor(CHIEF_EDITOR))

    browser.post(step_address(partner), {"step": "publish", "note": "Sudah diperiksa."})

    partner.refresh_from_db()
    done = ChangeSet.objects.get()
    assert partner.publication == Publication.PUBLISHED
    assert (done.summary, done.reason) == ("Published.", "Sudah diperiksa.")
    (change,) = Change.objects.filter(change_set=done)
    assert (change.before, change.after) == (
        {"publication": "in_review"},
        {"publication": "published"},
    )


@pytest.mark.parametrize("step", ["publish", "withdraw"])
def test_a_step_beyond_ones_rights_is_refused_on_the_server(step):
    partner = make_partner(publication="in_review" if step == "publish" else "published")
    browser = at_the_desk(make_editor(EDITOR))

    assert browser.post(step_address(partner), {"step": step}).status_code == 403
    assert not ChangeSet.objects.exists()


def test_a_step_that_is_none_says_so_and_changes_nothing():
    partner = make_partner(publication="draft")
    browser = at_the_desk(make_editor(CHIEF_EDITOR))

    page = browser.post(step_address(partner), {"step": "leap"}, follow=True).content.decode()

    assert "Choose one of the steps" in page
    assert not ChangeSet.objects.exists()


def test_a_list_takes_the_step_with_all_that_allow_it_and_counts_the_others():
    ready = [make_partner(publication="in_review", **reviewed()) for _ in range(3)]
    elsewhere = make_partner(publication="published", **reviewed())
    browser = at_the_desk(make_editor(CHIEF_EDITOR))
    chosen = [record.pk for record in (*ready, elsewhere)]
    sent = {"action": "step_selected", "_selected_action": chosen}

    asked = browser.post("/admin/archive/partner/", sent).content.decode()
    assert 'name="step" value="publish"' in asked
    sent |= {"confirm": "1", "step": "publish", "note": "Bersama."}
    page = browser.post("/admin/archive/partner/", sent, follow=True).content.decode()

    assert "Published. (3)" in page
    assert "1 was left as it was" in page
    assert Partner.objects.filter(pk__in=chosen, publication="published").count() == 4
    assert ChangeSet.objects.count() == 1


def test_a_list_offers_an_editor_no_step_beyond_an_editors_rights():
    partner = make_partner(publication="in_review", **reviewed())
    browser = at_the_desk(make_editor(EDITOR))
    sent = {"action": "step_selected", "_selected_action": [partner.pk]}

    assert 'value="publish"' not in browser.post("/admin/archive/partner/", sent).content.decode()
    browser.post("/admin/archive/partner/", {**sent, "confirm": "1", "step": "publish"})

    partner.refresh_from_db()
    assert partner.publication == "in_review"


def test_the_page_of_a_record_shows_where_it_stands_and_the_steps_from_there():
    partner = make_partner(publication="in_review", **reviewed())
    page = at_the_desk(make_editor()).get(f"/admin/archive/partner/{partner.pk}/change/")
    text = page.content.decode()

    assert '<li aria-current="step">In review</li>' in text
    assert 'value="send_back">Send back</button>' in text
    assert 'value="publish"' not in text


def test_what_a_contributor_enters_waits_and_is_never_public():
    browser = at_the_desk(make_editor(CONTRIBUTOR))
    address = "/admin/archive/partner/add/"
    sent = {**form_of(browser, address), "name": "Oman", "slug": "oman", "kind": "country"}
    assert "status" not in sent
    assert "publication" not in sent

    browser.post(address, {**sent, "status": "accepted", "publication": "published"})

    oman = Partner.objects.get(slug="oman")
    assert (oman.publication, oman.status, oman.decided_by) == ("draft", "proposed", None)
    assert oman not in Partner.objects.public()


def test_a_contributor_changes_the_own_draft_until_it_is_sent():
    contributor = make_editor(CONTRIBUTOR)
    browser = at_the_desk(contributor)
    sent = {**form_of(browser, "/admin/archive/partner/add/"), "name": "Oman", "slug": "oman"}
    browser.post("/admin/archive/partner/add/", {**sent, "kind": "country"})
    oman = Partner.objects.get(slug="oman")
    address = f"/admin/archive/partner/{oman.pk}/change/"

    browser.post(address, {**form_of(browser, address), "name": "Kesultanan Oman"})
    oman.refresh_from_db()
    assert (oman.name, oman.status) == ("Kesultanan Oman", "proposed")
    assert not oman.fieldlocks.exists()

    assert browser.post(step_address(oman), {"step": "send"}).status_code == 302
    oman.refresh_from_db()
    assert oman.publication == "in_review"
    assert browser.post(address, {"name": "Lain"}).status_code == 403
    assert browser.post(step_address(oman), {"step": "send_back"}).status_code == 403


def test_a_contributor_changes_nobody_elses_draft():
    partner = make_partner(publication="draft", status="proposed", run=None)
    browser = at_the_desk(make_editor(CONTRIBUTOR))

    assert browser.post(f"/admin/archive/partner/{partner.pk}/change/", {}).status_code == 403
    assert browser.post(step_address(partner), {"step": "send"}).status_code == 403


def test_from_a_contributors_draft_to_the_public_and_who_is_told():
    contributor, editor = make_editor(CONTRIBUTOR), make_editor(EDITOR)
    browser = at_the_desk(contributor)
    sent = {**form_of(browser, "/admin/archive/partner/add/"), "name": "Oman", "slug": "oman"}
    browser.post("/admin/archive/partner/add/", {**sent, "kind": "country"})
    oman = Partner.objects.get(slug="oman")
    browser.post(step_address(oman), {"step": "send"})

    at_the_desk(editor).post(step_address(oman), {"step": "send_back", "note": "Ejaannya?"})
    notice = Notice.objects.get()
    assert (notice.to, notice.kind, notice.text) == (contributor, "sent_back", "Oman: Ejaannya?")
    browser.post(step_address(oman), {"step": "send"})

    editing = at_the_desk(editor)
    accept = {"action": "accept_selected", "_selected_action": [oman.pk]}
    editing.post("/admin/archive/partner/", accept)
    at_the_desk(make_editor(CHIEF_EDITOR)).post(step_address(oman), {"step": "publish"})

    assert oman in Partner.objects.public()
    told = Notice.objects.filter(kind="published")
    assert [one.to for one in told] == [contributor]


def test_a_step_leaves_alone_what_somebody_took_another_step_with():
    partner = make_partner(publication="draft", **reviewed())
    chief = person(CHIEF_EDITOR)
    rows = Partner.objects.filter(pk=partner.pk)
    assert take_step(rows, Step.PUBLISH, by=chief).changed == 1
    again = take_step(rows, Step.PUBLISH, by=chief)
    assert (again.changed, again.left) == (0, 1)
    assert ChangeSet.objects.count() == 1
