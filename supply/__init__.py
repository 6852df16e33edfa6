"""What the project is built on: its licences, and whether any of it is known to be weak."""
