"""What visitors can narrow the public lists by, one module for each list."""

from archive.filters.articles import ArticleFilter
from archive.filters.initiatives import InitiativeFilter
from archive.filters.meetings import MeetingFilter
from archive.filters.officials import OfficialFilter
from archive.filters.partners import PartnerFilter
from archive.filters.subjects import SubjectFilter

__all__ = [
    "ArticleFilter",
    "InitiativeFilter",
    "MeetingFilter",
    "OfficialFilter",
    "PartnerFilter",
    "SubjectFilter",
]
