"""Meetings: the words that tell of one, its sides, date, place and name."""
