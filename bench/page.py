"""What is on the page of a visitor, from the messages in which a run of the server draws it."""

import json
from collections.abc import Collection
from typing import Any

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.Delta_pb2 import Delta

_Drawn = tuple[str, str, Any]


class Page:
    """What the last run drew, and what the run that is going on has drawn so far."""

    def __init__(self) -> None:
        self.elements: dict[str, Any] = {}
        self.html: list[str] = []
        self.texts: list[str] = []
        self.problems: list[str] = []
        # Whether the whole page is being drawn now.
        self.drawing = False
        # Each thing by its id, or else by a number, with the part of the page that drew it ('' for
        # none), and its text where it is no widget.
        self._drawn: dict[str, _Drawn] = {}
        self._coming: dict[str, _Drawn] = {}
        self._number = 0

    def element(self, key: str) -> Any:
        """The widget or component with this key; raises LookupError."""
        for name, each in self.elements.items():
            if name.endswith(f"-{key}"):
                return each
        raise LookupError(f"{key} is not on the page")

    def part_of(self, widget: str) -> str:
        """The part of the page in which the widget with this id stands; '' for none. What a
        component sends has the component's id in its own.
        """
        return next(
            (
                part
                for n, (kind, part, _) in self._drawn.items()
                if kind == "widget" and n in widget
            ),
            "",
        )

    def keyed(self, beginning: str) -> str | None:
        """The key on the page that begins so; None where there is none."""
        keys = (name.rpartition("-")[2] for name in self.elements)
        return next((key for key in keys if key.startswith(beginning)), None)

    def data(self, key: str) -> Any:
        """What a component on the page was given."""
        return json.loads(self.element(key).json)

    def begin(self, parts: Collection[str] = ()) -> None:
        """A run begins: of these parts of the page, around which all stays, or of the whole."""
        self.drawing = not parts
        self._coming = {
            n: each for n, each in self._drawn.items() if parts and each[1] not in parts
        }

    def take(self, delta: Delta) -> None:
        """Something is drawn."""
        part = delta.fragment_id
        for folded in (delta.add_block.popover, delta.add_block.expandable):
            if folded.id:
                self._coming[folded.id] = "widget", part, folded
        if delta.WhichOneof("type") != "new_element":
            return
        kind = str(delta.new_element.WhichOneof("type"))
        element = getattr(delta.new_element, kind)
        if kind in ("html", "text"):
            self._number += 1
            self._coming[str(self._number)] = kind, part, element.body
        elif kind == "alert" and element.format == Alert.ERROR:
            self.problems.append(element.body)
        elif kind == "exception":
            self.problems.append(element.message)
        elif getattr(element, "id", ""):
            self._coming[element.id] = "widget", part, element

    def end(self, *, whole: bool = True) -> None:
        """What was drawn is on the page now. `whole`: nothing else is; otherwise what was there
        stands beside it, as where the end of a run never came.
        """
        self.drawing = False
        self._drawn = self._coming if whole else self._drawn | self._coming
        self.elements = {n: each for n, (kind, _, each) in self._drawn.items() if kind == "widget"}
        self.html, self.texts = (
            [each for kind, _, each in self._drawn.values() if kind == wanted]
            for wanted in ("html", "text")
        )
