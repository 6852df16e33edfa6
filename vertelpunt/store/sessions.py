"""The events of duidingsessies, which fill no table.

A session is told by its events alone (`vertelpunt.sessions`), so that it can be read back step by
step. No event holds a text of a story: one that is erased is not found any more.
"""

SESSION_EVENTS = frozenset(
    [
        "session_planned", "session_changed", "session_script_taken", "session_round_put",
        "session_round_removed", "session_material_added", "session_material_removed",
        "session_divided", "session_story_given", "session_story_taken", "session_removed",
        "session_restored",
    ]
)  # fmt: skip
