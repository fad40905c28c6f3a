"""Make rows for tests of the public pages: a small archive that any test can grow."""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from archive.models import (
    Appointment,
    Article,
    Attestation,
    ImportRun,
    Initiative,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    Meeting,
    MeetingParticipant,
    Mention,
    Official,
    Outlet,
    Participation,
    Partner,
    Quotation,
    RawDocument,
    StageReport,
    Subject,
)
from archive.search import index

TEXT = (
    "Jepang dan Indonesia menandatangani nota kesepahaman pelatihan perawat di Jakarta. "
    "Menteri Sari Dewi berharap pelatihan itu segera dimulai.\n"
    "“Kami siap membuka kuota baru,” kata Sari Dewi, Senin."
)
_number = count(1)


def machine() -> dict[str, Any]:
    """Fields of a row that the machine's own rule accepted."""
    run = ImportRun.objects.order_by("pk").first() or ImportRun.objects.create(
        origin="test", pipeline_version="1"
    )
    return {"status": "accepted", "run": run, "rule": "test.rule", "confidence": 0.9}


def reviewed() -> dict[str, Any]:
    """Fields of a row that an editor accepted."""
    editor, _created = User.objects.get_or_create(username="redaksi")
    return {**machine(), "decided_by": editor, "decided_at": timezone.now()}


def span(text: str, words: str) -> dict[str, Any]:
    """The fields of a span: where ``words`` stand in ``text``."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "exact": words}


def make_outlet(**fields: Any) -> Outlet:
    number = next(_number)
    return Outlet.objects.create(
        **{"code": f"media-{number}", "name": f"Media {number}", "rights": "full", **fields}
    )


def make_article(*, text: str = TEXT, **fields: Any) -> Article:
    number = next(_number)
    values = {
        "reference": f"berita-{number}",
        "slug": f"berita-{number}",
        "headline": f"Berita Nomor {number}",
        "event_on": "2024-05-06",
        "language": "id",
        **machine(),
        **fields,
    }
    values.setdefault("outlet", None)
    if values["outlet"] is None:
        values["outlet"] = make_outlet()
    raw = RawDocument.objects.create(
        reference=values["reference"], content=text.encode(), sha256="0" * 64, run=machine()["run"]
    )
    lines = _lines(text)
    article = Article.objects.create(
        text=text,
        raw_document=raw,
        passages=[["lede" if start == 0 else "paragraph", start, end] for start, end in lines],
        **values,
    )
    index([article])
    return article


def make_partner(name: str = "", **fields: Any) -> Partner:
    number = next(_number)
    partner = Partner.objects.create(
        **{
            "name": name or f"Mitra {number}",
            "slug": f"mitra-{number}",
            "kind": "country",
            **machine(),
            **fields,
        }
    )
    index([partner])
    return partner


def make_official(name: str = "", **fields: Any) -> Official:
    number = next(_number)
    official = Official.objects.create(
        **{
            "name": name or f"Pejabat {number}",
            "slug": f"pejabat-{number}",
            **machine(),
            **fields,
        }
    )
    index([official])
    return official


def make_initiative(name: str = "", **fields: Any) -> Initiative:
    number = next(_number)
    initiative = Initiative.objects.create(
        **{
            "name": name or f"Pelatihan nomor {number}",
            "slug": f"prakarsa-{number}",
            "kind": "training",
            "stage": "signed",
            "stage_on": "2024-05-06",
            **machine(),
            **fields,
        }
    )
    index([initiative])
    return initiative


def make_meeting(**fields: Any) -> Meeting:
    number = next(_number)
    meeting = Meeting.objects.create(
        **{
            "name": f"Pertemuan {number}",
            "slug": f"pertemuan-{number}",
            "held_on": "2024-05-06",
            "place": "Jakarta",
            **machine(),
            **fields,
        }
    )
    index([meeting])
    return meeting


def make_subject(code: str, **fields: Any) -> Subject:
    subject = Subject.objects.create(
        **{"code": code, "label_id": code.title(), "label_en": f"{code.title()} (en)", **fields}
    )
    index([subject])
    return subject


def make_story(**fields: Any) -> Story:
    """One article with a partner, an official, a meeting and an initiative read from it."""
    return Story(**fields)


class Story:
    """An article and all that rests on it; every row is machine-read."""

    def __init__(self, **fields: Any) -> None:
        self.article = make_article(**fields)
        text = self.article.text
        sentence = span(text, text.split(". ")[0] + ".")
        here = {"article": self.article, **machine()}
        self.partner = make_partner("Jepang")
        self.official = make_official("Sari Dewi", country="ID")
        self.meeting = make_meeting()
        self.initiative = make_initiative()
        self.subject = Subject.objects.filter(code="pelatihan").first() or make_subject("pelatihan")
        Mention.objects.create(
            kind="partner", partner=self.partner, role="counterpart", **span(text, "Jepang"), **here
        )
        Mention.objects.create(
            kind="official", official=self.official, **span(text, "Sari Dewi"), **here
        )
        Mention.objects.create(kind="meeting", meeting=self.meeting, **span(text, "Senin"), **here)
        Mention.objects.create(kind="initiative", initiative=self.initiative, **sentence, **here)
        self.report = StageReport.objects.create(
            initiative=self.initiative,
            stage="signed",
            reported_on="2024-05-06",
            cue="menandatangani",
            **sentence,
            **here,
        )
        Participation.objects.create(
            initiative=self.initiative, partner=self.partner, **sentence, **here
        )
        Involvement.objects.create(
            initiative=self.initiative, official=self.official, **span(text, "Sari Dewi"), **here
        )
        self.quotation = Quotation.objects.create(
            official=self.official, **span(text, "“Kami siap membuka kuota baru,”"), **here
        )
        held = Appointment.objects.create(
            official=self.official,
            post="Menteri Contoh",
            first_attested="2024-05-06",
            last_attested="2024-05-06",
            **machine(),
        )
        Attestation.objects.create(
            appointment=held, article=self.article, **span(text, "Menteri Sari Dewi")
        )
        MeetingParticipant.objects.create(meeting=self.meeting, partner=self.partner, **machine())
        MeetingParticipant.objects.create(meeting=self.meeting, official=self.official, **machine())
        InitiativeMeeting.objects.create(
            initiative=self.initiative, meeting=self.meeting, **machine()
        )
        InitiativeSubject.objects.create(
            initiative=self.initiative, subject=self.subject, **machine()
        )
        index([self.official, self.initiative, self.meeting])


def text_of(response: Any) -> str:
    """What a reader sees: the page without tags."""
    return html.unescape(re.sub(r"<[^>]+>", "", response.content.decode()))


@cache
def _lines(text: str) -> tuple[tuple[int, int], ...]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(found)
