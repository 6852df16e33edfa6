"""Whatever comes in from outside is checked here as plain data, before anything is written."""
