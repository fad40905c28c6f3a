"""One row of everything that the desk has pages of, for tests that visit them all."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import Model

from archive.changes.recording import recording
from archive.models import (
    Accession,
    Appointment,
    ArticleLink,
    ArticleSubject,
    DeskNote,
    FieldLock,
    FieldProposal,
    FollowUp,
    IgnoredName,
    InitiativeLink,
    InitiativeMeeting,
    InitiativePair,
    InitiativeSubject,
    Involvement,
    MeetingPair,
    MeetingParticipant,
    OfficialPair,
    PartnerPair,
    Quotation,
    RawDocument,
    RunItem,
    StageReport,
    StatedAmount,
)
from archive.vocabulary import ChangeKind
from tests.archive.desk import make_mention, make_participation, proposed
from tests.archive.public_records import (
    machine,
    make_article,
    make_initiative,
    make_meeting,
    make_official,
    make_partner,
    make_subject,
    span,
)


def one_of_each() -> dict[type[Model], Any]:
    """One row of each kind by its model; those that a run proposes still wait."""
    person = User.objects.create_user("pencatat", is_staff=True)
    articles = [make_article(), make_article()]
    partners = [make_partner(), make_partner()]
    officials = [make_official(), make_official()]
    initiatives = [make_initiative(), make_initiative()]
    meetings = [make_meeting(), make_meeting()]
    article, partner, official = articles[0], partners[0], officials[0]
    initiative, meeting, subject = initiatives[0], meetings[0], make_subject("satu")
    here = {"article": article, **span(article.text, "menandatangani"), **proposed()}
    run = machine()["run"]
    rows = [
        person,
        Group.objects.create(name="Tamu"),
        article,
        partner,
        official,
        initiative,
        meeting,
        subject,
        article.outlet,
        run,
        RawDocument.objects.create(
            reference=article.reference, version=2, content=b"x", run=run, status="proposed"
        ),
        RunItem.objects.create(run=run, path="a.txt", outcome="created"),
        Accession.objects.create(code="terima-1", title="Kiriman"),
        make_mention(article=article, partner=partner),
        make_participation(initiative, partner, article=article),
        Quotation.objects.create(official=official, **here),
        StageReport.objects.create(initiative=initiative, stage="signed", **here),
        StatedAmount.objects.create(initiative=initiative, value=5, unit="orang", **here),
        Involvement.objects.create(initiative=initiative, official=official, **proposed()),
        Appointment.objects.create(official=official, post="Menteri", **proposed()),
        InitiativeSubject.objects.create(initiative=initiative, subject=subject, **proposed()),
        ArticleSubject.objects.create(article=article, subject=subject, **proposed()),
        MeetingParticipant.objects.create(meeting=meeting, partner=partner, **proposed()),
        InitiativeMeeting.objects.create(initiative=initiative, meeting=meeting, **proposed()),
        InitiativeLink.objects.create(
            initiative=initiative, other=initiatives[1], kind="related", **proposed()
        ),
        ArticleLink.objects.create(
            article=article, other=articles[1], kind="reprint", **proposed()
        ),
        FieldLock.objects.create(partner=partner, field="name", locked_by=person),
        FieldProposal.objects.create(
            partner=partner, field="name", proposed="Nama lain", **proposed()
        ),
        DeskNote.objects.create(partner=partner, text="Periksa.", author=person),
        FollowUp.objects.create(initiative=initiative, owner=person, due_on=date(2024, 5, 6)),
        IgnoredName.objects.create(kind="partner", name="Antara", folded="antara", by=person),
        *(
            model.objects.create(first=first, second=second, **proposed())
            for model, (first, second) in (
                (PartnerPair, partners),
                (OfficialPair, officials),
                (InitiativePair, initiatives),
                (MeetingPair, meetings),
            )
        ),
    ]
    with recording(ChangeKind.EDIT, by=person, summary="Diubah.") as done:
        partner.description = "Diubah."
        partner.save()
    return {type(row): row for row in (*rows, done.change_set)}
