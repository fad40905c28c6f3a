"""Search: one interface over SQLite FTS5 and PostgreSQL tsvector."""
