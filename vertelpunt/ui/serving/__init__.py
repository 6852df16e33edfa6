"""What goes over the line: packed once, kept for good, and in letters that Dutch needs."""
