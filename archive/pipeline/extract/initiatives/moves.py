"""Moves: people who go, learn or work under a scheme, drawn together with what was told of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from archive.pipeline.extract.deeds.candidates import describe
from archive.pipeline.extract.deeds.clauses import Clause
from archive.pipeline.extract.deeds.nouns_of_verbs import noun_of
from archive.pipeline.extract.deeds.subjects import narrowest
from archive.pipeline.extract.deeds.titles import make_title
from archive.pipeline.extract.initiatives.collecting import Collector
from archive.pipeline.extract.initiatives.drafts import draft_of
from archive.pipeline.extract.initiatives.referents import WAVE, last_wave, scheme_with
from archive.pipeline.extract.initiatives.sameness import share_subject
from archive.pipeline.extract.initiatives.subjects_told import PLACED, POLICY, POLITICAL, TRAINED
from archive.pipeline.extract.initiatives.waves import Wave
from archive.vocabulary import Scope, Stage

#: People who go, learn or work, as a thing of their own. 9 of 12 in development.
_MOVED: Final = 0.6


def add_wave(wave: Wave, clause: Clause, collector: Collector) -> bool:
    """Add a wave of people: evidence of the scheme it goes under, else a thing of its own.

    False where no partner is there to send them to, or nothing of labour was told of him.
    """
    known = collector.known
    partners = tuple(collector.counterparts.attached[clause.sentence])
    told = known.last_labour(partners=partners)
    if told is None or not partners:
        return False
    scheme = scheme_with(partners, known) or last_wave(partners, known)
    if scheme is not None and wave.reading.stage is not Stage.SUSPENDED:
        scheme.add_evidence(clause.sentence)
        return True
    candidate = describe(wave.phrase, clause, collector.text, wave.reading, focus=True)
    fallback = TRAINED if wave.trained else PLACED
    subjects = narrowest((*told.subjects, *collector.topic)) or fallback
    candidate = replace(candidate, subjects=subjects, labour=True)
    draft = draft_of(candidate, partners, scope=Scope.LABOUR, rule=WAVE, confidence=_MOVED)
    known.drafts.append(draft)
    return True


def add_people(people: Wave, clause: Clause, collector: Collector) -> bool:
    """Add people who work or learn with a partner: evidence of the scheme, else a thing.

    A state's numbers are statistics, unless the people leave or learn, or go under a scheme.
    """
    known = collector.known
    partners = tuple(collector.counterparts.attached[clause.sentence])
    state = any(key.startswith(POLITICAL) for key in partners)
    if not partners or (state and not people.told):
        return False
    before = known.last_labour(partners=partners)
    if before is None and not collector.counterparts.named[clause.sentence]:
        return False
    candidate = describe(people.phrase, clause, collector.text, people.reading, focus=True)
    told = () if candidate.subjects == POLICY else candidate.subjects
    scheme = scheme_with(partners, known)
    if scheme is not None and share_subject(scheme.subjects, told):
        scheme.add_evidence(clause.sentence)
        return True
    done = TRAINED if people.trained else PLACED
    subjects = narrowest((*told, *collector.topic, *done))
    candidate = replace(candidate, subjects=subjects, labour=True)
    draft = draft_of(candidate, partners, scope=Scope.LABOUR, rule="people", confidence=_MOVED)
    verb = people.reading.span.of(collector.text)
    noun = "Keberangkatan" if people.leaving else "Pelatihan" if people.trained else "Penempatan"
    noun = noun_of(verb) or noun if verb.startswith("di") and verb != "dilepas" else noun
    title = make_title(people.phrase)
    draft.title = f"{noun} {title[:1].lower()}{title[1:]}"
    known.drafts.append(draft)
    return True
