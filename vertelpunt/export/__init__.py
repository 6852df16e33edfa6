"""Tables as files to take along. Nothing here knows a screen."""
