"""The door: theme, navigation, and the page at this address."""

from vertelpunt.ui.frame import open_door

open_door()
