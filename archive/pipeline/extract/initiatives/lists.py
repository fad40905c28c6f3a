"""Read lists: "kerja sama itu mencakup A, B, serta C" and what they stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from archive.pipeline.documents import Span
from archive.pipeline.extract.deeds.candidates import Candidate, describe
from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.enumerations import has_explicit_items, split_items
from archive.pipeline.extract.deeds.objects import left_object
from archive.pipeline.extract.deeds.stages import StageReading, cues, in_phase, read_stage
from archive.pipeline.extract.deeds.subjects import narrowest
from archive.pipeline.extract.deeds.title_lists import is_verb
from archive.pipeline.extract.deeds.titles import MAX_WORDS, TOKEN, Phrase, read_phrase
from archive.pipeline.extract.deeds.triggers import Mark, Role
from archive.pipeline.extract.initiatives.collecting import Collector
from archive.pipeline.extract.initiatives.drafts import Draft
from archive.pipeline.extract.initiatives.provisions import are_terms, lists_fields
from archive.pipeline.extract.initiatives.referents import antecedent
from archive.pipeline.lexicon import lexicon
from archive.vocabulary import InitiativeLevel, Stage

_POINTS_BACK: Final = re.compile(
    r"\b(?:ini|itu|tersebut|tadi)\b|\b[Rr]uang lingkup\b|^\W*Adapun\b|^\W*Selain itu\b"
)
#: "Isinya mencakup ..." tells of what was told last; "Kegiatannya meliputi ..." what is done in it.
_ACTIVITIES: Final = re.compile(r"\W*(?:Kegiatan|Program|Bentuk|Langkah|Pelaksanaan)nya\b")
_OF_IT: Final = re.compile(
    r"\W*(?:Kegiatan|Program|Bentuk|Langkah|Pelaksanaan|Isi|Cakupan|Lingkup|Materi|Poin)nya\b"
)
_OPENS_POINTING: Final = re.compile(r"\W*(?:[Hh]al|[Ll]angkah|[Uu]paya) (?:ini|itu|tersebut)\b")
#: What people must do is no thing of two sides: "calon pekerja wajib lulus dua ujian, yakni ...".
_DUTY: Final = re.compile(r"\b(?:wajib|harus|syarat\w*|persyaratan|mensyaratkan)\b")
#: Nor is what applicants must be, or why something does not work: "tiga kendala. Pertama, ...".
_NO_DEEDS: Final = re.compile(
    r"\b(?:syarat\w*|persyaratan|kriteria)\s(?:(?:bagi|untuk|para)\s){0,2}"
    r"(?:calon|peserta|pelamar|pendaftar|kandidat|pekerja)\b"
    r"|\b(?:masalah|permasalahan|persoalan|kendala|hambatan|tantangan|alasan|penyebab|faktor|risiko"
    r"|kelemahan|keunggulan|manfaat|pelanggaran|modus)\b",
    re.IGNORECASE,
)
#: Nor are the jobs that are open: "jabatan yang dibuka antara lain juru masak dan sopir".
_JOBS: Final = re.compile(
    r"\b(?:jabatan|profesi|posisi|lowongan|okupasi|(?:jenis|bidang) pekerjaan)\b[^.;:]{0,50}$",
    re.IGNORECASE,
)
_TRADES: Final = re.compile(
    r"\W*(?:di\s|pada\s|untuk\s)?(?:sektor|bidang usaha|jabatan|profesi|posisi)\b"
)
#: What a body is there for it has not done yet: "komite bertugas mencocokkan data".
_TASKS: Final = re.compile(r"\b(?:bertugas|ditugasi|tugasnya|nantinya)\b")
_THAT_IS: Final = re.compile(r"(?:yakni|yaitu)\b")
_BY_WAY: Final = re.compile(r"\b(?:lewat|melalui|dengan)\s$")
_HELD: Final = frozenset({"held", "running", "finishing"})
_WEAK: Final = frozenset({"plan", "cooperation", "benefit", "hope", "wish"})
_SO_FAR: Final = re.compile(
    r"\b(?:selama ini|sejauh ini|(?:hingga|sampai) (?:kini|saat ini|sekarang)|saat ini|kini)\b",
    re.IGNORECASE,
)
#: What time alone tells yields to any cue.
_BY_TIME: Final = 2
#: "Tiga urusan, yaitu": so many items there are, whatever they are about.
_COUNTS: Final = ("dua", "tiga", "empat", "lima", "enam")
_COUNTED: Final = re.compile(rf"\b({'|'.join(_COUNTS)})\s\w+(?:\s\w+)?\W{{0,3}}", re.IGNORECASE)
_NAMED: Final = frozenset({Role.SUBJECT, Role.GENERAL, Role.LABOUR})
_OUTCOME: Final = re.compile(
    r"\b(?:dokumen|hasil|kesepakatan|butir|poin|rekomendasi|komitmen|naskah|keputusan)\b",
    re.IGNORECASE,
)
#: A line that tells what shall be, and names no thing: "perusahaan kecil boleh menerima pemagang".
_PROVIDES: Final = re.compile(
    r"\b(?:me(?:m|n|l|r|w|y)[a-z]{4,}|di[a-z]{4,}|boleh|dapat|akan|wajib|bebas)\b"
)
#: "Serta ..." goes on with a list told no further back than this, in sentences.
_GOES_ON: Final = 2


def read_list(
    clause: Clause, enumerator: Span, candidates: Sequence[Candidate], collector: Collector
) -> bool:
    """Add the list after ``enumerator``; return False where it is no list of labour things.

    Items come apart only if each of them speaks of labour: else the list is one thing,
    named after its first labour item.
    """
    text = collector.text
    if candidates and text.endswith(" yang ", clause.start, enumerator.start):
        # "Mengusulkan perjanjian yang memuat upah dan asuransi": one paper and what is in it.
        return False
    explicit = collector.focus and has_explicit_items(text, enumerator.end, clause.end)
    named = any(mark.start >= enumerator.end and mark.role in _NAMED for mark in clause.marks)
    if not named and not explicit:
        return False
    spans = split_items(text, enumerator.end, clause)
    if spans and all(text[span.start].isdigit() for span in spans):
        # "Terdiri dari 754 perawat dan 3.196 pramurukti": what is counted is no thing.
        return False
    items = [read_item(span, clause, collector) for span in spans]
    items = [item for item in items if item.phrase.words]
    if not named and all(_is_done(item) for item in items):
        items = [_of_context(item, collector) for item in items]
    labour = [item for item in items if item.labour]
    if not labour or items[0].phrase.start in clause.sides:
        return False
    counted = _COUNTED.search(text, clause.start, enumerator.end)
    if collector.focus and counted is not None:
        explicit = explicit or _COUNTS.index(counted[1].casefold()) + 2 == len(items)
    if explicit:
        items = [_of_context(item, collector) for item in items]
    split = len(items) > 1 and (explicit or len(labour) == len(items))
    before = [item for item in candidates if item.phrase.start < enumerator.start]
    umbrella = _umbrella(clause, enumerator, before, collector, split=split)
    if umbrella is None and explicit:
        umbrella = collector.known.last_labour(clause.sentence)
    if umbrella is not None:
        umbrella.add_evidence(clause.sentence)
        done = _ACTIVITIES.match(text, clause.start, enumerator.start) is not None
        if not split and not done and not umbrella.is_general():
            return True
        paper = umbrella.head is Role.INSTRUMENT and not explicit
        if lists_fields(text[clause.start : enumerator.end]) or (paper and are_terms(items)):
            return True
        if umbrella.level is InitiativeLevel.ITEM:
            umbrella = umbrella.parent
    last = collector.known.last()
    if (
        umbrella is not None
        and before
        and not explicit
        and _BY_WAY.search(text, enumerator.start, enumerator.end)
    ):
        # "... sebagai prioritas, antara lain lewat A, B, dan C": one thing and its ways.
        return True
    if umbrella is not None and before and not split and _THAT_IS.match(text, enumerator.start):
        # "Skill Verification Program, yakni program uji keahlian": one thing and what it is.
        umbrella.subjects = narrowest((*umbrella.subjects, *labour[0].subjects))
        return True
    lead = text[clause.start : enumerator.start]
    if umbrella is None and last is not None and _OPENS_POINTING.match(lead) is not None:
        last.add_evidence(clause.sentence)
        return True
    jobs = _JOBS.search(lead) or _TRADES.match(text, enumerator.end, clause.end)
    if _DUTY.search(lead) is not None or (jobs and not any(map(_is_done, items))):
        return True
    stage = _stage(clause, enumerator, candidates, umbrella, text)
    if stage is None and umbrella is None and clause.told and all(map(_is_done, items)):
        told = _told_with(clause, collector)
        stage = None if told is None else told.reading
    if stage is not None and stage.stage is Stage.ONGOING and _TASKS.search(lead) is not None:
        stage = replace(stage, stage=Stage.PROPOSED, planned=True)
    if stage is not None:
        stage = in_phase(stage, text, clause.start, clause.end)
    if not split:
        subjects = narrowest(code for item in labour for code in item.subjects)
        items = [replace(labour[0], subjects=subjects)]
    for item in items:
        collector.add(item, parent=umbrella, inherited=stage)
    return True


@dataclass(frozen=True, slots=True)
class Heading:
    """The sentence above a list of lines: what they stand under, and their stage."""

    umbrella: Draft | None
    reading: StageReading
    told: Draft | None


def open_list(clause: Clause, collector: Collector) -> Heading | None:
    """Return the heading that ``clause`` is, or None: "menghasilkan empat hal, yakni:"."""
    text = collector.text
    if _NO_DEEDS.search(text, clause.start, clause.end) is not None:
        return None
    readings = [
        reading
        for cue in clause.of(Role.CUE)
        if (reading := read_stage(cue, clause.marks, text)) is not None
    ]
    told = _told_with(clause, collector)
    if not readings:
        # "Naskah tersebut memuat tiga hal:" lists what was told last.
        told = _named_above(clause, collector) or told
        known = None if told is None else told.reading
        if known is None and collector.focus and collector.counterparts.attached[clause.sentence]:
            # "Kelima dokumen tersebut ialah sebagai berikut:" lists what was agreed, told nowhere.
            outcome = _OUTCOME.search(text, clause.start, clause.end)
            if outcome is not None:
                span = Span(outcome.start(), outcome.end())
                return Heading(None, StageReading(Stage.AGREED, 1, span, cues()["agreement"]), None)
        return None if known is None else Heading(told, known, told)
    last = collector.known.just_told(clause.sentence)
    umbrella = last if last is not None and clause.sentence in last.sentences else None
    reading = max(readings, key=lambda reading: reading.strength)
    return Heading(umbrella, reading, umbrella or told)


def _told_with(clause: Clause, collector: Collector) -> Draft | None:
    """The last labour draft, unless the text has turned to other partners since."""
    told = collector.known.last_labour(clause.sentence)
    sides = collector.counterparts
    if told is None:
        return None
    since = range(told.sentences[-1] + 1, clause.sentence + 1)
    named = {key for at in since if sides.named[at] for key in sides.attached[at]}
    if not named or not named.isdisjoint(told.partners):
        return told
    return collector.known.last_labour(clause.sentence, tuple(named))


def _named_above(clause: Clause, collector: Collector) -> Draft | None:
    """The cooperation that a heading names: "kerja sama dengan Oman memuat lima butir:"."""
    head = next(iter(clause.of(Role.INSTRUMENT, Role.COOPERATION)), None)
    if head is None or not clause.named:
        return None
    phrase = read_phrase(collector.text, head.start, clause.end, clause.sides)
    if phrase.back or not phrase.words:
        return None
    paper = collector.known.last_paper() if phrase.bare and head.role is Role.INSTRUMENT else None
    keys = collector.counterparts.attached[clause.sentence]
    if paper is not None and not frozenset(paper.partners).isdisjoint(keys):
        # "Dukungan Kochi yang tertuang dalam naskah meliputi:" is of the paper told before.
        paper.add_evidence(clause.sentence)
        return paper
    # What has points is agreed on, however weakly that is said.
    agreed = StageReading(Stage.AGREED, 1, Span(head.start, head.end), cues()["agreement"])
    candidate = describe(phrase, clause, collector.text, agreed, focus=collector.focus)
    return collector.add(_claim(candidate))


def read_line(span: Span, clause: Clause, heading: Heading, collector: Collector) -> None:
    """Add the line at ``span`` of the list under ``heading``."""
    item = read_item(span, clause, collector)
    told = heading.umbrella or heading.told
    if collector.focus and told is not None and not (item.labour and item.phrase.words):
        item = _as_provision(item, span, clause, collector)
    if collector.focus and item.phrase.words and _is_done(item):
        item = _of_context(item, collector)
    if told is not None and item.labour and not item.specific:
        # What names no subject is about what it stands under.
        item = replace(item, subjects=told.subjects)
    if item.labour and item.phrase.words:
        collector.add(item, parent=heading.umbrella, inherited=heading.reading, like=heading.told)


def _as_provision(item: Candidate, span: Span, clause: Clause, collector: Collector) -> Candidate:
    """``item`` as a provision, where its line is a clause: its own words are its title."""
    text = collector.text
    if item.phrase.words and _is_done(item):
        return item
    provides = _PROVIDES.search(text, span.start, span.end)
    if provides is None or (is_verb(provides[0]) and provides.start() == span.start):
        return item
    words = list(TOKEN.finditer(text, span.start, span.end))[:MAX_WORDS]
    end = words[-1].end()
    told = tuple(text[span.start : end].split())
    phrase = Phrase(start=span.start, end=end, reach=span.end, words=told)
    return _of_context(describe(phrase, clause, text, None, focus=True), collector)


def _of_context(item: Candidate, collector: Collector) -> Candidate:
    """``item`` with what was spoken of before as its subjects, if it names none."""
    if item.labour:
        return item
    return replace(item, labour=True, subjects=collector.context or ("labour-policy",))


def _is_done(item: Candidate) -> bool:
    """Whether an item is something done or given: "mencocokkan data", "hibah alat pendingin"."""
    return item.verbal or item.head is Role.THING


def read_item(span: Span, clause: Clause, collector: Collector) -> Candidate:
    """Return one item of a list, described by its own words alone."""
    first = collector.text[span.start : span.end].split(" ", 1)[0]
    starts_with_verb = first in lexicon("title_words")["nominal"] or any(
        mark.start == span.start for mark in clause.of(Role.VERB)
    )
    phrase = read_phrase(collector.text, span.start, span.end, clause.sides, verb=starts_with_verb)
    marks = tuple(mark for mark in clause.marks if mark.start < span.end)
    within = replace(clause, end=span.end, marks=marks)
    return describe(phrase, within, collector.text, None, focus=collector.focus)


def read_continuation(clause: Clause, collector: Collector) -> None:
    """Read "Serta berbagi pengalaman ...": one more item of the list told before."""
    last = collector.known.last()
    head = next(iter(clause.of(Role.THING)), None)
    if last is None or head is None or clause.sentence - last.sentences[-1] > _GOES_ON:
        return
    item = read_item(Span(head.start, clause.end), clause, collector)
    if item.labour:
        collector.add(item, parent=last.parent or last, inherited=last.reading)


def _umbrella(
    clause: Clause,
    enumerator: Span,
    before: Sequence[Candidate],
    collector: Collector,
    *,
    split: bool,
) -> Draft | None:
    """What the list stands under: the phrase before it, or what that points back to."""
    for candidate in before:
        # A bare "kerja sama" names nothing beside a single thing that it consists of.
        if candidate.phrase.bare and not candidate.specific and not split:
            continue
        told = collector.add(_claim(candidate) if candidate.phrase.bare else candidate)
        if told is not None:
            return told
    last = collector.known.last_umbrella(collector.counterparts.attached[clause.sentence])
    pseudo = Mark(enumerator.start, enumerator.end, Role.CUE, "agenda")
    phrase = left_object(pseudo, clause, collector.text)
    own = _OF_IT.match(collector.text, clause.start, enumerator.start)
    if own is not None:
        return collector.known.last_labour(clause.sentence) or last
    if phrase is None:
        return last
    candidate = describe(phrase, clause, collector.text, None, focus=collector.focus)
    if phrase.back and candidate.head is Role.INSTRUMENT:
        return antecedent(candidate, collector.known)
    lead = collector.text[clause.start : enumerator.start]
    if phrase.back or _POINTS_BACK.search(lead) is not None:
        return last
    if phrase.bare and phrase.partner:
        return collector.add(_claim(candidate))
    return last


def _claim(candidate: Candidate) -> Candidate:
    """The candidate as a general claim: its list, not itself, names the subjects."""
    if candidate.phrase.back:
        return candidate
    return replace(candidate, subjects=("labour-policy",), labour=True, specific=False)


def _stage(
    clause: Clause,
    enumerator: Span,
    candidates: Sequence[Candidate],
    umbrella: Draft | None,
    text: str,
) -> StageReading | None:
    """The stage of a list: its own, else its umbrella's, else a plain "akan mencakup"."""
    # "Kegiatannya meliputi penyusunan kurikulum": a cue in the list is part of an item.
    readings = [
        item.reading
        for item in candidates
        if item.reading is not None
        and (item.reading.span.start < enumerator.start or item.reading.cue.name in _HELD)
    ]
    own = max(readings, key=lambda reading: reading.strength, default=None)
    if own is not None and own.cue.name != "plan":
        return own
    if umbrella is not None and umbrella.reading is not None:
        return umbrella.reading
    if own is None:
        others = (
            read_stage(cue, clause.marks, text)
            for cue in clause.of(Role.CUE)
            if cue.value not in _WEAK and (cue.start < enumerator.start or cue.value in _HELD)
        )
        own = max(filter(None, others), key=lambda reading: reading.strength, default=None)
        if own is not None:
            return own
    plans = (
        read_stage(cue, clause.marks, text) for cue in clause.of(Role.CUE) if cue.value == "plan"
    )
    return own or next(plans, None) or _so_far(clause, enumerator, text)


def _so_far(clause: Clause, enumerator: Span, text: str) -> StageReading | None:
    """The stage of a list that tells by its time alone what goes on: "selama ini mencakup"."""
    time = _SO_FAR.search(text, clause.start, enumerator.end)
    if time is None:
        return None
    known = cues()["running"]
    return StageReading(Stage.ONGOING, _BY_TIME, Span(*time.span()), known)
