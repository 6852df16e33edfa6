"""Numbers of stories in layers, as every view tells them.

All stories (`stories`), those that the other views select (`within`), and those that this view
selects too (`ringed`). Beside a second selection: those of the first (`within`) and of the second
(`beside`), and none ringed.
"""

from dataclasses import dataclass

from vertelpunt.selection import Selection


@dataclass(frozen=True)
class Layers:
    """Numbers of stories: all, within the other views' selection, and in this view's too."""

    stories: int = 0
    within: int = 0
    ringed: int = 0
    beside: int = 0

    def __add__(self, other: "Layers") -> "Layers":
        return Layers(
            self.stories + other.stories,
            self.within + other.within,
            self.ringed + other.ringed,
            self.beside + other.beside,
        )


class Layered:
    """The conditions of the layers of a view, with their values, to put in a statement.

    `counts`: the numbers, as columns. `base`: the condition of the first layer.
    """

    def __init__(self, selection: Selection, view: str) -> None:
        self.base, self.base_values = selection.base()
        within, self.within_values = selection.where(view)
        own, own_values = selection.own(view)
        self.within = f"coalesce({within}, false)"
        self.ringed = f"coalesce({within} and {own}, false)"
        self.ringed_values = (*self.within_values, *own_values)
        second, self.beside_values = selection.second()
        self.beside = f"coalesce({second}, false)"
        self.counts = f"""count(*) as stories,
               count(*) filter ({self.within}) as within,
               count(*) filter ({self.ringed}) as ringed,
               count(*) filter ({self.beside}) as beside"""
        self.counts_values = (*self.within_values, *self.ringed_values, *self.beside_values)
