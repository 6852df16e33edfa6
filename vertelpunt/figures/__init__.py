"""A table of results goes in, a plotly figure comes out."""
