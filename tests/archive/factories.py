"""Hand-built results: what a pipeline might have read, so that storing is tested by itself."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from archive.ingest.authority_file import KnownRecords
from archive.ingest.readers import FoundText
from archive.ingest.reprocess import refresh_article
from archive.ingest.store import Stored, store_new
from archive.models import Article, ImportRun
from archive.pipeline.annotations import (
    DateExpression,
    InitiativeReading,
    MeetingReading,
    OfficialReading,
    PartnerReading,
    QuotationReading,
)
from archive.pipeline.documents import Document, Passage, Span
from archive.pipeline.process import Result
from archive.pipeline.resolve import resolve_official, resolve_partner
from archive.vocabulary import (
    DateRole,
    InitiativeKind,
    InitiativeLevel,
    MeetingFormat,
    MeetingMode,
    PartnerKind,
    PartnerRole,
    PassageRole,
    Scope,
    Stage,
)

TEXT = (
    "Menteri Ketenagakerjaan Ida Fauziyah bertemu Menteri Tenaga Kerja Jepang di Jakarta. "
    "Kedua negara sepakat memulai pelatihan perawat bersama Jepang bagi 500 orang. "
    '"Pelatihan perawat dimulai tahun depan," kata Ida Fauziyah.'
)


def span(text: str, words: str, *, nth: int = 0) -> Span:
    """The place of the ``nth`` occurrence of ``words``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def japan(text: str = TEXT, *, confidence: float = 0.9, **fields: Any) -> PartnerReading:
    """Japan, as the counterpart."""
    values: dict[str, Any] = {
        "key": "country:JP",
        "name": "Jepang",
        "kind": PartnerKind.COUNTRY,
        "iso3166": "JP",
        "role": PartnerRole.COUNTERPART,
        "confidence": confidence,
        "rule": "country",
        "mentions": fields.get("mentions") or (span(text, "Jepang"),),
    }
    return PartnerReading(**{**values, **fields})


def ida(text: str = TEXT, **fields: Any) -> OfficialReading:
    """Ida Fauziyah with her post."""
    post = "Menteri Ketenagakerjaan"
    values: dict[str, Any] = {
        "name": "Ida Fauziyah",
        "post": post,
        "post_span": span(text, post) if post in text else None,
        "organisation": "Kementerian Ketenagakerjaan",
        "country": "ID",
        "confidence": 0.95,
        "rule": "post_then_name",
        "mentions": (span(text, "Ida Fauziyah"),),
    }
    return OfficialReading(**{**values, **fields})


def nurses(text: str = TEXT, **fields: Any) -> InitiativeReading:
    """The training of nurses, agreed with Japan."""
    sentence = next(part for part in _sentences(text) if "pelatihan perawat" in part)
    quoted = next(part for part in _sentences(text) if "kata Ida" in part)
    values: dict[str, Any] = {
        "title": "Pelatihan perawat",
        "kind": InitiativeKind.TRAINING,
        "level": InitiativeLevel.SINGLE,
        "scope": Scope.LABOUR,
        "stage": Stage.AGREED,
        "stage_span": span(text, "sepakat") if "sepakat" in text else None,
        "stage_date": None,
        "partners": ("country:JP",),
        "subjects": (),
        "amounts": (),
        "confidence": 0.9,
        "rule": "cooperation_noun",
        "evidence": (span(text, sentence), span(text, quoted)),
    }
    return InitiativeReading(**{**values, **fields})


def quotation(text: str = TEXT, **fields: Any) -> QuotationReading:
    """What Ida Fauziyah said."""
    values: dict[str, Any] = {
        "span": span(text, "Pelatihan perawat dimulai tahun depan,"),
        "speaker": "Ida Fauziyah",
        "attribution": span(text, "kata Ida Fauziyah"),
        "rule": "verb_name",
        "confidence": 0.9,
    }
    return QuotationReading(**{**values, **fields})


def meeting(text: str = TEXT, **fields: Any) -> MeetingReading:
    """The meeting in Jakarta."""
    values: dict[str, Any] = {
        "name": "Pertemuan bilateral Indonesia–Jepang",
        "date": "2024-05-07",
        "place": "Jakarta",
        "format": MeetingFormat.BILATERAL,
        "mode": MeetingMode.IN_PERSON,
        "partners": ("country:JP",),
        "officials": ("Ida Fauziyah",),
        "confidence": 0.9,
        "rule": "met",
        "mentions": (span(text, "bertemu"),),
    }
    return MeetingReading(**{**values, **fields})


def make_result(
    known: KnownRecords,
    text: str = TEXT,
    *,
    reference: str = "a",
    event: str | None = "2024-05-07",
    partners: Sequence[PartnerReading] = (),
    officials: Sequence[OfficialReading] = (),
    quotations: Sequence[QuotationReading] = (),
    meetings: Sequence[MeetingReading] = (),
    initiatives: Sequence[InitiativeReading] = (),
) -> Result:
    """A result over ``text`` with these readings, resolved against ``known``."""
    whole = Span(0, len(text))
    dates = () if event is None else (DateExpression(whole, event, DateRole.EVENT, "printed"),)
    return Result(
        document=Document(
            reference,
            sha256(text.encode()).hexdigest(),
            "utf-8",
            text,
            (Passage(whole, PassageRole.LEDE),),
        ),
        headline=None,
        outlet=None,
        dateline=None,
        bylines=(),
        dates=dates,
        partners=tuple(partners),
        officials=tuple(officials),
        quotations=tuple(quotations),
        meetings=tuple(meetings),
        initiatives=tuple(initiatives),
        partner_resolutions=tuple(resolve_partner(item, known.file) for item in partners),
        official_resolutions=tuple(resolve_official(item, known.file) for item in officials),
        issues=(),
    )


def full_result(known: KnownRecords, text: str = TEXT, **fields: Any) -> Result:
    """A result with every kind of reading."""
    readings: dict[str, Any] = {
        "partners": japan,
        "officials": ida,
        "quotations": quotation,
        "meetings": meeting,
        "initiatives": nurses,
    }
    made = {name: [read(text)] for name, read in readings.items() if name not in fields}
    return make_result(known, text, **{**made, **fields})


def make_run(**fields: Any) -> ImportRun:
    """A run that is over, so that it can be undone."""
    values = {"origin": "tests", "pipeline_version": "test", "state": "interrupted"}
    return ImportRun.objects.create(**{**values, **fields})


def file_result(
    result: Result, *, run: ImportRun | None = None, known: KnownRecords | None = None
) -> Stored:
    """Store ``result`` as a new document."""
    reference = result.document.reference
    return store_new(
        result,
        FoundText(Path(f"{reference}.txt"), f"{reference}.txt", reference),
        result.document.text.encode(),
        run=run or make_run(),
        known=known or KnownRecords.load(),
    )


def file_full(reference: str = "a", **fields: Any) -> Article:
    """Store a document with every kind of reading; return its article."""
    known = KnownRecords.load()
    run = fields.pop("run", None)
    stored = file_result(full_result(known, reference=reference, **fields), run=run, known=known)
    assert stored.article is not None
    return stored.article


def read_again(article: Article, *, run: ImportRun | None = None, **fields: Any) -> Stored:
    """Refresh ``article`` with a result of these readings."""
    known = KnownRecords.load()
    result = full_result(known, reference=article.reference, **fields)
    return refresh_article(article, result, run=run or make_run(), known=known)


def _sentences(text: str) -> list[str]:
    return [part.strip().rstrip(".") + "." for part in text.split(". ") if part]
