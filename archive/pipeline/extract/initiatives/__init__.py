"""Initiatives: what the clauses of an article tell, with whom, drawn together and admitted."""
