"""One module a page: what it shows, and what stands beside it."""
