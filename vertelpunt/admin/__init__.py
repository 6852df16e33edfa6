"""What the admin of a collection does at the command line."""
