"""A visitor who speaks Streamlit's websocket protocol, with the messages that a browser sends."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Button_pb2 import Button
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.TextInput_pb2 import TextInput
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

PATIENCE = 60.0


class Visitor:
    """One tab of a browser: its connection, the page it is on, and what is on that page.

    `heard` is told the seconds from every message to the end of the run that it asked for.
    Only widgets that were touched are sent: the server remembers the others.
    """

    def __init__(self, url: str, heard: Callable[[float], None]) -> None:
        self._url = url
        self._heard = heard
        self._socket: ClientConnection | None = None
        self._listening: asyncio.Task[None] | None = None
        self._finished = asyncio.Event()
        self._session: str | None = None
        self._pages: dict[str, str] = {}
        self._page = ""
        self._query = ""
        # What the last run drew, and what the run that is going on has drawn so far.
        self._elements: dict[str, Any] = {}
        self._coming: dict[str, Any] = {}
        # The HTML that the last run drew, and that of the run that is going on.
        self.html: list[str] = []
        self._html: list[str] = []
        # What the server may refer to by its hash, and the run that held it last.
        self._cached: dict[str, tuple[ForwardMsg, int]] = {}
        self._runs = 0
        self._most_runs = 0
        self.problems: list[str] = []

    async def connect(self, cookies: str = "") -> None:
        """Open the connection, or open it again for the same session."""
        self._socket = await connect(
            f"{self._url.replace('http', 'ws', 1)}/_stcore/stream",
            # Streamlit's own use of this header: protocol, token, and the session to go on with.
            subprotocols=[
                Subprotocol(each)
                for each in ("streamlit", "PLACEHOLDER_AUTH_TOKEN", self._session)
                if each
            ],
            additional_headers={"Cookie": cookies} if cookies else {},
            max_size=None,
            ping_interval=None,
            proxy=None,
        )
        self._listening = asyncio.create_task(self._listen(self._socket))

    async def lose(self) -> None:
        """Lose the connection without a word, as a phone does."""
        assert self._socket
        self._socket.transport.abort()
        await self.leave()

    async def leave(self) -> None:
        """Close the connection."""
        assert self._socket
        assert self._listening
        await self._socket.close()
        await self._listening

    async def open(self, page: str) -> None:
        """Come in by the address of a page."""
        await self._run(self.post(page_name=page))

    async def follow(self, page: str) -> None:
        """Follow a link of the menu; the selection goes along."""
        await self._run(self.post(page=self._pages[page]))

    async def again(self) -> None:
        """Ask for the page once more, as a browser does that lost its connection in a run."""
        await self._run(self.post())

    async def trigger(self, key: str, event: str, value: object) -> None:
        """What a component's setTriggerValue sends, until the page has followed."""
        await self._run(self.post(self.told(key, event, value)))

    async def type(self, key: str, text: str) -> None:
        """Type in a text field."""
        await self._run(self.post(WidgetState(id=self.element(key).id, string_value=text)))

    async def press(self, key: str) -> None:
        """Press a button."""
        await self._run(self.post(WidgetState(id=self.element(key).id, trigger_value=True)))

    async def unfold(self, key: str) -> None:
        """Open a popover."""
        await self._run(self.post(WidgetState(id=self.element(key).id, bool_value=True)))

    async def enter_code(self, code: str) -> None:
        """Fill in the form that asks the code."""
        field, button = (
            next(each for each in self._elements.values() if isinstance(each, kind))
            for kind in (TextInput, Button)
        )
        typed = WidgetState(id=field.id, string_value=code)
        await self._run(self.post(typed, WidgetState(id=button.id, trigger_value=True)))

    def told(self, key: str, event: str, value: object) -> WidgetState:
        """The state of a component's trigger."""
        return WidgetState(
            id=f"$$STREAMLIT_INTERNAL_KEY_{self.element(key).id}__events",
            json_trigger_value=json.dumps(
                [{"event": event, "value": value}], ensure_ascii=False, separators=(",", ":")
            ),
        )

    def element(self, key: str) -> Any:
        """The widget or component with this key on the page; raises LookupError."""
        for name, each in self._elements.items():
            if name.endswith(f"-{key}"):
                return each
        raise LookupError(f"{key} is not on the page")

    def has(self, key: str) -> bool:
        """Whether there is one with this key."""
        return any(name.endswith(f"-{key}") for name in self._elements)

    def data(self, key: str) -> Any:
        """What a component on the page was given."""
        return json.loads(self.element(key).json)

    async def post(self, *widgets: WidgetState, page_name: str = "", page: str = "") -> float:
        """Ask for a run and don't wait for it; returns when. `page`: another than this one."""
        assert self._socket
        message = BackMsg()
        run = message.rerun_script
        run.query_string = self._query
        run.widget_states.widgets.extend(widgets)
        run.page_name = page_name
        run.page_script_hash = "" if page_name else page or self._page
        run.cached_message_hashes.extend(self._cached)
        run.context_info.url = f"{self._url}/{page_name}"
        run.context_info.timezone = "Europe/Amsterdam"
        run.context_info.locale = "nl-NL"
        self._finished.clear()
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        return start

    async def _run(self, posting: Awaitable[float]) -> None:
        start = await posting
        await asyncio.wait_for(self._finished.wait(), PATIENCE)
        self._heard(time.perf_counter() - start)

    async def _listen(self, socket: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            async for frame in socket:
                self._take(ForwardMsg.FromString(frame))

    def _take(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "ref_hash":
            message = self._cached[message.ref_hash][0]
        if message.metadata.cacheable:
            self._cached[message.hash] = message, self._runs
        match message.WhichOneof("type"):
            case "new_session":
                self._coming, self._html = {}, []
                self._session = message.new_session.initialize.session_id
                self._most_runs = message.new_session.config.max_cached_message_age
            case "navigation":
                self._page = message.navigation.page_script_hash
                self._pages = {
                    page.url_pathname: page.page_script_hash
                    for page in message.navigation.app_pages
                }
            case "page_info_changed":
                self._query = message.page_info_changed.query_string
            case "delta":
                self._take_element(message.delta)
            case "script_finished":
                self._end_run(message.script_finished)

    def _take_element(self, delta: Delta) -> None:
        if delta.add_block.popover.id:
            self._coming[delta.add_block.popover.id] = delta.add_block.popover
        if delta.WhichOneof("type") != "new_element":
            return
        kind = str(delta.new_element.WhichOneof("type"))
        element = getattr(delta.new_element, kind)
        if kind == "html":
            self._html.append(element.body)
        elif kind == "alert" and element.format == Alert.ERROR:
            self.problems.append(element.body)
        elif kind == "exception":
            self.problems.append(element.message)
        elif getattr(element, "id", ""):
            self._coming[element.id] = element

    def _end_run(self, how: int) -> None:
        # A run that made place for the next is no answer yet.
        if how == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return
        self._elements, self.html = self._coming, self._html
        self._runs += 1
        self._cached = {
            name: (message, run)
            for name, (message, run) in self._cached.items()
            if self._runs - run <= self._most_runs
        }
        self._finished.set()
