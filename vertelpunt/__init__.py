"""Vertelpunt: tell stories from practice, say what they mean, and learn from them together."""

__version__ = "0.1.0.dev0"
