"""What is on the page of a visitor, from the messages in which a run of the server draws it."""

import json
from typing import Any

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.Delta_pb2 import Delta


class Page:
    """What the last run drew, and what the run that is going on has drawn so far."""

    def __init__(self) -> None:
        self.elements: dict[str, Any] = {}
        self.html: list[str] = []
        self.texts: list[str] = []
        self.problems: list[str] = []
        # Whether the whole page is being drawn now.
        self.drawing = False
        self._coming: dict[str, Any] = {}
        self._html: list[str] = []
        self._texts: list[str] = []

    def element(self, key: str) -> Any:
        """The widget or component with this key; raises LookupError."""
        for name, each in self.elements.items():
            if name.endswith(f"-{key}"):
                return each
        raise LookupError(f"{key} is not on the page")

    def keyed(self, beginning: str) -> str | None:
        """The key on the page that begins so; None where there is none."""
        keys = (name.rpartition("-")[2] for name in self.elements)
        return next((key for key in keys if key.startswith(beginning)), None)

    def data(self, key: str) -> Any:
        """What a component on the page was given."""
        return json.loads(self.element(key).json)

    def begin(self, *, part: bool) -> None:
        """A run begins. `part`: what stands around the part that is drawn stays."""
        self.drawing = not part
        self._coming = dict(self.elements) if part else {}
        self._html, self._texts = ([*self.html], [*self.texts]) if part else ([], [])

    def take(self, delta: Delta) -> None:
        """Something is drawn."""
        for folded in (delta.add_block.popover, delta.add_block.expandable):
            if folded.id:
                self._coming[folded.id] = folded
        if delta.WhichOneof("type") != "new_element":
            return
        kind = str(delta.new_element.WhichOneof("type"))
        element = getattr(delta.new_element, kind)
        if kind == "html":
            self._html.append(element.body)
        elif kind == "text":
            self._texts.append(element.body)
        elif kind == "alert" and element.format == Alert.ERROR:
            self.problems.append(element.body)
        elif kind == "exception":
            self.problems.append(element.message)
        elif getattr(element, "id", ""):
            self._coming[element.id] = element

    def end(self, *, whole: bool = True) -> None:
        """What was drawn is on the page now. `whole`: nothing else is; otherwise what was there
        stands beside it, as where the end of a run never came.
        """
        self.drawing = False
        self.elements = self._coming if whole else self.elements | self._coming
        self.html, self.texts = self._html, self._texts
