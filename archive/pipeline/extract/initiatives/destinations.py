"""Destinations: where workers go and who acts, in sentences that name no counterpart.

"Rencana pengiriman pekerja ke Oman" makes Oman the other side of the plan, even
where the article gives Oman no voice and it is therefore merely mentioned. A body
between states, or an agency, counts unless it is only cited.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from archive.pipeline.annotations import PartnerReading
from archive.pipeline.documents import Document, Span
from archive.pipeline.segment import Sentence
from archive.vocabulary import PartnerKind, PartnerRole

_TOWARDS: Final = re.compile(
    r"\b(?:ke|dengan|bersama|antara|menggandeng(?:\s[a-z]+){0,3}\sdari|kepada|bagi|untuk|oleh)\s+"
    r"(?:(?:negara|pemerintah|Pemerintah|pihak|wilayah)\s+)?$|\b(?:usul|usulan|tawaran|permintaan|gagasan|janji|bantuan|ajakan|minat|dukungan|hibah)\s$"
    r"|\b(?:[Mm]em)?(?:bidik|menyasar|melirik|mengincar|incar|menjajaki|jajaki|merambah|menggarap|mendekati|merangkul"
    r"|menawari|mengajak|menggaet|menghubungi|mengundang|meminta|mendesak|meyakinkan)\s$"
    r"|[.\n\s]\s*(?:Dari|Dengan|Untuk|Bagi)\s$"
    r"|\b(?:dengan|bersama|menggandeng|oleh|meminta|kepada)\s(?:[a-z]+\s){1,4}$"
)
_AT: Final = re.compile(r"\b(?:di|pada)\s+(?:the\s+)?$")
#: "Kolombia sejak tahun lalu melatih ..."
_SINCE: Final = (
    r"(?:,?\s(?:sejak|pada|mulai|selama|hingga|dalam|tahun|bulan|tiap|setiap)"
    r"(?:\s[\w()/-]+){1,4}?,?)?"
)
#: A country right before a verb acts: "Thailand, imbuhnya, tertarik melanjutkan".
_VERB: Final = _SINCE + (
    r"\s(?:(?:juga|justru|bahkan|akan|turut|telah|kini|tengah|masih|sudah|pun|batal|urung|sempat|pernah"
    r"|belum|tidak|hendak|ikut|lebih|kembali|lalu|sepakat|baru|mulai|sedang|segera|bakal|terus)\s){0,2}"
    r"(?:me[a-z]{5,}|ingin|siap|sepakat|setuju|tertarik|berminat|berencana|berkomitmen|berjanji|bersedia)\b"
)
_ACTS: Final = re.compile(rf"(?:,\s\w+nya)?,?{_VERB}")
#: "Berbeda dengan Kuwait, ..." is about somebody else.
_BESIDE: Final = re.compile(
    r"\W*(?:Selain|Berbeda dengan|Tidak seperti|Tak seperti|Usai|Setelah|Di luar)"
    r"\s[^,]{2,40},\s"
)
#: "Di Meksiko, hasilnya paling konkret": what follows is about that state.
_IN_FRONT: Final = re.compile(r"(?:^|[.\n]\s*)(?:Di|Dari|Dengan|Untuk|Bagi)\s$")
#: "Kementerian ... negara itu", "negara kaya minyak itu": the state named last.
_THAT_STATE: Final = re.compile(r"\b[Nn]egara\b(?:\s[\w-]+){0,3}\s(?:itu|tersebut)\b")
#: At the opening of a clause whoever acts is a side, also beside others: "Jepang, yang ..., ".
_ACTS_FIRST: Final = re.compile(
    rf"(?:,[^,.;]{{3,90}},)?{_VERB}|,\syang\s(?:telah\s|sudah\s)?me[a-z]{{5,}}\b"
)
_OPENS: Final = re.compile(
    r"(?:^|[.;:\n]\s*"
    r"|(?:^|[,\s])(?:sedangkan|sementara|namun|lalu|kemudian|Sementara(?: itu,)?|Adapun|Namun,?)\s)"
    r"(?:(?:[Pp]emerintah|[Pp]ihak|[Nn]egara)\s)?$"
)
#: A body that is only quoted or counted on is no side: "menurut data ILO", "konvensi ILO".
_CITED: Final = re.compile(
    r"\b(?:data|laporan|konvensi|standar|survei|catatan|rekomendasi|anggota"
    r"|(?:di|ke|dari|depan)\s(?:kantor|gedung|markas|kantor pusat|markas besar))\s+$",
    re.IGNORECASE,
)
#: All members together are the body itself: "para menteri tenaga kerja anggota G20".
_MEMBERS: Final = re.compile(
    r"\b(?:[Pp]ara\s|[Pp]ertemuan\s|[Kk]onferensi\s)[^,.;]{3,60}\sanggota\s+$"
    r"|\b[Nn]egara(?:-negara)?\sanggota\s+$"
)
#: What stands for the assembly named last: "dalam konferensi tersebut", "negara anggota".
_ASSEMBLY: Final = re.compile(
    r"\b(?:(?:konferensi|sidang|forum|pleno|kongres)\s(?:ini|itu|tersebut)|negara-?(?:negara)?\sanggota)\b",
    re.IGNORECASE,
)
#: "Aljazair lain lagi": the text turns to another state.
_TOPIC: Final = re.compile(r"\s(?:lain lagi|lain halnya|lain cerita|punya|pun\s|berbeda)\b")
_LONGEST: Final = 45
_SCHOOLS: Final = frozenset({PartnerKind.UNIVERSITY, PartnerKind.INTERNATIONAL})
_BODIES: Final = frozenset({PartnerKind.INTERNATIONAL, PartnerKind.AGENCY, PartnerKind.FORUM})
_MANY: Final = frozenset({PartnerKind.INTERNATIONAL, PartnerKind.FORUM})
_JOINS: Final = frozenset({" dan ", ", ", ", dan ", " serta ", ", serta ", " maupun "})
_STATES: Final = frozenset({PartnerKind.COUNTRY, PartnerKind.SUBNATIONAL})


def with_destinations(
    attached: Sequence[tuple[str, ...]],
    document: Document,
    sentences: Sequence[Sentence],
    partners: Sequence[PartnerReading],
) -> tuple[tuple[str, ...], ...]:
    """``attached`` with each empty sentence given the partners that it leads to.

    These are countries and bodies that are only mentioned, and schools that are only hosts; where
    none is named, the assembly that "konferensi tersebut" stands for. Who opens a
    sentence and acts in it comes before whoever else the sentence is about.
    """
    text = document.text
    mentioned = sorted(
        (
            (span, partner)
            for partner in partners
            if partner.role is not PartnerRole.COUNTERPART or partner.kind in _BODIES
            for span in partner.mentions
        ),
        key=lambda pair: (pair[0].start, pair[0].end),
    )
    assemblies = sorted(
        (span.start, partner.key)
        for partner in partners
        if partner.kind in _MANY and partner.role is not PartnerRole.HOST
        for span in partner.mentions
    )
    states = sorted(
        (span.start, partner.key)
        for partner in partners
        if partner.kind is PartnerKind.COUNTRY
        for span in partner.mentions
    )
    found: list[tuple[str, ...]] = []
    only: tuple[str, ...] = ()
    at = 0
    for keys, sentence in zip(attached, sentences, strict=True):
        while at < len(mentioned) and mentioned[at][0].start < sentence.span.start:
            at += 1
        here: list[tuple[Span, PartnerReading]] = []
        while at < len(mentioned) and mentioned[at][0].end <= sentence.span.end:
            here.append(mentioned[at])
            at += 1
        aside = _BESIDE.match(text, sentence.span.start, sentence.span.end)
        if aside is not None and keys:
            keys = _told_after(keys, partners, sentence.span, aside.end())
            here = [(span, one) for span, one in here if span.start >= aside.end()]
        named = any(
            one.key in keys
            for one in partners
            for span in one.mentions
            if sentence.span.covers(span)
        )
        if keys and not named and not here:
            that = _THAT_STATE.search(text, sentence.span.start, sentence.span.end)
            keys = ((only or _last_state(found)) if that is not None else ()) or keys
        if keys:
            acting = (
                one.key
                for span, one in here
                if _acts_first(one, text, span, sentence.span) or _is_topic(text, span)
            )
            keys = tuple(dict.fromkeys((*acting, *keys)))
        else:
            leading = [
                _leads_to(one, text, span) or _acts_first(one, text, span, sentence.span)
                for span, one in here
            ]
            keys = tuple(
                dict.fromkeys(
                    one.key
                    for (_, one), leads in zip(here, _with_joined(text, here, leading), strict=True)
                    if leads
                )
            )
        found.append(keys or _assembly(text, sentence.span, assemblies))
        told = _states_in(sentence.span, states)
        only = told if len(told) == 1 else () if told else only
    return tuple(found)


def _told_after(
    keys: tuple[str, ...], partners: Sequence[PartnerReading], sentence: Span, start: int
) -> tuple[str, ...]:
    """Those of ``keys`` that the sentence names after ``start``; all where it names none."""
    spans = {
        partner.key: [span for span in partner.mentions if sentence.covers(span)]
        for partner in partners
        if partner.key in keys
    }
    if not any(spans.values()):
        return keys
    return tuple(key for key in keys if any(span.start >= start for span in spans.get(key, ())))


def _with_joined(
    text: str, here: Sequence[tuple[Span, PartnerReading]], leading: Sequence[bool]
) -> list[bool]:
    """``leading``, and also the states before one in a list: "peserta asal Fiji dan Tonga"."""
    found = list(leading)
    for at in range(len(here) - 1, 0, -1):
        (one, first), (other, second) = here[at - 1], here[at]
        joined = text[one.end : other.start] in _JOINS and {first.kind, second.kind} <= _STATES
        found[at - 1] = found[at - 1] or (found[at] and joined)
    return found


def _states_in(sentence: Span, states: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The states that a sentence names, each once; ``states`` are their mentions in order."""
    first = bisect_left(states, (sentence.start, ""))
    last = bisect_left(states, (sentence.end, ""))
    return tuple(dict.fromkeys(key for _, key in states[first:last]))


def _is_topic(text: str, span: Span) -> bool:
    """Whether a sentence opens with what it is about: "Untuk Italia, ..."."""
    front = _IN_FRONT.search(text, max(0, span.start - _LONGEST), span.start)
    return front is not None and text.startswith(",", span.end)


def _last_state(found: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The states of the last sentence that is about any, if it is about one alone."""
    for keys in reversed(found):
        states = tuple(key for key in keys if key.startswith(f"{PartnerKind.COUNTRY}:"))
        if states:
            return keys if len(states) == 1 else ()
    return ()


def _assembly(text: str, sentence: Span, assemblies: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The assembly named last, where the sentence points back to one."""
    if not assemblies or _ASSEMBLY.search(text, sentence.start, sentence.end) is None:
        return ()
    before = [key for start, key in assemblies if start < sentence.start]
    return (before[-1],) if before else ()


def _acts_first(partner: PartnerReading, text: str, span: Span, sentence: Span) -> bool:
    """Whether a state or body that is only mentioned opens a clause and acts in it."""
    if partner.role is PartnerRole.COUNTERPART or partner.kind not in _STATES | _MANY:
        return False
    opens = _OPENS.search(text[max(sentence.start, span.start - _LONGEST) : span.start])
    return opens is not None and _ACTS_FIRST.match(text, span.end, sentence.end) is not None


def _leads_to(partner: PartnerReading, text: str, span: Span) -> bool:
    """Whether the words before a mention make it the other side, or the school one goes to."""
    start = max(0, span.start - _LONGEST)
    if partner.role is PartnerRole.MENTIONED and partner.kind in _STATES:
        if _is_topic(text, span):
            return True
        if _TOPIC.match(text, span.end) is not None and _OPENS.search(text[start : span.start]):
            return True
        towards = _TOWARDS.search(text, start, span.start)
        return towards is not None or _ACTS.match(text, span.end) is not None
    if partner.role is PartnerRole.HOST and partner.kind in _SCHOOLS:
        return _AT.search(text, start, span.start) is not None
    if partner.kind not in _BODIES:
        return False
    cited = _CITED.search(text, start, span.start)
    return cited is None or _MEMBERS.search(text, max(0, start - _LONGEST), span.start) is not None
