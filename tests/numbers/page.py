"""A page as Streamlit sends it to the browser, taken apart until no number on it is left."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from streamlit.testing.v1 import AppTest

# What shows no number, or only what a visitor's browser needs.
_SILENT = ("document", "keep_own", "invite", "thumbnails")
# Where the session holds which tab is open, and the block that these tabs are in.
_TABS = {
    "panel_tab": "panel", "session_tab": "session_part", "year_tab": "year_section",
    "feedback_tab": "feedback_part", "campaign_tab": "campaign_part",
    "question_tab": "question_part",
}  # fmt: skip
_NUMBER = re.compile(r"\d|geen (verhalen|stippen|verhaal)")


@dataclass(eq=False)
class Shown:
    """Something on a page: its text, and its data where it is a component of our own."""

    kind: str
    key: str | None
    text: str
    data: Any = None

    @property
    def must_be_checked(self) -> bool:
        shows = self.data is not None or "<table" in self.text
        return self.key not in _SILENT and (shows or bool(_NUMBER.search(plain_text(self.text))))


@dataclass(frozen=True)
class Figure:
    """A figure of plotly: its traces and the notes written over it."""

    traces: list[dict[str, Any]]
    notes: list[str]

    @property
    def bars(self) -> list[dict[str, Any]]:
        return [trace for trace in self.traces if trace["type"] == "bar"]

    @property
    def dots(self) -> list[dict[str, Any]]:
        return [trace for trace in self.traces if trace["type"] == "scatter"]

    @property
    def numbers(self) -> list[str]:
        """The notes that hold a number."""
        return [note for note in self.notes if re.search(r"\d", note)]


@dataclass(frozen=True)
class Card:
    """A plot with its heading, its sentence and its table."""

    title: str
    sentence: str
    figure: Figure
    head: list[str]
    rows: list[list[str]]
    selected: bool | None


class Page:
    """What is asked for counts as checked; `all_checked` fails on what then still has a number.

    Every tab of the panel, or of a session, is opened, one after another.
    """

    def __init__(self, app: AppTest) -> None:
        self.app = app
        self._blocks: dict[str, list[Shown]] = {}
        self._left: list[Shown] = []
        held = _tabs_of(app)
        tabs = [tab.label for tab in app.tabs] if held else []
        if held and app.session_state[held] != tabs[0]:
            open_tab(app, tabs[0])
        self._add(app)
        for tab in tabs[1:] if held else ():
            open_tab(app, tab)
            self._add(app, among=_TABS[held])

    def _add(self, app: AppTest, among: str | None = None) -> None:
        """Take what stands on the page now; `among`: only in this block, but for what it had."""
        before = set(self._blocks.get(among or "", ()))
        known = {each.key for each in before if each.key}
        self._blocks.pop(among or "", None)
        now = list(self._walk(app.main, ()))
        wrong = [each.text for each in now if each.kind in ("error", "exception", "warning")]
        assert not wrong
        assert not app.exception
        if among:
            now = [each for each in self._blocks[among] if not each.key or each.key not in known]
        self._left += now

    def has(self, key: str) -> bool:
        return any(each.key == key for each in self._left)

    def shows(self, beginning: str) -> bool:
        """A text that begins so is there."""
        return any(plain_text(each.text).startswith(beginning) for each in self._left)

    @property
    def cards(self) -> list[str]:
        """The file names of the plots."""
        return [name.removeprefix("plot_") for name in self._blocks if name.startswith("plot_")]

    def data(self, key: str) -> Any:
        """The data of the component with this key."""
        return self._take(lambda each: each.key == key and each.data is not None, key).data

    def text(self, beginning: str) -> str:
        """The first text that begins so."""
        return plain_text(
            self._take(lambda each: plain_text(each.text).startswith(beginning), beginning).text
        )

    def card(self, file_name: str) -> Card:
        """A plot with everything that belongs to it."""
        heading, sentence, *held = self._blocks[f"plot_{file_name}"]
        again, table = self._blocks[f"numbers_{file_name}"][:2]
        assert again.text == sentence.text
        component = next(each for each in held if each.key == file_name)
        for each in (heading, sentence, component, again, table):
            self._left.remove(each)
        data, title = component.data, plain_text(heading.text)
        drawn = json.loads(data["figure"])
        notes = [note["text"] for note in drawn["layout"].get("annotations", ())]
        assert data["title"] == title
        assert data["alt"] == f"{title}. {sentence.text}"
        head, *rows = rows_of(table.text)
        pointing = data["pointing"]
        return Card(
            title, sentence.text, Figure(drawn["data"], notes), head, rows,
            pointing and pointing["selected"],
        )  # fmt: skip

    def html(self, holding: str) -> str:
        """The HTML that holds this."""
        return self._take(lambda each: each.kind == "html" and holding in each.text, holding).text

    def buttons(
        self, key: str, *, above: tuple[int, ...] = ()
    ) -> list[tuple[str, str, bool | str]]:
        """Label, note and pressed of every choice button; "niet" where it is pressed so.

        `above`: the numbers in their heading.
        """
        data = self.data(key)
        assert numbers_in(data["label"]) == list(above)
        return [
            (each["label"], each["note"], "niet" if each["negated"] else each["pressed"])
            for each in data["choices"]
        ]

    def all_checked(self) -> None:
        """Fail where something with a number was not asked for."""
        left = [f"{each.kind} {each.key}: {each.text[:80]}" for each in self._left
                if each.must_be_checked]  # fmt: skip
        assert not left

    def _take(self, wanted: Callable[[Shown], bool], name: str) -> Shown:
        found = next((each for each in self._left if wanted(each)), None)
        assert found, f"{name} is not on the page"
        self._left.remove(found)
        return found

    def _walk(self, node: Any, around: tuple[str, ...]) -> Iterator[Shown]:
        for child in node.children.values():
            proto = getattr(child, "proto", None)
            if hasattr(child, "children"):
                names = (*around, child.key) if getattr(child, "key", None) else around
                label = getattr(child, "label", "") or getattr(
                    getattr(proto, child.type, None), "label", ""
                )
                inside = [Shown(child.type, None, label)] if label else []
                yield from self._noted(inside, around)
                yield from self._walk(child, names)
            else:
                yield from self._noted([_shown(child, proto)], around)

    def _noted(self, shown: list[Shown], around: tuple[str, ...]) -> Iterator[Shown]:
        for name in around:
            self._blocks.setdefault(name, []).extend(shown)
        yield from shown


def open_tab(app: AppTest, tab: str) -> None:
    """Open this tab of what the page has tabs for: the panel, or the parts of a session."""
    held = _tabs_of(app)
    assert held
    app.session_state[held] = tab
    app.run()


def _tabs_of(app: AppTest) -> str | None:
    """Where the session holds which tab of this page is open; None where it has none."""
    labels, state = {tab.label for tab in app.tabs}, app.session_state
    return next((name for name in _TABS if name in state and state[name] in labels), None)


def _shown(element: Any, proto: Any) -> Shown:
    if element.type == "bidi_component":
        data = json.loads(proto.json or proto.mixed.json)
        return Shown(element.type, element.key, "", data)
    if element.type == "component_instance":
        return Shown(element.type, element.key, "", json.loads(proto.json_args))
    told = [str(getattr(proto, name, "")) for name in ("body", "label", "default", "placeholder")]
    options = [getattr(each, "content", each) for each in getattr(proto, "options", ())]
    text = "\n".join(filter(None, [*told[:2], *(options or told[3:])]))
    return Shown(element.type, getattr(element, "key", None), text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.rows: list[list[str]] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._silent = tag == "style"
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td") and self.rows:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if data.strip():
            self.pieces.append(" ".join(data.split()))
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


def pieces_of(html: str) -> list[str]:
    """The pieces of text in HTML, in order."""
    reader = _Reader()
    reader.feed(html)
    return reader.pieces


def plain_text(html: str) -> str:
    """HTML without its tags."""
    return " ".join(pieces_of(html))


def rows_of(html: str) -> list[list[str]]:
    """The cells of a table, row by row, the head first."""
    reader = _Reader()
    reader.feed(html)
    return reader.rows


def numbers_in(sentence: str, *names: str) -> list[int]:
    """The whole numbers of a sentence that has these names in it, besides those in names."""
    for name in sorted(names, key=len, reverse=True):
        assert name in sentence, f"{name} is not in: {sentence}"
        sentence = sentence.replace(name, "")
    # What stands between quotes is the name of something else.
    bare = re.sub(r"‘[^’]*’", "", sentence)
    return [int(each.replace(".", "")) for each in re.findall(r"\d+(?:\.\d{3})*", bare)]
