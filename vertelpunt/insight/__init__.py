"""One module a view: a selection goes in, a table of results comes out. No screen is known here."""
