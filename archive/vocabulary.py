"""Controlled vocabulary: the closed lists of terms the whole archive shares.

A leaf module without Django or project imports. The pipeline emits these
terms and the models offer them as choices, so neither needs the other.
Labels are English message ids; pages show them translated.
"""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """A vocabulary term: the stored code plus the label an editor reads."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Term:
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label
        return term

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Code and label pairs, as a Django field wants them."""
        return [(term.value, term.label) for term in cls]

    @classmethod
    def codes(cls) -> list[str]:
        """The bare codes, as a database constraint wants them."""
        return [term.value for term in cls]


class ReviewStatus(Term):
    """Where a machine-made row stands on the editors' desk."""

    PROPOSED = "proposed", "Proposed"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"


class Decision(Term):
    """How a row got its decision where that was not an editor's judgement of the row itself."""

    ALONG = "along", "Decided with another row"
    TAKEN_BACK = "taken_back", "Decision taken back"
    MERGED = "merged", "Merged into another record"


class Origin(Term):
    """Who answers for a row or a record, the least sure first."""

    MACHINE = "machine", "Machine-read, not reviewed"
    LISTED = "listed", "From the archive’s list of known names"
    REVIEWED = "reviewed", "Reviewed by an editor"


class Publication(Term):
    """Whether the public may see a record."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class RecordKind(Term):
    """The kinds of record a mention can point to."""

    PARTNER = "partner", "Partner"
    OFFICIAL = "official", "Official"
    INITIATIVE = "initiative", "Initiative"
    MEETING = "meeting", "Meeting"


class PartnerKind(Term):
    """What sort of body a partner is."""

    COUNTRY = "country", "Country"
    SUBNATIONAL = "subnational", "Province, prefecture or city"
    AGENCY = "agency", "Ministry or agency"
    INTERNATIONAL = "international", "International organisation"
    FORUM = "forum", "Forum"
    COMPANY = "company", "Company"
    UNIVERSITY = "university", "University"
    CIVIL_SOCIETY = "civil-society", "Civil society"
    OTHER = "other", "Other"


class PartnerRole(Term):
    """What a partner does in one article."""

    COUNTERPART = "counterpart", "Counterpart"
    HOST = "host", "Host"
    MENTIONED = "mentioned", "Mentioned"


class ParticipationRole(Term):
    """What a partner does in an initiative."""

    COUNTERPART = "counterpart", "Counterpart"
    HOST = "host", "Host"
    IMPLEMENTER = "implementer", "Implementer"
    FUNDER = "funder", "Funder"
    BENEFICIARY = "beneficiary", "Beneficiary"
    SIGNATORY = "signatory", "Signatory"


class InvolvementRole(Term):
    """What an official does in an initiative."""

    SIGNATORY = "signatory", "Signatory"
    PROPOSER = "proposer", "Proposer"
    SPOKESPERSON = "spokesperson", "Spokesperson"
    WITNESS = "witness", "Witness"


class InitiativeKind(Term):
    """What form an initiative takes."""

    AGREEMENT = "agreement", "Agreement"
    MEMORANDUM = "memorandum", "Memorandum of understanding or cooperation"
    PROGRAMME = "programme", "Programme"
    TRAINING = "training", "Training"
    PLACEMENT = "placement", "Placement scheme"
    SCHOLARSHIP = "scholarship", "Scholarship"
    EXCHANGE = "exchange", "Exchange of people or practice"
    ASSISTANCE = "assistance", "Technical assistance"
    DIALOGUE = "dialogue", "Dialogue"
    JOINT_STATEMENT = "joint-statement", "Joint statement"
    RESEARCH = "research", "Research"
    INVESTMENT = "investment", "Investment"
    TRADE = "trade", "Trade"
    COOPERATION = "cooperation", "Cooperation"


class InitiativeLevel(Term):
    """A general claim of cooperation, one item under it, or a thing by itself."""

    UMBRELLA = "umbrella", "Umbrella"
    ITEM = "item", "Item"
    SINGLE = "single", "Single"


class Scope(Term):
    """Whether an initiative belongs to the labour list."""

    LABOUR = "labour", "International labour cooperation"
    OTHER = "other", "Other cooperation"


class Stage(Term):
    """What has become of an initiative, as a report says."""

    PROPOSED = "proposed", "Proposed"
    UNDER_DISCUSSION = "under_discussion", "Under discussion"
    AGREED = "agreed", "Agreed"
    SIGNED = "signed", "Signed"
    ONGOING = "ongoing", "Ongoing"
    COMPLETED = "completed", "Completed"
    SUSPENDED = "suspended", "Suspended"
    CANCELLED = "cancelled", "Cancelled"
    DENIED = "denied", "Denied"


class MeetingFormat(Term):
    """How the sides met."""

    BILATERAL = "bilateral", "Bilateral meeting"
    MULTILATERAL = "multilateral", "Multilateral meeting"
    VISIT = "visit", "Visit"
    SIGNING = "signing", "Signing ceremony"
    CONFERENCE = "conference", "Conference"
    OTHER = "other", "Other"


class MeetingMode(Term):
    """Whether the sides met in one room."""

    IN_PERSON = "in-person", "In person"
    ONLINE = "online", "Online"
    HYBRID = "hybrid", "Hybrid"
    UNKNOWN = "unknown", "Not stated"


class MeetingRole(Term):
    """What a meeting was for an initiative."""

    ANNOUNCED = "announced", "Announced at"
    DISCUSSED = "discussed", "Discussed at"
    AGREED = "agreed", "Agreed at"
    SIGNED = "signed", "Signed at"
    REVIEWED = "reviewed", "Reviewed at"


class PassageRole(Term):
    """What a stretch of an article's text is."""

    HEADLINE = "headline", "Headline"
    META = "meta", "Date and byline line"
    BYLINE = "byline", "Byline"
    DATELINE = "dateline", "Dateline"
    CAPTION = "caption", "Caption"
    SUBHEAD = "subhead", "Subheading"
    LEDE = "lede", "Lede"
    PARAGRAPH = "paragraph", "Paragraph"


class BoilerplateKind(Term):
    """Why a line or an insert was cut from the text."""

    PROMO = "promo", "Read-also line"
    RELATED = "related", "Related link"
    ADVERTISEMENT = "advertisement", "Advertisement"
    NAVIGATION = "navigation", "Navigation"
    TAGS = "tags", "Tags"
    COPYRIGHT = "copyright", "Copyright line"
    SITE_NAME = "site-name", "Site name"
    DUPLICATE = "duplicate", "Repeated line"
    INITIALS = "initials", "Desk code"
    BYLINE = "byline", "Byline"
    META = "meta", "Date and byline line"
    CAPTION = "caption", "Caption"
    CITED_SOURCE = "cited-source", "Cited medium"
    DATELINE = "dateline", "Dateline"
    SUFFIX = "suffix", "Site suffix"
    END_MARK = "end-mark", "End mark"
    PLACEHOLDER = "placeholder", "Image or video placeholder"


class BylineRole(Term):
    """What a named maker of an article did."""

    WRITER = "writer", "Writer"
    REPORTER = "reporter", "Reporter"
    EDITOR = "editor", "Editor"


class DateRole(Term):
    """What a date in an article dates."""

    PUBLISHED = "published", "Published"
    EVENT = "event", "Event"
    STATEMENT = "statement", "Statement"
    FILED = "filed", "Filed"
    BACKGROUND = "background", "Background"


class DateBasis(Term):
    """How the date of an event was found. The codes are what the pipeline writes of it."""

    PRINTED = "printed", "printed in the text"
    SAME_DAY = (
        "the same day with its year in the text",
        "the same day stands in the text with its year",
    )
    PUBLICATION = "date of publication", "counted from the date of publication"
    YEAR_ON_PAGE = "year stamped on the page", "the page itself bears this year"
    EDITION = "edition of a forum", "the text numbers the edition of a forum"
    ONLY_YEAR = "only year that fits", "only one year fits"
    ONLY_CALENDAR = "only year whose calendar fits", "only one year has these weekdays"
    WEEKDAY_AND_EVENT = "weekday and a dated event", "the weekday, and a dated event in the text"
    WEEKDAY_AND_EDITION = (
        "weekday and the edition of a forum",
        "the weekday, and the edition of a forum",
    )
    WEEKDAY_AND_YEAR = "weekday and a year in the text", "the weekday, and a year in the text"
    #: The names of the people follow the code.
    TENURES = (
        "weekday and the terms of office of",
        "the weekday, and the terms of office of %(names)s",
    )
    SAME_WEEKDAY = (
        "the same weekday in the text",
        "the same weekday stands in the text with its date",
    )
    NEAREST = "nearest to the dated event", "the day nearest to a dated event in the text"
    MONTH_OF_EVENT = "month from the event", "the month nearest to the event"
    MONTH_OF_DATED_EVENT = "month from the dated event", "counted in months from a dated event"
    UNDECIDED = "no evidence decides the year", "nothing in the text decides the year"


class Doubt(Term):
    """What a step of the reading reports instead of guessing."""

    YEAR_UNKNOWN = "year_unknown", "The year is not printed, and nothing decides it"
    WEEKDAY_MISMATCH = "weekday_mismatch", "The printed weekday is not that of the date"
    UNBALANCED_QUOTES = "unbalanced_quotes", "A quotation mark has lost its partner"
    LOST_CHARACTER = "lost_character", "A character of the text is lost"
    TEXT_TOO_LONG = "text_too_long", "The text is very long; only its beginning was read"
    EMPTY_TEXT = "empty_text", "There is no text in the file"
    BINARY = "binary", "The bytes are not text; nothing was read"
    UNKNOWN_OUTLET = "unknown_outlet", "The outlet is not in the archive’s list of outlets"


class Verdict(Term):
    """The outcome of looking a name up in the authority file."""

    MATCHED = "matched", "Matched"
    AMBIGUOUS = "ambiguous", "Ambiguous"
    UNKNOWN = "unknown", "Unknown"


class Rights(Term):
    """How much of an article's text the public may read."""

    FULL = "full", "Full text"
    RETOLD = "retold", "Re-told by this archive"
    EXCERPT = "excerpt", "Excerpt and evidence"
    CLOSED = "closed", "Description only"


class RunState(Term):
    """Where an import run stands."""

    RUNNING = "running", "Running"
    FINISHED = "finished", "Finished"
    INTERRUPTED = "interrupted", "Interrupted"
    UNDONE = "undone", "Undone"


class Outcome(Term):
    """What a run did with one document."""

    CREATED = "created", "Created"
    REFRESHED = "refreshed", "Read again"
    UNCHANGED = "unchanged", "Unchanged"
    CONFLICT = "conflict", "Conflict"
    FAILED = "failed", "Failed"


class InitiativeLinkKind(Term):
    """How one initiative stands to another."""

    CONTINUES = "continues", "continues"
    IMPLEMENTS = "implements", "implements"
    PART_OF = "part-of", "is part of"
    SUPERSEDES = "supersedes", "supersedes"
    AMENDS = "amends", "amends"
    RELATED = "related", "is related to"


class ArticleLinkKind(Term):
    """How one article stands to another."""

    REPRINT = "reprint", "is a reprint of"
    FOLLOW_UP = "follow-up", "follows up"
    CORRECTION = "correction", "corrects"
    SAME_EVENT = "same-event", "reports the same event as"
