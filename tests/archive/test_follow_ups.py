"""Follow-ups: set on an initiative, listed, done; what is silent, and which reports disagree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from archive.curation.follow_ups import mark_done, silent
from archive.curation.roles import CONTRIBUTOR
from archive.models import ChangeSet, FollowUp, StageReport
from tests.archive.desk import at_the_desk, change_page, form_of, make_editor
from tests.archive.public_records import make_initiative, reviewed

pytestmark = pytest.mark.django_db

TODAY = date(2024, 5, 6)


def set_for(initiative, owner, due_on=TODAY, **fields) -> FollowUp:
    return FollowUp.objects.create(initiative=initiative, owner=owner, due_on=due_on, **fields)


def reported(initiative, stage: str, day: str) -> StageReport:
    return StageReport.objects.create(
        initiative=initiative, stage=stage, reported_on=day, note="Siaran pers.", **reviewed()
    )


def test_a_follow_up_is_set_on_the_page_of_its_initiative():
    initiative, owner = make_initiative(), make_editor(name="sari")
    browser = at_the_desk(make_editor())
    sent = {"due_on": "2024-06-01", "owner": owner.pk, "note": "Sudah mulai?"}

    browser.post(f"/admin/archive/initiative/{initiative.pk}/follow/", sent)

    follow_up = FollowUp.objects.get()
    assert (follow_up.initiative, follow_up.owner) == (initiative, owner)
    assert follow_up.due_on == date(2024, 6, 1)
    assert "Sudah mulai?" in browser.get(change_page(initiative)).content.decode()


@pytest.mark.parametrize("day", ["", "kapan-kapan", "2024-13-01"])
def test_a_follow_up_needs_a_day(day):
    initiative, editor = make_initiative(), make_editor()
    sent = {"due_on": day, "owner": editor.pk}
    address = f"/admin/archive/initiative/{initiative.pk}/follow/"
    assert at_the_desk(editor).post(address, sent).status_code == 302
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("where", ["on the page of the initiative", "on a page of its own"])
def test_nobody_follows_an_initiative_twice_at_once(where):
    initiative, editor = make_initiative(), make_editor()
    set_for(initiative, editor)
    browser = at_the_desk(editor)
    sent = {"due_on": "2024-06-01", "owner": editor.pk, "note": ""}
    if where == "on a page of its own":
        address = "/admin/archive/followup/add/"
        sent |= {"initiative": initiative.pk}
    else:
        address = f"/admin/archive/initiative/{initiative.pk}/follow/"

    page = browser.post(address, sent, follow=True).content.decode()

    assert "This person follows the initiative already." in page
    assert FollowUp.objects.count() == 1


def test_a_follow_up_begins_with_its_initiative_and_the_one_who_sets_it():
    initiative, editor = make_initiative(), make_editor()
    browser = at_the_desk(editor)
    form = form_of(browser, f"/admin/archive/followup/add/?initiative={initiative.pk}")
    assert (str(form["initiative"]), form["owner"]) == (str(initiative.pk), editor.pk)


def test_a_follow_up_is_done_once_and_by_whom_is_kept():
    owner, other = make_editor(name="sari"), make_editor(name="budi")
    follow_up = set_for(make_initiative(), owner)
    rows = FollowUp.objects.all()

    assert mark_done(rows, by=other) == 1
    assert mark_done(rows, by=owner) == 0
    follow_up.refresh_from_db()
    assert follow_up.done_by == other
    assert ChangeSet.objects.get().summary == "Follow-up done."


def test_the_button_marks_it_done_and_leads_back():
    owner = make_editor(CONTRIBUTOR, name="sari")
    follow_up = set_for(make_initiative(), owner)
    address = f"/admin/archive/followup/{follow_up.pk}/done/"

    assert at_the_desk(make_editor(CONTRIBUTOR, name="budi")).post(address).status_code == 403
    answer = at_the_desk(owner).post(address, {"next": "/admin/"})

    assert answer.headers["Location"] == "/admin/"
    follow_up.refresh_from_db()
    assert follow_up.done_by == owner


def test_the_list_tells_due_open_and_done_ones_apart_and_whose_they_are():
    mine, other = make_editor(name="sari"), make_editor(name="budi")
    today = timezone.localdate()
    overdue = set_for(make_initiative(), mine, today - timedelta(days=3))
    coming = set_for(make_initiative(), other, today + timedelta(days=3))
    past = set_for(make_initiative(), mine, today, done_at=timezone.now(), done_by=mine)
    browser = at_the_desk(mine)

    def listed(**query: str) -> list[FollowUp]:
        return list(browser.get("/admin/archive/followup/", query).context["cl"].result_list)

    assert listed(due="open") == [overdue, coming]
    assert listed(due="now") == [overdue]
    assert listed(due="done") == [past]
    assert listed(owner="me", due="open") == [overdue]
    assert listed(owner=str(other.pk)) == [coming]
    assert len(listed(owner="x")) == 3


@pytest.mark.parametrize(
    ("stage", "stage_on", "is_silent"),
    [
        ("signed", "2023-05-05", True),
        ("signed", "2023-05-07", False),
        ("signed", "2022", True),
        # Some time in the year or the month of the last day may be after it.
        ("signed", "2023", False),
        ("signed", "2023-05", False),
        ("signed", "2023~", False),
        ("signed", "", False),
        ("completed", "2019", False),
        ("denied", "2019", False),
        ("suspended", "2019", True),
    ],
)
def test_an_initiative_is_silent_after_so_many_months_without_a_report(stage, stage_on, is_silent):
    initiative = make_initiative(stage=stage, stage_on=stage_on)
    assert list(silent(12, today=TODAY)) == ([initiative] if is_silent else [])


def test_what_somebody_follows_is_not_offered_as_silent():
    initiative, owner = make_initiative(stage_on="2019"), make_editor()
    follow_up = set_for(initiative, owner)
    assert not silent(12, today=TODAY).exists()
    mark_done(FollowUp.objects.filter(pk=follow_up.pk), by=owner)
    assert silent(12, today=TODAY).exists()


def test_initiatives_without_news_are_a_filter_of_their_list():
    quiet = make_initiative(stage_on="2019")
    make_initiative(stage_on=timezone.localdate().isoformat())
    page = at_the_desk(make_editor()).get("/admin/archive/initiative/", {"news": "none"})
    assert list(page.context["cl"].result_list) == [quiet]


def test_reports_that_cannot_both_be_right_stand_on_the_page_of_the_initiative():
    initiative = make_initiative()
    reported(initiative, "signed", "2024-05-06")
    page = at_the_desk(make_editor()).get(change_page(initiative)).content.decode()
    assert "cannot both be right" not in page

    reported(initiative, "denied", "2024-05-06")
    page = at_the_desk(make_editor(name="sari")).get(change_page(initiative)).content.decode()
    assert "These reports cannot both be right:" in page
    assert page.count("disagrees with another") == 2


def test_rejected_reports_are_left_out_of_what_became_of_it():
    initiative = make_initiative()
    report = reported(initiative, "signed", "2024-05-06")
    StageReport.objects.filter(pk=report.pk).update(status="rejected")
    page = at_the_desk(make_editor()).get(change_page(initiative)).content.decode()
    assert "No report yet." in page


def test_a_new_initiative_has_no_timeline_yet():
    page = at_the_desk(make_editor()).get("/admin/archive/initiative/add/").content.decode()
    assert "What became of it" not in page
