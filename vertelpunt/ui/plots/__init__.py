"""Drawn figures that can be pointed at, each with its sentence and table."""
