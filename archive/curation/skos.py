"""SKOS: the vocabulary as a concept scheme, in Turtle or JSON-LD, out and back.

A concept is a row of the table of subjects, so that what comes back is
compared, previewed and written as any other table. Nothing is fetched from
the network: a file that refers to a context elsewhere is refused.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.plugins.parsers.notation3 import BadSyntax

from archive.curation.tables.cells import join_items, plain, split_items

#: Names of the two kinds of file, as rdflib knows them.
TURTLE: Final = "turtle"
JSON_LD: Final = "json-ld"

#: The scheme itself stands beside its concepts.
_SCHEME: Final = "#vocabulary"
_TITLES: Final = (("Topik Mufakat", "id"), ("Subjects of Mufakat", "en"))
#: What a language tag may look like; other languages of labels have none.
_TAG: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\Z")
#: The tag of what is in no language that is known.
_UNDETERMINED: Final = "und"
#: Concepts that cannot be read, as far as they are told.
_TOLD: Final = 50

Row = dict[str, str]


def write(rows: Iterable[Mapping[str, str]], *, base: str, form: str) -> str:
    """The scheme of ``rows`` of the table of subjects.

    A concept's address is that of its public page: ``base``, the code, a slash.
    """
    graph = Graph()
    graph.bind("skos", SKOS)
    graph.bind("dct", DCTERMS)
    scheme = URIRef(base + _SCHEME)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    for title, language in _TITLES:
        graph.add((scheme, DCTERMS.title, Literal(title, lang=language)))
    for row in rows:
        concept = URIRef(f"{base}{row['code']}/")
        graph.add((concept, RDF.type, SKOS.Concept))
        graph.add((concept, DCTERMS.identifier, Literal(row["code"])))
        graph.add((concept, SKOS.inScheme, scheme))
        for label, language in ((row["label_id"], "id"), (row["label_en"], "en")):
            graph.add((concept, SKOS.prefLabel, Literal(label, lang=language)))
        for text, language in ((row["definition"], "id"), (row["definition_en"], "en")):
            if text:
                graph.add((concept, SKOS.definition, Literal(text, lang=language)))
        for item in split_items(row["alternatives"]):
            graph.add((concept, SKOS.altLabel, _label(*item)))
        if row["broader"]:
            graph.add((concept, SKOS.broader, URIRef(f"{base}{row['broader']}/")))
        else:
            graph.add((concept, SKOS.topConceptOf, scheme))
            graph.add((scheme, SKOS.hasTopConcept, concept))
        for (code,) in split_items(row["related"]):
            graph.add((concept, SKOS.related, URIRef(f"{base}{code}/")))
        for (uri,) in split_items(row["exact_matches"]):
            graph.add((concept, SKOS.exactMatch, URIRef(uri)))
    if form == JSON_LD:
        context = {"skos": str(SKOS), "dct": str(DCTERMS)}
        return graph.serialize(format=form, context=context, auto_compact=False, indent=1)
    return graph.serialize(format=form)


def read(text: str, *, form: str) -> list[Row]:
    """The concepts of a file as rows of the table of subjects.

    Raises ``ValidationError`` that names each concept that cannot be read, and why.
    """
    graph = _parsed(text, form)
    concepts = sorted(
        {one for one in graph.subjects(RDF.type, SKOS.Concept) if isinstance(one, URIRef)}
    )
    if not concepts:
        message = _("There is no concept in the file. Every term needs the type skos:Concept.")
        raise ValidationError(message)
    codes = {concept: _code(graph, concept) for concept in concepts}
    problems = list(_doubles(codes))
    broader: dict[Any, set[Any]] = defaultdict(set)
    for concept, other in graph.subject_objects(SKOS.broader):
        broader[concept].add(other)
    for other, concept in graph.subject_objects(SKOS.narrower):
        broader[concept].add(other)
    rows = []
    for concept in concepts:
        wider = sorted(broader[concept])
        if len(wider) > 1:
            message = _("%(concept)s: it has %(count)d broader terms. Keep one of them.")
            problems.append(message % {"concept": concept, "count": len(wider)})
            continue
        try:
            rows.append(_row(graph, concept, codes, wider))
        except ValidationError as error:
            problems.extend(error.messages)
    if problems:
        raise ValidationError(problems[:_TOLD])
    return sorted(rows, key=lambda row: row["code"])


def _row(graph: Graph, concept: URIRef, codes: Mapping[URIRef, str], wider: Sequence[Any]) -> Row:
    preferred = _by_language(graph, concept, SKOS.prefLabel)
    definitions = _by_language(graph, concept, SKOS.definition)
    for told, predicate in ((preferred, "skos:prefLabel"), (definitions, "skos:definition")):
        for language in ("id", "en"):
            if len(told[language]) > 1:
                message = _("%(concept)s: more than one %(what)s in “%(language)s”. Keep one.")
                said = {"concept": concept, "what": predicate, "language": language}
                raise ValidationError(message % said)
    for language in ("id", "en"):
        if not preferred[language]:
            message = _(
                "%(concept)s: it has no label in “%(language)s”. "
                "Add a skos:prefLabel with the tag @%(language)s."
            )
            raise ValidationError(message % {"concept": concept, "language": language})
    alternatives = _by_language(graph, concept, SKOS.altLabel)
    for language, labels in preferred.items():
        if language not in {"id", "en"}:
            # The archive prefers a label in two languages only; the others stay as alternatives.
            alternatives[language] += labels
    related = {_named(one, codes) for one in graph.objects(concept, SKOS.related)}
    related |= {_named(one, codes) for one in graph.subjects(SKOS.related, concept)}
    matches = {str(one) for one in graph.objects(concept, SKOS.exactMatch)}
    return {
        "code": codes[concept],
        "label_id": preferred["id"][0],
        "label_en": preferred["en"][0],
        "broader": _named(wider[0], codes) if wider else "",
        "definition": "".join(definitions["id"]),
        "definition_en": "".join(definitions["en"]),
        "alternatives": join_items(
            sorted(
                (label,) if language == "id" else (label, language)
                for language, labels in alternatives.items()
                for label in set(labels)
            )
        ),
        "related": join_items(sorted((code,) for code in related)),
        "exact_matches": join_items(sorted((uri,) for uri in matches)),
    }


def _by_language(graph: Graph, concept: URIRef, predicate: URIRef) -> dict[str, list[str]]:
    """The texts of a concept by the tag of their language, in the order of the alphabet."""
    found: dict[str, list[str]] = defaultdict(list)
    for value in graph.objects(concept, predicate):
        if isinstance(value, Literal):
            found[(value.language or _UNDETERMINED).lower()].append(plain(str(value)))
    for texts in found.values():
        texts.sort()
    return found


def _label(label: str, language: str = "id") -> Literal:
    if language == _UNDETERMINED or not _TAG.match(language):
        return Literal(label)
    return Literal(label, lang=language)


def _code(graph: Graph, concept: URIRef) -> str:
    """The code of a concept: its identifier, its notation, or the end of its address."""
    for predicate in (DCTERMS.identifier, SKOS.notation):
        for value in sorted(str(one) for one in graph.objects(concept, predicate)):
            return value
    return unquote(re.split(r"[/#]", str(concept).rstrip("/#"))[-1])


def _doubles(codes: Mapping[URIRef, str]) -> Iterable[str]:
    """What is wrong where two concepts have the same code."""
    first: dict[str, URIRef] = {}
    for concept, code in codes.items():
        if first.setdefault(code, concept) != concept:
            message = _("%(concept)s: its code “%(code)s” is also that of %(other)s. Change one.")
            yield message % {"concept": concept, "code": code, "other": first[code]}


def _named(other: Any, codes: Mapping[URIRef, str]) -> str:
    """The code of a concept that another one names, also where the file does not describe it."""
    return codes.get(other) or unquote(re.split(r"[/#]", str(other).rstrip("/#"))[-1])


def _parsed(text: str, form: str) -> Graph:
    graph = Graph()
    if form == JSON_LD:
        text = _local(text)
    try:
        graph.parse(data=text, format=form)
    except BadSyntax as error:
        message = _("This is no Turtle: line %(line)d cannot be read (%(why)s).")
        said = {"line": error.lines + 1, "why": error._why}
        raise ValidationError(message % said) from error
    except Exception as error:  # rdflib raises whatever its parsers come across
        message = _("The file cannot be read: %(why)s.")
        raise ValidationError(message % {"why": str(error)[:200]}) from error
    return graph


def _local(text: str) -> str:
    """JSON-LD that refers to nothing outside itself."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        message = _("This is no JSON: line %(line)d, %(why)s.")
        raise ValidationError(message % {"line": error.lineno, "why": error.msg}) from error
    waiting = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            contexts = node.get("@context", ())
            several = contexts if isinstance(contexts, list) else [contexts]
            if "@import" in node or any(isinstance(one, str) for one in several):
                raise ValidationError(
                    _("The file takes its context from elsewhere. Write the context into the file.")
                )
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
    return text
