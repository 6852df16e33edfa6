"""Who is here: access, pace, and what a session holds."""
