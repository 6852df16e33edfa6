"""Pieces of a page, drawn in the browser, that know nothing of a selection."""
