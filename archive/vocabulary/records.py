"""Terms of the records: what partners, officials, initiatives and meetings are and do."""

from __future__ import annotations

from archive.vocabulary.terms import Term


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


class Rights(Term):
    """How much of an article's text the public may read."""

    FULL = "full", "Full text"
    RETOLD = "retold", "Re-told by this archive"
    EXCERPT = "excerpt", "Excerpt and evidence"
    CLOSED = "closed", "Description only"


class Publication(Term):
    """Whether the public may see a record."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class RecordKind(Term):
    """The kinds of record a mention can point to."""

    PARTNER = "partner", "Partner"
    OFFICIAL = "official", "Official"
    INITIATIVE = "initiative", "Initiative"
    MEETING = "meeting", "Meeting"


class MatchScheme(Term):
    """Vocabularies of others that subjects are matched to."""

    ILO = "ilo", "ILO Thesaurus"
    EUROVOC = "eurovoc", "EuroVoc"
    WIKIDATA = "wikidata", "Wikidata"
    OTHER = "other", "Other"
