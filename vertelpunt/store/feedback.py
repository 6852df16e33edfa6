"""The events of the terugkoppeling: what is given back of what came of the stories.

It is told by its events alone (`vertelpunt.feedback`). A quotation in it is a place in a story and
no text, so one that was erased is not found any more, in no version.
"""

# There is one terugkoppeling, which all of these are about.
FEEDBACK = "feedbac0feedbac0"
FEEDBACK_EVENTS = frozenset(
    [
        "feedback_block_put", "feedback_block_moved", "feedback_block_removed",
        "feedback_block_restored", "feedback_request_put", "feedback_request_answered",
        "feedback_request_removed", "feedback_request_restored", "feedback_published",
        "feedback_withdrawn", "feedback_put_back",
    ]
)  # fmt: skip
