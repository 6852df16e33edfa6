"""Numbers of stories in layers, as every view tells them.

All stories (`stories`), those that the other views select (`within`), and those that this view
selects too (`ringed`).
"""

from dataclasses import dataclass

from vertelpunt.selection import Selection


@dataclass(frozen=True)
class Layers:
    """Numbers of stories: all, within the other views' selection, and in this view's too."""

    stories: int = 0
    within: int = 0
    ringed: int = 0

    def __add__(self, other: "Layers") -> "Layers":
        return Layers(
            self.stories + other.stories, self.within + other.within, self.ringed + other.ringed
        )


class Layered:
    """The conditions of the three layers of a view, with their values, to put in a statement.

    `counts`: the three numbers, as columns. `base`: the condition of the first layer.
    """

    def __init__(self, selection: Selection, view: str) -> None:
        self.base, self.base_values = selection.base()
        within, self.within_values = selection.where(view)
        own, own_values = selection.own(view)
        self.within = f"coalesce({within}, false)"
        self.ringed = f"coalesce({within} and {own}, false)"
        self.ringed_values = (*self.within_values, *own_values)
        self.counts = f"""count(*) as stories,
               count(*) filter ({self.within}) as within,
               count(*) filter ({self.ringed}) as ringed"""
        self.counts_values = (*self.within_values, *self.ringed_values)
