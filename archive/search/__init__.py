"""Search: one interface and one analyser over SQLite FTS5 and PostgreSQL tsvector."""

from archive.search.analyser import folded_name
from archive.search.content import Fresh
from archive.search.highlight import highlight, snippet
from archive.search.index import index, rebuild, unindex
from archive.search.ranked import Hits
from archive.search.search import found, found_in_names, search

__all__ = [
    "Fresh",
    "Hits",
    "folded_name",
    "found",
    "found_in_names",
    "highlight",
    "index",
    "rebuild",
    "search",
    "snippet",
    "unindex",
]
