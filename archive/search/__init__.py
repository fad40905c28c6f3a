"""Search: one interface and one analyser over SQLite FTS5 and PostgreSQL tsvector."""

from archive.search.content import Fresh
from archive.search.highlight import highlight, snippet
from archive.search.index import index, rebuild, unindex
from archive.search.search import search

__all__ = ["Fresh", "highlight", "index", "rebuild", "search", "snippet", "unindex"]
