"""What every page brings to the browser: the document, its colours and helpers."""
