"""Overnemen: tables of stories of other tools, brought in step by step, and taken back."""
