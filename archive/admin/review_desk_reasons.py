"""Why a rule proposed something, in words an editor can check against the text."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from archive.curation.desk_proposals import Proposal
from archive.vocabulary import Decision, RecordKind, Verdict

#: What the words around have to be for a rule to speak, by the rule's name.
_REASONS: dict[str, Any] = {
    "with": _("a word of doing something together stands before the name"),
    "named": _("the name stands in the text, without a word that makes it a side"),
    "party": _("the name does or is done something with, or stands where people are sent"),
    "venue": _("the name is where the sides meet"),
    "destination": _("the name is where people go or come from"),
    "programme": _("the name belongs to a programme"),
    "compound": _("the name is joined to Indonesia’s as one side with the other"),
    "forum": _("a known forum or a word for one"),
    "initiative": _("it is a side of an initiative of this article"),
    "ministry-side": _("the name is a foreign ministry or agency"),
    "foreign-official": _("the name comes with the post of a foreign official"),
    "post_name": _("a name after a post"),
    "name_post": _("a post after a name"),
    "post_comma_name": _("a post, a comma and a name"),
    "joined_posts": _("several posts joined before one name"),
    "speaker_before_verb": _("a name before a verb of saying"),
    "speaker_after_verb": _("a name after a verb of saying"),
    "last_speaker": _("quoted words that the last speaker goes on with"),
    "named_after": _("quoted words followed by a verb of saying and a name"),
    "only_speaker": _("quoted words in an article that lets one person speak"),
    "unattributed": _("quoted words that the text gives to nobody"),
    "unnamed": _("quoted words of somebody without a name"),
    "split": _("quoted words that go on after who said them"),
    "meeting-cue": _("a word for a meeting with sides or a day"),
    "claim": _("the sentence says that the sides cooperate"),
    "deed": _("a verb of doing something together, with a partner"),
    "thing": _("a noun for something done together, with a partner"),
    "paper": _("a word for an agreement or a memorandum"),
    "item": _("one of the points of something larger"),
    "wish": _("the sentence says that something is wanted or proposed"),
    "offer": _("the sentence says that something is offered"),
    "occasion": _("what a meeting was held for"),
    "adopted": _("something told before, taken up again with a partner"),
    "carried": _("a partner from the sentence before is carried on"),
    "ministries": _("two ministries do it together"),
    "other field": _("cooperation outside labour"),
    "people": _("people are sent, trained or received"),
    "alike": _("built like an initiative of the same article"),
    "only_meeting_of_the_article": _("the article tells of this meeting only"),
    "same_initiative": _("an earlier article has the same title and partner"),
    "same_matter": _("an earlier article tells of the same partner and matter in other words"),
}


def reason_for(row: Any) -> str:
    """What made the rule of ``row`` propose it; a rule without words is named."""
    if row.run_id is None:
        return _now("Entered by a person or held by the archive’s own lists.")
    told = _REASONS.get(row.rule)
    return str(told) if told is not None else _now("what this rule looks for stands in the text")


def verdict_in_words(proposal: Proposal) -> str:
    """How the words found their record; empty where they name none."""
    row = proposal.places[0].row if proposal.places else None
    verdict = getattr(row, "verdict", "")
    if verdict == Verdict.AMBIGUOUS:
        return _now("several records bear this name: link it to one")
    if proposal.record is None:
        return _now("no record bears this name: link it or make one") if verdict else ""
    if verdict == Verdict.UNKNOWN and proposal.record.run_id is not None:
        return _now("a new record, made for these words")
    return _now("a record that the archive has already")


def decided_in_words(row: Any) -> str:
    """Whether the row was decided by itself or followed from another decision."""
    if row.decision == Decision.ALONG:
        return _now("decided along with another row")
    return ""


def is_about_a_record(proposal: Proposal) -> bool:
    """Whether the proposal names a record of the archive, or words that should name one."""
    return proposal.kind in RecordKind.codes()
