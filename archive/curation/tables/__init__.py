"""Tables: records as rows of text, to be edited elsewhere and brought back.

A table says how each record is shown in columns, and what a cell asks for when
it comes back. Planning compares a file with the archive and writes nothing;
applying writes what was planned, as one set of changes.
"""
