"""The story page: the form, what comes in, and the thanks."""
