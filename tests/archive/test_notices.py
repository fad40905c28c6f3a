"""Notices: who is told of what, once, in the inbox and by mail."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from archive.changes.recording import recording
from archive.curation import review
from archive.curation.notes import write_note
from archive.curation.notices import mark_read, tell_of, tell_of_due, unread
from archive.models import FollowUp, Mention, Notice, Partner
from archive.vocabulary import ChangeKind
from tests.archive.desk import at_the_desk, change_page, make_editor, make_mention
from tests.archive.public_records import make_initiative, make_partner, reviewed

pytestmark = pytest.mark.django_db

TODAY = date(2024, 5, 6)


def due(owner: User, **fields) -> FollowUp:
    return FollowUp.objects.create(
        **{"initiative": make_initiative("Magang"), "owner": owner, "due_on": TODAY, **fields}
    )


def sent() -> str:
    """What ``send_notices`` says."""
    said = StringIO()
    call_command("send_notices", stdout=said)
    return said.getvalue()


@pytest.fixture
def by_mail(settings):
    """A mail server is named; what it would get stays in memory."""
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    settings.ARCHIVE_ADDRESS = "https://arsip.example"


def test_whoever_decided_is_told_that_somebody_changed_it():
    decider, other = make_editor(name="budi"), make_editor(name="sari")
    mention = make_mention(partner=make_partner("Jepang"))
    review.accept(Mention.objects.filter(pk=mention.pk), by=decider)
    sent = {"action": "reopen_selected", "_selected_action": [mention.pk]}

    at_the_desk(other).post("/admin/archive/mention/", sent)

    notice = Notice.objects.get()
    assert (notice.to, notice.kind, notice.text) == (decider, "changed", "Jepang")
    assert notice.change_set.by == other
    assert notice.address == change_page(mention.article)


def test_nobody_is_told_of_the_own_change():
    decider = make_editor()
    mention = make_mention(partner=make_partner())
    review.accept(Mention.objects.filter(pk=mention.pk), by=decider)
    sent = {"action": "reopen_selected", "_selected_action": [mention.pk]}
    at_the_desk(decider).post("/admin/archive/mention/", sent)
    assert not Notice.objects.exists()


def test_many_rows_changed_at_once_are_one_notice():
    decider, other = make_editor(name="budi"), make_editor(name="sari")
    for _ in range(4):
        make_mention(partner=make_partner())
    review.accept(Mention.objects.all(), by=decider)
    with recording(ChangeKind.BULK, by=other) as done:
        review.reopen(Mention.objects.all(), by=other)
    assert done.change_set is not None

    (notice,) = [one for one in tell_of(done.change_set) if one.kind == "changed"]

    assert notice.text.endswith("(+3)")
    assert notice.address == ""


def test_whoever_decided_is_told_of_a_deletion():
    decider, chief = make_editor(name="budi"), make_editor("Chief editor")
    partner = make_partner("Oman", status="accepted", decided_by=decider)
    at_the_desk(chief).post(f"/admin/archive/partner/{partner.pk}/delete/", {"post": "yes"})
    assert not Partner.objects.filter(pk=partner.pk).exists()
    notice = Notice.objects.get(to=decider)
    assert (notice.text, notice.address) == ("Oman", "")


def test_a_follow_up_that_is_due_is_told_once_and_again_when_it_was_put_off():
    owner = make_editor()
    today = timezone.localdate()
    follow_up = due(owner, due_on=today, note="Sudah mulai?")
    due(owner, due_on=today + timedelta(days=1))
    due(owner, due_on=today, done_at=timezone.now(), done_by=owner)

    (notice,) = tell_of_due(today)
    assert (notice.to, notice.kind, notice.text) == (owner, "follow_up", "Magang: Sudah mulai?")
    assert tell_of_due(today) == []

    Notice.objects.update(made_at=timezone.now() - timedelta(days=10))
    assert [one.follow_up for one in tell_of_due(today)] == [follow_up]


def test_notices_are_marked_as_read_one_by_one_or_all_and_only_the_own():
    mine, other = make_editor(name="budi"), make_editor(name="sari")
    for to in (mine, mine, mine, other):
        Notice.objects.create(to=to, kind="changed", text="Jepang")
    browser = at_the_desk(mine)
    foreign = unread(other).get()

    browser.post("/admin/notices/read/", {"notice": unread(mine)[0].pk})
    browser.post("/admin/notices/read/", {"notice": foreign.pk})
    assert (unread(mine).count(), unread(other).count()) == (2, 1)

    page = browser.post("/admin/notices/read/", follow=True).content.decode()
    assert "2 notices marked as read." in page
    assert (unread(mine).count(), mark_read(other)) == (0, 1)


def test_without_a_mail_server_nothing_is_mailed(mailoutbox):
    due(make_editor())
    User.objects.update(email="budi@example.org")
    said = sent()
    assert "Follow-ups that came due: 1." in said
    assert "MUFAKAT_MAIL names no server" in said
    assert mailoutbox == []


def test_each_notice_is_mailed_once_in_one_digest_for_each_person(by_mail, mailoutbox):
    budi, sari = make_editor(name="budi"), make_editor(name="sari")
    User.objects.filter(pk=budi.pk).update(email="budi@example.org")
    partner = make_partner("Jepang")
    write_note(partner, "@budi & @sari, lihat <ini>.", by=make_editor(name="tono"))
    Notice.objects.create(to=budi, kind="published", text="Jepang", address=change_page(partner))

    assert "Mailed 2 notices to 1 people." in sent()
    (digest,) = mailoutbox
    assert digest.to == ["budi@example.org"]
    assert digest.subject == "Mufakat: 2 notices from the desk" or "2" in digest.subject
    assert "@budi & @sari, lihat <ini>. (tono)" in digest.body
    assert f"https://arsip.example{change_page(partner)}" in digest.body
    assert "https://arsip.example/admin/" in digest.body

    assert "Mailed 0 notices to 0 people." in sent()
    assert len(mailoutbox) == 1
    assert Notice.objects.filter(to=sari, mailed_at__isnull=True).count() == 1


def test_what_was_read_is_not_mailed(by_mail, mailoutbox):
    budi = make_editor(name="budi")
    User.objects.update(email="budi@example.org")
    Notice.objects.create(to=budi, kind="changed", text="Jepang")
    mark_read(budi)
    sent()
    assert mailoutbox == []


def test_a_mail_that_fails_is_said_and_tried_again(by_mail, mailoutbox, monkeypatch):
    for name in ("budi", "sari"):
        person = make_editor(name=name)
        User.objects.filter(pk=person.pk).update(email=f"{name}@example.org")
        Notice.objects.create(to=person, kind="changed", text="Jepang")

    deliver = EmailBackend.send_messages

    def fail_for_budi(self, messages):
        if messages[0].to == ["budi@example.org"]:
            raise ConnectionRefusedError("the server says no")
        return deliver(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", fail_for_budi)
    with pytest.raises(CommandError, match=r"Not mailed to budi: the server says no"):
        sent()
    assert [one.to for one in mailoutbox] == [["sari@example.org"]]

    monkeypatch.undo()
    assert "Mailed 1 notices to 1 people." in sent()
    assert [one.to for one in mail.outbox] == [["sari@example.org"], ["budi@example.org"]]


def test_a_decision_of_the_machine_concerns_nobody():
    with recording(ChangeKind.EDIT, by=make_editor()) as done:
        partner = make_partner(**{**reviewed(), "decided_by": None, "decided_at": None})
        partner.name = "Lain"
        partner.save()
    assert done.change_set is not None
    assert tell_of(done.change_set) == []
