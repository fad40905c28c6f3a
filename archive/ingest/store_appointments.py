"""Store appointments: the same person in another post is another appointment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.changes.recording import as_stored, current
from archive.ingest.filing import Filing, Reading
from archive.ingest.values import cut
from archive.models import Appointment, Attestation
from archive.pipeline.documents import Span
from archive.pipeline.names import name_key
from archive.vocabulary import RecordKind, ReviewStatus

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class PostReading:
    """A post that the article gives a known official, and the words that say so."""

    official: int
    post: str
    organisation: str | None
    country: str | None
    span: Span
    reading: Reading

    @property
    def key(self) -> tuple[int, str]:
        """What makes it the same appointment as another: the person and the post."""
        return self.official, name_key(cut(self.post, _LONGEST))


def store_appointments(filing: Filing, posts: Sequence[PostReading]) -> None:
    """Attest the posts: known appointments are widened to the article's date, others are made."""
    if not posts:
        return
    known = _known(filing, {post.official for post in posts})
    new: dict[tuple[int, str], PostReading] = {}
    for post in posts:
        if post.key not in known:
            new.setdefault(post.key, post)
    made = [_appointment(filing, post) for post in new.values()]
    filing.made["appointment"] += len(made)
    for appointment in made:
        filing.new_rows.add_record(appointment)
        filing.new.add(("appointment_id", appointment.pk))
        filing.known.appointments.setdefault(appointment.official_id, []).append(appointment)
    for official, _post in new:
        filing.touch(RecordKind.OFFICIAL, official)
    widened: list[Appointment] = []
    appointments = known | dict(zip(new, made, strict=True))
    for post in posts:
        appointment = appointments[post.key]
        if appointment.status == ReviewStatus.REJECTED:
            continue
        if widen(appointment, filing.dated):
            widened.append(appointment)
        filing.add(Attestation, appointment_id=appointment.pk, **filing.evidence(post.span))
    _save_widened(widened)


def widen(appointment: Appointment, dated: str) -> bool:
    """Stretch an appointment that no editor has judged to ``dated``; say whether it changed."""
    if appointment.decided_by_id is not None or not dated:
        return False
    first = min(filter(None, (appointment.first_attested, dated)))
    last = max(appointment.last_attested, dated)
    if (first, last) == (appointment.first_attested, appointment.last_attested):
        return False
    appointment.first_attested, appointment.last_attested = first, last
    return True


def _known(filing: Filing, officials: Iterable[int]) -> dict[tuple[int, str], Appointment]:
    """The appointments of officials that were known before this document."""
    before = [pk for pk in officials if ("official_id", pk) not in filing.new]
    if not before:
        return {}
    several: dict[tuple[int, str], list[Appointment]] = defaultdict(list)
    for row in filing.known.appointments_of(before):
        several[row.official_id, name_key(row.post)].append(row)
    return {key: _term(rows, filing.dated) for key, rows in several.items()}


def _term(terms: Sequence[Appointment], dated: str) -> Appointment:
    """The term of office that ``dated`` falls in, else the last one."""
    return next(
        (term for term in terms if term.first_attested <= dated <= term.last_attested), terms[-1]
    )


def _appointment(filing: Filing, post: PostReading) -> Appointment:
    return Appointment(
        official_id=post.official,
        post=cut(post.post, _LONGEST),
        organisation=cut(post.organisation, _LONGEST),
        partner_id=_partner(filing, post),
        first_attested=filing.dated,
        last_attested=filing.dated,
        run=filing.run,
        **post.reading.fields(filing.status(RecordKind.OFFICIAL, post.official)),
    )


def _partner(filing: Filing, post: PostReading) -> int | None:
    """The organisation where it is itself a partner, else the country the person stands for."""
    if post.country == "ID":
        return None
    known = filing.known
    if post.organisation:
        bearers = known.file.candidates(RecordKind.PARTNER, post.organisation)
        if len(bearers) == 1 and not filing.is_rejected(RecordKind.PARTNER, bearers[0].record):
            return bearers[0].record
    return known.by_iso.get(post.country or "")


def _save_widened(widened: list[Appointment]) -> None:
    if not widened:
        return
    fields = ["first_attested", "last_attested"]
    going_on = current()
    if going_on is not None:
        keys = [appointment.pk for appointment in widened]
        going_on.note_before(as_stored(Appointment, keys, fields), fields)
    Appointment.objects.bulk_update(widened, fields)
    if going_on is not None:
        going_on.note_after(widened)
