"""Suggestions: what the pure rules read in a text on demand, offered to an editor.

Nothing is written here; an editor confirms, and curation writes.
"""
