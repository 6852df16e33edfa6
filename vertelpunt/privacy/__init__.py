"""What may identify somebody in a text: plain rules with checks, cues and open lists.

Nothing here knows a form, a database or a screen. docs/decisions/0029 says how well it finds.
"""

from vertelpunt.privacy.finding import marks
from vertelpunt.privacy.mark import INSTEAD, Kind, Mark, in_utf16

__all__ = ["INSTEAD", "Kind", "Mark", "in_utf16", "marks"]
