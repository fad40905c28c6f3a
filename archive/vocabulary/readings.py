"""Terms of the reading: what the parts of a text are, and how sure a reading is."""

from __future__ import annotations

from archive.vocabulary.terms import Term


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
