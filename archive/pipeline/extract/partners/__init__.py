"""Partners: countries, places and bodies of every kind, and what each does in the article."""
