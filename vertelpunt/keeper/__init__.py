"""What the keeper of a collection does at the command line."""
